"""The parts of a sitting that need no database: its next day, its calendar file, its redaction."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.papers import to_markdown
from rabta.papers.paper import Given, Heading, Paper, Paragraph, Plain, Table, plain

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@given(day=DAYS, months=st.integers(1, 24))
def test_so_many_months_on_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    from rabta_web.committees.cadence import months_after

    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(day=DAYS)
def test_a_sitting_is_proposed_on_a_day_on_which_offices_surely_work(platform, day):
    from rabta.routing import ground_of
    from rabta.routing.calendar import DayKind
    from rabta_web.committees.cadence import turn, working_day
    from rabta_web.incidents.vocabulary import law

    calendar = ground_of(law()).calendar
    worked = working_day(day, calendar)
    assert worked >= day
    assert calendar.kind(worked) is DayKind.WORKING
    due = turn("it", last=day, called=None, months=1, today=day + timedelta(days=60), calendar=calendar)
    assert due.overdue(day + timedelta(days=60))
    assert due.proposed >= day + timedelta(days=60)
    called = turn("it", last=day, called=due.by, months=1, today=due.by, calendar=calendar)
    assert not called.overdue(due.by)


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


@given(title=st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_a_calendar_file_folds_at_75_octets_and_loses_no_letter(title):
    from rabta_web.committees.calendar_file import Event, written

    text = written(Event(UUID(int=1), NOON, NOON, title, "Hall"))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (summary,) = (line for line in unfolded(text) if line.startswith("SUMMARY:"))
    assert re.sub(r"\\(.)", r"\1", summary.removeprefix("SUMMARY:")) == title
    assert "BEGIN:VEVENT" in unfolded(text)
    assert text.endswith("END:VCALENDAR\r\n")


def paper(*blocks):
    return Paper("minutes", "Committee", plain("No. 7"), "en", "", blocks, ())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("demo one spoke of 1A2B3C4D/2.", "[1] spoke of [2]."),
        ("Card 54400-1234567-1 and 0300 123 4567", "Card [3] and [3]"),
        ("Ten beds by 1 April 2099", "Ten beds by 1 April 2099"),
    ],
)
def test_names_codes_and_numbers_give_way_to_the_number_of_a_reason(platform, text, kept):
    from rabta_web.committees.papers.redaction import redacted

    left = redacted(paper(Paragraph((Given(text),))), names=["Demo One", ""], protected=[])
    assert left.blocks[0] == Paragraph((Given(kept),))


def test_an_item_on_protection_is_left_out_whole_and_its_number_stays(platform):
    from rabta_web.committees.papers.redaction import redacted

    whole = paper(
        Heading((Plain("1. "), Given("Her safety")), 3),
        Paragraph((Given("Where she is."),)),
        Table(("Decided",), (((Given("A new place."),),),)),
        Heading((Plain("2. "), Given("Furniture")), 3),
        Paragraph((Given("Two chairs."),)),
        Heading(plain("Sent to")),
    )
    text = to_markdown(redacted(whole, names=[], protected=[1]))
    for gone in ("Her safety", "Where she is", "A new place"):
        assert gone not in text
    for stays in ("1. ", "Two chairs.", "Sent to", "somebody's safety depends on it"):
        assert stays in text.replace("\\", "")


def test_where_nothing_is_left_out_that_is_said(platform):
    from rabta_web.committees.papers.redaction import redacted

    assert "Nothing was left out." in to_markdown(redacted(paper(), names=[], protected=[]))


def test_who_is_in_the_chair_is_known_in_either_script_and_at_their_place_alone(platform):
    from rabta_web.committees.chairs import tokens

    (one,) = tokens("PK203", ["Deputy Commissioner"])
    assert tokens("PK203", ["commissioner, deputy", ""]) == [one]
    assert tokens("PK205", ["Deputy Commissioner"]) != [one]
    assert tokens("PK203", [" ", ""]) == []
