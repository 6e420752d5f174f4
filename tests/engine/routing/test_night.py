"""The night of each subject: the outcome, who acts, by when, what shields the person, where laws differ."""

import pytest

from engine.routing.small_night import entries, law_in, local, night
from rabta.assessment import Value, record_from
from rabta.protection import Posture
from rabta.routing import Ground, ground_of, nights

BOTH = [True, False]
CAPTURED = {"taken": True, "forced": True}
SMUGGLED = {"crossed": True, "helped": True}


def gaps(law, facts=None, **more):
    return [gap.id for gap in night(law, facts, **more).gaps]


# --- one night ------------------------------------------------------------------------------


def test_a_night_puts_everything_about_one_subject_together(law):
    facts = {**CAPTURED, "crossed": False, "jailed": True, "section_road": True}
    events = {"caught": "2026-11-23T20:00"}
    found = night(law, facts, place="elm", events=events, now=local("2026-11-25T20:00"))
    assert found.record.place == "elm"
    assert found.outcome.protection.posture is Posture.PROTECT
    assert found.site.territory == "north"
    assert [part.agency.id for part in found.parts] == ["police", "labour"]
    assert [(each.deadline.id, each.is_breach) for each in found.owed] == [("court", True)]
    assert [(each.conduct.id, each.applied) for each in found.exposures] == [("road", True)]
    assert [gap.id for gap in found.gaps] == ["gap"]
    assert found.contested is False


def test_a_night_of_which_nothing_is_known_says_nothing(law):
    found = night(law)
    assert (found.parts, found.owed, found.exposures, found.gaps) == ((), (), (), ())
    assert found.contested is False
    assert found.outcome.protection.posture is Posture.UNSCREENED


def test_the_place_decides_which_law_is_read(law):
    def read(place):
        assessed = night(law, {"taken": True}, place=place).outcome.assessed
        return assessed.value("bond_north"), assessed.value("bond_south"), assessed.territory

    assert read("elm") == (Value.MET, Value.NOT_IN_FORCE, "north")
    assert read("bay") == (Value.NOT_IN_FORCE, Value.MET, "south")
    assert read("") == (Value.MET, Value.MET, "")


def test_the_place_is_understood_as_of_the_last_day_of_the_act(law):
    def zones(on):
        return [zone.id for zone in night(law, on=on, place="bay").site.zones]

    assert zones("2024-04-30") == []
    assert zones({"from": "2024-04-01", "to": "2024-05-01"}) == ["z2"]
    assert zones({"from": "2024-04-01"}) == ["z2"]


def test_persons_come_in_order_and_the_group_last(law):
    record = record_from({"persons": [{"id": "a"}, {"id": "b"}], "group": {"size": 9}}, law)
    assert [each.outcome.assessed.subject.id for each in nights(law, record)] == ["a", "b", "group"]
    (group,) = nights(law, record_from({"group": {}}, law))
    assert group.outcome.assessed.subject.id == "group"


def test_the_ground_is_the_laws_own_unless_another_is_given(law):
    events, facts = {"caught": "2026-11-23T20:00"}, {"jailed": True}
    assert (
        night(law, facts, events=events).owed == night(law, facts, events=events, ground=ground_of(law)).owed
    )
    bare = night(law, facts, place="elm", events=events, ground=Ground(()))
    assert (bare.site.area, bare.owed[0].due) == (None, None)


def test_nothing_a_person_says_reaches_another(law):
    told = {"facts": {**CAPTURED, "jailed": True, "strayed": True}, "held_by": "police"}
    record = record_from({"persons": [{"id": "a"} | told, {"id": "b"}]}, law)
    one, other = nights(law, record)
    assert one.parts
    assert one.owed
    assert (other.parts, other.owed, other.exposures, other.gaps) == ((), (), (), ())


def test_a_group_acts_for_itself_and_lends_no_fact(law):
    shares = {"taken": "all", "forced": "some", "jailed": "some", "strayed": "all"}
    record = record_from({"persons": [{"id": "a"}], "group": {"facts": shares}}, law)
    person, group = nights(law, record)
    assert (person.parts, person.owed, person.exposures, person.gaps) == ((), (), (), ())
    assert [part.agency.id for part in group.parts] == ["police", "labour", "labour", "bureau"]
    assert [each.deadline.id for each in group.owed] == ["court"]
    assert [each.conduct.id for each in group.exposures] == ["road"]


# --- gaps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (CAPTURED, True),
        ({"taken": True}, True),
        ({"taken": True, "forced": BOTH}, True),
        ({"taken": False, "forced": True}, False),
        ({"crossed": True}, False),
        ({}, False),
        (CAPTURED | SMUGGLED, False),
        ({"taken": True} | SMUGGLED, False),
        (CAPTURED | {"crossed": True, "helped": BOTH}, True),
        (CAPTURED | {"crossed": False}, True),
    ],
)
def test_a_gap_shows_where_something_points_to_its_reading_unless_what_stands_beside_is_met(
    law, facts, shown
):
    assert gaps(law, facts) == (["gap"] if shown else [])


def test_a_gap_hides_only_where_everything_beside_is_met(tmp_path):
    beside = ["passage", "bond_north"]
    gap = {"label": "x", "reading": "capture", "beside": beside, "says": "x", "fallback": ["two"]}
    law = law_in(tmp_path, gaps=entries(wide=gap))
    assert gaps(law, CAPTURED | SMUGGLED, place="elm") == []
    assert gaps(law, CAPTURED | SMUGGLED, place="bay") == ["wide"]
    assert gaps(law, CAPTURED, place="elm") == ["wide"]


def test_a_gap_beside_nothing_always_shows(tmp_path):
    gap = {"label": "x", "reading": "capture", "says": "x"}
    law = law_in(tmp_path, gaps=entries(bare=gap))
    assert gaps(law, CAPTURED | SMUGGLED) == ["bare"]
    assert gaps(law) == []


@pytest.mark.parametrize(
    ("facts", "shown"),
    [({"minor": True}, True), ({"minor": False}, False), ({}, False), ({"minor": BOTH}, False)],
)
def test_a_gap_with_a_rule_shows_only_where_the_rule_is_met(tmp_path, facts, shown):
    gap = {"label": "x", "reading": "capture", "rule": "minor", "says": "x"}
    law = law_in(tmp_path, gaps=entries(ruled=gap))
    assert gaps(law, CAPTURED | facts) == (["ruled"] if shown else [])
    assert gaps(law, facts) == []


def test_a_dispute_takes_no_gap_away(law):
    assert gaps(law, {"taken": True}) == ["gap"]
    assert gaps(law, {"taken": BOTH}) == ["gap"]
