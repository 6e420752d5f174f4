"""Beside smuggling: enabling illegal stay and document offences, article 6(1)(b) and (c).

They are offences of their own. Neither is smuggling, which is about entry; but both are committed by those
who profit, never by the migrant for being helped.
"""

from spec.playing import holds, value


def test_enabling_illegal_stay(table):
    """
    Somebody enables, by illegal means and for a benefit, the irregular stay of a person who is neither a
    national nor a permanent resident. How the person entered does not matter: most entered on a valid visa.

        recorded                                                      | enabling illegal stay
        --------------------------------------------------------------+----------------------
        irregular stay enabled by somebody; the helper's benefit      | met
        irregular stay enabled by somebody;                           |
        the benefit of whoever enabled the stay                       | met
        irregular stay enabled by somebody;                           |
        the benefit of whoever enabled the stay;                      |
        entered on a valid visa or permit; not irregular entry        | met
        irregular stay enabled by somebody; no benefit to the helper; |
        not the benefit of whoever enabled the stay                   | ruled out
        irregular stay enabled by somebody; no benefit to the helper  | open
        irregular stay enabled by somebody                            | open
        not irregular stay enabled by somebody; the helper's benefit  | ruled out
        irregular stay; the helper's benefit                          | open
        national or permanent resident; the helper's benefit          | ruled out
    """
    holds(table)


def test_stay_is_not_entry():
    """
    To enable irregular stay is not to smuggle: without irregular entry, smuggling is ruled out though
    enabling stay is met.
    """
    told = "irregular stay enabled by somebody; the helper's benefit; not irregular entry"
    assert value(told, "enabling illegal stay") == "met"
    assert value(told, "smuggling of migrants") == "ruled out"


def test_document_offence(table):
    """
    Somebody made, procured, provided or held a fraudulent travel or identity document, to make smuggling
    possible and for a benefit, whoever got it. All three are needed: a forged paper for another end is not
    this offence.

    In every line also: fraudulent papers supplied by somebody.

        recorded                                                       | document offence
                                                                       | for smuggling
        ---------------------------------------------------------------+-----------------
        the papers were to enable smuggling; the helper's benefit      | met
        the papers were to enable smuggling;                           |
        the benefit of whoever supplied the papers                     | met
        papers not to enable smuggling; the helper's benefit           | ruled out
        the papers were to enable smuggling; no benefit to the helper; |
        not the benefit of whoever supplied the papers                 | ruled out
        the papers were to enable smuggling; no benefit to the helper  | open
        the helper's benefit                                           | open
    """
    holds(table)


def test_no_papers_supplied_no_document_offence():
    """
    Where nobody supplied fraudulent papers, the document offence is ruled out, whoever profited from the
    journey.
    """
    told = "not fraudulent papers supplied by somebody; the helper's benefit"
    assert value(told, "document offence for smuggling") == "ruled out"


def test_papers_the_migrant_used_are_not_papers_the_helper_supplied():
    """
    That the migrant travelled on false papers says nothing of who supplied them. The document offence stays
    open, and nothing in it rests on the migrant's own use.
    """
    told = "false or fraudulently obtained papers; the helper's benefit"
    assert value(told, "document offence for smuggling") == "open"
