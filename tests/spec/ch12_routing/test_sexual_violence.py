"""Sexual violence: the crisis cell, for women and children.

The Act on rape of 2021 speaks of women and children only. The police pass every report to the crisis cell
without delay. For a man no such cell is provided; the need for a doctor and for care is the same.
"""

from spec.ch12_routing.night import clocks, leads, night, told


def test_whom_the_crisis_cell_serves(table):
    """
    In every line also: sexual violence; not carried across Pakistan's border, or to be.

        recorded                                  | crisis cell
        ------------------------------------------+------------
        a woman or a girl                         | told
        under eighteen                            | told
        may be under eighteen                     | told
        not a woman or a girl; under eighteen     | told
        not a woman or a girl; not under eighteen | no
        nothing                                   | no
    """
    for row in table:
        found = night(f"{row['recorded']}; {table.also}")
        assert ("crisis cell" in told(found)) == (row["crisis cell"] == "told"), row["recorded"]


def test_without_delay_has_no_hours():
    """
    The Act says *without any delay* and names no hours. So the clock is due from the moment of the report,
    and the program never calls it a breach: what delay was needed is for people to judge.
    """
    found = night(
        "sexual violence; a woman or a girl",
        happened="sexual violence reported 2026-11-02 10:00",
        now="2026-11-04 10:00",
    )
    clock = clocks(found)["clock_crisis_cell"]
    assert clock.deadline.term is None
    assert clock.status.progress.value == "overdue"
    assert not clock.is_breach


def test_a_child_is_the_polices_to_investigate():
    """
    Sexual abuse of a child is investigated by the police.
    """
    assert (
        leads(night("sexual violence; under eighteen; not carried across Pakistan's border, or to be"))
        == "police"
    )


def test_whose_name_is_told_to_nobody():
    """
    Nobody says who the person is without written permission: it is owed to men as to women.
    """
    for who in ("a woman or a girl", "not a woman or a girl"):
        owed = {each.id for each in night(f"sexual violence; {who}").outcome.safeguards}
        assert "safeguard_identity_sexual" in owed
