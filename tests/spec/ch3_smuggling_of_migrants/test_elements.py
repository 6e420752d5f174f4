"""The four elements of smuggling, article 3(a) and (b).

Somebody procures the illegal entry of a person into a State of which that person is neither a national nor
a permanent resident, in order to gain a financial or other material benefit.
"""

from spec.playing import below, but, holds, parts, value

SMUGGLING = "smuggling of migrants"
ALL_FOUR = (
    "irregular entry; entry or journey helped by somebody; the helper's benefit; "
    "neither national nor permanent resident"
)


def test_all_four_elements_are_needed(table):
    """
    With all four, smuggling is met. Where one is known to be missing it is ruled out, whatever the others.
    While one is unknown it is open.

        recorded                                                          | smuggling of migrants
        ------------------------------------------------------------------+----------------------
        irregular entry; entry or journey helped by somebody;             |
        the helper's benefit; neither national nor permanent resident     | met
        not irregular entry; entry or journey helped by somebody;         |
        the helper's benefit; neither national nor permanent resident     | ruled out
        irregular entry; not entry or journey helped by somebody;         |
        the helper's benefit; neither national nor permanent resident     | ruled out
        irregular entry; entry or journey helped by somebody;             |
        no benefit to the helper; neither national nor permanent resident | ruled out
        national or permanent resident;                                   |
        entry or journey helped by somebody; the helper's benefit         | ruled out
        entry or journey helped by somebody; the helper's benefit;        |
        neither national nor permanent resident                           | open
        irregular entry; the helper's benefit                             | open
        irregular entry; entry or journey helped by somebody              | open
    """
    holds(table)


def test_each_element_rests_on_one_fact(table):
    """
    Each element has its own fact, and no other fact makes or breaks smuggling.

        recorded                                | makes met
        ----------------------------------------+-----------------------------------------------------------
        irregular entry                         | illegal entry; of a person who is neither national
                                                | nor permanent resident
        entry or journey helped by somebody     | procured by somebody else
        the helper's benefit                    | for a financial or other material benefit
        neither national nor permanent resident | of a person who is neither national nor permanent resident
    """
    elements = {part for row in table for part in parts(row["makes met"])}
    assert len(elements) == 4
    for row in table:
        met = {each for each in elements if value(row["recorded"], each) == "met"}
        assert met == set(parts(row["makes met"]))
    assert {row["recorded"] for row in table} == below(SMUGGLING)


def test_irregular_entry_says_that_the_country_was_not_their_own():
    """
    Irregular entry is entry to a country not the person's own. Who made an irregular entry is therefore
    neither national nor permanent resident there, and this need not be recorded twice.
    """
    three = "irregular entry; entry or journey helped by somebody; the helper's benefit"
    assert value(three, SMUGGLING) == "met"


def test_a_border_is_always_needed(table):
    """
    Unlike trafficking, smuggling needs a border. A person helped from one town to another of the same
    country was not smuggled, and neither was one whose entry met the rules.

    In every line also: entry or journey helped by somebody; the helper's benefit.

        recorded                                               | smuggling of migrants
        -------------------------------------------------------+----------------------
        not crossed a border                                   | ruled out
        not moved                                              | ruled out
        crossed a border                                       | open
        entered on a valid visa or permit; not irregular entry | ruled out
    """
    holds(table)


def test_without_a_helper_nobody_was_smuggled():
    """
    Who crosses alone and unaided is smuggled by nobody. What is left is their own entry, and chapter 4 says
    what that is.
    """
    assert value(but(ALL_FOUR, "not entry or journey helped by somebody"), SMUGGLING) == "ruled out"
