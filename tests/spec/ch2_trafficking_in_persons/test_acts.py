"""The act: what somebody did to get hold of the person, article 3(a).

There are five, and any one is enough: recruitment, transportation, transfer, harbouring, receipt. They
reach from the first contact to the last employer, so that nobody in the chain is outside the law.
"""

from spec.playing import below, but, holds, none_of, remarks, together, value

TRAFFICKING = "trafficking in persons"
REST = "threats; forced labour or services"


def test_each_of_the_five_acts_is_enough(table):
    """
    Each of these alone is an act. No other fact is.

    In every line also: threats; forced labour or services.

        recorded    | an act | trafficking in persons
        ------------+--------+-----------------------
        recruited   | met    | met
        transported | met    | met
        transferred | met    | met
        harboured   | met    | met
        received    | met    | met
    """
    holds(table)
    assert {row["recorded"] for row in table} == below("an act")


def test_control_is_none_of_the_five_acts(table):
    """
    A guard, a supervisor or a pimp who directs somebody's daily life does none of the five acts by that
    alone. Control makes it worth asking who lodged the person and who took them over: that is harbouring
    and receipt. Until that is known, trafficking is open; and where all five acts are known not to have
    happened, control does not stand in for them.

    In every line also: threats; forced labour or services.

        recorded                                                                 | an act    | trafficking
                                                                                 |           | in persons
        -------------------------------------------------------------------------+-----------+------------
        daily life or work directed by somebody                                  | open      | open
        daily life or work directed by somebody; not recruited; not transported; |           |
        not transferred; not harboured; not received                             | ruled out | ruled out
        daily life or work directed by somebody; harboured                       | met       | met
    """
    holds(table)


def test_the_reader_is_told_that_control_is_no_act():
    """
    Where somebody's life was directed and nobody lodged or received the person, the page says so and says
    what to ask.
    """
    told = together(REST, "daily life or work directed by somebody", "not harboured", "not received")
    assert "trafficking_control_is_no_act" in remarks(told, TRAFFICKING)


def test_without_an_act_there_is_no_trafficking():
    """
    Exploitation alone, even by the worst means, is not trafficking if nobody recruited, transported,
    transferred, harboured or received the person. It is another offence, and each form of exploitation
    keeps its own reading.
    """
    told = together(REST, none_of("an act"))
    assert value(told, TRAFFICKING) == "ruled out"
    assert value(told, "forced labour or services") == "met"


def test_no_border_and_no_movement_is_needed(table):
    """
    Trafficking may happen in one city, in one street, in the house where the person was born. Whether a
    border was crossed and whether the person moved at all makes no difference.

    In every line also: harboured; threats; forced labour or services.

        recorded                        | trafficking in persons
        --------------------------------+-----------------------
        crossed a border                | met
        not crossed a border            | met
        not crossed a border; not moved | met
        nothing                         | met
    """
    holds(table)


def test_the_reader_is_told_that_no_border_is_needed():
    """
    Where no border was crossed the page says that none is needed, because this is the commonest mistake.
    """
    told = together(REST, "harboured", "not crossed a border")
    assert "trafficking_no_border_needed" in remarks(told, TRAFFICKING)
    assert "trafficking_no_border_needed" not in remarks(but(told, "crossed a border"), TRAFFICKING)
