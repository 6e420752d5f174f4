"""Non-refoulement: nobody is sent back to serious harm.

The Protocols leave it untouched (Trafficking Protocol, article 14; Smuggling Protocol, article 19). It
comes before every removal and depends on no other reading.
"""

from spec.playing import cell, holds, owed, posture, read

STOP = "safeguard_non_refoulement"


def test_a_claim_or_a_fear_is_enough(table):
    """
    Either a claim for asylum or a fear of serious harm on return stops every removal. It is ruled out only
    when the person was asked about both and denies both.

        recorded                               | stop before any removal (non-refoulement) | posture
        ---------------------------------------+-------------------------------------------+-----------
        asylum claimed                         | met                                       | protect
        fear of return                         | met                                       | protect
        not asylum claimed                     | open                                      | unscreened
        not asylum claimed; not fear of return | ruled out                                 | unscreened
        nothing                                | open                                      | unscreened
    """
    holds(table)


def test_the_stop_is_owed_whatever_else_is_read():
    """
    It is owed to the smuggled, to the trafficked, to those who are neither and to those against whom a
    section has been applied; to everybody alike.
    """
    for rest in (
        "irregular entry; entry or journey helped by somebody; the helper's benefit",
        "recruited; threats; servitude",
        "not recruited; not transported; not transferred; not harboured; not received",
        "a section of law already applied to the person",
    ):
        assert STOP in owed(f"{rest}; fear of return")


def test_a_second_source_does_not_lift_the_stop(table):
    """
    The person fears to be sent back; an officer writes that there is nothing to fear. The reading is then
    open, because sources disagree. The stop is still owed: no removal goes ahead on one side's word.

        recorded                  | stop before any removal (non-refoulement) | the stop is
        --------------------------+-------------------------------------------+------------
        fear of return            | met                                       | owed
        contested: fear of return | open, sources disagree                    | owed
        contested: asylum claimed | open, sources disagree                    | owed
        nothing                   | open, nothing points to it yet            | not owed
    """
    reading = "stop before any removal (non-refoulement)"
    for row in table:
        assert cell(row["recorded"], reading) == row[reading]
        stop = "owed" if STOP in owed(row["recorded"]) else "not owed"
        assert stop == row["the stop is"], row["recorded"]


def test_who_asks_for_refuge_is_protected():
    """
    A claim for refuge raises the protection posture by itself, and says on what ground.
    """
    assert posture("fear of return") == "protect"
    (reason,) = read("fear of return").protection.reasons
    assert reason.ground.value == "refuge"
