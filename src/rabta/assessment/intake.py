"""Intake: records from JSON, in the short and the long form, with errors that teach.

The published schema is `docs/reference/incident.schema.json`; this reader accepts
exactly what it accepts, and says more when it does not. It also refuses what no
schema can say: days that no calendar has, a span that ends before it begins, and
text with half a character.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NoReturn

from rabta.assessment.record import Answer, Closing, Record, Statement, Subject
from rabta.law import Law, Period
from rabta.law.faults import nearest

ROLES = ("encountered", "accompanying", "suspect", "witness", "complainant", "informant")
SHARES = {"none": False, "some": None, "all": True}
ANSWERS = {answer.value: answer for answer in Answer}

SHORT_FORM = ("facts", "answers", "protected_before", "closing", "events", "held_by")
RECORD = ("id", "on", "place", "details", *SHORT_FORM, "persons", "group")
PERSON = ("id", "roles", "details", *SHORT_FORM)
GROUP = ("size", "facts")
STATEMENT = ("value", "source", "at", "said_by")
CLOSING = ("by", "agency", "second_by", "second_agency", "reason", "at", "considered")
CLOSING_NEEDS = ("by", "agency", "second_by", "second_agency", "reason")
LONGEST_SHOWN = 60
SPAN = ("from", "to")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?")
GREATEST = 2**53 - 1
"""The greatest whole number that every reader of JSON keeps exact (RFC 8259, section 6)."""


class RecordError(Exception):
    """A record that cannot be read: `where` in the record, and what is wrong with it."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where or 'the record'}: {message}")
        self.where = where
        self.message = message


def record_from(data: Any, law: Law) -> Record:
    """A record from decoded JSON. Raises RecordError at the first thing that is wrong."""
    _fields(data, RECORD, "")
    if "persons" in data or "group" in data:
        for key in SHORT_FORM:
            if key in data:
                _wrong(key, "stands beside 'persons' or 'group'; put it under the person it is about")
        persons = _list(data.get("persons", []), "persons")
        if not persons and "group" not in data:
            _wrong("persons", "a record is about at least one person or a group")
        subjects = tuple(_person(each, law, f"persons[{i}]") for i, each in enumerate(persons))
        group = _group(data["group"], law) if "group" in data else None
    else:
        subjects, group = (_person({key: data[key] for key in SHORT_FORM if key in data}, law, ""),), None
    return Record(
        _id(data, ""),
        _period(data.get("on")),
        subjects,
        group,
        _text(data, "place", ""),
        _details(data, ""),
    )


def _person(data: Any, law: Law, where: str) -> Subject:
    _fields(data, PERSON, where)
    roles = tuple(_list(data.get("roles", []), _at(where, "roles")))
    for role in roles:
        _known(role, ROLES, "role", _at(where, "roles"))
    protected = data.get("protected_before", False)
    if not isinstance(protected, bool):
        _wrong(_at(where, "protected_before"), "must be true or false")
    return Subject(
        id=_id(data, where),
        roles=roles,
        statements=_statements(data.get("facts", {}), law, _at(where, "facts")),
        answers=_answers(data.get("answers", {}), law, _at(where, "answers")),
        protected_before=protected,
        closing=_closing(data["closing"], law, _at(where, "closing")) if "closing" in data else None,
        events=_events(data.get("events", {}), law, _at(where, "events")),
        held_by=_held_by(data, law, where),
        details=_details(data, where),
    )


def _events(data: Any, law: Law, where: str) -> dict[str, datetime]:
    found = {}
    for name, time in _mapping(data, where).items():
        _known(name, law.duties.events, "event", where)
        found[name] = _time(time, f"{where}.{name}")
    return found


def _held_by(data: Mapping[str, Any], law: Law, where: str) -> str:
    agency = _text(data, "held_by", where)
    if agency:
        _known(agency, law.duties.agencies, "agency", _at(where, "held_by"))
    return agency


def _details(data: Mapping[str, Any], where: str) -> dict[str, str]:
    here = _at(where, "details")
    details = _mapping(data.get("details", {}), here)
    for name in details:
        _whole_text(name, f"{here}.{_named(name)}")
    return {name: _text(details, name, here) for name in details}


def _named(name: str) -> str:
    """A name from outside as an error may show it: short, and without what could disguise it."""
    shown = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in name)
    return shown if len(shown) <= LONGEST_SHOWN else shown[:LONGEST_SHOWN] + "…"


def _group(data: Any, law: Law) -> Subject:
    _fields(data, GROUP, "group")
    size = _whole(data.get("size"))
    if data.get("size") is not None and (size is None or size < 1):
        _wrong("group.size", f"must be a whole number from 1 to {GREATEST}")
    facts = _mapping(data.get("facts", {}), "group.facts")
    for name, share in facts.items():
        _known(name, law.facts, "fact", "group.facts")
        _known(share, SHARES, "answer for a group", f"group.facts.{name}")
    return Subject(
        id="group",
        statements={name: (Statement(SHARES[share]),) for name, share in facts.items() if share != "some"},
        some=frozenset(name for name, share in facts.items() if share == "some"),
        size=size,
    )


def _statements(data: Any, law: Law, where: str) -> dict[str, tuple[Statement, ...]]:
    found = {}
    for name, value in _mapping(data, where).items():
        _known(name, law.facts, "fact", where)
        here = f"{where}.{name}"
        values = value if isinstance(value, list) else [value]
        found[name] = tuple(_statement(each, here) for each in values)
    return found


def _statement(data: Any, where: str) -> Statement:
    if data is None or isinstance(data, bool):
        return Statement(data)
    if not isinstance(data, dict):
        _wrong(where, f"must be true, false, null or a statement with 'value', not {_shown(data)}")
    _fields(data, STATEMENT, where)
    if "value" not in data or not (data["value"] is None or isinstance(data["value"], bool)):
        _wrong(where, "a statement needs a 'value' of true, false or null")
    return Statement(data["value"], *(_text(data, key, where) for key in STATEMENT[1:]))


def _answers(data: Any, law: Law, where: str) -> dict[str, Answer]:
    found = {}
    for name, answer in _mapping(data, where).items():
        _known(name, law.questions, "question", where)
        _known(answer, ANSWERS, "answer", f"{where}.{name}")
        found[name] = ANSWERS[answer]
    return found


def _closing(data: Any, law: Law, where: str) -> Closing:
    _fields(data, CLOSING, where)
    texts = {key: _text(data, key, where) for key in CLOSING if key != "considered"}
    for key in CLOSING_NEEDS:
        if not texts[key].strip():
            _wrong(where, f"closing protection needs {key!r}")
    considered = _list(data.get("considered", []), _at(where, "considered"))
    for name in considered:
        _known(name, [*law.facts, *law.questions], "fact or question", _at(where, "considered"))
    return Closing(**texts, considered=frozenset(considered))


def _period(data: Any) -> Period:
    if data is None:
        return Period()
    if isinstance(data, dict):
        _fields(data, SPAN, "on")
        period = Period(_day(data.get("from"), "on.from"), _day(data.get("to"), "on.to"))
        if period.first and period.last and period.first > period.last:
            _wrong("on", "'from' is after 'to'")
        return period
    day = _day(data, "on")
    return Period(day, day)


def _day(data: Any, where: str) -> date | None:
    if data is None:
        return None
    if isinstance(data, str) and DAY.fullmatch(data):
        with suppress(ValueError):
            return date.fromisoformat(data)
    return _wrong(where, f"{_shown(data)} is no date; write year-month-day, as in 2024-02-29")


def _time(data: Any, where: str) -> datetime:
    if isinstance(data, str) and TIME.fullmatch(data):
        with suppress(ValueError):
            return datetime.fromisoformat(data)
    return _wrong(where, f"{_shown(data)} is no time; write day and time, as in 2024-02-29T22:10")


def _fields(data: Any, valid: Collection[str], where: str) -> None:
    for key in _mapping(data, where):
        _known(key, valid, "field", where)


def _mapping(data: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        _wrong(where, f"must be an object, not {_shown(data)}")
    return data


def _list(data: Any, where: str) -> list[Any]:
    if not isinstance(data, list):
        _wrong(where, f"must be a list, not {_shown(data)}")
    return data


def _id(data: Mapping[str, Any], where: str) -> str:
    whole = _whole(data.get("id"))
    if whole is not None:
        return str(whole)
    if not isinstance(data.get("id", ""), str):
        _wrong(_at(where, "id"), f"must be text, or a whole number up to {GREATEST}")
    return _text(data, "id", where)


def _whole(data: Any) -> int | None:
    """A whole number, which JSON may also write 1.0; None for anything else and for what is too great."""
    if isinstance(data, (int, float)) and not isinstance(data, bool) and -GREATEST <= data <= GREATEST:
        return int(data) if data == int(data) else None
    return None


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    text = data.get(key, "")
    here = _at(where, _named(key))
    if not isinstance(text, str):
        _wrong(here, f"must be text, not {_shown(text)}")
    _whole_text(text, here)
    return text


def _whole_text(text: str, where: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        _wrong(where, f"half a character stands at position {error.start}; send whole Unicode text")


def _known(name: Any, valid: Iterable[str], what: str, where: str) -> None:
    if not isinstance(name, str) or name not in valid:
        near = nearest(name, valid) if isinstance(name, str) else ""
        _wrong(where, f"unknown {what} {_shown(name)}{near}")


def _shown(data: Any) -> str:
    """What stands in the record, in the words of JSON and never long."""
    if isinstance(data, str):
        return repr(data if len(data) <= LONGEST_SHOWN else data[:LONGEST_SHOWN] + "…")
    if data is None or isinstance(data, bool):
        return {None: "null", True: "true", False: "false"}[data]
    if isinstance(data, (list, dict)):
        return "a list" if isinstance(data, list) else "an object"
    return "a number"


def _wrong(where: str, message: str) -> NoReturn:
    raise RecordError(where, message)


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
