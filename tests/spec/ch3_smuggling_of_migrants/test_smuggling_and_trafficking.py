"""Smuggling and trafficking: readings never exclude one another.

One person may be smuggled across a border and trafficked on the other side. A file that must be the one or
the other loses the person. So both are read, always, from the same facts.
"""

from spec.playing import asked, cell, holds, remarks, together, value, worked_cases

SMUGGLED = "irregular entry; entry or journey helped by somebody; the helper's benefit"


def test_both_at_once(table):
    """
    Every combination may occur.

        recorded                                                               | smuggling   | trafficking
                                                                               | of migrants | in persons
        -----------------------------------------------------------------------+-------------+------------
        irregular entry; entry or journey helped by somebody;                  |             |
        the helper's benefit; transported; deception; sexual exploitation      | met         | met
        irregular entry; entry or journey helped by somebody;                  |             |
        the helper's benefit; not recruited; not transported; not transferred; |             |
        not harboured; not received                                            | met         | ruled out
        not crossed a border; harboured; threats; servitude                    | ruled out   | met
        not crossed a border; not recruited; not transported;                  |             |
        not transferred; not harboured; not received                           | ruled out   | ruled out
        irregular entry; entry or journey helped by somebody;                  |             |
        the helper's benefit                                                   | met         | open
        harboured; threats; servitude                                          | open        | met
    """
    holds(table)


def test_to_settle_one_settles_nothing_of_the_other():
    """
    No fact about the benefit, the helper or the papers makes or breaks trafficking, and no fact about means
    or purpose makes or breaks smuggling. A person known to have been smuggled is asked about exploitation
    like any other.
    """
    assert value(SMUGGLED, "trafficking in persons") == "open"
    assert {"promise", "pressure", "gain"} <= set(asked(SMUGGLED))
    trafficked = "harboured; threats; servitude"
    assert value(trafficked, "smuggling of migrants") == "open"


def test_smuggling_may_become_trafficking(table):
    """
    The hinge is what happens after arrival. Where the helper is still paid, where people are held for
    ransom, or where those who were helped are confined, the page says that smuggling may become
    trafficking, and what points there makes its questions more urgent. It settles nothing by itself.

    In every line also: irregular entry; entry or journey helped by somebody.

        recorded                               | said       | trafficking in persons
        ---------------------------------------+------------+-------------------------------
        the helper is still paid after arrival | may become | open, something points to it
        held for ransom                        | may become | open, something points to it
        confined or cut off                    | may become | open, something points to it
        the helper's benefit                   | nothing    | open, nothing points to it yet
    """
    for row in table:
        told = together(row["recorded"], table.also)
        said = "smuggling_may_become_trafficking" in remarks(told, "smuggling of migrants")
        assert ("may become" if said else "nothing") == row["said"]
        assert cell(told, "trafficking in persons") == row["trafficking in persons"]


def test_real_cases_are_both():
    """
    This is no thought experiment: among the worked cases of the pack there are some that are read as both.
    """
    both = ("smuggling of migrants", "trafficking in persons")
    assert any(all(value(case, label) == "met" for label in both) for case in worked_cases())
