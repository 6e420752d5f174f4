"""Why several versions of the law are read: what changed while an act was done."""

from datetime import date, timedelta

import pytest

from engine.law.small_pack import law_of
from engine.law.test_states import CHANGED_IN_2018, CHANGED_SOME_DAY, on
from engine.law.test_territory import READINGS
from rabta.law import Period, changes, load_law, states

LAW = load_law("pakistan")


def days(law, period, territory=""):
    return [(each.moment.earliest, each.moment.latest) for each in changes(law, period, territory)]


def test_what_changed_within_a_span_is_told_with_its_instruments(folder):
    law = law_of(folder, elements=CHANGED_IN_2018)
    (change,) = changes(law, Period(date(2018, 6, 1), date(2018, 6, 2)))
    assert change.moment.earliest == date(2018, 6, 2)
    assert change.instruments == (law.provisions["s1"].instrument,)


def test_what_changed_on_the_first_day_changed_before_anything_was_done(folder):
    law = law_of(folder, elements=CHANGED_IN_2018)
    assert days(law, Period(date(2018, 6, 2), date(2018, 6, 9))) == []
    assert days(law, Period(date(2018, 5, 1), date(2018, 6, 1))) == []


def test_without_a_beginning_every_earlier_change_counts(folder):
    law = law_of(folder, elements=CHANGED_IN_2018)
    assert days(law, Period(None, date(2026, 3, 1))) == [(date(2018, 6, 2), date(2018, 6, 2))]


def test_a_change_on_an_unknown_day_counts_on_every_day_it_may_have_been(folder):
    law = law_of(folder, elements=CHANGED_SOME_DAY)
    between = (date(2018, 1, 1), date(2018, 12, 31))
    assert between in days(law, on(2018, 6, 1))
    assert days(law, on(2018, 12, 31)) == days(law, on(2017, 12, 31)) == []


def test_what_is_law_elsewhere_did_not_change_here(folder):
    here = READINGS.replace("within: south}", "within: south, in_force: {from: 2018-06-02}}")
    law = law_of(folder, readings=here)
    assert days(law, Period(), "south") == [(date(2018, 6, 2), date(2018, 6, 2))]
    assert days(law, Period(), "north") == []


@pytest.mark.parametrize("territory", ["", "PK2", "PK6"])
def test_where_several_states_of_the_law_are_read_something_changed(territory):
    for first in range(0, 12_000, 500):
        begins = date(1995, 1, 1) + timedelta(days=first)
        for period in (Period(begins, begins + timedelta(days=400)), Period(None, begins)):
            if len(states(LAW, period, territory)) > 1:
                assert changes(LAW, period, territory), period
