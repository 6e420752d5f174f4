"""Nationals and residents: nobody is smuggled into their own country."""

from spec.playing import holds, value

SMUGGLING = "smuggling of migrants"


def test_a_returning_national_is_not_smuggled(table):
    """
    A national or permanent resident who is helped home, by whatever path and for whatever price, is not
    smuggled into that country. Their entry was not illegal entry, for the country was their own.

    In every line also: national or permanent resident.

        recorded                                               | illegal   | smuggling
                                                               | entry     | of migrants
        -------------------------------------------------------+-----------+------------
        crossed a border                                       | ruled out | ruled out
        crossed a border; entry or journey helped by somebody; |           |
        the helper's benefit; payment for the journey          | ruled out | ruled out
    """
    holds(table)


def test_nationality_unknown_leaves_it_open():
    """
    Where nobody knows whose national the person is, smuggling is open. Not to have papers is not to be
    foreign.
    """
    told = "crossed a border; entry or journey helped by somebody; the helper's benefit"
    assert value(told, SMUGGLING) == "open"


def test_a_national_said_to_have_entered_irregularly_is_a_contradiction(table):
    """
    One paper says irregular entry, another says national. Both cannot be so, as the facts are defined.
    Neither is preferred: both are contested and smuggling is open until somebody settles which is right.

    In every line also: entry or journey helped by somebody; the helper's benefit.

        recorded                                        | neither national nor | smuggling of migrants
                                                        | permanent resident   |
        ------------------------------------------------+----------------------+-----------------------
        irregular entry                                 | yes                  | met
        national or permanent resident                  | no                   | ruled out
        irregular entry; national or permanent resident | contested            | open, sources disagree
    """
    holds(table)
