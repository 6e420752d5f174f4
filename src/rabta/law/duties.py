"""What the law asks of agencies, as frozen values: who leads, who is told, by when, what shields a person.

Like everything in `rabta.law.values` these say what a pack says and do nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any

from rabta.law.source import Place
from rabta.law.values import Verification
from rabta.logic import Rule


class Role(Enum):
    """What an agency is to a matter."""

    LEAD = "lead"
    """It investigates, and answers for the matter."""
    INQUIRE = "inquire"
    """It has a duty of its own to inquire, beside whoever investigates."""
    TELL = "tell"
    """It must be told, and may have a duty of its own."""


class Level(Enum):
    """The level at which an agency acts."""

    DISTRICT = "district"
    PROVINCE = "province"
    ZONE = "zone"
    """An area that is no administrative one, such as a zone of a federal agency."""
    COUNTRY = "country"


class Unit(Enum):
    """What a term is counted in."""

    HOURS = "hours"
    """Elapsed hours of sixty minutes, day and night, weekends and holidays included."""
    CALENDAR_DAYS = "calendar days"
    """Every day after the day of the event, to the end of the last."""
    WORKING_DAYS = "working days"
    """Days after the day of the event on which the calendar's offices work, to the end of the last."""
    MONTHS = "months"
    """To the end of the day of the same number, or of the month's last day where there is none."""


class Basis(Enum):
    """What a deadline rests on."""

    ACT = "act"
    """An Act, Ordinance, the Constitution or a treaty in force."""
    RULE = "rule"
    """Rules made under an Act."""
    COMMITTEE = "committee"
    """A committee's decision or a notification's practice."""
    OUR_DEFAULT = "our default"
    """Rabta's own proposal, where nothing else says."""

    @property
    def is_law(self) -> bool:
        """Whether missing the deadline may be called a breach."""
        return self in (Basis.ACT, Basis.RULE)


@dataclass(frozen=True, slots=True)
class Term:
    """How long: at least one of a unit.

    `extends` says that a term which ends on a day off runs on to the end of the next working day. It is a
    matter of law, so it stands in the pack. Hours never extend, and working days end on one anyway.
    """

    amount: int
    unit: Unit
    extends: bool = False

    def __post_init__(self) -> None:
        """Refuse a term of nothing, and hours that would wait for an office to open."""
        if self.amount < 1:
            raise ValueError("a term is at least one of its unit")
        if self.extends and self.unit is Unit.HOURS:
            raise ValueError("hours run through days off, so they do not extend")


class Extent(Enum):
    """How far a provision that shields the person reaches over a piece of own conduct."""

    COVERED = "covered"
    NOT_COVERED = "not covered"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Agency:
    """A kind of agency. `line` is the chain above it, nearest first, along which a matter is escalated.

    `zones` names the table of zones in which it works, where it follows no administrative border.
    `second_opinion` says that it may be asked before another agency closes protection, `opinion_fallback`
    that it stands in where nobody in any of those can answer.
    """

    id: str
    label: str
    definition: str
    level: Level
    line: tuple[str, ...]
    zones: str
    within: tuple[str, ...]
    verification: Verification
    source: str
    place: Place = field(compare=False)
    second_opinion: bool = False
    opinion_fallback: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """An agency that has a part in a matter, and why.

    It comes into question when one of `readings` is met, or would be but for a
    dispute or an uncertain law; with `on_signs` also when something recorded
    points to one; with `presumed_victim` also for everybody in whom signs of
    trafficking were seen; always, if there are none. Then `rule` decides: met,
    the agency has its `role`; ruled out, it has none; open, it has the role
    `if_open`, provisionally, or none.
    """

    id: str
    label: str
    readings: tuple[str, ...]
    on_signs: bool
    presumed_victim: bool
    rule: Rule
    agency: str
    role: Role
    if_open: Role | None
    within: tuple[str, ...]
    provisions: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a time and starts or stops a clock."""

    id: str
    label: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something an agency has to do within a term, or without delay where there is none.

    It is owed when `rule` is met, or may be; without a rule, once its clock has
    started. It runs from the event `starts` and one of `stops` ends it. Unless
    `binding` it is a limit after which something lapses or counts as done, or a
    time the law merely prefers.
    """

    id: str
    label: str
    term: Term | None
    starts: str
    stops: tuple[str, ...]
    rule: Rule | None
    agency: str
    basis: Basis
    binding: bool
    within: tuple[str, ...]
    provisions: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Helpline:
    """A number to call; `within` is where it answers, everywhere if empty."""

    id: str
    label: str
    number: str
    within: tuple[str, ...]
    verification: Verification
    source: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Committee:
    """What is known of a kind of committee; "", () and None where nothing was found.

    `agency` is the kind of agency that stands for it at its places. `cadence` says in words how often it is
    to sit, and `every_months` the same as a number.
    """

    id: str
    label: str
    level: Level
    chair: str
    members: tuple[str, ...]
    quorum: str
    cadence: str
    within: tuple[str, ...]
    verification: Verification
    source: str
    place: Place = field(compare=False)
    agency: str = ""
    every_months: int | None = None


@dataclass(frozen=True, slots=True)
class Lever:
    """Something in law that can be used for a person whose own conduct is on file."""

    id: str
    label: str
    says: str
    provisions: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Cover:
    """What one shielding provision does for a piece of own conduct."""

    provision: str
    extent: Extent
    says: str


@dataclass(frozen=True, slots=True)
class OwnConduct:
    """An offence with which the person themselves may be charged.

    `applied` is the fact that this section stands against the person; no
    question asks for it. `exposed` are the facts on file that have led officers
    to apply it. Nothing here reads whether the person committed it. `counted` says that it belongs to the law
    on migration, begging or vice, under which people are booked who were never screened.
    """

    id: str
    label: str
    applied: str
    exposed: Rule
    provisions: tuple[str, ...]
    covers: tuple[Cover, ...]
    levers: tuple[str, ...]
    within: tuple[str, ...]
    place: Place = field(compare=False)
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A reading of one body of law that another does not reach, and what else may be charged.

    It shows where `reading` is met or has something that points to it, unless
    every reading in `beside` is met, and only where `rule`, if it has one, is met.
    """

    id: str
    label: str
    reading: str
    beside: tuple[str, ...]
    rule: Rule | None
    says: str
    fallback: tuple[str, ...]
    place: Place = field(compare=False)


def _none() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Duties:
    """What a pack says of agencies, clocks, own conduct and gaps, each kind by id."""

    agencies: Mapping[str, Agency] = field(default_factory=_none)
    routes: Mapping[str, Route] = field(default_factory=_none)
    events: Mapping[str, Event] = field(default_factory=_none)
    deadlines: Mapping[str, Deadline] = field(default_factory=_none)
    helplines: Mapping[str, Helpline] = field(default_factory=_none)
    committees: Mapping[str, Committee] = field(default_factory=_none)
    own_conduct: Mapping[str, OwnConduct] = field(default_factory=_none)
    levers: Mapping[str, Lever] = field(default_factory=_none)
    gaps: Mapping[str, Gap] = field(default_factory=_none)

    def read(self) -> tuple[tuple[str, Rule], ...]:
        """Every rule to be read beside the readings, with the id it is read under."""
        routes = ((each.id, each.rule) for each in self.routes.values())
        clocks = ((each.id, each.rule) for each in self.deadlines.values() if each.rule)
        conduct = ((each.id, each.exposed) for each in self.own_conduct.values())
        gaps = ((each.id, each.rule) for each in self.gaps.values() if each.rule)
        return (*routes, *clocks, *conduct, *gaps)


def together(parts: tuple[Duties, ...]) -> Duties:
    """The duties of several packs as one."""
    return Duties(
        *(
            {id: value for part in parts for id, value in getattr(part, each.name).items()}
            for each in fields(Duties)
        )
    )
