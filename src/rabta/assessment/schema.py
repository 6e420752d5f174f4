"""The published form of a record: a JSON Schema that says what `record_from` accepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from rabta.assessment.intake import ANSWERS, CLOSING_NEEDS, DAY, GREATEST, ROLES, SHARES, TIME
from rabta.law import Law

Schema: TypeAlias = dict[str, Any]

HEAD = {
    "id": {"$ref": "#/$defs/id", "description": "What the incident is called where it was recorded."},
    "on": {"$ref": "#/$defs/when"},
    "place": {"type": "string", "description": "Where it happened, in words or as a place code."},
    "details": {"$ref": "#/$defs/details"},
}


def incident_schema(law: Law) -> Schema:
    """The JSON Schema (draft 2020-12) of a record under a law, as plain JSON data.

    It accepts exactly what `record_from` accepts, but for what no schema can
    say: whether the calendar has a day, whether a span ends before it begins,
    and whether text is whole Unicode.
    """
    about_one = _about_one_person()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An incident as recorded",
        "description": "One incident, about one person (short form), or several and a group (long form). "
        f"Facts and questions are those of: {', '.join(f'{each.id} {each.version}' for each in law.packs)}.",
        "oneOf": [{"$ref": "#/$defs/short_form"}, {"$ref": "#/$defs/long_form"}],
        "$defs": {
            "short_form": _object("An incident with one person in it.", HEAD | about_one),
            "long_form": _long_form(),
            "person": _object("One person in the incident.", _in_a_list() | about_one),
            "group": _group(),
            "facts": _object("What was said of each fact; what is left out is unknown.", _facts(law)),
            "statements": _statements(),
            "statement": _statement(),
            "answers": _object("How each question was answered.", _answers(law)),
            "answer": _answer(),
            "group_facts": _object("How many in the group each fact is so of.", _group_facts(law)),
            "share": {
                "enum": list(SHARES),
                "description": "Of none, some or all of them. Nothing said of a group is said of a person.",
            },
            "closing": _closing(law),
            "events": _object("When things happened; a time without a zone is local.", _events(law)),
            "agency": _agency(law),
            "details": {
                "type": "object",
                "description": "Free text for papers. No rule reads it.",
                "additionalProperties": {"type": "string"},
            },
            "time": _time(),
            "id": _id(),
            "day": _day(),
            "when": _when(),
        },
    }


def _object(description: str, properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    schema: Schema = {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "additionalProperties": False,
    }
    return schema | ({"required": list(required)} if required else {})


def _about_one_person() -> dict[str, Schema]:
    return {
        "facts": {"$ref": "#/$defs/facts"},
        "answers": {"$ref": "#/$defs/answers"},
        "protected_before": {
            "type": "boolean",
            "description": "Whether the person was a presumed victim at an earlier reading.",
        },
        "closing": {"$ref": "#/$defs/closing"},
        "events": {"$ref": "#/$defs/events"},
        "held_by": {"$ref": "#/$defs/agency"},
    }


def _in_a_list() -> dict[str, Schema]:
    return {
        "id": {"$ref": "#/$defs/id", "description": "What tells this person from the others. Not a name."},
        "roles": {
            "type": "array",
            "items": {"enum": list(ROLES)},
            "description": "In which roles the person appears; there may be several.",
        },
        "details": {"$ref": "#/$defs/details"},
    }


def _long_form() -> Schema:
    persons = {
        "type": "array",
        "items": {"$ref": "#/$defs/person"},
        "description": "Each person in the incident.",
    }
    form = _object(
        "An incident with several persons, a group, or both.",
        HEAD | {"persons": persons, "group": {"$ref": "#/$defs/group"}},
    )
    return form | {
        "anyOf": [
            {"required": ["group"]},
            {"required": ["persons"], "properties": {"persons": {"minItems": 1}}},
        ]
    }


def _group() -> Schema:
    size = {
        "type": ["integer", "null"],
        "minimum": 1,
        "maximum": GREATEST,
        "description": "How many people it is; null where nobody counted.",
    }
    return _object(
        "People who were met together and not each recorded.",
        {"size": size, "facts": {"$ref": "#/$defs/group_facts"}},
    )


def _facts(law: Law) -> dict[str, Schema]:
    return {
        fact.id: {"$ref": "#/$defs/statements", "description": fact.definition} for fact in law.facts.values()
    }


def _group_facts(law: Law) -> dict[str, Schema]:
    return {fact.id: {"$ref": "#/$defs/share", "description": fact.definition} for fact in law.facts.values()}


def _answers(law: Law) -> dict[str, Schema]:
    return {
        question.id: {"$ref": "#/$defs/answer", "description": question.text}
        for question in law.questions.values()
    }


def _events(law: Law) -> dict[str, Schema]:
    return {
        event.id: {"$ref": "#/$defs/time", "description": event.label} for event in law.duties.events.values()
    }


def _agency(law: Law) -> Schema:
    return {"enum": ["", *law.duties.agencies], "description": "The agency that has the person."}


def _statements() -> Schema:
    return {
        "description": "One statement, or a list with one from each source.",
        "anyOf": [
            {"$ref": "#/$defs/statement"},
            {"type": "array", "items": {"$ref": "#/$defs/statement"}},
        ],
    }


def _statement() -> Schema:
    whole = _object(
        "What one source said.",
        {
            "value": {
                "type": ["boolean", "null"],
                "description": "true: so. false: not so. null: left open; silence on a question goes under "
                "answers.",
            },
            "source": {"type": "string", "description": "The paper or talk it comes from."},
            "at": {"type": "string", "description": "When it was said."},
            "said_by": {"type": "string", "description": "Who said it, by role rather than by name."},
        },
        required=["value"],
    )
    return {
        "description": "true, false or null alone, or with its source.",
        "anyOf": [{"type": ["boolean", "null"]}, whole],
    }


def _answer() -> Schema:
    return {
        "enum": list(ANSWERS),
        "description": "some: some of its facts were confirmed. none_of_these: none of its facts is so; "
        "those on which nothing else is recorded are read as denied. "
        "does_not_know, does_not_want_to_say: silence.",
    }


def _closing(law: Law) -> Schema:
    said = {
        "by": "Who decided, by office.",
        "agency": "That person's agency.",
        "second_by": "Who gave the second opinion, by office.",
        "second_agency": "That person's agency; it must be another one to count.",
        "reason": "Why protection is no longer needed.",
    }
    fields: dict[str, Schema] = {
        key: {"type": "string", "pattern": r"\S", "description": said[key]} for key in CLOSING_NEEDS
    }
    fields["at"] = {"type": "string", "description": "When it was decided."}
    fields["considered"] = {
        "type": "array",
        "items": {"enum": [*law.facts, *law.questions]},
        "description": "The facts, and the questions met with silence, that were considered. "
        "The decision answers these and no others.",
    }
    return _object(
        "A reasoned decision of two agencies that protection is no longer needed.",
        fields,
        required=CLOSING_NEEDS,
    )


def _id() -> Schema:
    return {
        "description": "Text, or a whole number.",
        "anyOf": [{"type": "string"}, {"type": "integer", "minimum": -GREATEST, "maximum": GREATEST}],
    }


def _day() -> Schema:
    return {
        "type": "string",
        "pattern": f"^{DAY.pattern}$",
        "maxLength": len("2024-02-29"),
        "description": "A day: year-month-day, as in 2024-02-29.",
    }


def _time() -> Schema:
    return {
        "type": "string",
        "pattern": f"^{TIME.pattern}$(?!\\n)",
        "maxLength": len("2024-02-29T22:10:00+05:00"),
        "description": "A day and a time, as in 2024-02-29T22:10; with its offset, or local.",
    }


def _when() -> Schema:
    def end(description: str) -> Schema:
        return {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}], "description": description}

    span = _object(
        "A span of days.",
        {
            "from": end("The first day, if it is known."),
            "to": end("The last day, if it is known; not before the first."),
        },
    )
    return {
        "description": "When the act was done: a day, a span, or null where it is unknown.",
        "anyOf": [{"$ref": "#/$defs/day"}, span, {"type": "null"}],
    }
