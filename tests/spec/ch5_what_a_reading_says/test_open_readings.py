"""How an open reading stands.

Most readings are open most of the time. *Open* would be no help if it did not say more; so each open
reading says whether something points to it, whether sources disagree about it, or whether it depends on
which law applies.
"""

from spec.playing import LAW, holds, stands, value


def test_something_points_to_it_or_nothing_does_yet(table):
    """
    Something points to an open reading when a fact of it is recorded, or a sign of such a fact. To be taken
    for a sign, a fact need not be among the elements at all.

        recorded                     | trafficking in persons         | smuggling of migrants
        -----------------------------+--------------------------------+-------------------------------
        nothing                      | open, nothing points to it yet | open, nothing points to it yet
        harboured                    | open, something points to it   | open, nothing points to it yet
        papers kept by somebody else | open, something points to it   | open, nothing points to it yet
        payment for the journey      | open, nothing points to it yet | open, something points to it
        interpreter needed           | open, nothing points to it yet | open, nothing points to it yet
        not harboured                | open, nothing points to it yet | open, nothing points to it yet
    """
    holds(table)


def test_sources_disagree_only_where_it_matters(table):
    """
    Sources disagree *about a reading* only if to settle what they dispute would settle the reading. A
    dispute on one of many unknown things leaves it merely open.

        recorded                                          | trafficking in persons
        --------------------------------------------------+-----------------------------
        recruited; made to beg; contested: threats        | open, sources disagree
        contested: threats                                | open, something points to it
        contested: threats; force; recruited; made to beg | met
        contested: recruited; contested: threats;         |
        contested: made to beg                            | open, sources disagree
    """
    holds(table)


def test_a_sign_that_is_contested_still_points():
    """
    A sign that one source reports and another denies still points where it pointed.
    """
    assert stands("contested: papers kept by somebody else", "trafficking in persons") == (
        "something points to it"
    )


def test_what_points_somewhere_decides_nothing():
    """
    No sign, and no number of signs, ever makes a reading met or ruled out. Only its own facts do.
    """
    only_signs = [
        each.label
        for each in LAW.facts.values()
        if each.raises and each.id not in ("debt_imposed", "helper_paid_after_arrival")
    ]
    assert len(only_signs) >= 5
    for reading in LAW.readings.values():
        if reading.concerns.value == "harm":
            assert value("; ".join(only_signs), reading.label) == "open"
