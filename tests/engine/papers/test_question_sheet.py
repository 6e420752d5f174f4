"""The questions on paper: both languages side by side, safety first, and nothing that is never asked."""

from dataclasses import replace

import pytest

from engine.papers.stories import English, Marked
from rabta import load_law, record_from
from rabta.assessment import Answer, Statement
from rabta.law.values import Asked, Ground
from rabta.papers import to_html, to_markdown
from rabta.papers.paper import Facts, Spoken, ToTick
from rabta.papers.question_sheet import path_on_paper, question_sheet
from rabta.papers.to_word import to_word
from rabta.protection import outcomes

LAW = load_law("pakistan")
BLANK = record_from({"id": "1", "place": "Taftan", "facts": {}}, LAW)
BOTH = (Marked(), English())
CHILD = record_from({"id": "1", "place": "Taftan", "facts": {"victim_age_under_18": True}}, LAW)


def questions(record=BLANK):
    return [ask.question.id for ask in path_on_paper(LAW, record)]


def sheet(record=BLANK, *, words=BOTH, **more):
    return question_sheet(LAW, path_on_paper(LAW, record), words, **more)


def ticks(paper):
    return [block for block in paper.blocks if isinstance(block, ToTick)]


def test_the_safe_questions_come_first_and_then_those_of_the_guided_path_in_its_order():
    asked = questions()
    safe = len(LAW.protection.child_path)
    assert asked[:safe] == list(LAW.protection.child_path)
    [first] = outcomes(LAW, BLANK)
    guided = [ask.question.id for ask in first.asks if ask.question.id not in LAW.protection.child_path]
    assert asked[safe : safe + len(guided)] == guided
    assert len(asked) == len(set(asked))


def test_own_conduct_is_never_on_it():
    never = {each.id for each in LAW.questions.values() if each.asked is Asked.NEVER}
    own = {fact.id for fact in LAW.facts.values() if fact.ground is Ground.OWN_CONDUCT}
    to_person = [ask for ask in path_on_paper(LAW, BLANK) if ask.question.asked is Asked.PERSON]
    assert never
    assert not never & set(questions())
    assert not own & {fact for ask in to_person for fact in ask.facts}


def test_what_was_answered_is_not_on_it():
    [person] = BLANK.persons
    known = replace(
        person,
        answers={"danger": Answer.DOES_NOT_KNOW, "act": Answer.SOME},
        statements={"act_recruit": (Statement(value=True),)},
    )
    left = questions(replace(BLANK, persons=(known,)))
    assert not {"danger", "act"} & set(left)
    assert "pressure" in left


def test_a_child_is_asked_the_safe_questions_that_are_left_and_nothing_else():
    left = questions(CHILD)
    assert set(left) <= set(LAW.protection.child_path) - {"age"}
    assert left


def test_a_sheet_of_a_child_ends_with_whom_to_call():
    paper = sheet(BLANK, child=True)
    assert len(ticks(paper)) == len(LAW.protection.child_path)
    assert any(isinstance(each, Spoken) and "Stop here" in each.says[1].text for each in paper.blocks)
    called = [each for each in paper.blocks if isinstance(each, Facts)][-1]
    assert "Child protection called" in called.rows[0].label


def test_questions_are_numbered_and_have_a_box_for_every_answer_and_for_silence():
    numbered = ticks(sheet())
    assert [each.number for each in numbered] == list(range(1, len(numbered) + 1))
    act = next(each for each in numbered if "bring or keep" in each.asks[1].text)
    assert len(act.boxes) == len(LAW.questions["act"].facts)
    assert [each[1].text for each in act.instead] == [
        "none of these",
        "does not know",
        "does not want to say",
    ]
    danger = numbered[0]
    assert danger.instead[0][1].text == "no"


def test_it_carries_a_reference_or_room_for_one():
    assert "1A2B / 3" in to_markdown(sheet(about="1A2B / 3"))
    assert "____" in to_markdown(sheet()).split("\n\n")[2]


@pytest.mark.parametrize("words", [BOTH, BOTH[::-1]])
def test_every_form_of_it_says_both_languages(words):
    paper = sheet(words=words)
    page, text, word = to_html(paper), to_markdown(paper), to_word(paper)
    assert 'lang="ur" dir="rtl"' in page
    assert 'lang="en" dir="ltr"' in page
    for written in (page, text):
        assert "recruited" in written
    assert word.startswith(b"PK")
