"""New facts: a contradiction reopens and never inverts.

Files grow. What is added may fill a gap, and then an open reading may settle. Or it may contradict what was
there, and then a settled reading may open. It never passes from met to ruled out, or the other way, in one
step.
"""

from rabta.assessment import Statement, Value
from spec.playing import LAW, holds, read, stating, value, worked_cases


def test_contradiction_reopens(table):
    """
    The employer denies what the person said. Trafficking was met; it is open now, and the page says that
    sources disagree. It is not ruled out, though the employer be a respected man.

        recorded                                        | trafficking in persons
        ------------------------------------------------+-----------------------
        harboured; servitude; abuse of power            | met
        harboured; servitude; contested: abuse of power | open, sources disagree
        harboured; contested: servitude; abuse of power | open, sources disagree
    """
    holds(table)


def test_contradiction_never_inverts():
    """
    In every worked case each statement in turn is contradicted by another source. No reading that was met
    is then ruled out, and none that was ruled out is met.
    """
    opposite = {Value.MET: Value.RULED_OUT, Value.RULED_OUT: Value.MET}
    for case in worked_cases():
        before = read(case).assessed
        for name, (statement,) in case.statements.items():
            denied = stating(case, **{name: Statement(not statement.value, source="another source")})
            after = read(denied).assessed
            for reading in LAW.readings:
                turned = opposite.get(before.value(reading))
                assert after.value(reading) is not turned, (case.id, name, reading)


def test_contradiction_of_one_of_two_supports_changes_nothing():
    """
    Where a reading is carried twice over, to contradict one support leaves it met.
    """
    told = "harboured; servitude; abuse of power; contested: threats"
    assert value(told, "trafficking in persons") == "met"


def test_a_denial_alone_is_not_a_contradiction():
    """
    A denial of what nobody had said fills a gap like any other fact: it may rule out.
    """
    assert value("no benefit to the helper", "smuggling of migrants") == "ruled out"
