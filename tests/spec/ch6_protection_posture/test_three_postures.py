"""Unscreened, no sign, protect.

Three states and no score. *Unscreened* says: screen, before anything else. *No sign* says that screening
was done and raised nothing; one officer may close it, and it may be sampled later. *Protect* says: presumed
victim.
"""

from rabta.assessment import Answer
from rabta.protection import screening_questions, telling_silences
from spec.playing import (
    LAW,
    SILENCE,
    asked,
    holds,
    none_of,
    parts,
    person,
    posture,
    read,
    together,
)

SCREENED = none_of("a means", "the purpose of exploitation")


def test_who_was_not_screened_is_unscreened(table):
    """
    Nothing recorded is never the absence of a sign. Nor is half a screening a whole one.

        recorded                            | posture
        ------------------------------------+-----------
        nothing                             | unscreened
        irregular entry; irregular stay     | unscreened
        recruited; transported; received    | unscreened
        not threats; not force              | unscreened
        cannot be said: sexual exploitation | unscreened
    """
    holds(table)


def test_screening_looks_at_every_means_and_every_purpose():
    """
    Screening has been done when it is known that none of the means was used and that none of the purposes
    was there. If one of them is left out, the person is still unscreened; if one of them is so, the person
    is protected. (A child handed over is asked about by two facts, of which the denial of either is
    enough.)
    """
    assert posture(SCREENED) == "no sign"
    for part in parts(SCREENED):
        rest = "; ".join(each for each in parts(SCREENED) if each != part)
        label = part.removeprefix("not ")
        assert posture(together(rest, label)) == "protect", label
        if not label.startswith("child handed over"):
            assert posture(rest) == "unscreened", label


def test_screening_may_be_done_by_answering_none_of_these():
    """
    Screening is a handful of questions. To answer *none of these* to each of them is to be screened.
    """
    answers = dict.fromkeys(screening_questions(LAW), Answer.NONE)
    assert posture(person("nothing", answers=answers)) == "no sign"


def test_a_sign_outweighs_any_number_of_denials(table):
    """
    One sign protects, whatever else was asked and denied.

        recorded                                                                      | posture
        ------------------------------------------------------------------------------+--------
        not recruited; not transported; not transferred; not harboured; not received; |
        wages withheld                                                                | protect
        agreed at the start; free to leave; not force; not threats; debt to be worked |
        off                                                                           | protect
    """
    holds(table)
    assert posture(together(SCREENED, "confined or cut off")) == "protect"


def test_silence_protects(table):
    """
    A person who was asked and does not know, or does not want to say, has not denied. Silence on a question
    of screening, on danger or on refuge raises protection, and silence on age is a doubt about age. On any
    other question it raises nothing, since not to remember the route is no sign of anything.

        question        | about                           | silence gives
        ----------------+---------------------------------+--------------
        pressure        | threats, force, coercion        | protect
        promise         | deception, power, vulnerability | protect
        gain            | what the person was made to do  | protect
        family_and_body | marriage, children, organs      | protect
        sexual          | sexual exploitation             | protect
        danger          | danger now                      | protect
        company         | whom the person is with         | protect
        travel_harm     | what happened on the way        | protect
        refuge          | fear of return                  | protect
        age             | how old the person is           | protect
        journey         | the journey                     | unscreened
        benefit         | what the helper got             | unscreened
        group           | how many acted together         | unscreened
    """
    for row in table:
        for silence in SILENCE:
            told = person("nothing", answers={row["question"]: silence})
            assert posture(told) == row["silence gives"], row["question"]
    protecting = {row["question"] for row in table if row["silence gives"] == "protect"}
    assert protecting == set(telling_silences(LAW))
    assert read(person("nothing", answers={"age": Answer.DOES_NOT_KNOW})).stop


def test_silence_is_given_as_the_reason():
    """
    The page says on which question the person was silent, so that somebody better placed can ask it again.
    """
    told = person("nothing", answers={"sexual": Answer.DOES_NOT_WANT_TO_SAY})
    (reason,) = read(told).protection.reasons
    assert (reason.ground.value, reason.about) == ("silence", "sexual")


def test_while_unscreened_the_questions_of_screening_are_asked():
    """
    Screening is what the questions lead to first, whatever the readings still want.
    """
    assert set(screening_questions(LAW)) <= set(asked("irregular entry"))


def test_posture_is_apart_from_the_readings(table):
    """
    Protection waits for no reading. A person may be protected while trafficking is ruled out, and stays
    protected when everything is ruled out.

        recorded                                                        | trafficking | posture
                                                                        | in persons  |
        ----------------------------------------------------------------+-------------+-----------
        not recruited; not transported; not transferred; not harboured; |             |
        not received; wages withheld                                    | ruled out   | protect
        recruited; contested: threats; not made to beg                  | open        | protect
        recruited; transported                                          | open        | unscreened
    """
    holds(table)


def test_every_reason_is_given():
    """
    Where several things raise protection, all of them are named. To answer one is not to answer the others.
    """
    told = person("threats; under eighteen; fear of return", answers={"sexual": Answer.DOES_NOT_KNOW})
    assert [reason.about for reason in read(told).protection.reasons] == [
        "means_threat",
        "victim_age_under_18",
        "fear_of_return",
        "sexual",
    ]
