"""Children: each province has its own agency, and doubt is enough to call it.

A child, or somebody who may be one, is child protection's first, whatever else is read.
"""

from spec.ch12_routing.night import clocks, leads, night, told


def child_agencies(found):
    return {
        part.agency.id.removeprefix("child_protection_") for part in found.parts if "child_" in part.agency.id
    }


def test_each_province_has_its_own_agency(table):
    """
    In Azad Jammu and Kashmir neither Act nor agency was found; the page says so and names Social Welfare.

        in           | agency
        -------------+------------
        Lahore       | punjab
        Karachi      | sindh
        Peshawar     | kp
        Quetta       | balochistan
        Islamabad    | ict
        Gilgit       | gb
        Muzaffarabad | ajk
    """
    for row in table:
        assert child_agencies(night("under eighteen", row["in"])) == {row["agency"]}


def test_doubt_is_enough(table):
    """
    recorded                  | called | stop
    --------------------------+--------+-----
    under eighteen            | yes    | yes
    may be under eighteen     | yes    | yes
    contested: under eighteen | no     | yes
    not under eighteen        | no     | no
    nothing                   | no     | no
    a child among those moved | no     | no
    """
    for row in table:
        found = night(row["recorded"])
        assert bool(child_agencies(found)) == (row["called"] == "yes"), row["recorded"]
        assert found.outcome.stop == (row["stop"] == "yes"), row["recorded"]


def test_a_missing_child_is_registered_at_once(table):
    """
    The police lead and tell ZARRA within two hours, everywhere. Only Sindh's Act adds four hours for the
    FIR.

        in        | leads  | ZARRA   | FIR
        ----------+--------+---------+--------
        Karachi   | police | 2 hours | 4 hours
        Lahore    | police | 2 hours | no term
        Islamabad | police | 2 hours | no term
        Quetta    | police | 2 hours | no term
    """
    for row in table:
        found = night("a child is missing; under eighteen", row["in"])
        assert leads(found) == row["leads"]
        assert "ZARRA" in told(found)
        for heading, id in (("ZARRA", "clock_zarra"), ("FIR", "clock_sindh_fir")):
            clock = clocks(found).get(id)
            term = f"{clock.deadline.term.amount} {clock.deadline.term.unit.value}" if clock else "no term"
            assert term == row[heading], row["in"]


def test_a_child_taken_into_care_sees_a_court_within_a_day(table):
    """
    Twenty-four hours in Sindh, Punjab and Islamabad. The terms of the other Acts were not seen, and none is
    made up.

        in        | clock
        ----------+------------------
        Karachi   | clock_sindh_care
        Lahore    | clock_punjab_care
        Islamabad | clock_ict_care
        Peshawar  | none
        Quetta    | none
    """
    for row in table:
        found = night("under eighteen", row["in"], happened="child taken into care 2026-11-02 10:00")
        care = {name for name in clocks(found) if name.endswith("_care")}
        assert care == {row["clock"]} - {"none"}, row["in"]


def test_an_accused_child_is_a_child():
    """
    Where a section stands against a child, child protection is called as for any child, and the juvenile
    safeguards are owed.
    """
    found = night("may be under eighteen; passport section on the journey applied; in custody", "Gwadar")
    assert child_agencies(found) == {"balochistan"}
    assert "safeguard_child_accused" in {each.id for each in found.outcome.safeguards}
