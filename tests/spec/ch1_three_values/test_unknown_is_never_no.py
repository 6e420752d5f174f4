"""What is not on record is unknown. It is never read as no.

Reports say what was seen. They seldom say what was not the case, and a frightened person says little. A
system that read silence as denial would rule out trafficking exactly where nobody had asked.
"""

from rabta.assessment import Subject, Value
from spec.playing import (
    LAW,
    below,
    holds,
    none_of,
    person,
    read,
    together,
    value,
    worked_cases,
)


def test_a_blank_record_settles_nothing():
    """
    Of a person about whom nothing is recorded, every reading is open.
    """
    values = {read("nothing").assessed.value(name) for name in LAW.readings}
    assert values == {Value.OPEN}


def test_each_no_must_be_on_record(table):
    """
    An element with alternatives is ruled out only when every alternative is known not to be so. With one
    alternative left unknown it stays open.

        recorded                                                                     | an act
        -----------------------------------------------------------------------------+----------
        nothing                                                                      | open
        not recruited                                                                | open
        not recruited; not transported; not transferred; not harboured               | open
        not recruited; not transported; not transferred; not harboured; not received | ruled out
    """
    holds(table)


def test_one_no_among_all_is_enough(table):
    """
    Where the law asks for several things together, one of them known not to be so is enough to rule the
    whole out, whatever is unknown of the others.

        recorded                 | smuggling of migrants
        -------------------------+----------------------
        no benefit to the helper | ruled out
        the helper's benefit     | open
    """
    holds(table)


def test_silence_about_a_person_is_not_an_adult_person():
    """
    Age that nobody recorded is unknown age. Without any means, a person of unknown age is not outside the
    law on trafficking: whether they are a child is the first thing to find out.
    """
    act_and_purpose = "recruited; forced labour or services"
    no_means = together(act_and_purpose, none_of("a means"))
    assert value(no_means, "trafficking in persons") == "open"
    assert value(together(no_means, "not under eighteen"), "trafficking in persons") == "ruled out"
    assert value(together(no_means, "under eighteen"), "trafficking in persons") == "met"


def test_more_facts_never_turn_a_settled_reading_round():
    """
    A reading that is settled stays settled, whatever further facts are recorded, so long as they do not
    contradict what was recorded before. Each worked case of the pack is recorded fact by fact to show it:
    no reading once met is later ruled out, and none once ruled out is later met.
    """
    for case in worked_cases():
        settled = {}
        for count in range(len(case.statements) + 1):
            told = Subject(statements=dict(list(case.statements.items())[:count]))
            assessed = read(told).assessed
            now = {name: assessed.value(name) for name in LAW.readings}
            assert not assessed.known.contested
            assert settled.items() <= now.items(), case.id
            settled = {name: each for name, each in now.items() if each is not Value.OPEN}


def test_what_cannot_be_said_settles_nothing():
    """
    To record of a fact that it cannot be said is to record that it is unknown. Of no reading does this rule
    anything out, and of none does it show anything met, though every fact it rests on be recorded so.
    """
    for reading in LAW.readings.values():
        cannot_be_said = "; ".join(f"cannot be said: {label}" for label in sorted(below(reading.label)))
        assert value(person(cannot_be_said), reading.label) == "open"
