"""Circumstances: an organised group, a border. They are elements of nothing.

The Convention asks States to make trafficking and smuggling offences whether or not a group or a border was
involved, article 34(2). Both bear on gravity, on which agency is competent and on cooperation between
States.
"""

from spec.playing import LAW_TODAY, holds, named, remarks


def test_an_organised_criminal_group(table):
    """
    Three or more persons acting together over time, article 2(a). Two are not a group under the Convention,
    whatever domestic law says.

        recorded                                           | organised criminal group
        ---------------------------------------------------+-------------------------
        a group of three or more over time                 | met
        three or more offenders                            | open
        two or more offenders                              | open
        two or more offenders; not three or more offenders | ruled out
        not two or more offenders                          | ruled out
        three or more offenders;                           |
        not a group of three or more over time             | ruled out
    """
    holds(table)


def test_transnational(table):
    """
    An offence is transnational if it was committed in several States, or prepared, directed or felt in
    another, article 3(2). That the person once crossed a border by themselves does not make it so: somebody
    must have carried them over it, helped, handed them over or taken them in.

        recorded                                                              | transnational
        ----------------------------------------------------------------------+--------------
        crossed a border; transported                                         | met
        crossed a border; transferred                                         | met
        crossed a border; received                                            | met
        crossed a border; entry or journey helped by somebody                 | met
        crossed a border                                                      | open
        prepared, directed or felt in another State                           | met
        not crossed a border                                                  | open
        not crossed a border; not prepared, directed or felt in another State | ruled out
    """
    holds(table)


def test_neither_is_an_element(table):
    """
    Trafficking by one man in one village is trafficking; smuggling by one man is smuggling.

    In every line also: not two or more offenders; not prepared, directed or felt in another State.

        recorded                                              | trafficking | smuggling
                                                              | in persons  | of migrants
        ------------------------------------------------------+-------------+------------
        not moved; harboured; force; servitude                | met         | ruled out
        irregular entry; entry or journey helped by somebody; |             |
        the helper's benefit                                  | open        | met
    """
    holds(table)
    group = {"offenders_two_or_more", "offenders_three_or_more", "organized_group", "part_done_abroad"}
    for label in ("trafficking in persons", "smuggling of migrants"):
        assert not group.intersection(LAW_TODAY.facts_below(named(label)))


def test_the_reader_is_told_that_a_group_is_no_element():
    """
    Where a group is on record, the page says that it is an element of neither.
    """
    told = "a group of three or more over time"
    assert "organised_group_no_element" in remarks(told, "organised criminal group")
