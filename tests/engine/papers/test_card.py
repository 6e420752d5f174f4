"""What a card says, as values: the law and the places of one district, and nothing else."""

from engine.papers.night_card import small_card
from engine.routing.small_night import FILES, entries, one_clock, one_route
from rabta.law.values import Verification


def ids(things) -> list[str]:
    return [thing.id for thing in things]


def helplines(**each: dict[str, object]) -> str:
    plain = {"label": "help", "number": "15", "verification": "secondary", "source": "s"}
    return entries(**{name: plain | fields for name, fields in each.items()})


# --- questions and signs --------------------------------------------------------------------


def test_the_child_path_is_asked_first(tmp_path) -> None:
    assert ids(small_card(tmp_path).first) == ["age"]


def test_the_agency_that_routes_name_for_children_alone_is_the_one_to_call_for_a_child(tmp_path) -> None:
    assert ids(small_card(tmp_path).child_agencies) == ["ministry"]


def test_a_route_that_asks_for_more_than_age_names_no_agency_for_children(tmp_path) -> None:
    made = small_card(tmp_path, routes=one_route(rule={"all": ["minor", "jailed"]}))
    assert made.child_agencies == ()


def test_only_signs_of_trafficking_are_signs(tmp_path) -> None:
    [[sign]] = small_card(tmp_path).to_see
    assert (sign.fact.id, sign.shows) == ("forced", True)


def test_a_sign_may_be_that_something_is_not_so(tmp_path) -> None:
    facts = FILES["facts"].replace("Somebody took the person.}", "Somebody took the person., sign: no}")
    [[taken, forced]] = small_card(tmp_path, facts=facts).to_see
    assert (taken.shows, forced.shows) == (False, True)


def test_signs_that_are_not_plain_to_ask_stand_apart(tmp_path) -> None:
    questions = FILES["questions"].replace("plain, asked: person}", "painful, asked: person}", 1)
    made = small_card(tmp_path, questions=questions)
    assert made.to_see == ()
    assert len(made.to_hear) == 1


def test_of_a_sign_that_shows_another_of_its_question_only_the_other_stands(tmp_path) -> None:
    facts = FILES["facts"].replace(
        "Somebody took the person.}", "Somebody took the person., sign: yes, shown_by: forced}"
    )
    [[sign]] = small_card(tmp_path, facts=facts).to_see
    assert sign.fact.id == "taken"


# --- the law --------------------------------------------------------------------------------


def sections(tmp_path, pursued: list[str], /, **files: str) -> list[tuple[str, str]]:
    pack = FILES["pack"].replace("[capture]", f"[{', '.join(pursued)}]")
    found = small_card(tmp_path, pack=pack, **files).sections
    return [(each.reading.id, *(provision.id for provision in each.provisions)) for each in found]


def test_a_section_is_a_reading_with_the_provision_it_rests_on_first(tmp_path) -> None:
    assert sections(tmp_path, ["capture"]) == [("capture", "one")]


def test_each_act_gives_its_first_section_only(tmp_path) -> None:
    assert sections(tmp_path, ["capture", "passage"]) == [("capture", "one")]


def test_the_law_of_another_province_is_left_out(tmp_path) -> None:
    assert sections(tmp_path, ["bond_south", "bond_north"]) == [("bond_north", "one")]


def test_a_graver_form_is_left_out_for_what_it_rests_on(tmp_path) -> None:
    elements = FILES["elements"] + "bad: {label: b, rule: {all: [capture, jailed]}, provisions: [one]}\n"
    graver = "graver: {label: graver, concerns: harm, rule: bad, provisions: [one]}\n"
    found = sections(tmp_path, ["graver", "passage"], elements=elements, readings=FILES["readings"] + graver)
    assert found == [("passage", "two")]


def test_what_a_person_did_is_no_section_on_a_card(tmp_path) -> None:
    own = "road_left: {label: r, concerns: own conduct, rule: strayed, provisions: [two]}\n"
    assert sections(tmp_path, ["road_left"], readings=FILES["readings"] + own) == []


# --- clocks ---------------------------------------------------------------------------------


def clocks(tmp_path, **fields: object) -> list[tuple[str, bool, bool, Verification]]:
    made = small_card(tmp_path, deadlines=one_clock(**fields))
    return [(each.deadline.id, each.is_law, each.is_ours, each.verification) for each in made.clocks]


def test_a_clock_is_as_sure_as_the_least_sure_of_its_provisions(tmp_path) -> None:
    assert clocks(tmp_path, provisions=["one"]) == [("it", True, False, Verification.PRIMARY)]
    assert clocks(tmp_path, provisions=["one", "two"]) == [("it", True, False, Verification.UNVERIFIED)]


def test_our_own_clock_and_a_committees_are_no_law(tmp_path) -> None:
    assert clocks(tmp_path, basis="our default") == [("it", False, True, Verification.UNVERIFIED)]
    assert clocks(tmp_path, basis="committee") == [("it", False, False, Verification.UNVERIFIED)]


def test_what_is_due_in_days_is_only_counted(tmp_path) -> None:
    made = small_card(tmp_path, deadlines=one_clock(unit="calendar days"))
    assert (made.clocks, made.later_clocks) == ((), 1)


def test_what_is_due_without_delay_stands_first(tmp_path) -> None:
    day, at_once = {"amount": "24", "unit": "hours"}, {"without_delay": "yes"}
    plain = {"label": "Do.", "starts": "caught", "stops": ["shown"], "agency": "police", "basis": "act"}
    found = small_card(tmp_path, deadlines=entries(late={**plain, **day}, now={**plain, **at_once})).clocks
    assert [each.deadline.id for each in found] == ["now", "late"]


def test_a_clock_of_another_province_does_not_run_here(tmp_path) -> None:
    made = small_card(tmp_path, deadlines=one_clock(within=["south"]))
    assert (made.clocks, made.later_clocks) == ((), 0)


def test_a_limit_that_binds_nobody_is_left_out(tmp_path) -> None:
    made = small_card(tmp_path, deadlines=one_clock(binding="no"))
    assert (made.clocks, made.later_clocks) == ((), 0)


def test_the_clock_of_an_agency_that_is_only_told_runs_later(tmp_path) -> None:
    told = one_route(role="tell").replace('"it"', '"they_hear"')
    made = small_card(tmp_path, routes=told, deadlines=one_clock())
    assert (made.clocks, made.later_clocks) == ((), 1)


# --- agencies and numbers -------------------------------------------------------------------


def test_those_that_investigate_and_those_that_inquire_lead_each_with_its_reasons(tmp_path) -> None:
    leads = small_card(tmp_path).leads
    assert [(each.agency.id, ids(each.routes)) for each in leads] == [
        ("police", ["police_lead"]),
        ("bureau", ["bureau_lead"]),
    ]


def test_an_agency_leads_where_its_route_holds(tmp_path) -> None:
    pack = FILES["pack"].replace("[capture]", "[bond_north, bond_south]")
    [lead] = small_card(tmp_path, pack=pack).leads
    assert ids(lead.routes) == ["labour_north"]
    [lead] = small_card(tmp_path, "bay", pack=pack).leads
    assert ids(lead.routes) == ["labour_south"]


def test_the_zone_of_an_agency_is_named_with_how_sure_it_is(tmp_path) -> None:
    found = {each.agency.id: each.zone for each in small_card(tmp_path).leads}
    assert found["police"] is None
    assert found["bureau"]
    assert (found["bureau"][0].id, found["bureau"][1]) == ("z1", Verification.SECONDARY)


def test_where_no_source_names_the_zone_none_is_named(tmp_path) -> None:
    assert [each.zone for each in small_card(tmp_path, "yew").leads] == [None, None]


def test_only_the_numbers_that_answer_there_are_given(tmp_path) -> None:
    lines = helplines(
        all_over={}, north={"within": ["north"]}, south={"within": ["south"]}, elm={"within": ["elm"]}
    )
    assert ids(small_card(tmp_path, helplines=lines).helplines) == ["all_over", "north", "elm"]
    assert ids(small_card(tmp_path, "bay", helplines=lines).helplines) == ["all_over", "south"]


def test_a_card_knows_its_district_its_province_its_packs_and_its_day(tmp_path) -> None:
    made = small_card(tmp_path)
    assert made.province
    assert (made.district.id, made.province.id) == ("elm", "north")
    assert made.packs == (("small", "1"),)
    assert made.made.isoformat() == "2026-11-23"
