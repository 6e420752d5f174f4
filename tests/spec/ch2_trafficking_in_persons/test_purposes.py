"""The purpose: exploitation, article 3(a).

The Protocol names forms of exploitation *at a minimum*. Its list is open, and so is ours. The purpose is
what was intended; exploitation need not have happened yet.
"""

from spec.playing import LAW, below, holds, none_of, remarks, together, value

TRAFFICKING = "trafficking in persons"
ACT_AND_MEANS = "recruited; deception"


def test_each_purpose_is_enough(table):
    """
    Each of these alone is a purpose of exploitation. The last line keeps the list open: a form of
    exploitation that nobody has thought of is recorded there and counts like the others.

    In every line also: recruited; deception.

        recorded                          | the purpose of exploitation | trafficking in persons
        ----------------------------------+-----------------------------+-----------------------
        sexual exploitation               | met                         | met
        forced labour or services         | met                         | met
        slavery or a similar practice     | met                         | met
        servitude                         | met                         | met
        removal of an organ               | met                         | met
        made to commit offences           | met                         | met
        made to beg                       | met                         | met
        forced marriage                   | met                         | met
        child handed over to be exploited | met                         | met
        another form of exploitation      | met                         | met
    """
    holds(table)
    only_with_another = {"child handed over to others"}
    assert {row["recorded"] for row in table} == below("the purpose of exploitation") - only_with_another


def test_each_form_of_exploitation_has_a_reading_of_its_own(table):
    """
    Beside trafficking, each form of exploitation is read by itself. It is met by the same fact, with or
    without an act or a means, so that a wrong that is not trafficking is not lost.

        recorded                          | read as
        ----------------------------------+-----------------------------------------
        sexual exploitation               | sexual exploitation
        forced labour or services         | forced labour or services
        slavery or a similar practice     | slavery or a practice similar to slavery
        servitude                         | servitude
        removal of an organ               | removal of organs
        made to commit offences           | exploitation in offences
        made to beg                       | forced begging
        forced marriage                   | forced marriage
        child handed over to be exploited | child handed over for exploitation
        another form of exploitation      | another form of exploitation
    """
    for row in table:
        assert value(row["recorded"], row["read as"]) == "met"
        assert value(together(row["recorded"], none_of("an act", "a means")), row["read as"]) == "met"


def test_adoption_counts_only_for_exploitation(table):
    """
    A child given away for money, or for adoption, is in the hands of the law on adoption. It is trafficking
    where the child is given over so that the child or its work be exploited. The first alone leaves the
    purpose open; the two together make it.

    In every line also: transferred; under eighteen.

        recorded                              | child handed over | trafficking in persons
                                              | for exploitation  |
        --------------------------------------+-------------------+-----------------------
        child handed over to others           | open              | open
        child handed over to others;          |                   |
        child handed over to be exploited     | met               | met
        child handed over to others;          |                   |
        not child handed over to be exploited | ruled out         | open
        not child handed over to others       | ruled out         | open
    """
    holds(table)


def test_adoption_alone_is_no_purpose_at_all():
    """
    Where every other purpose is known not to be there, and a child was given for adoption and not for
    exploitation, trafficking is ruled out on the facts recorded.
    """
    adopted = together(
        "transferred; under eighteen",
        none_of("the purpose of exploitation"),
        "child handed over to others",
    )
    adopted = adopted.replace("not child handed over to others; ", "")
    assert value(adopted, TRAFFICKING) == "ruled out"


def test_exploitation_need_not_have_happened(table):
    """
    Trafficking is complete when somebody has been recruited by a means for the purpose. For a person
    stopped at the border before any work was done it is met if that was what awaited them.

    In every line also: recruited; deception; sexual exploitation.

        recorded                  | trafficking in persons
        --------------------------+-----------------------
        exploitation has happened | met
        no exploitation yet       | met
        nothing                   | met
    """
    holds(table)


def test_the_reader_is_told_that_the_purpose_is_enough():
    """
    Where exploitation had not happened yet, the page says that the purpose is enough.
    """
    told = together(ACT_AND_MEANS, "sexual exploitation", "no exploitation yet")
    assert "trafficking_not_yet_exploited" in remarks(told, TRAFFICKING)


def test_that_exploitation_happened_does_not_say_which():
    """
    To know that somebody was exploited, and not how, settles no form of exploitation; but it raises
    protection.
    """
    assert value("exploitation has happened", "the purpose of exploitation") == "open"
    assert LAW.facts["exploitation_occurred"].sign is True


def test_a_purpose_alone_is_no_trafficking():
    """
    Somebody meant to exploit the person, or did, and neither act nor means is there. Where trafficking is
    ruled out for that, the page says what a purpose still needs.
    """
    told = together("servitude; not under eighteen", none_of("an act", "a means"))
    assert value(told, TRAFFICKING) == "ruled out"
    assert "trafficking_purpose_alone" in remarks(told, TRAFFICKING)


def test_without_a_purpose_there_is_no_trafficking():
    """
    An act and a means without any purpose of exploitation are not trafficking. They may be smuggling,
    abduction or fraud. All purposes must be known not to be there.
    """
    assert value(ACT_AND_MEANS, TRAFFICKING) == "open"
    denied = none_of("the purpose of exploitation")
    assert value(together(ACT_AND_MEANS, denied), TRAFFICKING) == "ruled out"
