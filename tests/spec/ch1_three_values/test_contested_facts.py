"""Sources disagree. The person says she was beaten, the employer says she was not.

Rabta does not choose between them and does not count heads. A contested fact is read as unknown, and it is
marked for people, whose business it is to settle it.
"""

from rabta.assessment import Statement, Subject
from spec.playing import holds, person, read


def test_a_contested_fact_is_read_as_unknown(table):
    """
    Where one source says yes and another says no, what follows is what would follow if nobody had spoken;
    only how the open reading stands is different.

    In every line also: recruited; forced labour or services; not under eighteen; not force; not other
    coercion; not abduction; not fraud; not deception; not abuse of power; not abuse of a position of
    vulnerability; not payment to somebody in control.

        recorded           | a means                | trafficking in persons
        -------------------+------------------------+-----------------------
        threats            | met                    | met
        not threats        | ruled out              | ruled out
        nothing            | open                   | open
        contested: threats | open, sources disagree | open, sources disagree
    """
    holds(table)


def test_a_dispute_does_not_hide_what_is_not_contested(table):
    """
    A dispute about one alternative takes nothing from another that is not contested.

        recorded                  | a means
        --------------------------+--------
        contested: threats; force | met
        contested: threats        | open
    """
    holds(table)


def test_sources_that_agree_settle_a_fact():
    """
    Any number of sources that say the same settle a fact, and none is needed beyond the first.
    """
    both = (Statement(True, source="the person"), Statement(True, source="the neighbour"))
    known = read(Subject(statements={"means_threat": both})).assessed.known
    assert known.value("means_threat") is True
    assert not known.contested


def test_a_source_that_cannot_say_contests_nothing():
    """
    A source that leaves something open neither confirms nor denies it. Beside a source that can say, the
    fact is settled as that one says.
    """
    statements = (Statement(False, source="the doctor"), Statement(None, source="the guard"))
    known = read(Subject(statements={"means_force": statements})).assessed.known
    assert known.value("means_force") is False
    assert not known.contested


def test_two_voices_do_not_outweigh_one():
    """
    Two sources on one side and one on the other leave a fact contested. Statements are not votes.
    """
    statements = (Statement(False), Statement(False), Statement(True))
    known = read(Subject(statements={"means_force": statements})).assessed.known
    assert known.value("means_force") is None
    assert known.contested == {"means_force"}


def test_a_contested_fact_is_marked_for_people():
    """
    Every contested fact is listed as such, so that whoever reads the page knows where the sources part.
    """
    told = person("contested: threats; contested: free to leave; recruited")
    assert read(told).assessed.known.contested == {"means_threat", "could_leave_freely"}
