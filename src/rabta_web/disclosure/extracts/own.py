"""What is held of one person, for themselves: no investigation data, and nobody else's identity.

Whatever free words somebody else wrote may name others, so reasons, companions, guardians, interpreters and
who was present stand out of it. Who said something is given only where it was the person, an officer, an
agency or a document; a companion or a relative is somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from rabta.assessment import Value
from rabta.law.values import Concerns
from rabta.papers.paper import Block, Heading, Line, Manner, Paragraph, Table, plain
from rabta.papers.telling import Teller
from rabta_web.assessments.choices import CONCLUSIONS
from rabta_web.assessments.models import Conclusion
from rabta_web.assessments.queries import Sitting, sitting_of
from rabta_web.disclosure.choices import BOOKS, Book, State
from rabta_web.disclosure.extracts import lines
from rabta_web.disclosure.models import Disclosure, Step
from rabta_web.disclosure.queries.material import Material, Noted, Said, Someone, said_both_ways
from rabta_web.incidents.kinds import Source
from rabta_web.incidents.models import Involved
from rabta_web.incidents.vocabulary import law, words
from rabta_web.referrals.choices import BASES, STATES, Basis
from rabta_web.referrals.choices import State as ReferralState
from rabta_web.referrals.models import Referral
from rabta_web.referrals.queries.wording import names_of_agencies, receiver_of

NAMES_OTHERS = frozenset(
    {
        *("trusted_person", "guardian", "guardian_safe", "interpreter", "found_with", "safe_contact"),
        *("nationality_disputed", "as_written"),
    }
)
"""Lines about somebody in which others are named: they are left out, and the paper says so."""

SOMEBODY_ELSE = frozenset({Source.COMPANION, Source.FAMILY})


def blocks(material: Material) -> Iterator[Block]:
    """The record as a paper holds it."""
    for someone in material.people:
        held = sitting_of(_with_incident(material, someone))
        yield from lines.head_of(someone)
        left_out = _("What names other people, and reasons in free words, is left out of this paper.")
        yield Paragraph(plain(left_out), Manner.NOTE)
        yield from lines.noted(
            _("What is known, and how the person may be reached"), _own(material.particulars(someone))
        )
        yield from lines.noted(_("Health, fear, wishes and consent"), _own(material.care(someone)))
        yield from _said(material.said(someone))
        yield from _read(held)
        yield from _decided(held)
        yield from _received(material, someone)


def data(material: Material) -> list[dict[str, Any]]:
    """The record as programs read it."""
    return [_person(material, someone) for someone in material.people]


def _person(material: Material, someone: Someone) -> dict[str, Any]:
    held, said = sitting_of(_with_incident(material, someone)), material.said(someone)
    assessed = held.night.outcome.assessed
    return {
        **lines.named(someone),
        "particulars": lines.as_values(_own(material.particulars(someone))),
        "care": lines.as_values(_own(material.care(someone))),
        "statements": [{**lines.said_as_values(each), "source": _source(each)} for each in said],
        "said_both_ways": said_both_ways(said),
        "posture": held.night.outcome.protection.posture.value,
        "readings": {
            name: assessed.value(name).value
            for name, reading in law().readings.items()
            if reading.concerns is not Concerns.OWN_CONDUCT
        },
        "opinions": [
            {
                "agency": each.asked.agency_id,
                "asked_at": each.asked.asked_at.isoformat(),
                "choice": each.opinion.choice if each.opinion else None,
            }
            for each in held.opinions
        ],
        "referrals": [
            {"to": each.to_agency, "at": each.sent_at.isoformat(), "basis": each.basis, "state": each.state}
            for each in _referrals(someone.row)
        ],
        "disclosures": [
            {"book": each.book, "at": step.given_at.isoformat() if step.given_at else None}
            for each, step in _disclosures(material, someone)
        ],
    }


def _with_incident(material: Material, someone: Someone) -> Involved:
    someone.row.incident = material.incident
    return someone.row


def _own(rows: list[Noted]) -> list[Noted]:
    return [row for row in rows if row.key not in NAMES_OTHERS]


def _source(said: Said) -> str:
    return "other" if Source(said.source) in SOMEBODY_ELSE else said.source


def _said(said: list[Said]) -> Iterator[Block]:
    yield Heading(plain(_("What was said by and of the person")), 3)
    if not said:
        yield lines.nothing()
        return
    if both := said_both_ways(said):
        ways = _("Said both ways, and so not known: {facts}.").format(facts=lines.facts(both))
        yield Paragraph(plain(ways), Manner.NOTE)
    head = (_("When"), _("Who said it"), _("Question"), _("So"), _("Not so"))
    yield Table(head, tuple(_row(each) for each in said))


def _row(said: Said) -> tuple[Line, ...]:
    answer = lines.came_to(said)
    return (
        plain(lines.moment(said.at)),
        plain(_("somebody else") if Source(said.source) in SOMEBODY_ELSE else lines.source(said)),
        plain(lines.question(said.question) + (f" — {answer}" if answer else "")),
        plain(lines.facts(said.so)),
        plain(lines.facts(said.not_so)),
    )


def _read(held: Sitting) -> Iterator[Block]:
    """Where protection stands and why, and what the law makes of the facts."""
    teller, outcome = Teller(law(), words()), held.night.outcome
    protection = teller.protection(outcome)
    yield Heading(plain(_("Where protection stands")), 3)
    yield Paragraph(plain(protection.says))
    for ground in protection.grounds:
        rests_on = f": {lines.joined(ground.rests_on)}" if ground.rests_on else ""
        yield Paragraph(plain(ground.label + rests_on))
    yield Heading(plain(_("What is read of the facts")), 3)
    rows = [
        (plain(each.label), plain(each.says))
        for pack in teller.readings(outcome)
        for each in pack.readings
        if law().readings[each.id].concerns is not Concerns.OWN_CONDUCT
    ]
    yield Table((_("Reading"), _("How it stands")), tuple(rows)) if rows else lines.nothing()


def _decided(held: Sitting) -> Iterator[Block]:
    """Second opinions and officers' own conclusions, without their reasons."""
    yield Heading(plain(_("What was decided")), 3)
    rows: list[tuple[Line, ...]] = [
        (
            plain(lines.moment(each.opinion.given_at if each.opinion else each.asked.asked_at)),
            plain(f"{_('Second opinion')}: {each.agency}"),
            plain(str(each.choice or _("not answered; protection goes on"))),
        )
        for each in held.opinions
    ]
    labels = law().readings
    for row in Conclusion.objects.filter(person=held.person).order_by("made_at"):
        what = words().pack(labels[row.reading].label) if row.reading in labels else row.reading
        stands = str(CONCLUSIONS[Value(row.stands)])
        rows.append((plain(lines.moment(row.made_at)), plain(what), plain(stands)))
    yield Table((_("When"), _("What"), _("What it came to")), tuple(rows)) if rows else lines.nothing()


def _received(material: Material, someone: Someone) -> Iterator[Block]:
    """Who received the person's data: agencies they were referred to, and courts."""
    yield Heading(plain(_("Who received the person's data")), 3)
    rows: list[tuple[Line, ...]] = [
        (
            plain(lines.moment(each.sent_at)),
            plain(receiver_of(each, names_of_agencies([each.to_agency]))),
            plain(f"{BASES[Basis(each.basis)]}; {STATES[ReferralState(each.state)]}"),
        )
        for each in _referrals(someone.row)
    ]
    for each, step in _disclosures(material, someone):
        at = lines.moment(step.given_at) if step.given_at else "—"
        rows.append((plain(at), plain(each.authority), plain(str(BOOKS[Book(each.book)]))))
    yield Table((_("When"), _("Who"), _("On what basis")), tuple(rows)) if rows else lines.nothing()


def _referrals(person: Involved) -> list[Referral]:
    return list(Referral.objects.filter(person=person).order_by("sent_at"))


def _disclosures(material: Material, someone: Someone) -> list[tuple[Disclosure, Step]]:
    """What was handed over of the person; an investigation is no part of this record."""
    found = Disclosure.objects.filter(
        incident=material.incident, people__contains=[someone.row.number], state=State.HANDED_OVER
    ).exclude(book=Book.INVESTIGATION)
    rows = found.order_by("since").prefetch_related("steps")
    return [(row, step) for row in rows for step in row.steps.all() if step.after == State.HANDED_OVER]
