"""Children: everybody under eighteen, Trafficking Protocol article 3(d).

Age changes what the law asks, who may speak with the person and what is owed. In doubt, the person is
treated as a child until the doubt is settled.
"""

from spec.playing import holds, needed_now, posture, read


def test_a_child_is_anybody_under_eighteen(table):
    """
    That the person is a child follows from age alone. Looks, papers that contradict each other or a claim
    to be older make a doubt, and a doubt neither makes anybody a child nor rules it out.

        recorded                  | the person is a child | posture
        --------------------------+-----------------------+-----------
        under eighteen            | met                   | protect
        not under eighteen        | ruled out             | unscreened
        may be under eighteen     | open                  | protect
        not may be under eighteen | open                  | unscreened
        nothing                   | open                  | unscreened
    """
    holds(table)


def test_in_doubt_childhood_is_not_ruled_out(table):
    """
    One paper says adult; another source doubts it. The sources disagree, and childhood stays open. With it
    stays open whether a means is needed, so that a single paper never closes a child's case.

    In every line also: recruited; made to beg; not threats; not force; not other coercion; not abduction;
    not fraud; not deception; not abuse of power; not abuse of a position of vulnerability; not payment to
    somebody in control.

        recorded                                  | the person is a child  | trafficking in persons | posture
        ------------------------------------------+------------------------+------------------------+--------
        not under eighteen                        | ruled out              | ruled out              | protect
        not under eighteen; may be under eighteen | open, sources disagree | open, sources disagree | protect
        contested: under eighteen                 | open, sources disagree | open, sources disagree | protect
        may be under eighteen                     | open                   | open                   | protect
    """
    holds(table)


def test_age_not_recorded_is_not_doubt():
    """
    A blank under age is not a doubt about it. Otherwise every unfinished record would be a child's, and
    none would be treated as one.
    """
    assert posture("recruited") == "unscreened"
    assert not read("recruited").protection.child


def test_a_child_is_protected_whatever_is_read():
    """
    A child is protected and child protection is called, though nothing else be known, and though every
    reading be ruled out; also where age is only in doubt, or contested.
    """
    for age in ("under eighteen", "may be under eighteen", "contested: under eighteen"):
        assert posture(age) == "protect"
        assert read(age).protection.child
        assert "the child protection agency, now" in needed_now(age), age
