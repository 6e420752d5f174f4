"""Met, ruled out, open.

*Met* means that every element is supported by what is recorded, and not that anything is proved. *Ruled
out* means that an element is known to be wanting, on what is recorded, and not that nothing happened.
*Open* means that more is needed.
"""

from rabta.assessment import facts_in
from rabta.protection import DISCLAIMER, outcome, subject_document
from spec.playing import LAW, holds, read, worked_cases


def test_what_each_value_rests_on(table):
    """
    The same person as more becomes known.

        recorded                                                        | trafficking in persons
        ----------------------------------------------------------------+-------------------------------
        nothing                                                         | open, nothing points to it yet
        recruited                                                       | open, something points to it
        recruited; made to beg                                          | open, something points to it
        recruited; made to beg; abuse of power                          | met
        recruited; made to beg; abuse of power; agreed at the start     | met
        recruited; made to beg; contested: abuse of power               | open, sources disagree
        not recruited; not transported; not transferred; not harboured; |
        not received; made to beg; abuse of power                       | ruled out
    """
    holds(table)


def test_ruled_out_rests_on_known_answers_and_never_on_silence():
    """
    Behind every reading that is ruled out, in every worked case, stands something known. Its reasons lead
    to at least one fact that is on record or follows from what is.
    """
    for case in worked_cases():
        found = read(case).assessed
        for name in LAW.readings:
            (reason,) = found.reasons(name)
            if found.value(name).value == "ruled_out":
                assert any(value is not None for value in facts_in(reason).values()), (case.id, name)


def test_every_page_says_what_a_reading_is():
    """
    Every page says that it is a reading of the facts recorded, that it binds no court, no FIR and no
    service, and that it reopens on any new fact.
    """
    for words in ("facts recorded", "binds no court, no FIR and no service", "reopens on any new fact"):
        assert words in DISCLAIMER


def test_every_reading_is_given_to_everybody():
    """
    All readings of the law are given for every person, also those that are ruled out and those to which
    nothing points. Nobody chooses in advance what a person may have suffered.
    """
    given = subject_document(read("irregular entry"))["readings"]["palermo"]
    assert list(given) == list(LAW.readings)


def test_a_person_is_read_by_themselves():
    """
    The same facts give the same readings, whoever the person is: name, role and number make no difference.
    """
    for case in worked_cases()[:10]:
        one = outcome(read(case).assessed)
        other = read(type(case)(id="somebody else", roles=("suspect",), statements=case.statements))
        assert subject_document(one)["readings"] == subject_document(other)["readings"]
