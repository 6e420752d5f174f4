"""How a clock stands: running, due soon, overdue, met in time, met late.

A deadline is *due soon* in the last quarter of its time, and no earlier than three days before its end. That
is our default and no law.
"""

from datetime import datetime

import pytest

from rabta.routing.clock import status
from spec.ch10_deadlines.clocks import ends, moment, stands, time_left


def test_a_clock_that_runs(table):
    """
    24 hours began on Saturday at noon. The last moment is still in time.

        now                  | progress | left
        ---------------------+----------+-----------
        Sat 2026-04-18 12:00 | running  | 24 h 0 min
        Sun 2026-04-19 05:59 | running  | 6 h 1 min
        Sun 2026-04-19 06:00 | due soon | 6 h 0 min
        Sun 2026-04-19 11:59 | due soon | 0 h 1 min
        Sun 2026-04-19 12:00 | due soon | 0 h 0 min
        Sun 2026-04-19 12:01 | overdue  | -0 h 1 min
        Mon 2026-04-20 13:30 | overdue  | -25 h 30 min
    """
    deadline = ends("Sat 2026-04-18 12:00", "24 hours")
    for row in table:
        found = stands(deadline, row["now"])
        assert (found.progress.value, time_left(found.left)) == (row["progress"], row["left"])


def test_a_long_term_is_due_soon_in_its_last_three_days(table):
    """
    90 calendar days from 13 April 2026 end with 12 July.

        now                  | progress
        ---------------------+---------
        Thu 2026-06-25 12:00 | running
        Thu 2026-07-09 23:59 | running
        Fri 2026-07-10 00:00 | due soon
        Sun 2026-07-12 23:59 | due soon
        Mon 2026-07-13 00:00 | overdue
    """
    deadline = ends("Mon 2026-04-13 10:00", "90 calendar days")
    for row in table:
        assert stands(deadline, row["now"]).progress.value == row["progress"]


def test_a_step_stops_the_clock(table):
    """
    24 hours began on Saturday at noon. Once the step is taken the clock stands still: whoever looks later
    sees the same.

        stopped              | looked at            | progress    | to spare
        ---------------------+----------------------+-------------+-----------
        Sat 2026-04-18 14:00 | Sat 2026-04-18 14:00 | met in time | 22 h 0 min
        Sat 2026-04-18 14:00 | Fri 2026-05-01 09:00 | met in time | 22 h 0 min
        Sun 2026-04-19 12:00 | Sun 2026-04-19 18:00 | met in time | 0 h 0 min
        Sun 2026-04-19 12:01 | Sun 2026-04-19 18:00 | met late    | -0 h 1 min
        Mon 2026-04-20 12:00 | Fri 2026-05-01 09:00 | met late    | -24 h 0 min
        Sat 2026-04-18 11:00 | Sat 2026-04-18 13:00 | met in time | 25 h 0 min
    """
    deadline = ends("Sat 2026-04-18 12:00", "24 hours")
    for row in table:
        found = stands(deadline, row["looked at"], row["stopped"])
        assert (found.progress.value, time_left(found.left)) == (row["progress"], row["to spare"])


def test_a_record_can_be_read_as_of_any_moment(table):
    """
    A step counts from the moment it was taken. Read as of an earlier moment, the clock was still running.

        read as of           | progress
        ---------------------+---------
        Sat 2026-04-18 13:00 | running
        Sun 2026-04-19 11:00 | due soon
        Sun 2026-04-19 13:00 | overdue
        Sun 2026-04-19 14:00 | met late
    """
    deadline = ends("Sat 2026-04-18 12:00", "24 hours")
    for row in table:
        assert stands(deadline, row["read as of"], "Sun 2026-04-19 14:00").progress.value == row["progress"]


def test_every_moment_needs_a_zone():
    """
    The present moment and the moment of the step are refused without a zone, like the start.
    """
    deadline = ends("Sat 2026-04-18 12:00", "24 hours")
    bare = datetime(2026, 4, 18, 12, 0)  # noqa: DTZ001 it is what is refused
    with pytest.raises(ValueError, match="'now' has no time zone"):
        status(deadline, bare)
    with pytest.raises(ValueError, match="'stopped_at' has no time zone"):
        status(deadline, moment("Sat 2026-04-18 12:00"), bare)
