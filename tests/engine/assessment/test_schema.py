"""The published JSON Schema of a record."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engine.routing.small_night import law_in
from rabta.assessment import incident_schema
from rabta.law import load_law

PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "incident.schema.json"


@pytest.fixture(scope="module")
def schema(palermo):
    return incident_schema(palermo)


def objects(node):
    """Every schema in a schema that describes an object."""
    if isinstance(node, dict) and node.get("type") == "object":
        yield node
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for part in parts:
        yield from objects(part)


def test_the_published_schema_is_the_one_made_from_the_default_pack():
    schema = incident_schema(load_law("pakistan"))
    assert PUBLISHED.read_text(encoding="utf-8") == json.dumps(schema, indent=2, ensure_ascii=False) + "\n", (
        "docs/reference/incident.schema.json is stale; write it anew with\n"
        "python -c 'import json, rabta; from rabta.assessment import incident_schema as of; "
        'print(json.dumps(of(rabta.load_law("pakistan")), indent=2, ensure_ascii=False))\' '
        "> docs/reference/incident.schema.json"
    )


def test_the_schema_is_a_schema(schema):
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_names_the_packs_and_versions_it_was_made_from(schema, palermo):
    (pack,) = palermo.packs
    assert schema["description"].endswith(f"those of: palermo {pack.version}.")


def test_every_fact_and_every_question_stands_in_the_schema(schema, palermo):
    defined = schema["$defs"]
    assert list(defined["facts"]["properties"]) == list(palermo.facts)
    assert list(defined["group_facts"]["properties"]) == list(palermo.facts)
    assert list(defined["answers"]["properties"]) == list(palermo.questions)
    assert defined["closing"]["properties"]["considered"]["items"]["enum"] == [
        *palermo.facts,
        *palermo.questions,
    ]


def test_every_event_and_every_agency_stands_in_the_schema(tmp_path):
    law = law_in(tmp_path)
    schema = incident_schema(law)
    events = schema["$defs"]["events"]["properties"]
    assert {name: each["description"] for name, each in events.items()} == {
        name: each.label for name, each in law.duties.events.items()
    }
    assert schema["$defs"]["agency"]["enum"] == ["", *law.duties.agencies]
    accepts = Draft202012Validator(schema).is_valid
    assert accepts({"held_by": "police", "events": {"caught": "2024-02-29T22:10Z"}, "details": {"any": "x"}})
    assert not accepts({"held_by": "caught"})
    assert not accepts({"events": {"caught": "2024-02-29"}})
    assert not accepts({"events": {"police": "2024-02-29T22:10"}})
    assert not accepts({"details": {"any": 1}})


def test_no_time_ends_with_a_line_break(tmp_path):
    accepts = Draft202012Validator(incident_schema(law_in(tmp_path))).is_valid
    assert not accepts({"events": {"caught": "2024-02-29T22:10\n"}})


def test_facts_and_questions_are_described_as_the_pack_does(schema, palermo):
    defined = schema["$defs"]
    recruit, act = palermo.facts["act_recruit"], palermo.questions["act"]
    assert defined["facts"]["properties"]["act_recruit"]["description"] == recruit.definition
    assert defined["group_facts"]["properties"]["act_recruit"]["description"] == recruit.definition
    assert defined["answers"]["properties"]["act"]["description"] == act.text


def test_nothing_unknown_is_let_in(schema):
    found = [each for each in objects(schema) if each is not schema["$defs"]["details"]]
    assert len(found) == 11
    assert all(each["additionalProperties"] is False for each in found)


def test_details_are_text_under_any_name(schema):
    assert schema["$defs"]["details"]["additionalProperties"] == {"type": "string"}


def test_every_field_is_described(schema):
    def description(field):
        return field.get("description") or schema["$defs"][field["$ref"].rpartition("/")[2]]["description"]

    fields = [field for each in objects(schema) for field in each.get("properties", {}).values()]
    assert all(description(field).strip() for field in fields)
    assert all(each.get("description") for each in schema["$defs"].values())


@pytest.mark.parametrize(
    ("record", "accepted"),
    [
        ({}, True),
        ({"id": 1, "on": None, "facts": {"act_recruit": [True, None]}}, True),
        ({"persons": [{}]}, True),
        ({"group": {"facts": {"act_recruit": "some"}}}, True),
        ({"persons": []}, False),
        ({"persons": [{}], "facts": {}}, False),
        ({"facts": {"act_recrut": True}}, False),
        ({"on": "2024-02-29\n"}, False),
        ({"group": {"size": 0}}, False),
        ([], False),
    ],
)
def test_the_schema_accepts_records_and_nothing_else(schema, record, accepted):
    assert Draft202012Validator(schema).is_valid(record) is accepted
