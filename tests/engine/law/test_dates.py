from datetime import date

import pytest

from rabta.law import Period
from rabta.law.dates import ALWAYS_IN_FORCE, InForce, Moment, days_that_matter, open_changes


def day(number):
    return date(2020, 1, number)


def known(number):
    return Moment(day(number), day(number))


MAYBE = Moment(day(10), day(20), "the Act commences")
NONE = frozenset()


def test_law_without_limits_is_always_in_force():
    assert InForce(None, None) == ALWAYS_IN_FORCE
    assert ALWAYS_IN_FORCE.covers(date.min, NONE)
    assert ALWAYS_IN_FORCE.covers(date.max, NONE)
    assert ALWAYS_IN_FORCE.moments() == ()


@pytest.mark.parametrize(
    ("number", "covered"), [(9, False), (10, True), (19, True), (20, False), (21, False)]
)
def test_law_is_in_force_from_its_first_day_until_the_day_before_it_ends(number, covered):
    assert InForce(known(10), known(20)).covers(day(number), NONE) is covered


def test_a_law_may_have_a_limit_on_one_side_only():
    assert InForce(begins=known(10)).covers(date.max, NONE)
    assert not InForce(begins=known(10)).covers(day(9), NONE)
    assert InForce(ends=known(10)).covers(date.min, NONE)
    assert not InForce(ends=known(10)).covers(day(10), NONE)


@pytest.mark.parametrize(
    ("number", "if_not", "if_so"),
    [(9, False, False), (10, False, True), (19, False, True), (20, True, True), (21, True, True)],
)
def test_an_uncertain_commencement_counts_only_within_its_span(number, if_not, if_so):
    begun = InForce(begins=MAYBE)
    assert begun.covers(day(number), NONE) is if_not
    assert begun.covers(day(number), frozenset({MAYBE})) is if_so


@pytest.mark.parametrize(
    ("number", "if_not", "if_so"), [(9, True, True), (10, True, False), (20, False, False)]
)
def test_an_uncertain_end_counts_only_within_its_span(number, if_not, if_so):
    ended = InForce(ends=MAYBE)
    assert ended.covers(day(number), NONE) is if_not
    assert ended.covers(day(number), frozenset({MAYBE})) is if_so


def test_a_change_of_another_event_says_nothing_about_this_one():
    other = Moment(MAYBE.earliest, MAYBE.latest, "another Act commences")
    assert not InForce(begins=MAYBE).covers(day(15), frozenset({other}))


def test_the_changes_of_a_law_are_those_at_either_side():
    assert InForce(known(1), MAYBE).moments() == (known(1), MAYBE)
    assert InForce(ends=MAYBE).moments() == (MAYBE,)


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period(day(1), day(1)), "2020-01-01"),
        (Period(day(1), day(2)), "2020-01-01 – 2020-01-02"),
        (Period(day(1), None), "2020-01-01 – …"),
        (Period(None, day(2)), "… – 2020-01-02"),
        (Period(), "?"),
    ],
)
def test_a_period_is_written_as_a_day_a_span_or_unknown(period, written):
    assert str(period) == written


@pytest.mark.parametrize(
    ("period", "matter"),
    [
        (Period(day(5), day(5)), [5]),
        (Period(day(5), day(9)), [5]),
        (Period(day(5), day(10)), [5, 10]),
        (Period(day(10), day(20)), [10, 20]),
        (Period(day(11), day(19)), [11]),
        (Period(day(11), None), [11, 20, 25]),
        (Period(day(21), day(24)), [21]),
        (Period(day(26), None), [26]),
    ],
)
def test_the_first_day_matters_and_every_day_on_which_law_may_change(period, matter):
    moments = frozenset({MAYBE, known(25)})
    assert days_that_matter(period, moments) == tuple(day(number) for number in matter)


def test_where_no_first_day_is_known_all_earlier_law_is_in_reach():
    assert days_that_matter(Period(None, day(10)), frozenset({MAYBE})) == (date.min, day(10))
    assert days_that_matter(Period(), frozenset()) == (date.min,)


@pytest.mark.parametrize(("number", "uncertain"), [(9, False), (10, True), (19, True), (20, False)])
def test_a_change_is_open_from_its_earliest_day_until_its_latest(number, uncertain):
    assert open_changes(day(number), frozenset({MAYBE})) == ((MAYBE,) if uncertain else ())


def test_a_change_of_known_day_is_never_open():
    assert open_changes(day(10), frozenset({known(10)})) == ()


def test_open_changes_come_in_the_order_of_time_then_of_event():
    early, long = Moment(day(9), day(30), "b"), Moment(day(10), day(21), "a")
    twin = Moment(day(10), day(20), "a")
    assert open_changes(day(12), frozenset({MAYBE, long, twin, early})) == (early, twin, MAYBE, long)
