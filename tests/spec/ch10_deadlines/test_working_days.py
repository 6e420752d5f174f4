"""Working days are the days on which the offices work.

The day of the event is not counted, nor are weekends and holidays. Which days these are stands in the pack,
for each kind of office, with dates: weeks change.
"""

from spec.ch10_deadlines.clocks import CALENDARS, ends, written


def test_weekends_and_holidays_are_not_counted(table):
    """
    The term ends with the end of the last working day.

        began                | term            | ends                 | because
        ---------------------+-----------------+----------------------+----------------------------------
        Mon 2026-04-13 10:00 | 1 working day   | Tue 2026-04-14 23:59 | the day of the event is not counted
        Mon 2026-04-13 23:59 | 1 working day   | Tue 2026-04-14 23:59 | nor at 23:59
        Fri 2026-04-17 10:00 | 1 working day   | Mon 2026-04-20 23:59 | a weekend lies between
        Sat 2026-04-18 10:00 | 1 working day   | Mon 2026-04-20 23:59 | it began in the weekend
        Sun 2026-04-19 23:59 | 1 working day   | Mon 2026-04-20 23:59 | it began at the end of it
        Mon 2026-04-13 10:00 | 10 working days | Mon 2026-04-27 23:59 | two weekends lie between
        Tue 2026-05-26 10:00 | 1 working day   | Mon 2026-06-01 23:59 | Eid and a weekend lie between
        Wed 2026-05-27 10:00 | 1 working day   | Mon 2026-06-01 23:59 | it began at Eid
        Thu 2026-12-24 10:00 | 2 working days  | Tue 2026-12-29 23:59 | 25 December and a weekend
        Thu 2026-12-31 23:59 | 1 working day   | Fri 2027-01-01 23:59 | the year ends, the count goes on
        Mon 2028-02-28 10:00 | 2 working days  | Wed 2028-03-01 23:59 | 29 February is a working day
    """
    for row in table:
        found = ends(row["began"], row["term"])
        assert written(found.at) == row["ends"]
        assert found.is_certain


def test_each_kind_of_office_has_its_own_week(table):
    """
    Other offices work on Saturdays until 30 June 2026, and no longer from 1 July. Each day is counted by the
    week in force on it, also where the week changes in the middle of a term.

        began                | term           | ends
        ---------------------+----------------+---------------------
        Fri 2026-04-17 10:00 | 1 working day  | Sat 2026-04-18 23:59
        Sat 2026-04-18 10:00 | 1 working day  | Mon 2026-04-20 23:59
        Fri 2026-07-17 10:00 | 1 working day  | Mon 2026-07-20 23:59
        Fri 2026-06-26 10:00 | 7 working days | Mon 2026-07-06 23:59
    """
    for row in table:
        found = ends(row["began"], row["term"], CALENDARS["six_day_offices"])
        assert written(found.at) == row["ends"]


def test_a_year_without_holidays_listed_is_said():
    """
    A calendar lists the holidays of certain years. A count that goes beyond them goes by the weekends alone,
    which gives the earliest end, and says that it may be later.
    """
    inside = ends("Thu 2028-12-28 10:00", "1 working day")
    beyond = ends("Thu 2028-12-28 10:00", "2 working days")
    assert inside.is_certain
    assert written(beyond.at) == "Mon 2029-01-01 23:59"
    assert beyond.beyond_calendar
    assert not beyond.is_certain
