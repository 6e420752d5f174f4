"""Only law can be breached.

An Act and the rules under it bind. A committee's decision or our own proposal is a date to keep, and whoever
misses it is late and nothing worse.
"""

from spec.ch10_deadlines.clocks import BASES, ends, stands


def test_only_an_act_or_a_rule_may_be_called_breached(table):
    """
    The same clock, by what the deadline rests on.

        basis       | is law | in time  | overdue  | met late
        ------------+--------+----------+----------+---------
        act         | yes    | no       | breach   | breach
        rule        | yes    | no       | breach   | breach
        committee   | no     | no       | no       | no
        our default | no     | no       | no       | no
    """
    deadline = ends("Sat 2026-04-18 12:00", "24 hours")
    clocks = {
        "in time": stands(deadline, "Mon 2026-04-20 12:00", "Sun 2026-04-19 12:00"),
        "overdue": stands(deadline, "Mon 2026-04-20 12:00"),
        "met late": stands(deadline, "Mon 2026-04-20 12:00", "Sun 2026-04-19 12:01"),
    }
    assert [row["basis"] for row in table] == list(BASES)
    for row in table:
        basis = BASES[row["basis"]]
        assert basis.is_law == (row["is law"] == "yes")
        for heading, clock in clocks.items():
            assert clock.is_breach(basis) == (row[heading] == "breach"), (row["basis"], heading)


def test_what_hangs_on_an_expected_holiday_is_no_breach_yet(table):
    """
    A deadline of an Act falls on 9 March 2027, or on 15 March if all the expected days are holidays.

        step taken           | progress    | breach
        ---------------------+-------------+-------
        Tue 2027-03-09 23:00 | met in time | no
        Wed 2027-03-10 09:00 | met late    | no
        Mon 2027-03-15 23:59 | met late    | no
        Tue 2027-03-16 00:00 | met late    | yes
    """
    deadline = ends("Mon 2027-03-08 10:00", "1 working day")
    for row in table:
        found = stands(deadline, "Thu 2027-04-01 12:00", row["step taken"])
        assert found.progress.value == row["progress"]
        assert found.is_breach(BASES["act"]) == (row["breach"] == "yes")


def test_what_goes_beyond_the_listed_years_is_no_breach():
    """
    Where the holidays of the year are not listed, nobody can say that a count of working days is over.
    """
    deadline = ends("Thu 2028-12-28 10:00", "2 working days")
    found = stands(deadline, "Mon 2029-01-08 12:00")
    assert found.progress.value == "overdue"
    assert not found.is_breach(BASES["act"])
