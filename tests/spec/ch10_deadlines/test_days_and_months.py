"""Calendar days and months run to the end of their last day.

The day of the event is not counted, whether it happened at one minute past midnight or at 23:59. Weekends
and holidays are counted like any other day.
"""

from spec.ch10_deadlines.clocks import ends, written


def test_the_day_of_the_event_is_not_counted(table):
    """
    The whole of the last day is there to act in.

        began                | term             | ends
        ---------------------+------------------+---------------------
        Mon 2026-04-13 00:01 | 1 calendar day   | Tue 2026-04-14 23:59
        Mon 2026-04-13 10:00 | 1 calendar day   | Tue 2026-04-14 23:59
        Mon 2026-04-13 23:59 | 1 calendar day   | Tue 2026-04-14 23:59
        Mon 2026-04-13 23:59 | 3 calendar days  | Thu 2026-04-16 23:59
        Thu 2026-12-31 23:59 | 3 calendar days  | Sun 2027-01-03 23:59
        Sat 2028-02-26 12:00 | 3 calendar days  | Tue 2028-02-29 23:59
        Fri 2027-02-26 12:00 | 3 calendar days  | Mon 2027-03-01 23:59
        Mon 2026-04-13 10:00 | 90 calendar days | Sun 2026-07-12 23:59
        Tue 2026-05-26 10:00 | 3 calendar days  | Fri 2026-05-29 23:59
    """
    for row in table:
        found = ends(row["began"], row["term"])
        assert written(found.at) == row["ends"]
        assert found.is_certain


def test_months_end_on_the_day_of_the_same_number(table):
    """
    Where the month has no such day, the term ends with the month. It never runs over into the next.

        began                | term      | ends
        ---------------------+-----------+---------------------
        Mon 2026-04-13 10:00 | 3 months  | Mon 2026-07-13 23:59
        Sat 2026-01-31 10:00 | 1 month   | Sat 2026-02-28 23:59
        Sat 2026-01-31 10:00 | 2 months  | Tue 2026-03-31 23:59
        Sat 2026-01-31 10:00 | 3 months  | Thu 2026-04-30 23:59
        Mon 2028-01-31 10:00 | 1 month   | Tue 2028-02-29 23:59
        Tue 2028-02-29 10:00 | 12 months | Wed 2029-02-28 23:59
        Tue 2028-02-29 10:00 | 1 month   | Wed 2028-03-29 23:59
        Mon 2026-08-31 23:59 | 4 months  | Thu 2026-12-31 23:59
        Thu 2026-12-31 23:59 | 1 month   | Sun 2027-01-31 23:59
    """
    for row in table:
        assert written(ends(row["began"], row["term"]).at) == row["ends"]


def test_a_last_day_off_counts_unless_the_law_says_otherwise(table):
    """
    Whether a term that ends on a day off runs on to the next working day is a matter of law, so it is
    written with the term in the pack, where it is *no* unless somebody has written *yes*. (The General
    Clauses Act 1897, section 10, says so of acts done in a court or office; whether it reaches a given duty
    was not verified.)

        began                | term            | ends                 | ends if it extends
        ---------------------+-----------------+----------------------+---------------------
        Wed 2026-04-15 10:00 | 3 calendar days | Sat 2026-04-18 23:59 | Mon 2026-04-20 23:59
        Mon 2026-04-13 10:00 | 3 calendar days | Thu 2026-04-16 23:59 | Thu 2026-04-16 23:59
        Sun 2026-05-24 10:00 | 3 calendar days | Wed 2026-05-27 23:59 | Mon 2026-06-01 23:59
        Wed 2026-11-25 10:00 | 1 month         | Fri 2026-12-25 23:59 | Mon 2026-12-28 23:59
    """
    for row in table:
        assert written(ends(row["began"], row["term"]).at) == row["ends"]
        assert written(ends(row["began"], row["term"], extends=True).at) == row["ends if it extends"]
