"""Dates: the law of the day on which it was done.

The Acts of 2018 have a first day. The amendments of 2025 passed both houses by 17 February 2025, and no
source shows assent or the Gazette, so nobody can say on which day they came into force. Until that is known
the pack reads both texts for every act from that day to the end of 2026.
"""

from spec.ch11_pakistan.reading import cited, holds, value

FORCED = "recruited; force; forced labour or services; not under eighteen"
SMUGGLED = (
    "irregular entry; entry or journey helped by somebody; the helper's benefit; into Pakistan, or from it"
)


def test_the_first_days_of_two_acts_and_the_last_of_a_section(table):
    """
    Section 369A of the Penal Code was inserted in March 2016 and taken out by the Act of 2018. It is still
    listed in places. It is never to be charged for a later act.

    In every line also: recruited; force; forced labour or services; not under eighteen; irregular entry;
    entry or journey helped by somebody; the helper's benefit; into Pakistan, or from it.

        done on    | section 369A | Act          | smuggling, Act
        -----------+--------------+--------------+---------------
        2015-06-01 | not in force | not in force | not in force
        2017-06-01 | met          | not in force | not in force
        2018-05-25 | met          | not in force | met
        2018-06-02 | not in force | met          | met
        2024-06-01 | not in force | met          | met
    """
    holds(table)


def test_not_in_force_is_not_ruled_out():
    """
    Boys taken abroad in 2005 were trafficked under the Protocol, and neither Act of 2018 is in force for
    it. That says nothing of what was done.
    """
    told = "transported; forced labour or services; under eighteen"
    assert value(told, "Protocol", done_on="2005-01-01") == "met"
    assert value(told, "Act", done_on="2005-01-01") == "not in force"


def test_begging_before_and_after_2025(table):
    """
    In October 2024 the Lahore High Court held that begging alone is not trafficking under the Act, unless
    force, fraud or coercion was used. The amendment is reported to add organised begging. So the same facts
    have three answers.

    In every line also: recruited; transported; made to beg; begging organised by others; not under
    eighteen; not threats; not force; not other coercion; not abduction; not fraud; not deception; not
    psychological pressure; not a scheme to make them fear harm.

        done on                  | Act
        -------------------------+----------------------------------
        2024-05-20               | ruled out
        2025-06-15               | open, depends on the law in force
        2024-12-01 to 2025-12-31 | open, depends on the law in force
        2027-02-01               | met
        unknown                  | open, depends on the law in force
    """
    holds(table)


def test_begging_under_blows_was_always_compelled_labour(table):
    """
    Where a person is made to beg under the menace of a penalty and cannot refuse, that is forced labour,
    and the Act reaches it at any date since 2018.

    In every line also: harboured; force; made to beg; work under menace of a penalty; work not offered
    voluntarily; not under eighteen.

        done on    | Act
        -----------+----
        2019-01-01 | met
        2024-05-20 | met
        2025-06-15 | met
        2027-02-01 | met
    """
    holds(table)


def test_what_both_texts_agree_on_is_settled():
    """
    An uncertain law leaves open only what its versions answer differently. Forced labour by force is
    trafficking under every text, and both texts are cited.
    """
    assert value(FORCED, "Act", done_on="2025-06-15") == "met"
    both = cited("Act", FORCED, done_on="2025-06-15")
    assert {"PTPA 2018, s. 3(1)", "PTPA 2018, s. 3(1) as amended in 2025"} <= set(both)
    assert "PTPA 2018, s. 3(1) as amended in 2025" not in cited("Act", FORCED)


def test_the_penalty_follows_the_date(table):
    """
    A penalty is never raised backwards. Which text is cited tells it.

        done on    | cited for a woman or a child
        -----------+--------------------------------------
        2019-06-01 | PTPA 2018, s. 3(2)
        2024-06-01 | PTPA 2018, s. 3(2) as amended by 2022
        2027-06-01 | PTPA 2018, s. 3(2) as amended in 2025
    """
    told = "recruited; force; forced labour or services; a woman or a girl"
    for row in table:
        assert cited("woman or child", told, done_on=row["done on"]) == [row["cited for a woman or a child"]]


def test_smuggling_reads_the_same_under_both_texts():
    """
    The amendment of the smuggling Act is reported to change penalties and the court. No part of the offence
    changed, so the reading is settled at any date since 2018.
    """
    for day in ("2019-01-01", "2025-06-15", "2027-01-01"):
        assert value(SMUGGLED, "smuggling, Act", done_on=day) == "met"
