"""Dates in words, in every form in which they may be known."""

from datetime import date

import pytest

from engine.papers.stories import English
from rabta.law import Period
from rabta.papers.dates import in_words, period

FIRST, LAST = date(2026, 3, 1), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Period(LAST, LAST), "23 November 2026"),
        (Period(FIRST, LAST), "1 March 2026 to 23 November 2026"),
        (Period(FIRST, None), "from 1 March 2026"),
        (Period(None, LAST), "until 23 November 2026"),
        (Period(), ""),
    ],
)
def test_a_period_is_said_as_far_as_it_is_known(known: Period, said: str) -> None:
    assert period(known, English()) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-11-23", "23 November 2026"),
        ("2026-11-23T02:30", "23 November 2026, 02:30"),
        ("2026-11-23 22:10:05+05:00", "23 November 2026, 22:10"),
        ("2026-02-30", None),
        ("yesterday", None),
        ("23/11/2026", None),
    ],
)
def test_only_what_is_plainly_a_date_is_put_into_words(written: str, said: str | None) -> None:
    assert in_words(written, English()) == said
