"""How a reading came to what it is: what was said when, and what each reading came to with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from rabta.assessment import Answer, Value
from rabta_web.assessments.choices import CONCLUSIONS, INSTEAD
from rabta_web.assessments.models import Conclusion, Turn
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.kinds import SOURCES, Source
from rabta_web.incidents.meanwhile import Written
from rabta_web.incidents.models import Hearing, Involved, Statement
from rabta_web.incidents.vocabulary import label, law, pack_version, words


@dataclass(frozen=True, slots=True)
class Came:
    """What some readings came to at a time, under a version of the packs: pairs of reading and value."""

    at: datetime | None
    pack: str
    readings: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as people read it."""

    at: datetime
    source: str | Promise
    question: str
    text: str
    answer: str | Promise
    so: tuple[str, ...]
    not_so: tuple[str, ...]
    hearing: Hearing | None


def last_read(person: Involved) -> dict[str, Value]:
    """What the readings of somebody came to when one of them last changed, where met or ruled out."""
    values: dict[str, Value] = {}
    for turn in Turn.objects.filter(person=person).order_by("at", "id"):
        values |= dict.fromkeys(turn.met, Value.MET) | dict.fromkeys(turn.ruled_out, Value.RULED_OUT)
        for reading in turn.opened:
            values.pop(reading, None)
    return values


def how_it_came(held: Sitting) -> list[Came]:
    """The readings that changed, the first first; last those that come to something else today, if any."""
    came = [
        Came(
            turn.at,
            turn.pack,
            _labelled(
                dict.fromkeys(turn.met, Value.MET)
                | dict.fromkeys(turn.ruled_out, Value.RULED_OUT)
                | dict.fromkeys(turn.opened, Value.OPEN)
            ),
        )
        for turn in Turn.objects.filter(person=held.person).order_by("at", "id")
    ]
    before, today = last_read(held.person), held.values
    differs = {
        reading: today.get(reading, Value.OPEN)
        for reading in before | today
        if before.get(reading) is not today.get(reading)
    }
    return [*came, Came(None, pack_version(), _labelled(differs))] if came and differs else came


def conclusions_of(held: Sitting) -> tuple[Written, ...]:
    """What was concluded of somebody's readings, the earliest first."""
    return tuple(
        Written(
            "reading",
            name_of_reading(each.reading),
            "",
            each.reading,
            f"{CONCLUSIONS[Value(each.stands)]} — {each.reason}"
            if held.identity
            else CONCLUSIONS[Value(each.stands)],
        )
        for each in Conclusion.objects.filter(person=held.person).order_by("made_at", "id")
    )


def what_was_said(held: Sitting) -> list[Said]:
    """Every answer, the first first. How one was heard is shown to whoever may see who it is."""
    statements = Statement.objects.filter(person=held.person).order_by("said_at", "id")
    hearings = {each.statement_id: each for each in Hearing.objects.filter(statement__person=held.person)}
    return [_said(each, hearings.get(each.pk)) for each in statements]


def _said(statement: Statement, hearing: Hearing | None) -> Said:
    question = law().questions.get(statement.question)
    instead = statement.answer and Answer(statement.answer) is not Answer.SOME
    return Said(
        statement.said_at,
        SOURCES[Source(statement.source)],
        statement.question if question else "",
        words().pack(question.text) if question else "",
        INSTEAD[Answer(statement.answer)] if instead else "",
        _facts(statement.so),
        _facts(statement.not_so),
        hearing,
    )


def _facts(ids: Iterable[str]) -> tuple[str, ...]:
    """The facts in the reader's language; one that the packs no longer know stands by its id."""
    return tuple(label(id) if id in law().facts else id for id in ids)


def _labelled(values: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple((name_of_reading(id), value) for id, value in values.items())


def name_of_reading(id: str) -> str:
    """A reading in the reader's language; one that the packs no longer know stands by its id."""
    found = law().readings.get(id)
    return words().pack(found.label) if found else id
