"""Closing: who may end protection, and how.

Where screening raised nothing, one officer may close. Where anything did, closing is a decision with a
reason, and a second opinion from *another agency*; by telephone if there is only one such officer in the
district. It answers the grounds that it considered and no others.
"""

import pytest

from rabta.assessment import Answer, Closing, RecordError, record_from
from spec.playing import fact, none_of, parts, person, posture, read, together

SCREENED = none_of("a means", "the purpose of exploitation")


def closed(considered, second_agency="Social Welfare"):
    return Closing(
        by="A. Khan",
        agency="Police",
        second_by="B. Bibi",
        second_agency=second_agency,
        reason="Both spoke with the person alone.",
        considered=frozenset(considered),
    )


def test_closing_answers_what_it_considered(table):
    """
    A closing lowers protection only if it considered every ground. One ground left out keeps it up, and
    that ground is then the one that is named. Here the person was otherwise screened, and nothing was
    raised.

        recorded                   | considered            | posture
        ---------------------------+-----------------------+--------
        wages withheld             | wages withheld        | no sign
        wages withheld; debt to be |                       |
        worked off                 | wages withheld        | protect
        wages withheld             | nothing               | protect
        may be under eighteen      | may be under eighteen | no sign
    """
    for row in table:
        considered = [fact(label) for label in parts(row["considered"])]
        told = person(together(SCREENED, row["recorded"]), closing=closed(considered))
        assert posture(told) == row["posture"], row["recorded"]
        left = [reason.about for reason in read(told).protection.reasons]
        assert left == [fact(each) for each in parts(row["recorded"]) if fact(each) not in considered]


def test_the_second_opinion_comes_from_another_agency(table):
    """
    Two officers of one agency do not make two opinions, however its name is written.

        first agency | second agency  | posture
        -------------+----------------+--------
        Police       | Social Welfare | no sign
        Police       | Police         | protect
        Police       | POLICE         | protect
    """
    for row in table:
        closing = closed(["wages_withheld"], row["second agency"])
        assert closing.agency == row["first agency"]
        assert posture(person(f"{SCREENED}; wages withheld", closing=closing)) == row["posture"]


def test_a_new_sign_after_closing_protects_again():
    """
    A closing answers what was known then. A sign reported afterwards raises protection again.
    """
    closing = closed(["wages_withheld"])
    assert posture(person(f"{SCREENED}; wages withheld", closing=closing)) == "no sign"
    assert posture(person(f"{SCREENED}; wages withheld; confined or cut off", closing=closing)) == "protect"


def test_silence_can_be_considered_too():
    """
    A closing may consider that the person was silent on a question. It names the question.
    """
    answers = {"sexual": Answer.DOES_NOT_WANT_TO_SAY}
    assert posture(person(SCREENED, answers=answers, closing=closed(["sexual"]))) == "no sign"
    assert posture(person(SCREENED, answers=answers, closing=closed([]))) == "protect"


def test_closing_ends_earlier_protection():
    """
    Protection carried over from before is ended by such a decision, and by nothing else.
    """
    assert posture(person(SCREENED, protected_before=True, closing=closed([]))) == "no sign"


def test_closing_is_not_screening():
    """
    A closing takes away the grounds it considered and adds nothing. Who was never screened is then
    unscreened, and screening is still to be done.
    """
    assert posture(person("wages withheld", closing=closed(["wages_withheld"]))) == "unscreened"
    assert posture(person("nothing", protected_before=True, closing=closed([]))) == "unscreened"


def test_closing_changes_no_reading():
    """
    Closing ends protection. It decides nothing about what happened: every reading is as it was.
    """
    told = "recruited; threats; made to beg"
    considered = [fact(label) for label in parts("threats; made to beg")]
    with_closing = read(person(told, closing=closed(considered))).assessed
    without = read(told).assessed
    assert all(with_closing.value(name) is without.value(name) for name in without.law.readings)


@pytest.mark.parametrize("lacking", ["by", "agency", "second_by", "second_agency", "reason"])
def test_a_closing_without_names_and_reason_is_none(lacking):
    """
    A closing names both officers and both agencies and gives a reason. One that lacks any of these is not
    accepted, and the message says what it lacks.
    """
    closing = {
        "by": "A. Khan",
        "agency": "Police",
        "second_by": "B. Bibi",
        "second_agency": "Social Welfare",
        "reason": "Both spoke with the person alone.",
    }
    law = read("nothing").assessed.law
    assert record_from({"closing": closing}, law).persons[0].closing
    with pytest.raises(RecordError, match=lacking):
        record_from({"closing": {**closing, lacking: " "}}, law)


def test_screened_without_a_sign_needs_no_closing():
    """
    Where screening was done and raised nothing, no second opinion is asked for. Otherwise the second agency
    would be asked about everybody, and would soon sign unread.
    """
    assert posture(SCREENED) == "no sign"
