"""Hours are elapsed hours.

They run through the night, the weekend, Eid and the turn of the year. A person who must be brought before a
magistrate within 24 hours is not held longer because it is Sunday.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rabta.law.duties import Term, Unit
from rabta.routing.clock import due
from spec.ch10_deadlines.clocks import OFFICES, PAKISTAN, WRITTEN, ends, moment, term, written


def test_hours_run_through_everything(table):
    """
    Nothing stops a clock of hours.

        began                | term      | ends                 | runs through
        ---------------------+-----------+----------------------+-----------------------
        Mon 2026-04-13 10:00 | 2 hours   | Mon 2026-04-13 12:00 | the working day
        Mon 2026-04-13 23:00 | 2 hours   | Tue 2026-04-14 01:00 | midnight
        Mon 2026-04-13 23:59 | 24 hours  | Tue 2026-04-14 23:59 | the night
        Fri 2026-04-17 16:00 | 24 hours  | Sat 2026-04-18 16:00 | the start of a weekend
        Sat 2026-04-18 09:30 | 4 hours   | Sat 2026-04-18 13:30 | a day of the weekend
        Tue 2026-05-26 15:00 | 48 hours  | Thu 2026-05-28 15:00 | Eid
        Tue 2027-03-09 15:00 | 24 hours  | Wed 2027-03-10 15:00 | an Eid only expected
        Thu 2026-12-31 23:00 | 2 hours   | Fri 2027-01-01 01:00 | the turn of the year
        Mon 2028-02-28 12:00 | 24 hours  | Tue 2028-02-29 12:00 | into 29 February
        Tue 2028-02-29 12:00 | 24 hours  | Wed 2028-03-01 12:00 | out of 29 February
        Mon 2026-04-13 10:00 | 720 hours | Wed 2026-05-13 10:00 | a month
    """
    for row in table:
        found = ends(row["began"], row["term"])
        assert written(found.at) == row["ends"]
        assert found.is_certain
        assert found.latest == found.at


def test_the_last_moment_is_in_time():
    """
    24 hours that began at half a minute past ten end at half a minute past ten, to the second.
    """
    began = datetime(2026, 4, 13, 10, 0, 30, tzinfo=PAKISTAN)
    assert due(began, term("24 hours"), OFFICES).at == datetime(2026, 4, 14, 10, 0, 30, tzinfo=PAKISTAN)


def test_a_moment_may_be_told_in_any_zone(table):
    """
    The same moment told in another zone gives the same deadline, in the time of the offices.

        zone          | began                | 24 hours end at      | 1 calendar day ends at
        --------------+----------------------+----------------------+-----------------------
        Asia/Karachi  | Tue 2026-04-14 01:00 | Wed 2026-04-15 01:00 | Wed 2026-04-15 23:59
        UTC           | Mon 2026-04-13 20:00 | Wed 2026-04-15 01:00 | Wed 2026-04-15 23:59
        Europe/Athens | Mon 2026-04-13 23:00 | Wed 2026-04-15 01:00 | Wed 2026-04-15 23:59
        Asia/Muscat   | Tue 2026-04-14 00:00 | Wed 2026-04-15 01:00 | Wed 2026-04-15 23:59
    """
    for row in table:
        began = moment(row["began"], ZoneInfo(row["zone"]))
        assert due(began, term("24 hours"), OFFICES).at.strftime(WRITTEN) == row["24 hours end at"]
        assert written(due(began, term("1 calendar day"), OFFICES).at) == row["1 calendar day ends at"]


def test_a_moment_without_a_zone_is_refused():
    """
    Ten o'clock somewhere is no moment. It is refused, not guessed.
    """
    with pytest.raises(ValueError, match="no time zone"):
        due(datetime(2026, 4, 13, 10, 0), Term(2, Unit.HOURS), OFFICES)  # noqa: DTZ001 it is what is refused
    assert due(datetime(2026, 4, 13, 10, 0, tzinfo=UTC), Term(2, Unit.HOURS), OFFICES).is_certain
