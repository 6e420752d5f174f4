"""Blocks that are computed from a night: sections, screening, agencies, clocks, evidence and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from rabta.assessment import Value
from rabta.law.duties import Cover, Lever, Term
from rabta.law.values import Concerns, Ground, Reading
from rabta.papers import wording
from rabta.papers.cleaning import clean
from rabta.papers.conditions import called_for, is_group
from rabta.papers.dates import moment
from rabta.papers.details import allowed
from rabta.papers.matter import Matter
from rabta.papers.paper import (
    Blank,
    Block,
    Facts,
    Given,
    Heading,
    Items,
    Kind,
    Line,
    Manner,
    Paragraph,
    Row,
    Section,
    Sections,
    Table,
    plain,
)
from rabta.papers.screening import asked
from rabta.protection import Cause, Posture
from rabta.routing.night import Night
from rabta.routing.owed import Owed
from rabta.routing.parts import RANKS, Part

CHARGED = (Concerns.HARM, Concerns.FACILITATOR)
"""What a draft may charge: what others did. What the person did themselves is never drafted."""

EMPTY_ROWS = 3
"""Rows to write in by hand after those that are known."""

APART = re.compile(r"[;؛\n]")
"""What parts one article from the next."""


def _note(matter: Matter, sentence: str) -> Paragraph:
    return Paragraph(plain(matter.say(sentence)), Manner.NOTE)


def _each(matter: Matter, of: Callable[[Matter, Night], Iterator[Block]]) -> Iterator[Block]:
    """The same blocks for each person, under a heading where there are several."""
    for night in matter.about:
        if len(matter.about) > 1:
            yield Heading(matter.person(night), 3)
        yield from of(matter, night)


def _sections(matter: Matter) -> Iterator[Block]:
    """Sections of the last pack for what others did: those met, or all but met.

    Those that something merely points to are named after them, or stand there
    whole where there are no others.
    """
    found: dict[str, Section] = {}
    hinted: dict[str, Section] = {}
    for reading in matter.law.packs[-1].readings.values():
        for night in matter.about:
            if reading.concerns in CHARGED and called_for(night, reading.id):
                hint = not night.outcome.assessed.may_be_met(reading.id)
                (hinted if hint else found).setdefault(reading.id, _section(matter, night, reading))
    if not found and not hinted:
        yield _note(matter, wording.NOTHING_POINTS)
        return
    yield Sections(tuple((found or hinted).values()))
    open_ones = [each.label for name, each in hinted.items() if found and name not in found]
    if open_ones:
        readings = matter.say(wording.SEMICOLON).join(open_ones)
        yield Paragraph(plain(matter.say(wording.HINTED, readings=readings)))


def _section(matter: Matter, night: Night, reading: Reading) -> Section:
    assessed = night.outcome.assessed
    provisions = (name for reason in assessed.reasons(reading.id) for name in reason.provisions)
    return Section(
        matter.words.pack(reading.label), _stands(matter, night, reading.id), matter.citations(provisions)
    )


def _stands(matter: Matter, night: Night, name: str) -> str:
    """What a reading comes to, and how it stands where it is open."""
    assessed = night.outcome.assessed
    value, stands = assessed.value(name), assessed.stands(name)
    known = [wording.VALUES[value], *([wording.STANDS[stands]] if stands else [])]
    return matter.say(wording.COMMA).join(matter.say(each) for each in known)


def _readings(matter: Matter) -> Iterator[Block]:
    """The readings of all packs that say something, and the main ones in any case."""
    return _each(matter, _readings_of)


def _readings_of(matter: Matter, night: Night) -> Iterator[Block]:
    law, assessed = matter.law, night.outcome.assessed
    yield Sections(
        tuple(
            _section(matter, night, reading)
            for reading in law.readings.values()
            if reading.concerns in (*CHARGED, Concerns.PROTECTION)
            and assessed.value(reading.id) is not Value.NOT_IN_FORCE
            and (reading.id in law.pursue[0] or called_for(night, reading.id))
        )
    )


def _posture(matter: Matter) -> Iterator[Block]:
    """The posture with what it stands on."""
    return _each(matter, lambda matter, night: _posture_of(matter, night, whole=True))


def _grounds(matter: Matter) -> Iterator[Block]:
    """The posture with the kinds of its reasons, and nothing of what the person told."""
    return _each(matter, lambda matter, night: _posture_of(matter, night, whole=False))


def _posture_of(matter: Matter, night: Night, *, whole: bool) -> Iterator[Block]:
    protection = night.outcome.protection
    yield Paragraph(plain(matter.say(wording.POSTURES[protection.posture])))
    found: dict[Ground | Cause, list[str]] = {}
    for reason in protection.reasons:
        found.setdefault(reason.ground, []).append(_about(matter, reason.about))
    if found and whole:
        yield Facts(
            tuple(
                Row(matter.say(wording.GROUNDS[each]), matter.joined(words)) for each, words in found.items()
            )
        )
    elif found:
        grounds = matter.say(wording.COMMA).join(matter.say(wording.GROUNDS[each]) for each in found)
        yield Paragraph(plain(matter.say(wording.GROUNDED, grounds=grounds)))


def _about(matter: Matter, name: str) -> str:
    """The fact or the question that a reason of the posture is about; "" where it is about neither."""
    fact, question = matter.law.facts.get(name), matter.law.questions.get(name)
    if fact:
        label = matter.words.pack(fact.label)
        return label if fact.sign else matter.say(wording.NOT_SO, fact=label)
    return matter.words.pack(question.text) if question else ""


def _screening(matter: Matter) -> Iterator[Block]:
    """What was asked and answered, by whom and when."""
    return _each(matter, _screening_of)


def _screening_of(matter: Matter, night: Night) -> Iterator[Block]:
    head = tuple(matter.say(each) for each in wording.HEAD_SCREENING)
    yield Table(head, tuple(asked(matter, night)))


def _safeguards(matter: Matter) -> Iterator[Block]:
    found = {each.id: each for night in matter.about for each in night.outcome.safeguards}
    items = (
        Paragraph(plain(matter.words.pack(each.label)), citations=matter.citations(each.provisions))
        for each in found.values()
    )
    yield Items(tuple(items)) if found else _note(matter, wording.NOTHING_OWED)


def _needs(matter: Matter) -> Iterator[Block]:
    found = {each.id: each for night in matter.about for each in night.outcome.needs}
    if not found:
        yield _note(matter, wording.NO_NEED)
        return
    rows = tuple((plain(matter.words.pack(each.label)), _empty()) for each in found.values())
    yield Table(tuple(matter.say(each) for each in wording.HEAD_NEEDS), rows)


def _told(matter: Matter) -> Iterator[Block]:
    """Who leads and who must be told, each agency once, with a place to note that it was."""
    parts = sorted(
        {(part.agency.id, part.route.id): part for night in matter.about for part in night.parts}.values(),
        key=lambda part: (RANKS.index(part.role), part.agency.id),
    )
    rows = [
        _told_row(matter, list(group))
        for _agency, group in groupby(parts, key=lambda part: (part.role, part.agency.id))
    ]
    head = tuple(matter.say(each) for each in wording.HEAD_TOLD)
    yield Table(head, tuple(rows)) if rows else _note(matter, wording.NOBODY_KNOWN)


def _told_row(matter: Matter, group: list[Part]) -> tuple[Line, ...]:
    part = group[0]
    provisional = all(each.provisional for each in group)
    role = matter.say(wording.AGENCY_ROLES[part.role])
    if provisional:
        role = matter.say(wording.PROVISIONAL, role=role)
    why = matter.together((plain(matter.words.pack(each.route.label)) for each in group), wording.SEMICOLON)
    cited = matter.cited(name for each in group for name in each.route.provisions)
    agency = plain(matter.words.pack(part.agency.label))
    if part.area:
        area = plain(matter.area(part.area))
        agency = matter.said(wording.PLACE_IN, place=agency, area=area)
    return agency, plain(role), (*why, *plain(f" {cited}")), _empty()


def _duty(matter: Matter) -> Iterator[Block]:
    """Why the agency that the paper goes to has a part in the matter."""
    parts = [part for night in matter.about for part in night.parts if matter.to]
    routes = {part.route.id: part.route for part in parts if matter.to and part.agency == matter.to.agency}
    items = (
        Paragraph(plain(matter.words.pack(each.label)), citations=matter.citations(each.provisions))
        for each in routes.values()
    )
    yield Items(tuple(items)) if routes else _note(matter, wording.NOBODY_KNOWN)


def _deadlines(matter: Matter) -> Iterator[Block]:
    """What is due, by when and on what basis, the nearest first."""
    found = {(each.deadline.id, each.due): each for night in matter.about for each in night.owed}
    head = tuple(matter.say(each) for each in wording.HEAD_CLOCKS)
    rows = tuple(_clock(matter, each) for each in found.values())
    yield Table(head, rows) if rows else _note(matter, wording.NO_CLOCK)


def _clock(matter: Matter, each: Owed) -> tuple[Line, ...]:
    say, pack, deadline = matter.say, matter.words.pack, each.deadline
    event = pack(matter.law.duties.events[deadline.starts].label)
    ends: Line = (Blank(say(wording.TIME_OF, event=event)),)
    if each.due:
        time, later = moment(each.due.at, matter.words), moment(each.due.latest, matter.words)
        ends = plain(time if time == later else say(wording.DUE_OR, time=time, later=later))
    basis = say(wording.TERM_FROM, term=_term(matter, deadline.term), event=event)
    cited = " ".join((basis, f"({say(wording.BASES[deadline.basis])})", matter.cited(deadline.provisions)))
    return plain(pack(deadline.label)), plain(pack(each.agency.label)), ends, plain(cited.strip()), _empty()


def _term(matter: Matter, term: Term | None) -> str:
    return matter.say(wording.TERMS[term.unit], amount=term.amount) if term else matter.say(wording.AT_ONCE)


def _evidence(matter: Matter) -> Iterator[Block]:
    """Articles and documents, numbered, with room for more."""
    details = matter.about[0].record.details
    source = clean(details.get("seized_from", ""))
    articles = [text for each in APART.split(details.get("seized_articles", "")) if (text := clean(each))]
    rows: list[tuple[Line, ...]] = [
        (plain(str(number)), (Given(text),), (Given(source),) if source else _empty(), _empty())
        for number, text in enumerate(articles, 1)
    ]
    known = len(rows)
    rows += [(plain(str(known + more)), _empty(), _empty(), _empty()) for more in range(1, EMPTY_ROWS + 1)]
    yield Table(tuple(matter.say(each) for each in wording.HEAD_ARTICLES), tuple(rows))


def _persons(matter: Matter) -> Iterator[Block]:
    """Everybody in the incident by number, presumed victims as such and nobody by name."""
    rows = tuple(_person_row(matter, night) for night in matter.nights)
    yield Table(tuple(matter.say(each) for each in wording.HEAD_PERSONS), rows)


def _person_row(matter: Matter, night: Night) -> tuple[Line, ...]:
    age, sex = (matter.value(key, night, "") for key in ("age", "sex"))
    if is_group(night):
        age = sex = plain("–")
    return matter.person(night), plain(capacity(matter, night)), age, sex


def capacity(matter: Matter, night: Night) -> str:
    """What a person is in a draft: a presumed victim before anything else."""
    protection, roles = night.outcome.protection, night.outcome.assessed.subject.roles
    if protection.posture is Posture.PROTECT:
        return matter.say(wording.PRESUMED_CHILD if protection.child else wording.PRESUMED)
    named = [wording.ROLES[role] for role in roles] or [wording.ROLES["encountered"]]
    if protection.posture is Posture.UNSCREENED:
        named.append(wording.NOT_SCREENED)
    return matter.say(wording.COMMA).join(matter.say(each) for each in named)


def _levers(matter: Matter) -> Iterator[Block]:
    """What the law offers a person against whom a section stands already. The conduct itself is not named."""
    applied = [each.conduct for night in matter.about for each in night.exposures if each.applied]
    covers = dict.fromkeys(cover for conduct in applied for cover in conduct.covers)
    items = [_shield(matter, cover) for cover in covers]
    levers = dict.fromkeys(name for conduct in applied for name in conduct.levers)
    items += [_lever(matter, matter.law.duties.levers[name]) for name in levers]
    yield Items(tuple(items)) if items else _note(matter, wording.NOTHING_APPLIED)


def _shield(matter: Matter, cover: Cover) -> Paragraph:
    provision = matter.cited([cover.provision])
    extent = matter.say(wording.EXTENTS[cover.extent])
    says = matter.words.pack(cover.says)
    return Paragraph(plain(matter.say(wording.SHIELD, provision=provision, extent=extent, says=says)))


def _lever(matter: Matter, lever: Lever) -> Paragraph:
    pack = matter.words.pack
    text = matter.say(wording.LEVER, label=pack(lever.label), says=pack(lever.says))
    return Paragraph(plain(text), citations=matter.citations(lever.provisions))


def _gaps(matter: Matter) -> Iterator[Block]:
    """Where the laws differ, and what else may be charged."""
    found = {gap.id: gap for night in matter.about for gap in night.gaps}
    pack = matter.words.pack
    items = (
        Paragraph(
            plain(matter.say(wording.LEVER, label=pack(gap.label), says=pack(gap.says))),
            citations=matter.citations(gap.fallback),
        )
        for gap in found.values()
    )
    yield Items(tuple(items)) if found else _note(matter, wording.NO_GAP)


def _empty() -> Line:
    return (Blank(),)


BLOCKS: Mapping[str, Callable[[Matter], Iterator[Block]]] = {
    "sections": _sections,
    "readings": _readings,
    "posture": _posture,
    "grounds": _grounds,
    "screening": _screening,
    "safeguards": _safeguards,
    "needs": _needs,
    "agencies": _told,
    "duty": _duty,
    "deadlines": _deadlines,
    "evidence": _evidence,
    "persons": _persons,
    "levers": _levers,
    "gaps": _gaps,
}
"""The blocks that a template may name."""

BLOCKS_KEPT_OUT: Mapping[Kind, frozenset[str]] = {
    Kind.ROZNAMCHA: frozenset({"screening", "posture", "levers"}),
    Kind.FIR: frozenset({"screening", "posture", "grounds", "needs", "safeguards", "readings", "levers"}),
    Kind.MEDICAL: frozenset({"screening", "posture", "readings", "sections", "levers", "gaps", "evidence"}),
    Kind.PRODUCTION: frozenset({"screening", "posture", "readings"}),
    Kind.REFERRAL: frozenset({"screening", "posture", "levers", "evidence", "gaps"}),
    Kind.STATEMENT: frozenset({"screening", "posture", "readings", "needs", "levers"}),
    Kind.TRANSFER: frozenset({"screening", "posture", "levers"}),
    Kind.SCREENING: frozenset(),
}
"""What never stands in a paper of a kind, whatever its template says: screening and what was told in it."""


def may_stand(name: str, kind: Kind) -> bool:
    """Whether a detail or a computed block may stand in a paper of a kind."""
    return name not in BLOCKS_KEPT_OUT[kind] if name in BLOCKS else allowed(name, kind)
