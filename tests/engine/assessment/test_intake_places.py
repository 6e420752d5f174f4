"""Every mistake in a record is named with its place, in one sentence."""

import pytest

from rabta.assessment import RecordError, record_from

SIGNED = {"by": "a", "agency": "b", "second_by": "c", "second_agency": "d", "reason": "e"}

MISTAKES = [
    ([], "the record: must be an object, not a list"),
    (5, "the record: must be an object, not a number"),
    ({"facts": 1}, "facts: must be an object, not a number"),
    ({"fact": {}}, "the record: unknown field 'fact'; did you mean 'facts'?"),
    ({"persons": 1}, "persons: must be a list, not a number"),
    ({"persons": [1]}, "persons[0]: must be an object, not a number"),
    ({"persons": [{"fact": {}}]}, "persons[0]: unknown field 'fact'; did you mean 'facts'?"),
    ({"persons": [{"facts": []}]}, "persons[0].facts: must be an object, not a list"),
    ({"persons": [{"roles": 1}]}, "persons[0].roles: must be a list, not a number"),
    ({"persons": [{"roles": ["x"]}]}, "persons[0].roles: unknown role 'x'"),
    ({"persons": [{"protected_before": 1}]}, "persons[0].protected_before: must be true or false"),
    ({"persons": [{"answers": 1}]}, "persons[0].answers: must be an object, not a number"),
    ({"persons": [{"answers": {"danger": "x"}}]}, "persons[0].answers.danger: unknown answer 'x'"),
    ({"persons": [{"closing": 1}]}, "persons[0].closing: must be an object, not a number"),
    ({"persons": [{"closing": {"who": 1}}]}, "persons[0].closing: unknown field 'who'"),
    ({"persons": [{"closing": {"by": 1}}]}, "persons[0].closing.by: must be text, not a number"),
    (
        {"persons": [{"closing": {**SIGNED, "considered": 1}}]},
        "persons[0].closing.considered: must be a list, not a number",
    ),
    ({"persons": [{"id": 1.5}]}, "persons[0].id: must be text, or a whole number up to 9007199254740991"),
    (
        {"persons": [{"id": "\ud800"}]},
        "persons[0].id: half a character stands at position 0; send whole Unicode text",
    ),
    ({"group": 1}, "group: must be an object, not a number"),
    ({"group": {"sizes": 1}}, "group: unknown field 'sizes'; did you mean 'size'?"),
    ({"group": {"facts": 1}}, "group.facts: must be an object, not a number"),
    ({"group": {"size": 0}}, "group.size: must be a whole number from 1 to 9007199254740991"),
    ({"id": []}, "id: must be text, or a whole number up to 9007199254740991"),
    ({"place": 1}, "place: must be text, not a number"),
    ({"place": "\ud800"}, "place: half a character stands at position 0; send whole Unicode text"),
    ({"id": "\ud800"}, "id: half a character stands at position 0; send whole Unicode text"),
    ({"on": {"form": 1}}, "on: unknown field 'form'; did you mean 'from'?"),
    ({"on": {"from": "x"}}, "on.from: 'x' is no date; write year-month-day, as in 2024-02-29"),
    ({"on": {"to": "x"}}, "on.to: 'x' is no date; write year-month-day, as in 2024-02-29"),
    ({"on": 5}, "on: a number is no date; write year-month-day, as in 2024-02-29"),
    ({"answers": []}, "answers: must be an object, not a list"),
    (
        {"facts": {"act_recruit": {"value": True, "source": "\ud800"}}},
        "facts.act_recruit.source: half a character stands at position 0; send whole Unicode text",
    ),
    ({"protected_before": None}, "protected_before: must be true or false"),
    ({"closing": []}, "closing: must be an object, not a list"),
]


@pytest.mark.parametrize(("record", "sentence"), MISTAKES)
def test_a_mistake_is_named_with_its_place(palermo, record, sentence):
    with pytest.raises(RecordError) as caught:
        record_from(record, palermo)
    assert str(caught.value) == sentence
