"""The page of a night: protection, who acts, by when, what shields the person, then the readings."""

import json
import time

import pytest

from engine.routing.small_night import FILES, law_in, one_clock

CAPTURED = {"taken": True, "forced": True}
ARREST = {"caught": "2026-11-23T20:00"}
SOME_TIME = "2026-11-25T20:00+05:00"


@pytest.fixture
def page(run, tmp_path):
    """The page about one record under a small law, its lines joined where the width broke them."""

    def page(*, at=SOME_TIME, replaced=None, language="en", **record):
        law_in(tmp_path / "small", **(replaced or {}))
        words = ("assess", "-", "--pack", tmp_path / "small", "--at", at, "--lang", language)
        result = run(*words, says=json.dumps(record))
        assert (result.exit_code, result.stderr) == (0, "")
        return " ".join(result.stdout.split())

    return page


def in_order(page, *words):
    places = [page.index(each) for each in words]
    return places == sorted(places)


def test_the_page_leads_with_protection_and_ends_with_what_a_reading_is(page):
    facts = CAPTURED | {"jailed": True, "strayed": True}
    found = page(facts=facts, place="elm")
    assert in_order(
        found,
        "Protection Protect: presumed victim.",
        "Who acts",
        "By when",
        "What the person may be charged with, and what shields them",
        "Readings",
        "Where the laws differ",
        "Ask next",
        "binds no court, no FIR and no service",
    )


def test_a_section_of_which_there_is_nothing_is_left_out(page):
    found = page(facts={})
    for heading in ("Who acts", "By when", "charged with", "Where the laws differ"):
        assert heading not in found
    assert in_order(found, "Protection", "Readings", "Ask next")


# --- who acts -------------------------------------------------------------------------------


def test_an_agency_stands_with_its_place_its_role_and_why(page):
    found = page(facts=CAPTURED | {"crossed": False, "minor": True}, place="Gate")
    assert "police (ELM) — leads Without a border it is the police's. Charter, art. 1" in found
    assert "the Labour Office (NORTH) — inquires by a duty of its own" in found
    assert "the Ministry — must be told The Ministry hears of every child." in found
    assert "Who leads is open" not in found


def test_what_is_provisional_is_said_and_who_leads_is_open(page):
    found = page(facts=CAPTURED, place="elm")
    assert "police (ELM) — leads, provisionally, until it is known what decides" in found
    assert "the Bureau (zone One) — must be told, provisionally, until it is known what decides" in found
    assert "Charter, art. 2 (unverified)" in found
    assert "Who leads is open or shared. Whoever has the person keeps every duty" in found


def test_a_zone_that_is_not_known_is_said(page):
    assert "the Bureau (zone not known) — leads" in page(facts=CAPTURED | {"crossed": True}, place="yew")


def test_a_place_that_is_not_known_is_said_with_near_names(page):
    assert "The place is not known to the pack. Near it in spelling: ELM Protection" in page(
        facts=CAPTURED, place="Elmm"
    )
    found = page(facts={}, place="Zzzzzz")
    assert "The place is not known to the pack. Protection" in found
    assert "not known to the pack" not in page(facts=CAPTURED)
    assert "not known to the pack" not in page(facts=CAPTURED, place="land")


def test_every_reason_of_one_agency_stands_under_its_name_once(page):
    routes = FILES["routes"] + "more: {label: And the rest., agency: police, role: tell}\n"
    found = page(facts=CAPTURED | {"crossed": False}, replaced={"routes": routes})
    assert found.count("police —") == 1
    assert "it is the police's. Charter, art. 1 And the rest." in found


# --- by when --------------------------------------------------------------------------------


def test_a_clock_says_who_owes_what_from_when_until_when_and_how_it_stands(page):
    found = page(facts={"jailed": True}, events=ARREST, held_by="bureau", at="2026-11-23T22:10+05:00")
    assert "Bring the person to court. the Bureau, 24 hours from: the arrest" in found
    assert "until 20:00, 24.11.2026 — running by law · Charter, art. 1" in found


def test_a_clock_that_has_not_started_says_only_what_is_owed(page):
    found = page(facts={"jailed": True})
    assert "Bring the person to court. whoever has the person, 24 hours from: the arrest by law" in found
    assert "until" not in found.partition("By when")[2].partition("Readings")[0]


@pytest.mark.parametrize(
    ("at", "events", "stands"),
    [
        ("2026-11-24T19:00+05:00", {}, "due soon"),
        ("2026-11-24T19:00Z", {}, "overdue"),
        ("2026-11-26T00:00+05:00", {"shown": "2026-11-24T10:00"}, "done in time"),
        ("2026-11-26T00:00+05:00", {"shown": "2026-11-25T10:00"}, "done late"),
    ],
)
def test_how_a_clock_stands_is_said_as_of_the_time_asked_for(page, at, events, stands):
    found = page(facts={"jailed": True}, events=ARREST | events, at=at)
    assert f"until 20:00, 24.11.2026 — {stands}" in found
    assert ("missed: a breach of law" in found) is (stands in ("overdue", "done late"))


@pytest.mark.parametrize(
    ("basis", "said", "breach"),
    [
        ("act", "by law", True),
        ("rule", "by rule", True),
        ("committee", "by a committee's decision", False),
        ("our default", "Rabta's own proposal, no law", False),
    ],
)
def test_only_what_rests_on_law_is_called_a_breach(page, basis, said, breach):
    found = page(events=ARREST, replaced={"deadlines": one_clock(basis=basis)})
    assert "— overdue" in found
    assert said in found
    assert ("a breach of law" in found) is breach


def test_a_limit_that_passed_is_over_and_nobodys_breach(page):
    found = page(events=ARREST, replaced={"deadlines": one_clock(binding="no")})
    assert "until 20:00, 24.11.2026 — the time is over by law" in found
    assert "overdue" not in found
    assert "breach" not in found


def test_an_expected_holiday_gives_two_ends(page):
    clock = one_clock(amount="3", unit="working days")
    found = page(events=ARREST, at="2026-11-27T12:00+05:00", replaced={"deadlines": clock})
    assert "until 23:59, 26.11.2026, or 23:59, 27.11.2026 if an expected holiday comes — overdue" in found
    assert "breach" not in found


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"amount": None, "unit": None, "without_delay": "yes"}, "without delay from: the arrest"),
        ({"amount": "2"}, "2 hours from: the arrest"),
        ({"amount": "2", "unit": "calendar days"}, "2 days from: the arrest"),
        ({"amount": "2", "unit": "working days"}, "2 working days from: the arrest"),
        ({"amount": "2", "unit": "months"}, "2 months from: the arrest"),
    ],
)
def test_a_term_is_said_in_its_unit(page, fields, said):
    found = page(events=ARREST, replaced={"deadlines": one_clock(**fields)})
    assert f"Do it. police, {said}" in found


def test_without_delay_is_overdue_and_no_breach(page):
    clock = one_clock(amount=None, unit=None, without_delay="yes")
    found = page(events=ARREST, replaced={"deadlines": clock})
    assert "until 20:00, 23.11.2026 — overdue by law" in found
    assert "breach" not in found


# --- what shields the person ----------------------------------------------------------------


def test_own_conduct_comes_with_what_shields_and_what_can_be_used(page):
    found = page(facts={"strayed": True})
    assert "Nothing here says that the person did it. Do not ask about it" in found
    assert "leaving the route Charter, art. 2 (unverified)" in found
    assert "Charter, art. 1: does not shield. It speaks of other things." in found
    assert "Charter, art. 2 (unverified): not clear whether it shields. Nobody has decided." in found
    assert "what can be used: a plea" in found
    assert "already applied" not in found


@pytest.mark.parametrize("said", [True, [True, False]])
def test_a_section_that_stands_calls_for_a_second_opinion(page, said):
    found = page(facts={"section_road": said})
    assert "leaving the route — already applied: second opinion first" in found


def test_what_shields_is_said(page):
    conduct = FILES["own_conduct"].replace("extent: not covered", "extent: covered")
    assert "Charter, art. 1: shields." in page(facts={"strayed": True}, replaced={"own_conduct": conduct})


# --- where the laws differ ------------------------------------------------------------------


def test_a_gap_says_what_else_to_look_at(page):
    found = page(facts=CAPTURED)
    assert (
        "Where the laws differ the gap: One does not reach it. look at: Charter, art. 2 (unverified)" in found
    )


def test_a_gap_without_another_section_names_none(page):
    gap = "gap: {label: the gap, reading: capture, says: One does not reach it.}"
    found = page(facts=CAPTURED, replaced={"gaps": gap})
    assert "the gap: One does not reach it." in found
    assert "look at" not in found


# --- the verb -------------------------------------------------------------------------------


def test_what_is_law_elsewhere_is_said_in_one_line(page):
    assert "not law there or then: bond (South)" in page(facts={}, place="elm")
    assert "not law there or then" not in page(facts={})


def test_a_law_that_pursues_no_reading_has_a_page_too(page):
    assert "Readings" in page(facts={}, replaced={"pack": "id: small\ntitle: t\nversion: v\n"})


def test_each_subject_has_a_night_of_its_own(page):
    found = page(persons=[{"id": "a", "facts": CAPTURED}, {"id": "b"}], group={"facts": {"jailed": "some"}})
    one, rest = found.split("person b")
    other, group = rest.split("the group")
    assert ["Who acts" in each for each in (one, other, group)] == [True, False, False]
    assert ["By when" in each for each in (one, other, group)] == [False, False, True]


def test_json_holds_the_night(run, tmp_path):
    law_in(tmp_path / "small")
    record = json.dumps({"id": "n", "place": "elm", "events": ARREST, "facts": CAPTURED | {"jailed": True}})
    result = run("assess", "-", "--pack", tmp_path / "small", "--json", "--at", SOME_TIME, says=record)
    found = json.loads(result.stdout)
    assert found["site"]["province"] == "north"
    assert [part["agency"] for part in found["route"]] == ["police", "labour", "bureau"]
    assert [(each["id"], each["breach"]) for each in found["deadlines"]] == [("court", True)]


@pytest.mark.parametrize(
    "at",
    ["tonight", "2026-02-30T10:00", "9999-99-99", "0001-01-01T00:00+05:00"],
)
def test_a_time_that_is_none_is_misuse(run, at):
    result = run("assess", "-", "--pack", "palermo", "--at", at, says="{}")
    assert f"'{at}' is no time; write 2026-11-23T22:10" in " ".join(result.stderr.split())
    assert result.exit_code == 2


def test_without_a_time_clocks_are_read_now(run, tmp_path):
    law_in(tmp_path / "small")
    record = json.dumps({"facts": {"jailed": True}, "events": {"caught": "2020-01-01T00:00"}})
    result = run("assess", "-", "--pack", tmp_path / "small", "--json", says=record)
    assert json.loads(result.stdout)["deadlines"][0]["stands"] == "overdue"


def test_with_lines_one_hostile_time_does_not_end_the_others(run, tmp_path):
    law_in(tmp_path / "small")
    hostile = {"id": "a", "facts": {"jailed": True}, "events": {"caught": "9999-12-31T23:59"}}
    lines = "\n".join(json.dumps(each) for each in (hostile, {"id": "b"}))
    result = run("assess", "-", "--lines", "--json", "--pack", tmp_path / "small", says=lines)
    assert json.loads(result.stdout.splitlines()[-1])["id"] == "b"


@pytest.fixture
def machine_in_utc(monkeypatch):
    """The machine's own clock in UTC for one test."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_time_without_a_zone_is_the_offices_for_clocks_as_for_events(page, machine_in_utc):
    found = page(facts={"jailed": True}, events=ARREST, at="2026-11-24T20:01")
    assert "— overdue" in found
    assert "— overdue" not in page(facts={"jailed": True}, events=ARREST, at="2026-11-24T19:59")
    assert "— due soon" in page(facts={"jailed": True}, events=ARREST, at="2026-11-24T19:59")
