"""The date of the act selects the law.

Law is amended, and what was done is judged by the law of the day on which it was done. Often that day is
known only roughly, and sometimes nobody can say on which day an amendment came into force. Rabta reads
every version that may apply, and settles only what all of them agree on.

The examples are a small Act made up for this section. Section 3, in force from 2 June 2018, punishes making
somebody beg *by force*. An amendment drops the words *by force*; it came into force on some day from 18
February 2025 to 1 September 2025, and nobody knows which.
"""

from datetime import date
from pathlib import Path

import pytest

from rabta.assessment import Statement, Subject, assess
from rabta.law import Period, load_law, states
from spec.playing import ANY_TIME, LAW, STANDS, VALUES, person, read, worked_cases

READ = {"force known": True, "no force known": False, "force unknown": None}


@pytest.fixture(scope="module")
def act():
    return load_law(str(Path(__file__).parent / "begging_act"))


def period(text):
    first, _, last = text.partition(" to ")
    day = {"unknown": None, "now": None}
    begins = day[first] if first in day else date.fromisoformat(first)
    if not last:
        return Period(begins, begins)
    return Period(begins, day[last] if last in day else date.fromisoformat(last))


def cell(act, when, by_force):
    statements = {"made_to_beg": (Statement(True),), "by_force": (Statement(by_force),)}
    found = assess(act, Subject(statements=statements), period(when))
    how = STANDS.get(found.stands("making_beg"))
    return VALUES[found.value("making_beg")] + (f", {how}" if how else "")


def test_each_date_has_its_law(act, table):
    """
    Somebody was made to beg. Was it an offence under section 3?

        done on                  | force known                       | no force known
        -------------------------+-----------------------------------+----------------------------------
        2018-06-01               | not in force                      | not in force
        2018-06-02               | met                               | ruled out
        2025-02-17               | met                               | ruled out
        2025-02-18               | met                               | open, depends on the law in force
        2025-08-31               | met                               | open, depends on the law in force
        2025-09-01               | met                               | met
        2019-01-01 to 2020-12-31 | met                               | ruled out
        2024-12-01 to 2025-12-31 | met                               | open, depends on the law in force
        2018-01-01 to 2018-12-31 | open, depends on the law in force | open, depends on the law in force
        2025-09-01 to now        | met                               | met
        unknown                  | open, depends on the law in force | open, depends on the law in force
    """
    for row in table:
        for heading in ("force known", "no force known"):
            assert cell(act, row["done on"], READ[heading]) == row[heading], row["done on"]


def test_a_law_not_yet_in_force_rules_nothing_out(act):
    """
    Before an Act begins, its reading is *not in force*. That is not *ruled out*: it says nothing of what
    was done, and another law may have covered it.
    """
    assert cell(act, "2010-01-01", by_force=True) == "not in force"
    assert cell(act, "2010-01-01", by_force=False) == "not in force"


def test_an_act_that_goes_on_is_read_under_each_version(act):
    """
    Exploitation that lasts is done on every day of it. Where it began under the old law and went on under
    the new, both are read, and where they disagree the page says that it depends on the law in force.
    """
    assert cell(act, "2024-12-01 to 2025-12-31", by_force=False).startswith("open, depends on the law")


def test_all_that_one_amendment_changed_changed_on_one_day(act):
    """
    The end of the old text and the beginning of the new are one event. On no day were both in force, and on
    none was neither.
    """
    summer = Period(date(2025, 2, 18), date(2025, 8, 31))
    for state in states(act, summer):
        assert state.versions["making_beg"] is not None


def test_an_unknown_fact_is_not_an_uncertain_law(act):
    """
    Where the law is certain and a fact unknown, the reading is open for want of the fact, and does not
    blame the law.
    """
    assert cell(act, "2019-01-01", by_force=None) == "open, something points to it"


def test_the_protocols_hold_at_any_date():
    """
    The readings of the Protocols are the same for an act of any date, or of none. What a State has made of
    them, and when, is in its own pack.
    """
    for case in worked_cases()[:10]:
        for when in (Period(date(1995, 1, 1), date(1995, 1, 1)), Period(date(2030, 1, 1), None)):
            dated, undated = read(case, on=when).assessed, read(case, on=ANY_TIME).assessed
            assert [dated.value(name) for name in LAW.readings] == [
                undated.value(name) for name in LAW.readings
            ]
    assert len(states(LAW, ANY_TIME)) == 1
    assert read(person("nothing")).assessed.period == ANY_TIME
