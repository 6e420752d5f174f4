from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.law import Faults, PackError
from rabta.law.source import Place, parse
from rabta.law.values import Verification
from rabta.routing import calendar as calendars
from rabta.routing.calendar import (
    Certainty,
    DayKind,
    Holiday,
    Weekday,
    Weekend,
    calendars_in,
    load_calendars,
)

HERE = Place("holidays.yaml", 1)

HEAD = """offices:
  label: Offices
  zone: Asia/Karachi
  verification: secondary
  years: "2026"
"""
WEEKENDS = """  weekends:
    - {label: Weekend, days: [Saturday, Sunday], certainty: fixed, source: a law}
"""
BEGINS = len((HEAD + WEEKENDS).splitlines()) + 1
"""The line on which the next key of the sample begins."""


def read(text):
    """The calendars in a text, and its faults."""
    faults = Faults()
    found = calendars_in(parse(text.encode(), "holidays.yaml"), faults)
    return found, [str(fault) for fault in faults.found]


def faults_of(text):
    return read(text)[1]


def holiday(entry):
    """The faults of a sample with this one holiday, which stands two lines below `BEGINS`."""
    return faults_of(f"{HEAD}{WEEKENDS}  holidays:\n    - {entry}\n")


def weekends(*entries):
    lines = "\n".join(f"    - {entry}" for entry in entries)
    return faults_of(f"{HEAD}  weekends:\n{lines}\n")


def closing(day, certainty=Certainty.ANNOUNCED, label="Closed"):
    return Holiday(day, label, certainty, "made up", HERE)


def test_a_calendar_is_read_as_written():
    text = (
        HEAD + "  says: Courts keep other days.\n" + WEEKENDS + "  holidays:\n"
        "    - {day: 2026-12-25, label: Winter day, certainty: fixed, source: a list}\n"
        "    - {first: 2026-05-27, last: 2026-05-28, label: Eid, certainty: expected, source: a table}\n"
    )
    found, faults = read(text)
    assert faults == []
    offices = found["offices"]
    assert (offices.id, offices.label, offices.says) == ("offices", "Offices", "Courts keep other days.")
    assert offices.zone == ZoneInfo("Asia/Karachi")
    assert offices.verification is Verification.SECONDARY
    assert offices.years == (2026,)
    assert offices.weekends == (
        Weekend("Weekend", frozenset({Weekday.SATURDAY, Weekday.SUNDAY}), Certainty.FIXED, "a law", HERE),
    )
    assert offices.holidays == (
        Holiday(date(2026, 12, 25), "Winter day", Certainty.FIXED, "a list", HERE),
        Holiday(date(2026, 5, 27), "Eid", Certainty.EXPECTED, "a table", HERE),
        Holiday(date(2026, 5, 28), "Eid", Certainty.EXPECTED, "a table", HERE),
    )
    assert [each.place.line for each in offices.holidays] == [10, 11, 11]
    assert (offices.place.line, offices.weekends[0].place.line) == (1, 8)


def test_a_calendar_needs_no_holidays_and_has_nothing_to_say():
    found, faults = read(HEAD + WEEKENDS)
    assert faults == []
    assert found["offices"].holidays == ()
    assert found["offices"].says == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a", "holidays.yaml:1: this must map ids to entries"),
        ("offices: closed", "holidays.yaml:1: 'offices' must be a mapping"),
        (HEAD + WEEKENDS + "  holiday: []\n", f"holidays.yaml:{BEGINS}: unknown field 'holiday'"),
        (HEAD + WEEKENDS + "  holidays: none\n", f"holidays.yaml:{BEGINS}: 'holidays' must be a mapping or"),
        (
            (HEAD + WEEKENDS).replace("Karachi", "Karachy"),
            "holidays.yaml:3: unknown time zone 'Asia/Karachy'",
        ),
        ((HEAD + WEEKENDS).replace("Asia/Karachi", "../x"), "holidays.yaml:3: unknown time zone '../x'"),
        ((HEAD + WEEKENDS).replace("Asia/Karachi", "Asia"), "holidays.yaml:3: unknown time zone 'Asia'"),
        ((HEAD + WEEKENDS).replace("  zone: Asia/Karachi\n", ""), "holidays.yaml:1: 'offices' has no 'zone'"),
        ((HEAD + WEEKENDS).replace("  label: Offices\n", ""), "holidays.yaml:1: 'offices' has no 'label'"),
        ((HEAD + WEEKENDS).replace("secondary", "secondry"), "holidays.yaml:4: unknown verification"),
        ((HEAD + WEEKENDS).replace('"2026"', '"26"'), "holidays.yaml:5: '26' is no year, such as 2024"),
        ((HEAD + WEEKENDS).replace('"2026"', '"20x6"'), "holidays.yaml:5: '20x6' is no year, such as 2024"),
        ((HEAD + WEEKENDS).replace('"2026"', "[]"), "holidays.yaml:5: 'years' must name at least one"),
        (HEAD, "holidays.yaml:1: 'offices' has no weekend for 2026-01-01"),
    ],
)
def test_what_is_wrong_with_a_calendar_is_said_with_its_place(text, fault):
    found = faults_of(text)
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_a_misspelt_zone_comes_with_the_nearest_and_is_read_as_utc():
    found, faults = read((HEAD + WEEKENDS).replace("Karachi", "Karachy"))
    assert faults == ["holidays.yaml:3: unknown time zone 'Asia/Karachy'; did you mean 'Asia/Karachi'?"]
    assert found["offices"].zone is UTC


def test_a_missing_zone_is_read_as_utc():
    assert read((HEAD + WEEKENDS).replace("  zone: Asia/Karachi\n", ""))[0]["offices"].zone is UTC


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("{day: 2026-05-27, label: Eid, source: x}", "has no 'certainty'"),
        ("{day: 2026-05-27, label: Eid, certainty: fixed}", "has no 'source'"),
        ("{day: 2026-05-27, certainty: fixed, source: x}", "has no 'label'"),
        ("{day: 2026-05-27, label: Eid, certainty: sure, source: x}", "unknown certainty 'sure'"),
        ("{day: 2026-02-30, label: Eid, certainty: fixed, source: x}", "'2026-02-30' is no date"),
        ("{day: 27 May 2026, label: Eid, certainty: fixed, source: x}", "'27 May 2026' is no date"),
        ("{label: Eid, certainty: fixed, source: x}", "needs either 'day', or both 'first' and 'last'"),
        ("{first: 2026-05-27, label: Eid, certainty: fixed, source: x}", "needs either 'day', or both"),
        ("{last: 2026-05-27, label: Eid, certainty: fixed, source: x}", "needs either 'day', or both"),
        (
            "{day: 2026-05-27, last: 2026-05-28, label: Eid, certainty: fixed, source: x}",
            "needs either 'day', or both",
        ),
        (
            "{first: 2026-05-28, last: 2026-05-27, label: Eid, certainty: fixed, source: x}",
            "from 2026-05-28 to 2026-05-27 is not 1 to 14 days",
        ),
        (
            "{first: 2026-05-01, last: 2026-05-15, label: Eid, certainty: fixed, source: x}",
            "from 2026-05-01 to 2026-05-15 is not 1 to 14 days",
        ),
        (
            "{first: 2026-05-01, last: 2026-05-32, label: Eid, certainty: fixed, source: x}",
            "'2026-05-32' is no date",
        ),
        ("{day: 2026-05-27, label: Eid, certainty: fixed, source: x, sorce: y}", "unknown field 'sorce'"),
        (
            "{day: 2025-05-27, label: Eid, certainty: fixed, source: x}",
            "2025-05-27 is in none of the 'years'",
        ),
        ("closed", "'holidays' must be a list of mappings"),
    ],
)
def test_what_is_wrong_with_a_holiday_is_said_with_its_place(entry, fault):
    found = holiday(entry)
    assert len(found) == 1
    assert found[0].startswith(f"holidays.yaml:{BEGINS + 1}: ")
    assert fault in found[0]


@pytest.mark.parametrize("last", ["2026-05-01", "2026-05-14"])
def test_a_holiday_lasts_from_one_day_to_fourteen(last):
    assert holiday(f"{{first: 2026-05-01, last: {last}, label: Eid, certainty: fixed, source: x}}") == []


def test_the_same_holiday_twice_is_a_fault_that_names_the_first():
    entry = "    - {day: 2026-05-27, label: Eid, certainty: fixed, source: x}\n"
    span = "    - {first: 2026-05-26, last: 2026-05-28, label: Eid, certainty: fixed, source: x}\n"
    assert faults_of(HEAD + WEEKENDS + "  holidays:\n" + entry + span) == [
        f"holidays.yaml:{BEGINS + 2}: 'Eid' on 2026-05-27 stands at holidays.yaml:{BEGINS + 1} already"
    ]


def test_two_holidays_may_fall_on_one_day():
    one = "    - {day: 2026-05-28, label: Eid, certainty: expected, source: x}\n"
    other = "    - {day: 2026-05-28, label: A fixed day, certainty: fixed, source: x}\n"
    found, faults = read(HEAD + WEEKENDS + "  holidays:\n" + one + other)
    assert faults == []
    assert [each.label for each in found["offices"].closures(date(2026, 5, 28))] == ["Eid", "A fixed day"]
    assert found["offices"].kind(date(2026, 5, 28)) is DayKind.OFF


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (
            "{label: W, days: [Sonday, Sunday], certainty: fixed, source: x}",
            "unknown day of the week 'Sonday'",
        ),
        ("{label: W, days: [], certainty: fixed, source: x}", "'days' must name at least one"),
        ("{label: W, days: Sunday, certainty: fixed, source: x, until: y}", "unknown field 'until'"),
        ("{label: W, days: Sunday, source: x}", "has no 'certainty'"),
        ("{label: W, days: Sunday, certainty: fixed}", "has no 'source'"),
        ("{days: Sunday, certainty: fixed, source: x}", "has no 'label'"),
        ("{label: W, days: Sunday, certainty: fixed, source: x, first: soon}", "'soon' is no date"),
        (
            "{label: W, days: Sunday, certainty: fixed, source: x, first: 2026-02-01, last: 2026-01-31}",
            "'last' (2026-01-31) is before 'first' (2026-02-01)",
        ),
        (
            f"{{label: W, days: [{', '.join(each.value for each in Weekday)}], certainty: fixed, source: x}}",
            "a week needs a working day",
        ),
    ],
)
def test_what_is_wrong_with_a_weekend_is_said_with_its_place(entry, fault):
    always = "{label: Always, days: Saturday, certainty: fixed, source: x}"
    found = weekends(entry, always)
    assert len(found) == 1
    assert found[0].startswith(f"holidays.yaml:{BEGINS - 1}: ")
    assert fault in found[0]


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("days: Sunday", "days: Sunday", True),
        ("days: Sunday", "days: Saturday", False),
        ("days: Sunday, last: 2026-06-30", "days: Sunday, first: 2026-07-01", False),
        ("days: Sunday, first: 2026-07-01", "days: Sunday, last: 2026-06-30", False),
        ("days: Sunday, last: 2026-07-01", "days: Sunday, first: 2026-07-01", True),
        ("days: Sunday, first: 2026-07-01", "days: [Friday, Sunday]", True),
        ("days: Sunday, last: 2026-06-30", "days: Sunday, last: 2027-06-30", True),
    ],
)
def test_a_weekly_day_off_may_stand_once_for_each_time(one, other, twice):
    rest = "label: W, certainty: fixed, source: x"
    found = weekends(
        f"{{{one}, {rest}}}",
        f"{{{other}, {rest}}}",
        "{days: Monday, label: Always, certainty: fixed, source: x}",
    )
    message = "holidays.yaml:8: this weekend has days that stand at holidays.yaml:7 already"
    assert found == ([message] if twice else [])


@pytest.mark.parametrize(
    ("span", "first_without"),
    [
        ("first: 2026-01-02", "2026-01-01"),
        ("last: 2026-12-30", "2026-12-31"),
        ("first: 2026-01-01, last: 2026-12-31", None),
        ("first: 2025-01-01, last: 2026-06-30", "2026-07-01"),
    ],
)
def test_every_day_of_the_years_listed_has_its_week(span, first_without):
    found = weekends(f"{{label: W, days: Sunday, certainty: fixed, source: x, {span}}}")
    message = f"holidays.yaml:1: 'offices' has no weekend for {first_without}"
    assert found == ([message] if first_without else [])


def test_a_week_without_a_working_day_is_refused():
    with pytest.raises(ValueError, match="a week needs a working day"):
        Weekend("W", frozenset(Weekday), Certainty.FIXED, "x", HERE)


@pytest.mark.parametrize(
    ("weekly", "closures", "kind"),
    [
        (Certainty.FIXED, [], DayKind.OFF),
        (Certainty.ANNOUNCED, [], DayKind.OFF),
        (Certainty.EXPECTED, [], DayKind.UNCERTAIN),
        (Certainty.EXPECTED, [Certainty.EXPECTED], DayKind.UNCERTAIN),
        (Certainty.EXPECTED, [Certainty.FIXED], DayKind.OFF),
        (Certainty.EXPECTED, [Certainty.EXPECTED, Certainty.ANNOUNCED], DayKind.OFF),
        (None, [], DayKind.WORKING),
        (None, [Certainty.EXPECTED], DayKind.UNCERTAIN),
        (None, [Certainty.ANNOUNCED], DayKind.OFF),
        (None, [Certainty.FIXED], DayKind.OFF),
    ],
)
def test_one_certain_closure_makes_a_day_off(weekly, closures, kind):
    sunday = date(2026, 4, 19)
    offices = replace(
        read(HEAD + WEEKENDS)[0]["offices"],
        weekends=(Weekend("W", frozenset({Weekday.SUNDAY}), weekly, "x", HERE),) if weekly else (),
        holidays=tuple(closing(sunday, each, str(number)) for number, each in enumerate(closures)),
    )
    assert offices.kind(sunday) is kind
    assert len(offices.closures(sunday)) == len(closures) + bool(weekly)


def test_a_weekly_day_off_is_named_like_a_holiday():
    offices = read(HEAD + WEEKENDS)[0]["offices"]
    saturday = date(2026, 4, 18)
    assert offices.closures(saturday) == (Holiday(saturday, "Weekend", Certainty.FIXED, "a law", HERE),)
    assert offices.closures(date(2026, 4, 20)) == ()


def test_a_calendar_knows_the_years_it_lists():
    offices = read(HEAD + WEEKENDS)[0]["offices"]
    assert offices.knows(date(2026, 1, 1))
    assert offices.knows(date(2026, 12, 31))
    assert not offices.knows(date(2025, 12, 31))
    assert not offices.knows(date(2027, 1, 1))


def test_where_something_stands_makes_no_difference():
    moved = HEAD + WEEKENDS
    assert read(moved)[0] == read("\n" + moved)[0]


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_the_week_is_in_the_order_of_the_calendar(day):
    assert Weekday(day.strftime("%A")) is calendars.WEEK[day.weekday()]


# --- files ----------------------------------------------------------------------------------


def test_a_pack_without_the_file_has_no_calendar(tmp_path):
    assert load_calendars(tmp_path) == {}


def test_every_fault_of_a_file_is_reported_at_once(tmp_path):
    text = (HEAD + WEEKENDS).replace("secondary", "sure").replace('"2026"', '"26"')
    (tmp_path / "holidays.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as refused:
        load_calendars(tmp_path)
    assert sorted(fault.place.line for fault in refused.value.faults) == [4, 5]


def test_a_file_that_is_no_yaml_is_reported_like_any_fault(tmp_path):
    (tmp_path / "holidays.yaml").write_text("offices:\n  label: [\n", encoding="utf-8")
    with pytest.raises(PackError) as refused:
        load_calendars(tmp_path)
    assert str(refused.value).startswith("holidays.yaml:3: not YAML")


def test_a_calendar_twice_is_a_fault(tmp_path):
    (tmp_path / "holidays.yaml").write_text(HEAD + WEEKENDS + HEAD + WEEKENDS, encoding="utf-8")
    with pytest.raises(PackError):
        load_calendars(tmp_path)
