"""Bonded labour: an advance, and a freedom lost.

Bonded labour is provincial law. Punjab has adapted the Act of 1992, whose text was read. Sindh, Khyber
Pakhtunkhwa and Balochistan have Acts of their own, whose texts were not seen; they are read with the
elements of Punjab's, and a remark says so. In Islamabad the federal Act of 1992 applies.
"""

from spec.ch11_pakistan.reading import PLACES, SHORT, holds, read

BOND = "work under an advance or custom; no wages, or less than the minimum wage"
OWN_ACT = ("Islamabad", "Punjab", "Sindh", "Khyber Pakhtunkhwa", "Balochistan")


def test_a_ground_and_an_effect(table):
    """
    The ground is an advance (peshgi), a custom or another economic consideration. The effect is labour for
    nothing or for nominal wages, *or* the loss of one of three freedoms. One of each is enough.

        recorded                                                    | bonded labour
        ------------------------------------------------------------+--------------
        work under an advance or custom;                            |
        no wages, or less than the minimum wage                     | met
        work under an advance or custom; not free to work elsewhere | met
        work under an advance or custom; not free to move about     | met
        work under an advance or custom; not free to sell           | met
        debt to be worked off; not free to work elsewhere           | met
        work under an advance or custom                             | open
        no wages, or less than the minimum wage                     | open
        not work under an advance or custom; not free to sell       | ruled out
    """
    holds(table)


def test_each_place_has_its_own_law(table):
    """
    The same facts, in seven places. A law is not in force elsewhere. In Azad Jammu and Kashmir a law is
    reported and was not seen; of Gilgit-Baltistan none was found. The Protocols and the Act of 2018 are
    read everywhere.

    In every line also: work under an advance or custom; not free to work elsewhere.

        in                     | Islamabad    | Punjab       | Sindh        | Khyber       | Balochistan
                               |              |              |              | Pakhtunkhwa  |
        -----------------------+--------------+--------------+--------------+--------------+-------------
        Islamabad              | met          | not in force | not in force | not in force | not in force
        Punjab                 | not in force | met          | not in force | not in force | not in force
        Sindh                  | not in force | not in force | met          | not in force | not in force
        Khyber Pakhtunkhwa     | not in force | not in force | not in force | met          | not in force
        Balochistan            | not in force | not in force | not in force | not in force | met
        Azad Jammu and Kashmir | not in force | not in force | not in force | not in force | not in force
        Gilgit-Baltistan       | not in force | not in force | not in force | not in force | not in force
        unknown                | met          | met          | met          | met          | met
    """
    holds(table)
    assert {row["in"] for row in table} == set(PLACES)


def test_the_debt_is_gone_and_the_offence_is_bailable():
    """
    In Punjab the bond is abolished and the debt extinguished, and nobody may accept payment for it. The
    offence is bailable; trafficking is not, and where both are met the page says so.
    """
    found = read(BOND, place="Punjab")
    assert found.remarks("blsa_punjab") == ("blsa_debt_gone",)
    both = read(f"{BOND}; harboured; force; forced labour or services", place="Punjab")
    assert set(both.remarks("blsa_punjab")) == {"blsa_debt_gone", "blsa_bailable"}


def test_a_text_that_was_not_seen_says_so():
    """
    Where a provincial Act was not seen, the reading carries a remark, and its citation the mark.
    """
    for place in ("Sindh", "Khyber Pakhtunkhwa", "Balochistan"):
        name = SHORT[place]
        found = read(BOND, place=place)
        assert found.remarks(name) == (f"{name}_read",)
        cited = {each for reason in found.reasons(name) for each in reason.provisions}
        assert all(found.law.provisions[each].verification.value == "secondary" for each in cited)


def test_a_bond_can_be_trafficking_as_well(table):
    """
    To hold somebody for an advance is trafficking under the Act if force, fraud or coercion was used, and
    for a child without any of them. Debt bondage is compelled labour. Neither law takes the place of the
    other.

    In every line also: harboured; debt to be worked off; not work counted against the debt; not free to
    work elsewhere.

        recorded                    | Act  | bonded labour
        ----------------------------+------+--------------
        under eighteen              | met  | met
        not under eighteen; threats | met  | met
        not under eighteen          | open | met
    """
    holds(table)
    assert set(OWN_ACT) < set(SHORT)
