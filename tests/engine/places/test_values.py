from datetime import date

import pytest

from rabta.places.values import Bound, covers

DAY, BEFORE, AFTER = date(2025, 1, 1), date(2024, 12, 31), date(2025, 1, 2)


@pytest.mark.parametrize("exact", [True, False])
def test_a_beginning_counts_from_its_day_and_an_end_until_the_day_before(exact):
    bound = Bound(DAY, exact=exact)
    assert [covers(bound, None, day) for day in (BEFORE, DAY, AFTER)] == [False, True, True]
    assert [covers(None, bound, day) for day in (BEFORE, DAY, AFTER)] == [True, False, False]


def test_no_bound_is_no_limit():
    assert covers(None, None, date.min)
    assert covers(None, None, date.max)


def test_a_bound_says_whether_its_day_is_only_the_latest_possible():
    assert str(Bound(DAY)) == "2025-01-01"
    assert str(Bound(DAY, exact=False)) == "by 2025-01-01"


def test_what_stood_on_no_day_in_particular_is_everything(places):
    oak = places.areas["oak"]
    assert oak.listed(None)
    assert oak.listed(BEFORE)
    assert not oak.listed(DAY)


def test_an_area_lies_where_its_last_move_before_a_day_put_it(places):
    elm = places.areas["elm"]
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1), None]
    assert [elm.within_on(day) for day in days] == ["hills", "north", "north", "hills", "hills"]
