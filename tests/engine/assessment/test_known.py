"""Statements are weighed: they agree, disagree, or do not say."""

from dataclasses import replace

import pytest

from engine.assessment.dated_law import told
from rabta.assessment import Answer, Statement, Subject, assess, weigh
from rabta.assessment.known import answered
from rabta.law import Period


def weighed(law, **statements):
    return weigh(
        law, Subject(statements={name: tuple(map(Statement, said)) for name, said in statements.items()})
    )


@pytest.mark.parametrize(
    ("said", "value"),
    [([True], True), ([False], False), ([None], None), ([], None), ([True, True], True)],
)
def test_statements_that_agree_settle_a_fact(law, said, value):
    known = weighed(law, taken=said)
    assert known.value("taken") is value
    assert known.contested == known.disputed == frozenset()
    assert known.stated == ({} if value is None else {"taken": value})


@pytest.mark.parametrize("said", [[True, False], [False, True], [True, True, False], [True, None, False]])
def test_statements_that_disagree_leave_a_fact_contested(law, said):
    known = weighed(law, taken=said)
    assert known.value("taken") is None
    assert known.contested == known.disputed == {"taken"}
    assert known.stated == {}


def test_one_who_cannot_say_disputes_nothing(law):
    assert weighed(law, taken=[None, False]).value("taken") is False


def test_a_fact_of_which_nothing_is_said_is_unknown(law):
    assert weighed(law).value("taken") is None
    assert weighed(law).value("no such fact") is None


def test_a_definition_adds_what_is_so_by_definition(law):
    known = weighed(law, entered=[True])
    assert [known.value(name) for name in ("crossed", "moved", "foreign")] == [True, True, True]
    assert known.stated == {"entered": True}


def test_a_definition_refutes_what_cannot_be(law):
    assert weighed(law, moved=[False]).value("crossed") is False


def test_a_statement_and_a_definition_that_disagree_contest_each_other(law):
    known = weighed(law, entered=[True], foreign=[False])
    assert known.contested == {"entered", "foreign"}
    assert known.disputed == frozenset()
    assert known.stated == {"entered": True, "foreign": False}
    assert known.value("entered") is None
    assert known.value("foreign") is None


def test_what_sources_dispute_no_definition_settles(law):
    known = weighed(law, entered=[True], foreign=[True, False])
    assert known.contested == {"foreign"}
    assert known.value("foreign") is None
    assert known.value("entered") is True


def test_a_contested_fact_behaves_as_unknown(law):
    contested = assess(law, told({"taken": True, "gain": True}, disputed=["force"]), Period())
    unknown = assess(law, told({"taken": True, "gain": True}), Period())
    assert {name: contested.value(name) for name in law.nodes} == {
        name: unknown.value(name) for name in law.nodes
    }


def test_none_of_these_denies_every_fact_of_the_question(law):
    subject = assess(law, Subject(answers={"how": Answer.NONE}), Period()).subject
    denied = (Statement(False, source="none of these, in answer to 'how'"),)
    assert subject.statements == {"taken": denied, "kept": denied}


def test_none_of_these_rules_out_what_needs_one_of_them(law):
    assessed = assess(law, Subject(answers={"how": Answer.NONE}), Period())
    assert assessed.known.value("taken") is False
    assert assessed.value("capture").value == "ruled_out"


def test_none_of_these_contests_nothing_that_was_stated(law):
    subject = replace(told({"taken": True}), answers={"how": Answer.NONE})
    known = assess(law, subject, Period()).known
    assert known.contested == frozenset()
    assert (known.value("taken"), known.value("kept")) == (True, False)


def test_none_of_these_leaves_what_could_not_be_said(law):
    subject = replace(told({"taken": None}), answers={"how": Answer.NONE})
    assert assess(law, subject, Period()).known.value("taken") is None


def test_none_of_these_contests_nothing_that_is_so_by_definition(law):
    subject = replace(told({"entered": True}), answers={"way_there": Answer.NONE})
    known = assess(law, subject, Period()).known
    assert known.contested == frozenset()
    assert known.value("crossed") is True
    assert known.value("helped") is False


def test_none_of_these_takes_no_side_in_a_dispute_by_definition(law):
    subject = replace(told({"foreign": False}), answers={"papers": Answer.NONE, "way_there": Answer.NONE})
    assert assess(law, subject, Period()).known.contested == frozenset()
    clash = replace(told({"entered": True, "moved": False}), answers={"way_there": Answer.NONE})
    known = assess(law, clash, Period()).known
    assert known.contested == {"crossed", "moved"}
    assert known.value("crossed") is None


@pytest.mark.parametrize(
    "answer", [Answer.SOME, Answer.DOES_NOT_KNOW, Answer.DOES_NOT_WANT_TO_SAY], ids=lambda each: each.value
)
def test_no_other_answer_settles_anything(law, answer):
    subject = Subject(answers={"how": answer})
    assert assess(law, subject, Period()).subject is subject


def test_an_answer_with_nothing_left_to_deny_changes_nothing(law):
    subject = replace(told({"taken": False, "kept": False}), answers={"how": Answer.NONE})
    assert assess(law, subject, Period()).subject is subject


def test_an_answer_to_a_question_of_another_law_denies_nothing(law):
    subject = Subject(answers={"a question of another law": Answer.NONE})
    assert assess(law, subject, Period()).subject is subject


def test_none_of_these_denies_nothing_that_a_disputed_statement_would_show(palermo):
    said = {"enabling_illegal_stay": (Statement(True),)}
    answers = {"status_on_file": Answer.NONE}
    undisputed = answered(palermo, Subject(statements=said, answers=answers))
    assert weigh(palermo, undisputed).value("not_national") is True
    said["enabling_illegal_stay"] = (Statement(True), Statement(False))
    disputed = answered(palermo, Subject(statements=said, answers=answers))
    assert weigh(palermo, disputed).value("not_national") is None
