"""Gaps: what the Protocols reach and the Acts do not.

Where a reading of the Protocols has no equal in the Act of 2018, the page says so and names what else may
be charged. It is said only where the reading is met or something points to it.
"""

from rabta.routing import gaps
from spec.ch11_pakistan.reading import LAW, citation, read

ADULT = "recruited; not under eighteen"


def shown(text, **more):
    """The gaps that the page shows."""
    return {gap.id: gap for gap in gaps(read(text, **more))}


def test_each_gap_names_what_else_may_be_charged(table):
    """
    In every line also: recruited; not under eighteen.

        recorded                                  | gap             | look also at
        ------------------------------------------+-----------------+-----------------------------------------
        removal of an organ                       | gap_organ       | Transplantation Act 2010, s. 10
        forced marriage                           | gap_marriage    | Penal Code, s. 498B as inserted in 2011
        made to beg                               | gap_begging     | Punjab Children Act 2004, ss. 36 and 36A
        made to commit offences                   | gap_criminality | Penal Code, Chapter V
        child handed over to be exploited         | gap_child_sale  | Penal Code, s. 361
        sexual exploitation                       | gap_sexual      | Penal Code, s. 371A as inserted in 2006
        forced labour or services; abuse of power | gap_means       | Penal Code, s. 374
        forced labour or services; force;         |                 |
        not a citizen of Pakistan                 | gap_stay        | PTPA 2018, s. 11
    """
    for row in table:
        found = shown(f"{row['recorded']}; {table.also}")
        assert row["gap"] in found, row["recorded"]
        assert row["look also at"] in {citation(name) for name in found[row["gap"]].fallback}
    assert {row["gap"] for row in table} == set(LAW.duties.gaps)


def test_a_gap_closes_where_the_act_reaches_it(table):
    """
    Sexual exploitation for something of value is in the Act, and so is begging under force as compelled
    labour; then there is no gap. Organs and marriage stay outside whatever else is met.

    In every line also: recruited; force; not under eighteen.

        recorded                                                | gap          | shown
        --------------------------------------------------------+--------------+------
        sexual exploitation                                     | gap_sexual   | yes
        sexual exploitation; sexual acts for something of value | gap_sexual   | no
        made to beg                                             | gap_begging  | no
        removal of an organ; forced labour or services          | gap_organ    | yes
        forced marriage; servitude                              | gap_marriage | yes
    """
    for row in table:
        found = shown(f"{row['recorded']}; {table.also}")
        assert (row["gap"] in found) == (row["shown"] == "yes"), row["recorded"]


def test_nothing_recorded_no_gap():
    """
    Of somebody about whom nothing is known no gap is shown.
    """
    assert shown("nothing") == {}


def test_the_gap_for_begging_hangs_on_the_date():
    """
    For organised begging without any of the Act's means the gap is shown for an act of 2024, and for one in
    the span in which the law is uncertain. For an act of 2027 it is closed.
    """
    told = f"{ADULT}; made to beg; begging organised by others"
    assert "gap_begging" in shown(told, done_on="2024-05-20")
    assert "gap_begging" in shown(told, done_on="2025-06-15")
    assert "gap_begging" not in shown(told, done_on="2027-02-01")


def test_the_other_acts_are_read_as_readings_too(table):
    """
    What fills a gap is read for itself.

        recorded                                     | reading
        ---------------------------------------------+--------------------------------------------
        an organ was removed; removal not authorised | unauthorised removal of an organ
        money for an organ                           | dealing in organs
        forced marriage; a woman or a girl;          |
        the marriage took place                      | forced marriage of a woman
        given to settle a dispute                    | girl or woman given to settle a dispute
        sold or bought;                              |
        slavery or a similar practice                | buying or selling a person
        sold or bought for prostitution              | selling or buying a person for prostitution
    """
    labels = {reading.label: id for id, reading in LAW.readings.items()}
    for row in table:
        assert read(row["recorded"]).value(labels[row["reading"]]).value == "met", row["recorded"]
