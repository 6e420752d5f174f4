"""Clocks: what starts them, what stops them, and what may be called a breach.

A clock is on the page as soon as what it is for is, or may be, so. It has an end once the event that starts
it is recorded. Only an Act or a rule can be breached; our own defaults cannot.
"""

from rabta.law.duties import Basis
from spec.ch11_pakistan.reading import LAW
from spec.ch12_routing.night import clocks, moment, night

PLACES = {"clock_sindh_fir": "Karachi", "clock_sindh_care": "Karachi"}
CITIZEN = "not not a citizen of Pakistan"
RECORDED = {
    "clock_production": "in custody",
    "clock_screening": "in custody",
    "clock_zarra": "a child is missing; under eighteen",
    "clock_sindh_fir": "a child is missing; under eighteen",
    "clock_sindh_care": "under eighteen",
    "clock_crisis_cell": "sexual violence; a woman or a girl",
}


def test_what_starts_and_stops_a_clock(table):
    """
    Each line is looked at on 5 November 2026 at noon. Production and screening are owed to somebody in
    custody, ZARRA and the FIR to a missing child, care to a child, the crisis cell to a woman who was hurt
    sexually.

        clock             | happened                                       | stands      | breach
        ------------------+------------------------------------------------+-------------+-------
        clock_production  | arrest 2026-11-05 08:00                        | running     | no
        clock_production  | arrest 2026-11-04 13:00                        | due soon    | no
        clock_production  | arrest 2026-11-04 08:00                        | overdue     | yes
        clock_production  | arrest 2026-11-03 08:00;                       |             |
                          | brought before the magistrate 2026-11-04 07:00 | met in time | no
        clock_production  | arrest 2026-11-03 08:00;                       |             |
                          | brought before the magistrate 2026-11-04 09:00 | met late    | yes
        clock_production  | arrest 2026-11-03 08:00;                       |             |
                          | released 2026-11-03 20:00                      | met in time | no
        clock_zarra       | child reported missing 2026-11-05 11:00  | running     | no
        clock_zarra       | child reported missing 2026-11-05 09:00  | overdue     | yes
        clock_sindh_fir   | child reported missing 2026-11-05 07:00  | overdue     | yes
        clock_sindh_care  | child taken into care 2026-11-04 11:00         | overdue     | yes
        clock_crisis_cell | sexual violence reported 2026-11-01 12:00  | overdue     | no
        clock_screening   | the person came to notice 2026-11-01 12:00     | overdue     | no
    """
    assert {row["clock"] for row in table} == set(RECORDED)
    for row in table:
        place = PLACES.get(row["clock"], "Lahore")
        found = night(RECORDED[row["clock"]], place, happened=row["happened"], now="2026-11-05 12:00")
        clock = clocks(found)[row["clock"]]
        assert clock.status.progress.value == row["stands"], row
        assert clock.is_breach == (row["breach"] == "yes"), row


def test_a_clock_without_its_event_has_no_end():
    """
    Somebody is in custody, and nobody wrote down since when. The duty is on the page; no end is made up.
    """
    clock = clocks(night("in custody", now="2026-11-05 12:00"))["clock_production"]
    assert clock.due is None
    assert clock.status is None
    assert not clock.is_breach


def test_a_disputed_custody_starts_the_clock_too():
    """
    That one source denies the arrest does not stop the clock.
    """
    assert "clock_production" in clocks(night("contested: in custody"))
    assert "clock_production" not in clocks(night("not in custody"))
    assert "clock_production" not in clocks(night("nothing"))


def test_an_event_without_its_ground_starts_nothing():
    """
    A complaint was received, and it was about no missing child: ZARRA's clock does not run.
    """
    found = night("not a child is missing", happened="complaint or report received 2026-11-05 07:00")
    assert "clock_zarra" not in clocks(found)


def test_our_own_defaults_are_never_law():
    """
    Screening within a day, a second opinion within three working days, an answer to a referral within a
    day, and what is asked for when somebody is abroad or has died: these are ours, they say so, and missing
    them is no breach.
    """
    ours = {id for id, each in LAW.duties.deadlines.items() if each.basis is Basis.OUR_DEFAULT}
    abroad_or_dead = {"clock_mission", "clock_inquest", "clock_remains", "clock_heirs"}
    assert ours == {"clock_screening", "clock_second_opinion", "clock_acknowledge"} | abroad_or_dead
    assert not any(LAW.duties.deadlines[id].provisions for id in ours)
    late = "second opinion asked for 2026-10-01 09:00; referral sent 2026-10-01 09:00"
    found = clocks(night("wages withheld", happened=late, now="2026-11-05 12:00"))
    for id in ("clock_second_opinion", "clock_acknowledge"):
        assert found[id].status.progress.value == "overdue"
        assert not found[id].is_breach


def test_whatever_is_law_cites_it():
    """
    A clock that may be breached names the provision it stands on.
    """
    law = [each for each in LAW.duties.deadlines.values() if each.basis.is_law]
    assert len(law) >= 15
    assert all(each.provisions for each in law)


def test_a_limit_that_passes_is_nobodys_breach():
    """
    Fifteen days to ask for a review, thirty to appeal: when they are over, something can no longer be done.
    No agency has failed by that.
    """
    found = night(
        "under eighteen",
        "Islamabad",
        happened="order about the child made 2026-09-01 10:00",
        now="2026-11-05 12:00",
    )
    for id in ("clock_ict_review", "clock_ict_appeal"):
        assert clocks(found)[id].status.progress.value == "overdue"
        assert not clocks(found)[id].is_breach


def test_the_nearest_end_comes_first():
    """
    The page is in the order in which time runs out; clocks without an end come last.
    """
    found = night(
        f"in custody; {CITIZEN}; a child is missing; under eighteen; recruited; not sexual violence",
        "Karachi",
        happened="arrest 2026-11-05 08:00; child reported missing 2026-11-05 08:00",
        now="2026-11-05 08:30",
    )
    ends = [each.due.at if each.due else None for each in found.owed]
    known = [each for each in ends if each]
    assert known == sorted(known)
    assert ends[len(known) :] == [None] * (len(ends) - len(known))
    in_order = [each.deadline.id for each in found.owed if each.due]
    assert in_order == ["clock_zarra", "clock_sindh_fir", "clock_production"]
    assert known[0] == moment("2026-11-05 10:00")
