"""Some holidays are only expected.

Eid begins when the moon has been seen, and a government announces the days late. Until then a deadline in
working days that reaches such a day is a span. The earliest end is the one that is shown and kept, for it is
the safe one for the person.
"""

from datetime import date

import pytest

from rabta.routing.clock import due
from spec.ch10_deadlines.clocks import OFFICES, announced, ends, moment, stands, term, written


def test_the_deadline_is_a_span(table):
    """
    The Eid of 2027 may close the offices on any day from Tuesday 9 to Saturday 13 March. The Saturday is in
    the weekend, so nothing hangs on it.

        began                | term           | ends                 | at the latest        | hangs on
        ---------------------+----------------+----------------------+----------------------+------------
        Fri 2027-03-05 10:00 | 1 working day  | Mon 2027-03-08 23:59 | Mon 2027-03-08 23:59 | nothing
        Mon 2027-03-08 10:00 | 1 working day  | Tue 2027-03-09 23:59 | Mon 2027-03-15 23:59 | 9 10 11 12
        Mon 2027-03-08 10:00 | 3 working days | Thu 2027-03-11 23:59 | Wed 2027-03-17 23:59 | 9 10 11 12
        Wed 2027-03-10 10:00 | 1 working day  | Thu 2027-03-11 23:59 | Mon 2027-03-15 23:59 | 11 12
        Fri 2027-03-12 10:00 | 1 working day  | Mon 2027-03-15 23:59 | Mon 2027-03-15 23:59 | nothing
    """
    for row in table:
        found = ends(row["began"], row["term"])
        assert written(found.at) == written(found.earliest) == row["ends"]
        assert written(found.latest) == row["at the latest"]
        assert (" ".join(str(each.day.day) for each in found.depends_on) or "nothing") == row["hangs on"]
        assert found.is_certain == (row["hangs on"] == "nothing")


def test_an_announcement_ends_the_doubt(table):
    """
    Once the days are announced the deadline is one moment, inside the span that was given before.

        announced | 3 working days from Monday 8 March 2027 end
        ----------+--------------------------------------------
        10 11 12  | Tue 2027-03-16 23:59
        9 10 11   | Tue 2027-03-16 23:59
        11 12     | Mon 2027-03-15 23:59
        nothing   | Thu 2027-03-11 23:59
    """
    before = ends("Mon 2027-03-08 10:00", "3 working days")
    for row in table:
        days = [date(2027, 3, int(day)) for day in row["announced"].split() if day.isdecimal()]
        after = ends("Mon 2027-03-08 10:00", "3 working days", announced(OFFICES, *days))
        assert written(after.at) == row["3 working days from Monday 8 March 2027 end"]
        assert after.is_certain
        assert before.at <= after.at <= before.latest


def test_calendar_days_hang_on_eid_only_where_they_extend():
    """
    Three calendar days from Sunday 7 March end on Wednesday 10 March, Eid or not. If the term extends over a
    day off, they end then or on the next working day.
    """
    plain = ends("Sun 2027-03-07 10:00", "3 calendar days")
    extending = ends("Sun 2027-03-07 10:00", "3 calendar days", extends=True)
    assert plain.is_certain
    assert written(plain.at) == written(extending.at) == "Wed 2027-03-10 23:59"
    assert written(extending.latest) == "Mon 2027-03-15 23:59"


def test_the_span_is_late_only_at_its_end(table):
    """
    Between the earliest end and the latest the clock is *overdue*, so that somebody acts; but it is not
    certain, and nobody is blamed for it.

        now                  | progress | certain
        ---------------------+----------+--------
        Tue 2027-03-09 23:59 | due soon | yes
        Wed 2027-03-10 00:00 | overdue  | no
        Mon 2027-03-15 23:59 | overdue  | no
        Tue 2027-03-16 00:00 | overdue  | yes
    """
    deadline = ends("Mon 2027-03-08 10:00", "1 working day")
    for row in table:
        found = stands(deadline, row["now"])
        assert found.progress.value == row["progress"]
        assert found.is_certain == (row["certain"] == "yes")


@pytest.mark.parametrize("days", [1, 5, 20])
def test_the_days_it_hangs_on_are_named(days):
    """
    Each expected day between comes with its label and its source, so that somebody can look it up.
    """
    found = due(moment("Mon 2027-03-08 10:00"), term(f"{days} working days"), OFFICES)
    assert [each.label for each in found.depends_on] == ["Eid"] * 4
    assert {each.source for each in found.depends_on} == {"made up"}
