"""The means: how the person was brought to it, article 3(a).

Any one of nine is enough. They reach from open violence to the quiet use of somebody's lack of any
alternative. For a child none is needed, article 3(c).
"""

from spec.playing import asked, below, holds, none_of, together, value

TRAFFICKING = "trafficking in persons"
ACT_AND_PURPOSE = "recruited; forced labour or services"


def test_each_means_is_enough(table):
    """
    Each of these alone is a means, for an adult as for a child.

    In every line also: recruited; forced labour or services; not under eighteen.

        recorded                             | a means | trafficking in persons
        -------------------------------------+---------+-----------------------
        threats                              | met     | met
        force                                | met     | met
        other coercion                       | met     | met
        abduction                            | met     | met
        fraud                                | met     | met
        deception                            | met     | met
        abuse of power                       | met     | met
        abuse of a position of vulnerability | met     | met
        payment to somebody in control       | met     | met
    """
    holds(table)
    assert {row["recorded"] for row in table} == below("a means")


def test_for_an_adult_without_any_means_trafficking_is_ruled_out():
    """
    Where none of the nine means was used with an adult, trafficking is ruled out on the facts recorded. All
    nine must be known not to have been used, and the person known to be an adult.
    """
    adult = together(ACT_AND_PURPOSE, "not under eighteen")
    assert value(adult, TRAFFICKING) == "open"
    assert value(together(adult, none_of("a means")), TRAFFICKING) == "ruled out"


def test_abuse_of_vulnerability_is_more_than_vulnerability(table):
    """
    Poverty, irregular status, a language nobody speaks, addiction or isolation may leave a person no real
    alternative. That is a position of vulnerability. It is not a means. The means is that somebody used it.
    The two are recorded apart, and the first makes the second worth asking.

        recorded                                 | abuse of a position | a means
                                                 | of vulnerability    |
        -----------------------------------------+---------------------+-------------------------------
        in a position of vulnerability           | unknown             | open, something points to it
        abuse of a position of vulnerability     | yes                 | met
        in a position of vulnerability;          |                     |
        not abuse of a position of vulnerability | no                  | open, nothing points to it yet
        not in a position of vulnerability       | no                  | open, nothing points to it yet
    """
    holds(table)


def test_a_child_needs_no_means(table):
    """
    For a person under eighteen the act and the purpose are enough, even if none of the means was used.

    In every line also: recruited; forced labour or services; not threats; not force; not other coercion;
    not abduction; not fraud; not deception; not abuse of power; not abuse of a position of vulnerability;
    not payment to somebody in control.

        recorded           | a means   | a means, or the person is a child | trafficking in persons
        -------------------+-----------+-----------------------------------+-----------------------
        under eighteen     | ruled out | met                               | met
        not under eighteen | ruled out | ruled out                         | ruled out
        nothing            | ruled out | open                              | open
    """
    holds(table)


def test_where_age_and_means_are_both_unknown_ask_age_early():
    """
    With an act and a purpose on record, and neither age nor means known, trafficking is open. Age is the
    cheapest question that can settle it, so it stands before every question about what was done to the
    person.
    """
    assert value(ACT_AND_PURPOSE, TRAFFICKING) == "open"
    questions = asked(ACT_AND_PURPOSE)
    assert questions.index("age") < questions.index("promise") < questions.index("pressure")
