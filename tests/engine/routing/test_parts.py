"""Who acts: routes read in three values, what brings them into question, and the order of the page."""

import pytest

from engine.routing.small_night import acting, entries, law_in, night, one_route

BOTH = [True, False]
CAPTURED = {"taken": True, "forced": True}
CROSSING = {"readings": ["capture"], "rule": "crossed"}


def of_one(folder, facts, *, given=(), **fields):
    """(role, provisional, because) of the one route, None where it gives no part."""
    found = night(law_in(folder, routes=one_route(**fields)), facts, **dict(given)).parts
    assert len(found) <= 1
    return next(((part.role.value, part.provisional, part.because) for part in found), None)


# --- what brings a route into question ------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "called"),
    [
        (CAPTURED, True),
        ({"taken": True, "forced": BOTH}, True),
        ({"taken": BOTH, "forced": True}, True),
        ({"taken": True}, False),
        ({"forced": True}, False),
        ({"taken": BOTH}, False),
        ({"taken": BOTH, "forced": False}, False),
        ({"taken": False, "forced": True}, False),
        ({}, False),
    ],
)
def test_a_reading_calls_for_an_agency_where_it_is_met_or_only_a_dispute_is_in_the_way(
    tmp_path, facts, called
):
    expected = ("lead", False, ("capture",)) if called else None
    assert of_one(tmp_path, facts, readings=["capture"]) == expected


@pytest.mark.parametrize(
    ("on", "called"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-12-30", True), ("2026-12-31", True), (None, True)],
)
def test_a_reading_of_which_only_the_law_is_uncertain_calls_too(tmp_path, on, called):
    expected = ("lead", False, ("vague",)) if called else None
    assert of_one(tmp_path, {"taken": True}, given={"on": on}, readings=["vague"]) == expected


def test_an_uncertain_law_calls_nobody_to_what_no_version_of_it_meets(tmp_path):
    assert of_one(tmp_path, {"taken": False}, given={"on": "2026-06-01"}, readings=["vague"]) is None


@pytest.mark.parametrize(
    ("facts", "called"),
    [
        ({"taken": True}, True),
        ({"forced": True}, True),
        ({"taken": BOTH}, True),
        (CAPTURED, True),
        ({"taken": False, "forced": True}, False),
        ({"taken": False}, False),
        ({"crossed": True}, False),
        ({}, False),
    ],
)
def test_on_signs_it_is_enough_that_something_points_to_the_reading(tmp_path, facts, called):
    expected = ("lead", False, ("capture",)) if called else None
    assert of_one(tmp_path, facts, readings=["capture"], on_signs="yes") == expected


def test_on_signs_an_uncertain_law_takes_nothing_away(tmp_path):
    readings = """
new:
  label: a new law
  concerns: harm
  rule: {all: [taken, forced]}
  provisions: [one]
  in_force: {from: {earliest: 2026-01-01, latest: 2026-12-31, event: its Gazette}}
"""
    law = law_in(
        tmp_path, readings=readings, pack="id: s\ntitle: t\nversion: v", gaps="",
        routes=one_route(readings=["new"], on_signs="yes"),
    )  # fmt: skip
    assert acting(law, {"forced": True}, on="2026-12-31") == [("police", "lead", False)]
    assert acting(law, {"forced": True}, on="2026-12-30") == [("police", "lead", False)]


@pytest.mark.parametrize("value", [True, BOTH])
def test_a_presumed_victim_calls_although_no_reading_does(tmp_path, value):
    facts = {"forced": value, "taken": False}
    assert of_one(tmp_path, facts, readings=["capture"], presumed_victim="yes") == ("lead", False, ())
    assert of_one(tmp_path, facts, readings=["capture"], presumed_victim="no") is None


@pytest.mark.parametrize("facts", [{"section_road": True}, {"minor": True}, {"forced": False}, {}])
def test_only_signs_of_trafficking_make_the_presumed_victim_of_a_route(tmp_path, facts):
    assert of_one(tmp_path, facts, readings=["capture"], presumed_victim="yes") is None


def test_a_closing_that_considered_the_signs_ends_what_they_called_for(tmp_path):
    closing = {"by": "a", "agency": "b", "second_by": "c", "second_agency": "d", "reason": "e"}
    given = {"closing": {**closing, "considered": ["forced"]}}
    fields = {"readings": ["capture"], "presumed_victim": "yes"}
    assert of_one(tmp_path, {"forced": True}, given=given, **fields) is None
    given["closing"]["considered"] = []
    assert of_one(tmp_path, {"forced": True}, given=given, **fields) == ("lead", False, ())


@pytest.mark.parametrize("facts", [{}, {"taken": False, "forced": False}])
def test_a_route_of_no_reading_is_always_in_question(tmp_path, facts):
    assert of_one(tmp_path, facts) == ("lead", False, ())


def test_a_part_names_every_reading_that_called_and_no_other(tmp_path):
    facts = {**CAPTURED, "crossed": True}
    found = of_one(tmp_path, facts, readings=["passage", "capture", "bond_north"])
    assert found == ("lead", False, ("capture", "bond_north"))


# --- what the rule decides ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("crossed", "if_open", "found"),
    [
        ({"crossed": True}, None, ("lead", False)),
        ({"crossed": True}, "tell", ("lead", False)),
        ({"crossed": False}, None, None),
        ({"crossed": False}, "tell", None),
        ({}, None, None),
        ({}, "tell", ("tell", True)),
        ({}, "inquire", ("inquire", True)),
        ({}, "lead", ("lead", True)),
        ({"crossed": BOTH}, "tell", ("tell", True)),
        ({"crossed": BOTH}, None, None),
        ({"crossed": [True, None]}, "tell", ("lead", False)),
    ],
)
def test_the_rule_met_gives_the_role_ruled_out_none_and_open_what_is_given_for_then(
    tmp_path, crossed, if_open, found
):
    fields = CROSSING | ({"if_open": if_open} if if_open else {})
    expected = (*found, ("capture",)) if found else None
    assert of_one(tmp_path, CAPTURED | crossed, **fields) == expected


def test_a_rule_decides_only_under_every_law_in_reach(tmp_path):
    fields = {"rule": "vague", "if_open": "tell"}
    assert of_one(tmp_path, {"taken": True}, given={"on": "2026-12-31"}, **fields) == ("lead", False, ())
    assert of_one(tmp_path, {"taken": True}, given={"on": "2026-12-30"}, **fields) == ("tell", True, ())
    assert of_one(tmp_path, {"taken": True}, given={"on": "2025-12-31"}, **fields) is None


# --- where ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("elm", [("labour", "inquire", False)]),
        ("Gate", [("labour", "inquire", False)]),
        ("south", []),
        ("bay", []),
        ("", [("labour", "inquire", False)]),
        ("nowhere at all", [("labour", "inquire", False)]),
        ("land", [("labour", "inquire", False)]),
    ],
)
def test_a_route_is_law_within_its_territories_and_wherever_the_place_is_not_known(tmp_path, place, found):
    law = law_in(tmp_path, routes=one_route(agency="labour", role="inquire", within=["north"]))
    assert acting(law, place=place) == found


def test_where_the_place_is_unknown_every_provinces_route_is_kept(law):
    routes = [part.route.id for part in night(law, {"taken": True}).parts]
    assert routes == ["labour_north", "labour_south"]
    assert [part.route.id for part in night(law, {"taken": True}, place="bay").parts] == ["labour_south"]


@pytest.mark.parametrize(
    ("agency", "area", "zone"),
    [
        ("police", "elm", None),
        ("labour", "north", None),
        ("bureau", None, "z1"),
        ("ministry", None, None),
    ],
)
def test_an_agency_acts_in_the_area_of_its_level_or_in_its_zone(tmp_path, agency, area, zone):
    law = law_in(tmp_path, routes=one_route(agency=agency))
    (part,) = night(law, place="elm").parts
    assert (part.area and part.area.id, part.zone and part.zone.id) == (area, zone)
    (part,) = night(law).parts
    assert (part.area, part.zone) == (None, None)


def test_the_zone_of_another_agency_is_nobody_elses(tmp_path):
    plain = {"label": "x", "definition": "d", "verification": "primary", "source": "s"}
    agencies = entries(
        bureau={**plain, "level": "zone", "zones": "hill"}, holder={**plain, "level": "district"}
    )
    law = law_in(tmp_path, agencies=agencies, routes=one_route(agency="bureau"))
    (part,) = night(law, place="elm").parts
    assert part.zone is None


# --- order ----------------------------------------------------------------------------------


def test_who_leads_stands_first_then_who_inquires_then_who_is_told(tmp_path):
    roles = {"ministry": "tell", "labour": "inquire", "police": "lead"}
    routes = entries(
        **{f"r_{who}": {"label": "x", "agency": who, "role": role} for who, role in roles.items()}
    )
    assert acting(law_in(tmp_path, routes=routes)) == [
        ("police", "lead", False),
        ("labour", "inquire", False),
        ("ministry", "tell", False),
    ]


def test_an_agencys_parts_stand_together_at_the_place_of_the_first(tmp_path):
    routes = entries(
        one={"label": "x", "agency": "ministry", "role": "tell"},
        two={"label": "x", "agency": "police", "role": "tell"},
        three={"label": "x", "agency": "labour", "role": "inquire"},
        four={"label": "x", "agency": "police", "role": "lead"},
        five={"label": "x", "agency": "ministry", "role": "tell"},
        six={"label": "x", "agency": "police", "role": "inquire"},
    )
    found = night(law_in(tmp_path, routes=routes)).parts
    assert [part.route.id for part in found] == ["four", "six", "two", "three", "one", "five"]


def test_what_is_sure_stands_before_what_is_provisional(tmp_path):
    routes = entries(
        maybe={"label": "x", "agency": "police", "role": "lead", "rule": "crossed", "if_open": "lead"},
        sure={"label": "x", "agency": "bureau", "role": "lead"},
    )
    assert acting(law_in(tmp_path, routes=routes)) == [("bureau", "lead", False), ("police", "lead", True)]


# --- whether it is open who leads -----------------------------------------------------------


def contested(law, facts=None, **more):
    return night(law, facts, **more).contested


def test_it_is_open_who_leads_while_what_decides_it_is(law):
    assert contested(law, CAPTURED)
    assert contested(law, {**CAPTURED, "crossed": BOTH})
    assert not contested(law, {**CAPTURED, "crossed": True})
    assert not contested(law, {**CAPTURED, "crossed": False})


def test_where_nobody_acts_nothing_is_open(law):
    assert not contested(law)
    assert acting(law) == []


def test_two_agencies_that_lead_share_it(tmp_path):
    lead = {"label": "x", "role": "lead"}
    shared = entries(one={**lead, "agency": "police"}, two={**lead, "agency": "bureau"})
    assert contested(law_in(tmp_path / "shared", routes=shared))
    twice = entries(one={**lead, "agency": "police"}, two={**lead, "agency": "police"})
    assert not contested(law_in(tmp_path / "twice", routes=twice))


def test_one_agency_that_leads_beside_others_who_are_told_does_so_alone(law):
    assert not contested(law, {**CAPTURED, "crossed": False, "minor": True}, place="elm")


def test_an_agency_that_would_lead_if_it_were_known_leaves_it_open(tmp_path):
    law = law_in(tmp_path, routes=one_route(rule="crossed", if_open="tell"))
    assert acting(law) == [("police", "tell", True)]
    assert contested(law)


def test_whom_to_tell_may_be_provisional_and_who_leads_is_no_less_sure(tmp_path):
    routes = entries(
        sure={"label": "x", "agency": "police", "role": "lead"},
        told={"label": "x", "agency": "ministry", "role": "tell", "rule": "minor", "if_open": "tell"},
    )
    assert not contested(law_in(tmp_path, routes=routes))
