from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rabta.law.values import Verification
from rabta.routing.calendar import Certainty, DayKind, load_calendars

PAKISTAN = Path(__file__).parents[3] / "src" / "rabta" / "packs" / "pakistan"


@pytest.fixture(scope="module")
def federal():
    return load_calendars(PAKISTAN)["federal"]


def test_the_calendar_of_pakistan_has_no_fault_and_is_not_verified(federal):
    assert federal.zone == ZoneInfo("Asia/Karachi")
    assert federal.years == (2024, 2025, 2026, 2027)
    assert federal.verification is Verification.UNVERIFIED
    assert federal.says


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
@pytest.mark.parametrize(
    "label",
    [
        "Kashmir Day",
        "Eid-ul-Fitr",
        "Pakistan Day",
        "Labour Day",
        "Youm-e-Takbeer",
        "Eid-ul-Azha",
        "Ashura (9th and 10th of Muharram)",
        "Independence Day",
        "Eid Milad-un-Nabi (12th of Rabi-ul-Awwal)",
        "Iqbal Day",
        "Quaid-e-Azam Day and Christmas",
    ],
)
def test_every_year_of_pakistan_has_every_holiday(federal, year, label):
    assert [each for each in federal.holidays if each.label == label and each.day.year == year]


def test_every_holiday_of_pakistan_has_a_source(federal):
    assert [each for each in (*federal.holidays, *federal.weekends) if len(each.source) < 20] == []


def test_what_hangs_on_the_moon_is_announced_for_past_years_and_expected_for_2027(federal):
    lunar = [each for each in federal.holidays if each.label.startswith(("Eid", "Ashura"))]
    past = {each.certainty for each in lunar if each.day.year < 2027}
    coming = {each.certainty for each in lunar if each.day.year == 2027}
    assert (past, coming) == ({Certainty.ANNOUNCED}, {Certainty.EXPECTED})


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2024, 4, 10), DayKind.OFF),
        (date(2024, 4, 15), DayKind.WORKING),
        (date(2025, 6, 9), DayKind.OFF),
        (date(2025, 6, 10), DayKind.WORKING),
        (date(2025, 6, 13), DayKind.WORKING),
        (date(2026, 3, 6), DayKind.WORKING),
        (date(2026, 3, 13), DayKind.UNCERTAIN),
        (date(2027, 3, 10), DayKind.UNCERTAIN),
        (date(2027, 8, 14), DayKind.OFF),
    ],
)
def test_some_days_of_pakistan(federal, day, kind):
    assert federal.kind(day) is kind
