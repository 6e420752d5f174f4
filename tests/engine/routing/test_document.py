"""The night as JSON: a stable shape that other programs read."""

import json

import pytest

from engine.routing.small_night import law_in, local, one_clock
from rabta.assessment import record_from
from rabta.protection import DISCLAIMER, document
from rabta.routing import night_document

BESIDE = ["route", "lead_contested", "deadlines", "levers", "gaps"]
CAPTURED = {"taken": True, "forced": True}
FIRST = {"citation": "Charter, art. 1", "verification": "primary"}
SECOND = {"citation": "Charter, art. 2", "verification": "unverified"}


def written(law, now=None, **data):
    return night_document(law, record_from(data, law), now=now)


def test_a_document_about_one_person_is_flat_with_the_night_after_the_outcome(law):
    data = {"id": 1, "facts": CAPTURED}
    outcome = document(law, record_from(data, law))
    found = written(law, **data)
    assert list(found) == [*list(outcome)[:-1], *BESIDE, "disclaimer"]
    assert {key: found[key] for key in outcome} == outcome
    assert found["disclaimer"] == DISCLAIMER


def test_a_document_about_several_has_a_night_for_each_and_one_for_the_group(law):
    found = written(
        law, place="elm", persons=[{"id": "a", "facts": CAPTURED}, {"id": "b"}], group={"size": 7}
    )
    assert list(found) == ["id", "on", "site", "persons", "group", "disclaimer"]
    assert [each["id"] for each in found["persons"]] == ["a", "b"]
    assert all(list(each)[-5:] == BESIDE for each in (*found["persons"], found["group"]))
    assert (len(found["persons"][0]["route"]), found["persons"][1]["route"]) == (3, [])
    assert found["group"]["size"] == 7


def test_a_group_alone_has_a_night(law):
    found = written(law, group={"facts": {"taken": "all", "forced": "all"}})
    assert found["persons"] == []
    assert found["group"]["route"][0]["agency"] == "police"


def test_the_site_stands_there_where_a_place_was_written(law):
    assert "site" not in written(law)
    assert written(law, place="Gate")["site"] == {
        "written": "Gate",
        "area": "elm",
        "district": "elm",
        "province": "north",
        "zones": ["z1"],
    }


def test_a_place_that_is_not_known_comes_with_near_names(law):
    nothing = {"area": None, "district": None, "province": None, "zones": []}
    assert written(law, place="Elmm")["site"] == {"written": "Elmm", **nothing, "near": ["ELM"]}
    assert written(law, place="Zzzzz")["site"] == {"written": "Zzzzz", **nothing}
    assert written(law, place="land")["site"] == {"written": "land", **nothing, "area": "land"}


def test_a_part_says_who_in_which_role_and_why(law):
    police, labour, bureau = written(law, place="elm", facts=CAPTURED)["route"]
    assert police == {
        "agency": "police",
        "role": "lead",
        "provisional": True,
        "level": "district",
        "area": "elm",
        "zone": None,
        "why": "police_lead",
        "because": ["capture"],
        "provisions": [FIRST],
    }
    assert (labour["area"], labour["zone"], labour["provisions"]) == ("north", None, [])
    assert (bureau["area"], bureau["zone"], bureau["provisions"]) == (None, "z1", [SECOND])


def test_whether_it_is_open_who_leads_is_said(law):
    assert written(law, facts=CAPTURED)["lead_contested"] is True
    assert written(law, facts=CAPTURED | {"crossed": True})["lead_contested"] is False


CLOCK = {
    "id": "court",
    "agency": "bureau",
    "term": {"amount": 24, "unit": "hours"},
    "starts": "caught",
    "basis": "act",
    "provisions": [FIRST],
}
UNCOUNTED = {"due": None, "latest": None, "certain": None, "stands": None, "breach": False}


@pytest.mark.parametrize(
    ("events", "now", "counted"),
    [
        ({}, local("2026-11-25T22:00"), UNCOUNTED),
        (
            {"caught": "2026-11-23T20:00"},
            None,
            {
                "due": "2026-11-24T20:00:00+05:00",
                "latest": "2026-11-24T20:00:00+05:00",
                "certain": True,
                "stands": None,
                "breach": False,
            },
        ),
        (
            {"caught": "2026-11-23T20:00"},
            local("2026-11-25T22:00"),
            {
                "due": "2026-11-24T20:00:00+05:00",
                "latest": "2026-11-24T20:00:00+05:00",
                "certain": True,
                "stands": "overdue",
                "breach": True,
            },
        ),
    ],
)
def test_a_deadline_says_what_is_owed_by_whom_and_until_when(law, events, now, counted):
    data = {"facts": {"jailed": True}, "held_by": "bureau", "events": events}
    assert written(law, now, **data)["deadlines"] == [CLOCK | counted]


def test_a_deadline_that_hangs_on_an_expected_holiday_is_a_span(tmp_path):
    law = law_in(tmp_path, deadlines=one_clock(amount="3", unit="working days"))
    (found,) = written(law, events={"caught": "2026-11-23T20:00"})["deadlines"]
    assert (found["due"][:10], found["latest"][:10], found["certain"]) == ("2026-11-26", "2026-11-27", False)


def test_without_delay_has_no_term(tmp_path):
    law = law_in(
        tmp_path, deadlines=one_clock(amount=None, unit=None, without_delay="yes", basis="committee")
    )
    (found,) = written(law, local("2027-01-01T00:00"), events={"caught": "2026-11-23T20:00"})["deadlines"]
    assert (found["term"], found["basis"], found["stands"], found["breach"]) == (
        None,
        "committee",
        "overdue",
        False,
    )


@pytest.mark.parametrize(("facts", "applied"), [({"strayed": True}, False), ({"section_road": True}, True)])
def test_own_conduct_comes_with_what_shields_and_what_can_be_used(law, facts, applied):
    assert written(law, facts=facts)["levers"] == [
        {
            "conduct": "road",
            "applied": applied,
            "provisions": [SECOND],
            "covers": [{"extent": "not covered"} | FIRST, {"extent": "unclear"} | SECOND],
            "levers": [{"id": "plea", "provisions": [SECOND]}],
        }
    ]


def test_a_gap_comes_with_what_else_may_be_charged(law):
    assert written(law, facts=CAPTURED)["gaps"] == [{"id": "gap", "reading": "capture", "fallback": [SECOND]}]


def test_a_document_is_json(law):
    data = {"id": "1", "place": "Elmm", "facts": CAPTURED | {"jailed": True, "section_road": [True, False]}}
    found = written(law, local("2026-11-25T22:00"), events={"caught": "2026-11-23T20:00"}, **data)
    assert json.loads(json.dumps(found)) == found
