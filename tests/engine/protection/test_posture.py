"""Protection posture: unscreened, no sign, or protect; and what alone may lower it."""

from dataclasses import replace

import pytest

from engine.assessment.dated_law import law_in, read, told
from rabta.assessment import Answer, Closing, Statement, Subject, assess
from rabta.law import Period
from rabta.law.values import Ground
from rabta.logic import Kind
from rabta.protection import (
    Cause,
    Posture,
    PostureReason,
    Protection,
    posture,
    screening_questions,
    telling_silences,
)

SCREENED = {"force": False, "trick": False, "gain": False, "painful_gain": False}


def standing(law, facts=None, disputed=(), **more):
    return posture(read(law, facts, disputed, **more))


def closing(*considered, second_agency="welfare", **more):
    return Closing("A", "police", "B", second_agency, "both spoke", considered=frozenset(considered), **more)


# --- three values ---------------------------------------------------------------------------


def test_who_was_not_screened_is_unscreened(law):
    assert standing(law) == Protection(Posture.UNSCREENED, ())


def test_who_was_screened_without_a_sign_shows_no_sign(law):
    assert standing(law, SCREENED) == Protection(Posture.NO_SIGN, ())


@pytest.mark.parametrize("left_out", SCREENED)
def test_screening_is_done_only_when_every_element_it_looks_at_is_known(law, left_out):
    facts = {name: value for name, value in SCREENED.items() if name != left_out}
    assert standing(law, facts).posture is Posture.UNSCREENED


def test_facts_that_are_no_signs_raise_nothing(law):
    facts = {"taken": True, "kept": True, "crossed": True, "hurt": True, "foreign": True}
    assert standing(law, facts).posture is Posture.UNSCREENED


def test_a_law_that_screens_for_nothing_never_says_that_there_is_no_sign(tmp_path):
    law = law_in(tmp_path, protection="")
    assert standing(law, SCREENED).posture is Posture.UNSCREENED


# --- grounds --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "value", "ground"),
    [
        ("force", True, Ground.SIGN),
        ("free", False, Ground.SIGN),
        ("minor", True, Ground.CHILD),
        ("young", True, Ground.AGE_IN_DOUBT),
        ("danger", True, Ground.DANGER),
        ("afraid", True, Ground.REFUGE),
        ("charged", True, Ground.OWN_CONDUCT),
    ],
)
def test_every_ground_protects(law, fact, value, ground):
    assert standing(law, {fact: value}) == Protection(Posture.PROTECT, (PostureReason(ground, fact),))
    assert standing(law, {fact: not value}).posture is Posture.UNSCREENED
    assert standing(law, {fact: None}).posture is Posture.UNSCREENED


def test_every_reason_is_given_in_the_order_of_the_law(law):
    reasons = standing(law, {"danger": True, "force": True}, protected_before=True).reasons
    assert reasons == (
        PostureReason(Ground.SIGN, "force"),
        PostureReason(Ground.DANGER, "danger"),
        PostureReason(Cause.LATCHED),
    )


def test_a_sign_protects_also_after_screening(law):
    assert standing(law, {**SCREENED, "free": False}).posture is Posture.PROTECT


def test_silence_on_a_screening_question_protects(law):
    for answer in (Answer.DOES_NOT_KNOW, Answer.DOES_NOT_WANT_TO_SAY):
        found = standing(law, SCREENED, answers={"way": answer})
        assert found == Protection(Posture.PROTECT, (PostureReason(Cause.SILENCE, "way"),))


@pytest.mark.parametrize("answer", [Answer.SOME, Answer.NONE])
def test_an_answer_is_no_silence(law, answer):
    assert standing(law, SCREENED, answers={"way": answer}).posture is Posture.NO_SIGN


@pytest.mark.parametrize("question", ["safe", "return"])
def test_silence_on_danger_or_refuge_protects(law, question):
    found = standing(law, answers={question: Answer.DOES_NOT_KNOW})
    assert found == Protection(Posture.PROTECT, (PostureReason(Cause.SILENCE, question),))


def test_silence_on_age_is_a_doubt_about_age(law):
    found = standing(law, answers={"age": Answer.DOES_NOT_WANT_TO_SAY})
    assert found == Protection(Posture.PROTECT, (PostureReason(Ground.AGE_IN_DOUBT, "age"),))
    assert found.child


def test_silence_is_told_of_what_may_be_asked_only(law):
    assert telling_silences(law) == {
        "way": Cause.SILENCE,
        "work": Cause.SILENCE,
        "grave": Cause.SILENCE,
        "safe": Cause.SILENCE,
        "age": Ground.AGE_IN_DOUBT,
        "return": Cause.SILENCE,
    }


def test_silence_on_any_other_question_protects_nobody(law):
    assert standing(law, answers={"leave": Answer.DOES_NOT_WANT_TO_SAY}).posture is Posture.UNSCREENED


def test_screening_consists_of_the_questions_about_its_elements(law, palermo):
    assert screening_questions(law) == ("way", "work", "grave")
    screened = {
        name for question in screening_questions(palermo) for name in palermo.questions[question].facts
    }
    assert {"means_threat", "means_deception", "purpose_sexual", "purpose_organ"} <= screened
    assert "act_recruit" not in screened


def test_answers_alone_can_complete_a_screening(law):
    answers = dict.fromkeys(("way", "work", "grave"), Answer.NONE)
    assert standing(law, answers=answers).posture is Posture.NO_SIGN
    assert standing(law, answers=answers | {"way": Answer.SOME}).posture is Posture.UNSCREENED


def test_none_of_these_is_a_sign_where_the_denial_is_one(law):
    assert standing(law, answers={"leave": Answer.NONE}).reasons == (PostureReason(Ground.SIGN, "free"),)


def affirmed(rule):
    """The facts that a rule affirms."""
    if rule.kind is Kind.FACT:
        yield rule.name
    for part in rule.parts if rule.kind is not Kind.NOT else ():
        yield from affirmed(part)


def test_whatever_shows_a_sign_by_definition_is_a_sign_itself(palermo):
    """Otherwise a definition could show a sign that no statement raised, and a dispute could lower it."""
    shown = [each for each in palermo.facts.values() if each.sign is True and each.shown_by]
    assert shown
    for each in shown:
        assert any(palermo.facts[name].sign is True for name in affirmed(each.shown_by)), each.id


# --- groups ---------------------------------------------------------------------------------


@pytest.mark.parametrize("fact", ["force", "free"])
def test_what_is_so_of_some_in_a_group_protects_the_group(law, fact):
    found = standing(law, some=frozenset({fact}))
    assert found == Protection(Posture.PROTECT, (PostureReason(Ground.SIGN, fact, of_some=True),))


def test_what_is_so_of_some_and_no_sign_raises_nothing(law):
    assert standing(law, some=frozenset({"taken"})).posture is Posture.UNSCREENED


def test_some_children_in_a_group_do_not_make_it_a_child(law):
    assert not standing(law, some=frozenset({"minor", "young"})).child
    assert standing(law, {"minor": True}, some=frozenset({"young"})).child


@pytest.mark.parametrize(
    ("facts", "child"),
    [({"minor": True}, True), ({"young": True}, True), ({"minor": False}, False), ({"force": True}, False)],
)
def test_a_child_is_who_is_or_may_be_one(law, facts, child):
    assert standing(law, facts).child is child


def test_doubt_about_age_is_presumed_childhood_also_when_another_source_denies_it(law):
    assert standing(law, disputed=["minor"]).child


# --- the latch ------------------------------------------------------------------------------


def test_a_statement_that_contests_a_sign_does_not_lower_the_posture(law):
    assert standing(law, SCREENED | {"force": None}, disputed=["force"]).reasons == (
        PostureReason(Ground.SIGN, "force"),
    )


def test_a_definition_that_contests_a_sign_does_not_lower_it_either(law):
    assessed = read(law, {"minor": False, "young": True})
    assert assessed.known.contested == {"young"}
    assert posture(assessed).posture is Posture.PROTECT


def test_protection_from_before_stays_until_it_is_closed(law):
    before = {"protected_before": True}
    assert standing(law, SCREENED, **before).reasons == (PostureReason(Cause.LATCHED),)
    assert standing(law, SCREENED, **before, closing=closing()).posture is Posture.NO_SIGN


# --- closing --------------------------------------------------------------------------------


def test_a_closing_answers_what_it_considered_and_nothing_else(law):
    facts = {**SCREENED, "free": False, "danger": True}
    assert standing(law, facts, closing=closing("free", "danger")) == Protection(Posture.NO_SIGN, ())
    left = standing(law, facts, closing=closing("free"))
    assert left == Protection(Posture.PROTECT, (PostureReason(Ground.DANGER, "danger"),))


def test_a_closing_may_consider_silence(law):
    silent = {"answers": {"way": Answer.DOES_NOT_KNOW}}
    assert standing(law, SCREENED, **silent, closing=closing("way")).posture is Posture.NO_SIGN
    assert standing(law, SCREENED, **silent, closing=closing()).posture is Posture.PROTECT


@pytest.mark.parametrize("same", ["police", "Police", " POLICE\t"])
def test_a_second_opinion_of_the_same_agency_is_none(law, same):
    facts = {**SCREENED, "free": False}
    assert standing(law, facts, closing=closing("free", second_agency=same)).posture is Posture.PROTECT


def test_a_closing_is_no_screening(law):
    assert standing(law, {"free": False}, closing=closing("free")) == Protection(Posture.UNSCREENED, ())
    assert standing(law, protected_before=True, closing=closing()).posture is Posture.UNSCREENED


def test_what_a_closing_considered_need_not_be_screened_again(law):
    facts = {name: value for name, value in SCREENED.items() if name != "force"}
    assert standing(law, facts, ["force"], closing=closing("force")).posture is Posture.NO_SIGN
    some_left = {name: value for name, value in facts.items() if name != "trick"}
    assert standing(law, some_left, ["force"], closing=closing("force")).posture is Posture.UNSCREENED


def test_a_closing_may_consider_a_sign_that_stands(law):
    facts = SCREENED | {"force": True}
    assert standing(law, facts, closing=closing("force")).posture is Posture.NO_SIGN


def test_a_sign_reported_after_closing_protects_again(law):
    subject = replace(told({**SCREENED, "free": False}), closing=closing("free"))
    later = replace(subject, statements={**subject.statements, "danger": (Statement(True),)})
    assert posture(assess(law, subject, Period())).posture is Posture.NO_SIGN
    assert posture(assess(law, later, Period())).posture is Posture.PROTECT


def test_a_closing_without_anything_to_close_changes_nothing(law):
    assert standing(law, closing=closing("force")).posture is Posture.UNSCREENED


def test_posture_is_apart_from_the_readings(law):
    subject = Subject(
        statements={"taken": (Statement(True),), "minor": (Statement(False),), "gain": (Statement(False),)}
    )
    assert posture(assess(law, subject, Period())).posture is Posture.UNSCREENED
