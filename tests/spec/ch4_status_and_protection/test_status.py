"""Irregular entry, stay and exit.

A State may have rules on entry and stay, and the Protocols leave them alone. They ask nothing of the
migrant; so Rabta reads status for what it is, looks for it nowhere but on paper, and lets nothing follow
from it.
"""

from rabta.assessment import Statement, assess, still_needed
from rabta.law import Period
from rabta.law.values import Concerns
from spec.playing import LAW, LAW_TODAY, asked, holds, read, remarks, stating, worked_cases

STATUS = ("irregular_status", "irregular_entry", "irregular_stay", "irregular_exit")


def test_status_is_entry_stay_or_exit(table):
    """
    Status is irregular by irregular entry, stay or exit; each is read by itself too.

        recorded             | irregular entry, | irregular | irregular | irregular
                             | stay or exit     | entry     | stay      | exit
        ---------------------+------------------+-----------+-----------+----------
        irregular entry      | met              | met       | open      | open
        irregular stay       | met              | open      | met       | open
        irregular exit       | met              | open      | open      | met
        not irregular entry; |                  |           |           |
        not irregular stay;  |                  |           |           |
        not irregular exit   | ruled out        | ruled out | ruled out | ruled out
        not irregular entry  | open             | ruled out | open      | open
        nothing              | open             | open      | open      | open
    """
    holds(table)


def test_status_is_no_offence_here():
    """
    Where status is met, the page says that the Protocols make no offence of it and that it never settles
    what was done to the person.
    """
    assert "irregular_status_no_offence_here" in remarks("irregular entry", "irregular entry, stay or exit")


def test_status_is_apart_from_harm_and_from_help():
    """
    No reading of harm to the person rests on status. Irregular entry alone stands among the elements of
    smuggling, because it is what the helper procured.
    """
    status_facts = {"entry_irregular", "stay_irregular", "exit_irregular"}
    for reading in LAW.readings.values():
        if reading.concerns is Concerns.HARM:
            assert not status_facts.intersection(LAW_TODAY.facts_below(reading.id)), reading.label
    assert status_facts.intersection(LAW_TODAY.facts_below("smuggling")) == {"entry_irregular"}


def test_status_changes_no_reading_of_trafficking():
    """
    In every worked case trafficking reads the same if the person is said to have entered, stayed and left
    irregularly, or to have done none of it.
    """
    for case in worked_cases():
        readings = {assess(LAW, case, Period()).value("trafficking")}
        for answer in (True, False):
            told = stating(case, **dict.fromkeys(("stay_irregular", "exit_irregular"), Statement(answer)))
            readings.add(assess(LAW, told, Period()).value("trafficking"))
        assert len(readings) == 1, case.id


def test_status_raises_no_suspicion_and_no_protection(table):
    """
    Status by itself is no sign of anything. A person about whom nothing else is known is unscreened: the
    next step is to screen, whatever the stamps say.

        recorded                                        | posture
        ------------------------------------------------+-----------
        irregular entry; irregular stay; irregular exit | unscreened
        false or fraudulently obtained papers           | unscreened
        irregular entry; papers kept by somebody else   | protect
    """
    holds(table)


def test_nobody_goes_looking_for_status():
    """
    Questions pursue no reading of status, and an open one says nothing of what is still needed: nobody goes
    looking for the person's own conduct.
    """
    pursued = {name for stage in LAW.pursue for name in stage}
    for name in STATUS:
        assert LAW.readings[name].concerns is Concerns.OWN_CONDUCT
        assert name not in pursued
        assert still_needed(read("recruited").assessed, name) == ()
    assert "own_conduct" not in asked("irregular entry")
