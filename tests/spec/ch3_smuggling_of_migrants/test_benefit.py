"""The benefit: without one, help is not smuggling.

The Protocol is about those who profit. Family who bring family, rescuers at sea and people who open their
door are outside it, unless they do it for gain.
"""

from spec.playing import holds, known, remarks, value

SMUGGLING = "smuggling of migrants"


def test_no_benefit_no_smuggling(table):
    """
    Help that is known to have brought and promised no benefit is not smuggling, whoever the helper was. Who
    the helper was does not settle it: a brother may take money and a stranger none.

    In every line also: irregular entry; entry or journey helped by somebody.

        recorded                                                        | smuggling of migrants
        ----------------------------------------------------------------+----------------------
        no benefit to the helper                                        | ruled out
        no benefit to the helper; the helper is family                  | ruled out
        no benefit to the helper; the helper acted to rescue or shelter | ruled out
        the helper is family                                            | open
        the helper acted to rescue or shelter                           | open
        the helper was travelling too                                   | open
        the helper's benefit; the helper is family                      | met
        the helper's benefit; the helper acted to rescue or shelter     | met
        the helper's benefit; the helper was travelling too             | met
    """
    holds(table)


def test_unpaid_is_not_the_same_as_payment_unknown(table):
    """
    Most reports do not say who paid. That leaves the benefit unknown and smuggling open. Nor does it settle
    the matter that the migrant's family paid nothing, since somebody else may have paid, or something other
    than money was gained. Only the known absence of any benefit rules smuggling out.

    In every line also: irregular entry; entry or journey helped by somebody.

        recorded                    | for a financial or other       | smuggling of migrants
                                    | material benefit               |
        ----------------------------+--------------------------------+-----------------------------
        nothing                     | open, nothing points to it yet | open, something points to it
        not payment for the journey | open, nothing points to it yet | open, something points to it
        payment for the journey     | open, something points to it   | open, something points to it
        the helper's benefit        | met                            | met
        no benefit to the helper    | ruled out                      | ruled out
    """
    holds(table)


def test_a_debt_to_the_helper_is_a_benefit(table):
    """
    Where the person still owes the helper money, work or earnings after arrival, the helper has a benefit.
    Nobody needs to record that twice; and where it is denied that the helper gained anything, the sources
    disagree.

        recorded                                                         | the helper's benefit
        -----------------------------------------------------------------+---------------------
        the helper is still paid after arrival                           | yes
        not the helper is still paid after arrival                       | unknown
        the helper is still paid after arrival; no benefit to the helper | contested
    """
    for row in table:
        assert known(row["recorded"], "the helper's benefit") == row["the helper's benefit"]


def test_the_reader_is_told_about_help_without_benefit():
    """
    Where the helper is family or acted out of humanity, the page says that the benefit is a question of its
    own, so that neither kinship nor kindness is read as guilt.
    """
    for helper in ("the helper is family", "the helper acted to rescue or shelter"):
        assert "smuggling_help_without_benefit" in remarks(helper, SMUGGLING)
        assert value(helper, SMUGGLING) == "open"
