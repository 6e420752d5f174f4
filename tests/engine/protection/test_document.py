"""The outcome as JSON: a stable shape that other programs read."""

import json

import pytest

from rabta.assessment import record_from
from rabta.protection import DISCLAIMER, document

FLAT = [
    "id",
    "on",
    "readings",
    "posture",
    "contested",
    "still_needed",
    "ask",
    "stop",
    "safeguards",
    "needs",
    "reasons",
    "disclaimer",
]


def written(law, **data):
    return document(law, record_from(data, law))


def test_a_document_about_one_person_is_flat(law):
    found = written(law, id=1, on="2020-01-01", facts={"taken": True})
    assert list(found) == FLAT
    assert (found["id"], found["on"], found["disclaimer"]) == ("1", "2020-01-01", DISCLAIMER)


def test_a_document_about_several_has_an_entry_for_each_and_one_for_the_group(law):
    found = written(law, id=1, persons=[{"id": "a"}, {"id": "b"}], group={"size": 200})
    assert list(found) == ["id", "on", "persons", "group", "disclaimer"]
    assert [each["id"] for each in found["persons"]] == ["a", "b"]
    assert list(found["persons"][0]) == ["id", *FLAT[2:-1]]
    assert list(found["group"]) == ["size", *FLAT[2:-1]]
    assert found["group"]["size"] == 200


def test_a_document_without_a_group_has_none(law):
    assert "group" not in written(law, persons=[{}, {}])


def test_a_group_alone_has_no_persons(law):
    assert written(law, group={"size": 2})["persons"] == []


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (None, None),
        ("2020-01-01", "2020-01-01"),
        ({"from": "2020-01-01"}, {"from": "2020-01-01", "to": None}),
        ({"to": "2020-01-01"}, {"from": None, "to": "2020-01-01"}),
        ({"from": "2020-01-01", "to": "2020-02-01"}, {"from": "2020-01-01", "to": "2020-02-01"}),
    ],
)
def test_when_the_act_was_done_is_written_as_it_was_read(law, on, shown):
    assert written(law, on=on)["on"] == shown


def test_readings_stand_under_their_pack_with_value_and_stands(law):
    found = written(law, on="2020-01-01", facts={"gain": True, "moved": False})["readings"]
    assert list(found) == ["small"]
    assert found["small"]["toil"] == {"value": "met", "stands": None, "hangs_on": ["gain"], "remarks": []}
    assert found["small"]["capture"] == {
        "value": "open",
        "stands": "signs",
        "hangs_on": [],
        "remarks": ["nobody_moved"],
    }


def test_the_protocols_are_read_under_their_own_name(palermo):
    found = written(palermo, facts={"crossed_border": False})["readings"]["palermo"]
    assert found["trafficking"]["value"] == "open"
    assert found["trafficking"]["stands"] == "none_yet"
    assert found["smuggling"]["value"] == "ruled_out"


def test_the_posture_gives_its_reasons(law):
    assert written(law, facts={"force": True}, protected_before=True)["posture"] == {
        "value": "protect",
        "reasons": [{"ground": "sign", "about": "force"}, {"ground": "latched", "about": None}],
    }


def test_contested_facts_are_listed_by_name(law):
    assert written(law, facts={"taken": [True, False], "kept": [True, False]})["contested"] == [
        "kept",
        "taken",
    ]


def test_what_is_still_needed_stands_under_each_open_reading(law):
    found = written(law, on="2020-01-01", facts={"taken": True, "force": True})["still_needed"]
    assert found["capture"] == [{"element": "purpose", "facts": ["gain", "painful_gain"]}]
    assert "irregular" not in found
    assert "toil" not in written(law, facts={"gain": True})["still_needed"]


def test_questions_come_with_their_facts_and_what_they_settle(law):
    assert written(law, facts={"force": True})["ask"][0] == {
        "question": "safe",
        "facts": ["danger"],
        "settles": ["safety"],
    }


def test_for_a_child_the_document_says_stop(law):
    assert written(law, facts={"minor": True})["stop"] is True
    assert written(law)["stop"] is False


def test_safeguards_and_needs_are_named(law):
    found = written(law, facts={"force": True})
    assert (found["safeguards"], found["needs"]) == (["say_nothing"], ["doctor"])


def test_a_reason_goes_down_to_the_statement_and_its_source(law):
    source = {"value": True, "source": "FIR", "at": "2020-01-02", "said_by": "the person"}
    (toil,) = written(law, on="2020-01-01", facts={"gain": source})["reasons"]["toil"]
    assert toil == {
        "is": "all",
        "id": "toil",
        "value": True,
        "provisions": ["Charter, art. 2"],
        "parts": [{"fact": "gain", "value": True, "statements": [source]}],
    }


def test_a_reason_leaves_out_what_a_statement_does_not_say(law):
    (toil,) = written(law, on="2020-01-01", facts={"gain": [False, None]})["reasons"]["toil"]
    assert toil["parts"][0]["statements"] == [{"value": False}, {"value": None}]


def test_a_fact_known_by_definition_is_marked(law):
    (border,) = written(law, on="2020-01-01", facts={"entered": True})["reasons"]["border"]
    assert border["parts"] == [{"fact": "crossed", "value": True, "by_definition": True}]


def test_an_unknown_fact_has_neither(law):
    (border,) = written(law, on="2020-01-01")["reasons"]["border"]
    assert border["parts"] == [{"fact": "crossed", "value": None}]


def test_a_nameless_part_has_no_id_and_no_provisions(tmp_path):
    from engine.assessment.dated_law import law_with

    law = law_with(tmp_path, "{all: [kept, {at_least: 2, of: [force, trick, gain]}]}")
    (it,) = written(law, facts={"force": True, "trick": True})["reasons"]["it"]
    assert it["parts"][1] == {
        "is": "at least 2",
        "value": True,
        "parts": [
            {"fact": "force", "value": True, "statements": [{"value": True}]},
            {"fact": "trick", "value": True, "statements": [{"value": True}]},
        ],
    }


def test_versions_that_differ_each_give_a_reason(law):
    over = {"from": "2009-12-31", "to": "2010-01-01"}
    found = written(law, on=over, facts={"gain": True, "kept": False})["reasons"]
    assert [each["provisions"] for each in found["changed"]] == [["Charter, art. 1"], ["Charter, art. 2"]]
    assert len(found["capture"]) == 1


def test_a_law_not_in_force_says_so(law):
    found = written(law, on="2000-01-01", facts={"gain": True})
    assert found["readings"]["small"]["late"]["value"] == "not_in_force"
    assert "provisions" not in found["reasons"]["late"][0]


def test_a_document_is_json(palermo):
    found = written(palermo, id="1", on={"to": "2020-01-01"}, facts={"act_recruit": [True, False]})
    assert json.loads(json.dumps(found)) == found


def test_the_disclaimer_says_what_a_reading_is():
    assert DISCLAIMER == (
        "This is a reading of the facts recorded. It binds no court, no FIR and no service, "
        "and it reopens on any new fact."
    )


def test_several_persons_without_a_group_have_an_entry_each(law):
    found = document(law, record_from({"persons": [{"id": "one"}, {"id": "two"}]}, law))
    assert [person["id"] for person in found["persons"]] == ["one", "two"]
    assert "group" not in found
    assert "readings" not in found


def test_a_single_person_with_an_id_keeps_it(law):
    found = document(law, record_from({"persons": [{"id": "one"}]}, law))
    assert [person["id"] for person in found["persons"]] == ["one"]
