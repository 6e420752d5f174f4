"""The coded view: all that those in a conference read of somebody, and what one agency alone may need.

It holds no name, no nationality and no address. It is made when the conference is called, or later when
whoever called it says so, and kept as it was shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta.assessment import Stands, Value
from rabta.law.values import Concerns
from rabta.papers import wording
from rabta.protection import Posture
from rabta_web.assessments.queries import Sitting
from rabta_web.conferences.choices import VOICES, Kind, Voice
from rabta_web.incidents.about import BY_KEY, worded
from rabta_web.incidents.queries import told_of
from rabta_web.incidents.vocabulary import label as fact_label
from rabta_web.incidents.vocabulary import law, words
from rabta_web.referrals.card import CardLine, card_of
from rabta_web.referrals.card import lines as card_lines
from rabta_web.referrals.choices.basis import Shared
from rabta_web.referrals.choices.care import DANGERS, Danger
from rabta_web.referrals.models import RiskView
from rabta_web.referrals.queries.wording import label_of

DRAWN = (Stands.SIGNS, Stands.CONTESTED)
"""How an open reading stands that agencies need to know of."""

LEADING: Mapping[str, str | Promise] = {
    "voice": _("How the person is heard"),
    "wish": _("What the person wants"),
    "best_interests": _("Why it is best for the child"),
    "child_contact": _("Knows of it at child protection"),
    "words": _("What is to be talked about"),
}
TOLD: Mapping[Kind, tuple[str, ...]] = {
    Kind.NATIONALITY: ("nationality_claimed", "nationality_documented", "nationality_disputed"),
    Kind.ADDRESS: ("custody_place", "home_district", "address_for_contact"),
    Kind.HEALTH: ("injuries_seen", "medical_needs", "treatment_given"),
    Kind.SAFETY: ("found_with",),
}
FACTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.HEALTH: ("hurt_or_ill",),
    Kind.SAFETY: ("in_danger_now", "companion_may_harm"),
}
SAYS = {"facts": _("On the questions asked"), "danger": _("How the person sees the danger")}


class Heard(NamedTuple):
    """How the person is heard, what they want, and what else whoever calls says to all."""

    voice: Voice
    wish: str
    words: str = ""
    best_interests: str = ""
    child_contact: str = ""


class ReadingLine(NamedTuple):
    """One reading as it stands, without what it rests on."""

    label: str
    says: str


class Coded(NamedTuple):
    """The coded view in the reader's language."""

    lines: tuple[CardLine, ...]
    posture: str
    protect: bool
    readings: tuple[ReadingLine, ...]
    needs: tuple[str, ...]


def coded_of(held: Sitting, heard: Heard) -> str:
    """The coded view of somebody, as text to be sealed."""
    kept = {
        "heard": {key: words.strip() for key, words in heard._asdict().items() if words.strip()},
        "card": json.loads(card_of(held, {}, (Shared.BASICS,))),
        **_standing(held),
    }
    return json.dumps(kept, ensure_ascii=False)


def coded_anew(held: Sitting, before: str) -> str:
    """The coded view as it stands now; what was said by whoever called stays."""
    kept = json.loads(before)
    kept["card"] = json.loads(card_of(held, {}, (Shared.BASICS,)))
    return json.dumps(kept | _standing(held), ensure_ascii=False)


def _standing(held: Sitting) -> dict[str, object]:
    outcome = held.night.outcome
    return {
        "posture": outcome.protection.posture.value,
        "readings": [list(each) for each in _readings(held)],
        "needs": [need.id for need in outcome.needs],
    }


def _readings(held: Sitting) -> Iterator[tuple[str, str, str]]:
    """What is met, and what is open with something that points to it; never what they did themselves."""
    assessed, first = held.night.outcome.assessed, next(iter(law().pursue), ())
    for id, reading in law().readings.items():
        if reading.concerns is Concerns.OWN_CONDUCT:
            continue
        value, stands = assessed.value(id), assessed.stands(id)
        if value is Value.MET or stands in DRAWN or id in first:
            yield id, value.value, stands.value if stands else ""


def coded(kept: str) -> Coded:
    """A coded view in the reader's language."""
    held = json.loads(kept)
    posture = Posture(held["posture"])
    return Coded(
        (*_heard(held["heard"]), *card_lines(json.dumps(held["card"]))),
        words().say(wording.POSTURES[posture]),
        posture is Posture.PROTECT,
        tuple(_reading_lines(held["readings"])),
        tuple(label_of(need) for need in held["needs"]),
    )


def _heard(heard: Mapping[str, str]) -> Iterator[CardLine]:
    for key, label in LEADING.items():
        if said := heard.get(key):
            yield CardLine(label, str(VOICES[Voice(said)]) if key == "voice" else said)


def _reading_lines(readings: list[list[str]]) -> Iterator[ReadingLine]:
    for id, value, stands in readings:
        if found := law().readings.get(id):
            says = wording.STANDS[Stands(stands)] if stands else wording.VALUES[Value(value)]
            yield ReadingLine(words().pack(found.label), words().say(says))


def told_in(held: Sitting, kind: Kind) -> str:
    """What is recorded of one kind, as text to be sealed; "" where nothing is."""
    known, told = held.night.outcome.assessed.known, told_of(held.person)
    kept = {key: told[key] for key in TOLD[kind] if told.get(key)}
    if facts := [fact for fact in FACTS.get(kind, ()) if known.value(fact) is True]:
        kept["facts"] = ",".join(facts)
    own = RiskView.objects.filter(person=held.person).order_by("-noted_at").first()
    if kind is Kind.SAFETY and own:
        kept["danger"] = f"{own.danger} {own.words}"
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def told_lines(kept: str) -> tuple[CardLine, ...]:
    """What one agency alone is shown, in the reader's language."""
    return tuple(_told(key, said) for key, said in json.loads(kept).items())


def _told(key: str, said: str) -> CardLine:
    if key == "facts":
        return CardLine(SAYS[key], "، ".join(fact_label(fact) for fact in said.split(",")))
    if key == "danger":
        danger, _space, own_words = said.partition(" ")
        return CardLine(SAYS[key], f"{DANGERS[Danger(danger)]}: {own_words}")
    return CardLine(BY_KEY[key].name, worded(key, said))
