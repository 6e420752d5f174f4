"""Telling a night: who acts, by when, what the person may be charged with, what shields them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from rabta.law.duties import Term
from rabta.papers import wording
from rabta.papers.telling import Cited, Teller
from rabta.places import Area, Zone
from rabta.protection import Exposure
from rabta.routing import Night, Owed, Part, Progress


@dataclass(frozen=True, slots=True)
class ToldWhy:
    """Why an agency has a part."""

    says: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldPart:
    """An agency with its part; `where` is its area or zone, or that the zone is not known."""

    agency: str
    label: str
    where: str
    role: str
    why: tuple[ToldWhy, ...]


@dataclass(frozen=True, slots=True)
class ToldClock:
    """Something owed by a time. `at` is None where the event that starts it is not recorded."""

    task: str
    agency: str
    term: str
    starts: str
    at: datetime | None
    latest: datetime | None
    progress: Progress | None
    stands: str
    breach: bool
    basis: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldCover:
    """How far one provision shields the person."""

    extent: str
    says: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldShield:
    """What people in such a situation are booked for, and what stands against it."""

    label: str
    applied: bool
    cited: tuple[Cited, ...]
    covers: tuple[ToldCover, ...]
    levers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldGap:
    """Where one body of law reads what another does not reach, and the law to fall back on."""

    label: str
    says: str
    fallback: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class NightTeller:
    """Words a night in the language of a teller."""

    teller: Teller

    def parts(self, night: Night) -> tuple[ToldPart, ...]:
        """Who acts, each agency once."""
        return tuple(
            self._part(list(group)) for _, group in groupby(night.parts, key=lambda part: part.agency.id)
        )

    def _part(self, group: list[Part]) -> ToldPart:
        words, part = self.teller.words, group[0]
        role = words.say(wording.AGENCY_ROLES[part.role])
        return ToldPart(
            part.agency.id,
            words.pack(part.agency.label),
            self._where(part),
            words.say(wording.PROVISIONAL, role=role) if part.provisional else role,
            tuple(
                ToldWhy(words.pack(each.route.label), self.teller.cited(each.route.provisions))
                for each in group
            ),
        )

    def _where(self, part: Part) -> str:
        if not part.agency.zones:
            return self._named(part.area) if part.area else ""
        say = self.teller.words.say
        return say(wording.IN_ZONE, name=self._named(part.zone)) if part.zone else say(wording.NO_ZONE)

    def _named(self, place: Area | Zone) -> str:
        """A place's own name in the reader's language; the Urdu stands in the table of places."""
        return place.name_ur if self.teller.words.language == "ur" and place.name_ur else place.name

    def clocks(self, night: Night) -> tuple[ToldClock, ...]:
        """What is owed by when, what ends first before the rest."""
        return tuple(self._clock(each) for each in night.owed)

    def _clock(self, each: Owed) -> ToldClock:
        words, deadline = self.teller.words, each.deadline
        progress = each.status.progress if each.status else None
        over = not deadline.binding and progress is Progress.OVERDUE
        later = each.due is not None and each.due.latest > each.due.at
        return ToldClock(
            words.pack(deadline.label),
            words.pack(each.agency.label),
            self.term(deadline.term),
            words.pack(self.teller.law.duties.events[deadline.starts].label),
            each.due.at if each.due else None,
            each.due.latest if each.due and later else None,
            progress,
            words.say(wording.OVER if over else wording.STANDING[progress]) if progress else "",
            each.is_breach,
            words.say(wording.BASES[deadline.basis]),
            self.teller.cited(deadline.provisions),
        )

    def term(self, term: Term | None) -> str:
        """A term in words."""
        if term is None:
            return self.teller.words.say(wording.AT_ONCE)
        return self.teller.words.say(wording.TERMS[term.unit], amount=term.amount)

    def shields(self, night: Night) -> tuple[ToldShield, ...]:
        """What the person may be charged with, what is applied already first."""
        return tuple(self._shield(each) for each in night.exposures)

    def _shield(self, each: Exposure) -> ToldShield:
        words, law, conduct = self.teller.words, self.teller.law, each.conduct
        return ToldShield(
            words.pack(conduct.label),
            each.applied,
            self.teller.cited(conduct.provisions),
            tuple(
                ToldCover(
                    words.say(wording.EXTENTS[cover.extent]),
                    words.pack(cover.says),
                    self.teller.cited((cover.provision,)),
                )
                for cover in conduct.covers
            ),
            tuple(words.pack(law.duties.levers[name].label) for name in conduct.levers),
        )

    def gaps(self, night: Night) -> tuple[ToldGap, ...]:
        """Where the laws differ."""
        pack = self.teller.words.pack
        return tuple(
            ToldGap(pack(gap.label), pack(gap.says), self.teller.cited(gap.fallback)) for gap in night.gaps
        )
