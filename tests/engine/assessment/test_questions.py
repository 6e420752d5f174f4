"""What to ask next, what never to ask, and in which order."""

from dataclasses import replace

import pytest

from engine.assessment.dated_law import FILES, day, law_in, read, span, told
from rabta.assessment import POSTURE, SAFETY, Answer, assess, child_path, next_questions
from rabta.law import Period
from rabta.law.values import Asked

ACT_AND_WAY = {"taken": True, "force": True}
SETTLED = {"gain": False, "painful_gain": False, "entered": False}
"""Capture and passage are ruled out."""


def asks(law, facts=None, posture_open=False, **more):
    found = next_questions(read(law, facts, **more), posture_open=posture_open)
    return {ask.question.id: ask for ask in found}


def settles(law, question, facts=None, **more):
    return asks(law, facts, **more)[question].settles


# --- what is asked --------------------------------------------------------------------------


def test_a_question_says_which_of_its_facts_are_still_unknown(law):
    assert asks(law, {"menace": False})["work"].facts == ("gain", "unwilling")


def test_a_question_whose_facts_are_all_known_is_not_asked(law):
    assert "how" not in asks(law, {"taken": False, "kept": False})
    assert "how" in asks(law, {"taken": False})


def test_what_follows_by_definition_is_not_asked(law):
    assert asks(law, {"helped": None, "moved": True})["papers"].facts == ("entered", "foreign")
    assert "papers" not in asks(law, {"foreign": False, "helped": True})
    assert "border" not in asks(law, {"entered": True})


def test_a_contested_fact_is_not_asked_again(law):
    assert "grave" not in asks(law, disputed=["painful_gain"])
    assert asks(law, disputed=["taken"])["how"].facts == ("kept",)


@pytest.mark.parametrize("answer", Answer)
def test_a_question_that_was_answered_is_not_asked_again(law, answer):
    subject = replace(told(), answers={"how": answer})
    found = next_questions(assess(law, subject, Period()), posture_open=True)
    assert "how" not in [ask.question.id for ask in found]


def test_a_question_never_to_be_asked_is_not_asked(law):
    assert law.questions["own"].asked is Asked.NEVER
    assert "own" not in asks(law, posture_open=True)


def test_papers_are_looked_up_and_not_asked_of_the_person(law):
    assert asks(law)["papers"].question.asked is Asked.FILE


def test_status_on_file_is_looked_up_and_not_asked_of_the_person(palermo):
    assert asks(palermo)["status_on_file"].question.asked is Asked.FILE


# --- own conduct ----------------------------------------------------------------------------


def test_a_question_that_serves_own_conduct_alone_is_not_asked(tmp_path):
    pack = FILES["pack"].replace("[capture, passage]", "[capture, irregular]")
    law = law_in(tmp_path, pack=pack)
    assert "papers" not in asks(law)
    assert "papers" not in asks(law, SETTLED | {"entered": None})


def test_own_conduct_is_not_named_as_what_a_question_settles(tmp_path):
    readings = FILES["readings"].replace("{all: [entered, helped]}", "{all: [irregular, helped]}")
    law = law_in(tmp_path, readings=readings)
    assert settles(law, "papers") == ("passage",)


def test_a_ground_of_own_conduct_is_not_looked_for(tmp_path):
    law = law_in(tmp_path, questions=FILES["questions"].replace("asked: never", "asked: person"))
    assert "own" not in asks(law, posture_open=True)


# --- what an answer settles -----------------------------------------------------------------


def test_a_question_names_the_readings_and_elements_that_it_can_settle(law):
    assert settles(law, "how") == ("capture", "act")
    assert settles(law, "way") == ("way_or_minor", "way_used")
    assert settles(law, "way", {"minor": False, "taken": True, "gain": True}) == (
        "capture",
        "way_or_minor",
        "way_used",
    )


def test_an_answer_that_confirms_several_facts_counts_too(law):
    assert settles(law, "work", ACT_AND_WAY) == ("capture", "purpose")
    assert settles(law, "work", ACT_AND_WAY | {"menace": True}) == ("capture", "purpose")


def passage_is(folder, rule):
    """The small law with another rule for passage."""
    return law_in(folder, readings=FILES["readings"].replace("{all: [entered, helped]}", rule))


def test_only_facts_confirmed_together_may_settle_a_reading(tmp_path):
    law = passage_is(tmp_path, "{any: [{all: [kept, taken]}, helped]}")
    assert settles(law, "how") == ("capture", "passage", "act")


def test_an_element_that_is_known_is_not_named(law):
    assert "act" not in settles(law, "way", {"taken": True, "gain": True})


def test_an_answer_settles_nothing_through_a_fact_that_is_contested(tmp_path):
    law = passage_is(tmp_path, "{any: [{all: [entered, helped]}, kept]}")
    assert settles(law, "way_there", {"entered": True}) == ("passage",)
    assert "way_there" not in asks(law, {"entered": True, "foreign": False})
    assert "way_there" not in asks(law, disputed=["entered"])


def test_a_fact_known_by_definition_is_not_contradicted_by_an_answer(law):
    assert settles(law, "papers", {"moved": True, "helped": True}) == ("passage",)
    assert settles(law, "way_there", {"entered": True, "moved": None}) == ("passage",)


def test_a_question_settles_a_reading_under_a_version_in_reach(tmp_path):
    law = law_in(tmp_path, pack=FILES["pack"].replace("[capture, passage]", "[changed]"))
    both = span("2009-12-31", "2010-01-01")
    assert settles(law, "how", {"gain": True}, on=both) == ("changed",)
    assert "how" not in asks(law, {"gain": True}, on=day("2009-12-31"))


# --- stages ---------------------------------------------------------------------------------


def test_the_second_stage_waits_for_the_first(law):
    assert not any("toil" in ask.settles for ask in asks(law).values())
    second = asks(law, {"minor": False, "taken": False, "kept": False, "entered": False})
    assert {ask.settles for ask in second.values()} >= {("toil",)}


def test_the_second_stage_does_not_wait_for_what_nobody_can_answer(law):
    stuck = told({"entered": False, "gain": None}, disputed=["taken", "kept"])
    answers = {"way": Answer.DOES_NOT_KNOW, "grave": Answer.NONE, "age": Answer.DOES_NOT_KNOW}
    found = next_questions(assess(law, replace(stuck, answers=answers), Period()), posture_open=False)
    assert [ask.question.id for ask in found if ask.settles != (SAFETY,)] == ["work"]


def test_when_all_stages_are_settled_only_safety_is_asked(law):
    assert {ask.settles for ask in asks(law, SETTLED).values()} == {(SAFETY,)}


def test_a_law_that_pursues_nothing_still_asks_for_safety_and_signs(tmp_path):
    law = law_in(tmp_path, pack='id: small\ntitle: t\nversion: "1"\n')
    assert asks(law)["safe"].settles == (SAFETY,)
    assert settles(law, "leave", posture_open=True) == (POSTURE,)


# --- posture and safety ---------------------------------------------------------------------


def test_while_the_posture_is_open_signs_are_asked_for(law):
    assert "leave" not in asks(law)
    assert settles(law, "leave", posture_open=True) == (POSTURE,)
    assert settles(law, "way", posture_open=True) == ("way_or_minor", "way_used", POSTURE)


def test_a_question_without_an_unknown_sign_does_not_bear_on_the_posture(law):
    assert settles(law, "how", posture_open=True) == ("capture", "act")
    assert "way" not in asks(law, {"force": False, "trick": False}, posture_open=True)


def test_safety_is_asked_whatever_the_posture(law):
    assert settles(law, "safe") == (SAFETY,)
    assert settles(law, "safe", posture_open=True) == (POSTURE, SAFETY)


def test_a_question_on_the_child_path_without_a_sign_is_not_about_safety(law):
    assert "wound" in law.protection.child_path
    assert "wound" not in asks(law, posture_open=True)


# --- order ----------------------------------------------------------------------------------


def order(law, facts=None, **more):
    return list(asks(law, facts, **more))


def test_safety_comes_first(law):
    assert order(law, posture_open=True)[:2] == ["safe", "age"]


def test_painful_questions_come_last(law):
    assert order(law, posture_open=True)[-1] == "grave"
    assert order(law, ACT_AND_WAY)[-1] == "grave"


def test_what_can_settle_a_reading_comes_before_what_can_settle_an_element(law):
    found = order(law, {"force": True})
    assert "capture" in settles(law, "how", {"force": True})
    assert settles(law, "work", {"force": True}) == ("purpose",)
    assert found.index("how") < found.index("work")


def test_what_can_settle_an_element_comes_before_what_bears_on_the_posture_alone(law):
    found = order(law, posture_open=True)
    assert found.index("way") < found.index("leave")


def test_a_raised_sign_comes_before_its_equals(law):
    assert order(law, {"taken": True}).index("work") < order(law, {"taken": True}).index("way")
    raised = order(law, {"taken": True, "weak": True})
    assert raised.index("way") < raised.index("work")


def test_a_denied_sign_raises_nothing(law):
    denied = order(law, {"taken": True, "weak": False})
    assert denied.index("work") < denied.index("way")


def test_among_equals_the_cheaper_comes_first_and_then_the_order_of_the_law(law):
    found = order(law, posture_open=True)
    assert found.index("leave") < found.index("return")
    assert found.index("how") < found.index("papers") < found.index("way")


# --- the child path -------------------------------------------------------------------------


def test_the_child_path_asks_its_questions_in_order_and_no_other(law):
    path = child_path(read(law, {"minor": True}))
    assert [(ask.question.id, ask.facts, ask.settles) for ask in path] == [
        ("safe", ("danger",), (SAFETY,)),
        ("wound", ("hurt",), (SAFETY,)),
        ("age", ("young",), (SAFETY,)),
    ]


def test_the_child_path_leaves_out_what_is_known_or_was_answered(law):
    subject = replace(told({"minor": True, "young": True}), answers={"safe": Answer.DOES_NOT_KNOW})
    path = child_path(assess(law, subject, Period()))
    assert [ask.question.id for ask in path] == ["wound"]


def test_the_child_path_ends(law):
    known = {"minor": True, "young": True, "danger": False, "hurt": False}
    assert child_path(read(law, known)) == ()


def test_the_child_path_of_the_protocols_has_six_questions(palermo):
    assert [ask.question.id for ask in child_path(read(palermo))] == [
        "danger",
        "hurt",
        "age",
        "language",
        "company",
        "contact",
    ]


def test_a_stage_of_which_no_one_answer_settles_anything_gives_way_to_the_next(tmp_path):
    pack = 'id: s\ntitle: t\nversion: "1"\npursue:\n  - readings: [it]\n  - readings: [toil]\n'
    readings = """
it:
  label: it
  concerns: harm
  provisions: [one]
  rule: {any: [{all: [kept, force]}, {all: [danger, hurt]}]}
toil: {label: toil, concerns: harm, provisions: [two], rule: gain}
"""
    law = law_in(tmp_path, pack=pack, readings=readings, protection="")
    assert {settled for ask in asks(law).values() for settled in ask.settles} == {"toil"}
    assert "it" in settles(law, "how", {"force": True})
