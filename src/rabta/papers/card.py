"""The "what now?" card of a district: what an officer needs at night, drawn from the law, as values."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from rabta.law import Law, Period, State, states
from rabta.law.duties import Agency, Basis, Deadline, Event, Helpline, Role, Route, Unit
from rabta.law.values import (
    Concerns,
    Fact,
    Ground,
    Instrument,
    Provision,
    Question,
    Reading,
    Sensitivity,
    Verification,
    Version,
)
from rabta.logic import plan
from rabta.places import Area, Gazetteer, Zone

SIGN_GROUPS = 9
"""As many groups of signs as one page bears; those of the packs that others build on come first."""

TO_SEE = Sensitivity.PLAIN
"""The sensitivity of signs that an officer may see or plainly ask about."""

DOUBT = (Verification.PRIMARY, Verification.SECONDARY, Verification.UNVERIFIED)
"""How sure we are, the surest first."""

CHARGED = (Concerns.HARM, Concerns.FACILITATOR)
"""What the readings on a card concern: what others did, never what the person did."""

LEADING = (Role.LEAD, Role.INQUIRE)
"""The parts that an officer must know of at once: who investigates, and who has to inquire."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A fact that raises questions and protection; `shows` is the answer that does."""

    fact: Fact
    shows: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A main reading of the law, and what it rests on first, by each text that may be in force."""

    reading: Reading
    instrument: Instrument
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """Something that is due tonight, and how sure we are of the law it stands on."""

    deadline: Deadline
    starts: Event
    agency: Agency
    verification: Verification

    @property
    def is_law(self) -> bool:
        """Whether to miss it is a breach of law."""
        return self.deadline.basis.is_law

    @property
    def is_ours(self) -> bool:
        """Whether nobody but us asks for it."""
        return self.deadline.basis is Basis.OUR_DEFAULT


@dataclass(frozen=True, slots=True)
class Lead:
    """An agency that leads, for these reasons; `zone` is its zone here and how sure that is, where known."""

    agency: Agency
    routes: tuple[Route, ...]
    zone: tuple[Zone, Verification] | None


@dataclass(frozen=True, slots=True)
class Card:
    """All that one card says, in the packs' own sentences."""

    district: Area
    province: Area | None
    made: date
    packs: tuple[tuple[str, str], ...]
    first: tuple[Question, ...]
    child_agencies: tuple[Agency, ...]
    to_see: tuple[tuple[Sign, ...], ...]
    to_hear: tuple[tuple[Sign, ...], ...]
    sections: tuple[Section, ...]
    clocks: tuple[Clock, ...]
    later_clocks: int
    leads: tuple[Lead, ...]
    helplines: tuple[Helpline, ...]


def card(law: Law, gazetteer: Gazetteer, district: Area, made: date) -> Card:
    """The card of a district, as the law and the places stand on the day it is made."""
    province = gazetteer.province_of(district, made)
    around = frozenset({district.id, *(area.id for area in gazetteer.within(district, made))})
    here = [each for each in law.duties.routes.values() if _holds(each, around)]
    children = dict.fromkeys(_for_children(law, here))
    due = [each for each in law.duties.deadlines.values() if each.binding and _holds(each, around)]
    only_told = {each.agency for each in here} - {each.agency for each in here if each.role in LEADING}
    tonight = [
        each for each in due if _hours(each) is not None and each.agency not in only_told - {*children}
    ]
    groups = tuple(_signs(law))[:SIGN_GROUPS]
    sections = tuple(_sections(law, province.id if province else "", made))
    of_note = frozenset({*(each.reading.id for each in sections), *chain.from_iterable(law.pursue[:1])})
    routes = (each for each in here if each.role in LEADING and not of_note.isdisjoint(each.readings))
    return Card(
        district=district,
        province=province,
        made=made,
        packs=tuple((pack.id, pack.version) for pack in law.packs),
        first=tuple(law.questions[name] for name in law.protection.child_path),
        child_agencies=tuple(law.duties.agencies[name] for name in children),
        to_see=tuple(signs for question, signs in groups if question.sensitivity is TO_SEE),
        to_hear=tuple(signs for question, signs in groups if question.sensitivity is not TO_SEE),
        sections=sections,
        clocks=tuple(_clock(law, each) for each in sorted(tonight, key=lambda each: _hours(each) or 0)),
        later_clocks=len(due) - len(tonight),
        leads=tuple(_leads(law, routes, gazetteer, district, made)),
        helplines=tuple(each for each in law.duties.helplines.values() if _holds(each, around)),
    )


def _holds(duty: Deadline | Helpline | Route, around: frozenset[str]) -> bool:
    """Whether something holds where these areas are: everywhere, or within one of them."""
    return not duty.within or not around.isdisjoint(duty.within)


def _hours(deadline: Deadline) -> int | None:
    """Within how many hours it is due; None where it is a matter of days."""
    if deadline.term is None:
        return 0
    return deadline.term.amount if deadline.term.unit is Unit.HOURS else None


def _signs(law: Law) -> Iterator[tuple[Question, tuple[Sign, ...]]]:
    """The signs of trafficking, by the question they belong to; of one that shows another, the other only."""
    for question in law.questions.values():
        facts = [law.facts[name] for name in question.facts if law.question_of[name] is question]
        wider = [fact.shown_by for fact in facts if fact.sign is not None and fact.shown_by]
        finer = {name for rule in wider for name in plan(rule).facts}
        signs = tuple(
            Sign(fact, fact.sign)
            for fact in facts
            if fact.ground is Ground.SIGN and fact.sign is not None and fact.id not in finer
        )
        if signs:
            yield question, signs


def _for_children(law: Law, routes: Iterable[Route]) -> Iterator[str]:
    """The agencies that routes name for no other reason than that the person is, or may be, a child."""
    grounds = (Ground.CHILD, Ground.AGE_IN_DOUBT)
    of_age = {fact.id for fact in law.facts.values() if fact.ground in grounds}
    for route in routes:
        facts = plan(route.rule).facts
        if facts and of_age.issuperset(facts):
            yield route.agency


def _sections(law: Law, province: str, made: date) -> Iterator[Section]:
    """The first thing of each Act that the last pack pursues and others may have done, as in force there.

    Graver forms of a reading are left out: they rest on it.
    """
    own = {reading.id for reading in law.packs[-1].readings.values() if reading.concerns in CHARGED}
    readable = tuple(states(law, Period(made, made), province))
    seen: set[str] = set()
    for name in chain.from_iterable(law.packs[-1].pursue):
        first = tuple(dict.fromkeys(_first_provisions(law, name, readable, own))) if name in own else ()
        if first and first[0].instrument not in seen:
            seen.add(first[0].instrument)
            yield Section(law.readings[name], law.instruments[first[0].instrument], first)


def _first_provisions(
    law: Law, name: str, readable: Iterable[State], own: Container[str]
) -> Iterator[Provision]:
    """What a reading stands on first, in every state of the law that the day may be read by."""
    for state in readable:
        version = state.versions[name]
        if version and version.provisions and not any(below in own for below in _below(law, version)):
            yield law.provisions[version.provisions[0]]


def _below(law: Law, version: Version) -> Iterator[str]:
    """The names of all that a rule rests on, elements and readings taken apart."""
    for name in plan(version.rule).facts:
        yield name
        for below in law.nodes[name].versions if name in law.nodes else ():
            yield from _below(law, below)


def _clock(law: Law, deadline: Deadline) -> Clock:
    sure = [law.provisions[name].verification for name in deadline.provisions]
    return Clock(
        deadline,
        law.duties.events[deadline.starts],
        law.duties.agencies[deadline.agency],
        max(sure, key=DOUBT.index, default=Verification.UNVERIFIED),
    )


def _leads(
    law: Law, routes: Iterable[Route], gazetteer: Gazetteer, district: Area, made: date
) -> Iterator[Lead]:
    """The agencies that lead by these routes, each with its reasons, in the order of the pack."""
    reasons: dict[str, tuple[Route, ...]] = {}
    for route in routes:
        reasons[route.agency] = (*reasons.get(route.agency, ()), route)
    for name, why in reasons.items():
        agency = law.duties.agencies[name]
        member = gazetteer.membership(district, made, agency=agency.zones) if agency.zones else None
        zone = (gazetteer.zones[member.zone], member.verification) if member else None
        yield Lead(agency, why, zone)
