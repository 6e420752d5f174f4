"""Protection latches: it rises with any sign, and no statement lowers it.

A bought officer, an employer, a frightened relative: there is always somebody who will say that all was
well. What they say is recorded, and it makes the fact contested. It does not make the person unprotected.
"""

from rabta.assessment import Statement
from spec.playing import holds, none_of, person, posture, read, stating, together, worked_cases


def test_a_contesting_statement_never_lowers_it(table):
    """
    A sign that somebody denies is a sign still.

        recorded                                | posture
        ----------------------------------------+--------
        contested: threats                      | protect
        contested: under eighteen               | protect
        contested: free to leave                | protect
        contested: papers kept by somebody else | protect
    """
    holds(table)


def test_no_statement_about_anything_lowers_it():
    """
    In every worked case that is protected, each statement is contradicted by another source, one after the
    other and then all at once. The person stays protected throughout.
    """
    for case in worked_cases():
        if posture(case) == "protect":
            denials = {name: Statement(not said.value) for name, (said,) in case.statements.items()}
            assert posture(stating(case, **denials)) == "protect"
            for name, denial in denials.items():
                assert posture(stating(case, **{name: denial})) == "protect"


def test_who_was_protected_stays_protected():
    """
    A person who was protected before, in another record or another district, is protected now, though
    nothing in this record says why, and though screening here raised nothing.
    """
    screened = none_of("a means", "the purpose of exploitation")
    for told in ("nothing", screened):
        (reason,) = read(person(told, protected_before=True)).protection.reasons
        assert reason.ground.value == "latched"
        assert posture(person(told, protected_before=True)) == "protect"


def test_a_definition_does_not_lower_it():
    """
    Where the facts, as defined, contradict a sign, the sign stands until somebody decides: *may be under
    eighteen* protects beside *not under eighteen*.
    """
    assert posture("may be under eighteen; not under eighteen") == "protect"
    assert posture(
        together("abuse of a position of vulnerability", "not in a position of vulnerability")
    ) == ("protect")
