"""The law as frozen values: what a pack says, with no behaviour of its own.

Every value knows where it was written, so that a fault can be named by file and line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from rabta.law.dates import ALWAYS_IN_FORCE, InForce
from rabta.law.source import Place
from rabta.logic import Rule


class Verification(Enum):
    """How sure we are of a provision: its text seen, reported by others, or neither."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Concerns(Enum):
    """Whom or what a reading is about."""

    HARM = "harm"
    """Something done to the person."""
    FACILITATOR = "facilitator"
    """What somebody else did to move or keep the person across a border."""
    CIRCUMSTANCE = "circumstance"
    """An attribute of the event: a group, a crossing, an aggravation."""
    PROTECTION = "protection"
    """Something that protects the person whatever else is read."""
    OWN_CONDUCT = "own conduct"
    """The person's own status or conduct; no question is ever asked to establish it."""


class Sensitivity(Enum):
    """What a question costs the person who answers it."""

    PLAIN = "plain"
    PERSONAL = "personal"
    PAINFUL = "painful"


class Asked(Enum):
    """Where the answer to a question comes from."""

    PERSON = "person"
    """It may be asked of the person."""
    FILE = "file"
    """It is looked up in papers and lists, or observed; it is not put to the person."""
    NEVER = "never"
    """Only what already stands on file is recorded; nobody goes looking for it."""


class Ground(Enum):
    """Why a fact raises the protection posture."""

    SIGN = "sign"
    CHILD = "child"
    AGE_IN_DOUBT = "age in doubt"
    DANGER = "danger"
    REFUGE = "refuge"
    OWN_CONDUCT = "own conduct"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, Act or Ordinance."""

    id: str
    title: str
    short: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Provision:
    """One article or section: its citation, what it says in our own words, and how sure we are."""

    id: str
    instrument: str
    citation: str
    says: str
    verification: Verification
    source: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that may be so of a person or an event.

    `raises` are facts whose questions it makes more urgent. `sign` is the value
    (True or False) that raises the protection posture, on `ground`. `shown_by`
    and `refuted_by` are what the fact's own definition makes of statements
    about other facts.
    """

    id: str
    label: str
    definition: str
    place: Place = field(compare=False)
    sign: bool | None = None
    ground: Ground | None = None
    raises: tuple[str, ...] = ()
    shown_by: Rule | None = None
    refuted_by: Rule | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Facts that are answered together: any of these, none of these, does not know, does not want to say."""

    id: str
    text: str
    why: str
    facts: tuple[str, ...]
    sensitivity: Sensitivity
    asked: Asked
    provisions: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Version:
    """A rule and when it is in force. References in the rule stand as facts until resolved."""

    rule: Rule
    provisions: tuple[str, ...]
    in_force: InForce = ALWAYS_IN_FORCE


@dataclass(frozen=True, slots=True)
class Element:
    """A named part of a reading."""

    id: str
    label: str
    versions: tuple[Version, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader should be told when a rule is met: that consent is irrelevant, say."""

    id: str
    text: str
    rule: Rule
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Something the law asks of the facts, answered met, ruled out or open.

    `within` are the places (ids) in which it is law; everywhere if empty.
    """

    id: str
    label: str
    concerns: Concerns
    versions: tuple[Version, ...]
    place: Place = field(compare=False)
    remarks: tuple[Remark, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Safeguard:
    """What a State owes the person, and how strongly the instrument puts it.

    It is owed where the rule is met and, if `presumed_victim`, only to a person
    whose posture is protect.
    """

    id: str
    label: str
    strength: str
    presumed_victim: bool
    rule: Rule
    provisions: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Need:
    """Something the person may need now."""

    id: str
    label: str
    rule: Rule
    provisions: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Protection:
    """What a pack says about protection: screening, the child path, safeguards and needs."""

    screening: tuple[str, ...] = ()
    child_path: tuple[str, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    needs: tuple[Need, ...] = ()
