"""Records: what was reported, as values. `rabta.assessment.intake` reads them from JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from rabta.law import Period


class Answer(Enum):
    """How a question was answered, apart from the facts it settled."""

    SOME = "some"
    """Some of its facts were confirmed; of the others nothing was said."""
    NONE = "none_of_these"
    """None of its facts is so: those on which nothing else is recorded are read as denied."""
    DOES_NOT_KNOW = "does_not_know"
    DOES_NOT_WANT_TO_SAY = "does_not_want_to_say"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source said about one fact; None means that this source leaves it open."""

    value: bool | None
    source: str = ""
    at: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """A reasoned decision that protection is no longer needed, with another agency's second opinion.

    It answers the grounds it `considered` (ids of facts, or of questions met with
    silence) and no others.
    """

    by: str
    agency: str
    second_by: str
    second_agency: str
    reason: str
    at: str = ""
    considered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Subject:
    """One person, or a group that answers none, some or all.

    `some` holds the facts that are so of some in a group; they settle nothing
    about anybody. `events` tells when something happened to the person, by the
    ids of the law's events; a time without a zone is local. `held_by` is the
    agency that has the person ("" if none, or not recorded). `details` are free
    text for papers, and no rule reads them.
    """

    id: str = ""
    roles: tuple[str, ...] = ()
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    some: frozenset[str] = frozenset()
    protected_before: bool = False
    closing: Closing | None = None
    size: int | None = None
    events: Mapping[str, datetime] = field(default_factory=dict)
    held_by: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """One incident as recorded: when the act was done, where, and who is in it."""

    id: str
    on: Period
    persons: tuple[Subject, ...]
    group: Subject | None = None
    place: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
