"""The published JSON Schema of a record."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rabta.assessment import incident_schema

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


def test_the_published_schema_is_the_one_made_from_the_pack(schema):
    assert PUBLISHED.read_text(encoding="utf-8") == json.dumps(schema, indent=2, ensure_ascii=False) + "\n", (
        "docs/reference/incident.schema.json is stale; write it anew with\n"
        "python -c 'import json, rabta; from rabta.assessment import incident_schema as of; "
        'print(json.dumps(of(rabta.load_law("palermo")), indent=2, ensure_ascii=False))\' '
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


def test_facts_and_questions_are_described_as_the_pack_does(schema, palermo):
    defined = schema["$defs"]
    recruit, act = palermo.facts["act_recruit"], palermo.questions["act"]
    assert defined["facts"]["properties"]["act_recruit"]["description"] == recruit.definition
    assert defined["group_facts"]["properties"]["act_recruit"]["description"] == recruit.definition
    assert defined["answers"]["properties"]["act"]["description"] == act.text


def test_nothing_unknown_is_let_in(schema):
    found = list(objects(schema))
    assert len(found) == 10
    assert all(each["additionalProperties"] is False for each in found)


def test_every_field_is_described(schema):
    def description(field):
        return field.get("description") or schema["$defs"][field["$ref"].rpartition("/")[2]]["description"]

    fields = [field for each in objects(schema) for field in each["properties"].values()]
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
