"""Answers: any of these, none of these, does not know, does not want to say.

A question puts several facts together, so that a person can say *none of these* once instead of ten times.
That is the only way in which most denials ever get on record.
"""

from rabta.assessment import Answer
from spec.playing import LAW, SILENCE, asked, cell, person, posture, read


def answering(question, answer, text="nothing"):
    return person(text, answers={question: answer})


def test_none_of_these_denies_each(table):
    """
    *None of these* makes each fact of the question known not to be so.

        none of these to | then                   | is
        -----------------+------------------------+----------
        pressure         | threats                | no
        pressure         | force                  | no
        pressure         | other coercion         | no
        pressure         | abduction              | no
        act              | an act                 | ruled out
        act              | trafficking in persons | ruled out
        help             | smuggling of migrants  | ruled out
        refuge           | fear of return         | no
    """
    for row in table:
        assert cell(answering(row["none of these to"], Answer.NONE), row["then"]) == row["is"]


def test_none_of_these_is_a_statement_with_a_source():
    """
    What *none of these* denied is recorded like any statement, and names the question as its source.
    """
    statements = read(answering("pressure", Answer.NONE)).assessed.subject.statements
    for name in LAW.questions["pressure"].facts:
        (statement,) = statements[name]
        assert "pressure" in statement.source


def test_none_of_these_contests_nothing_that_was_said():
    """
    *None of these* is about what was still unknown. A fact that was recorded before stays as it was.
    """
    found = read(answering("pressure", Answer.NONE, "threats")).assessed
    assert found.known.value("means_threat") is True
    assert found.known.value("means_force") is False
    assert not found.known.contested


def test_any_of_these_leaves_the_others_unknown():
    """
    To confirm one of several says nothing of the others. Somebody who speaks of threats has not denied
    force.
    """
    found = read(answering("pressure", Answer.SOME, "threats")).assessed
    assert found.known.value("means_threat") is True
    assert found.known.value("means_force") is None


def test_does_not_know_settles_nothing():
    """
    Who does not know, or does not want to say, has settled no fact. Every fact of the question stays
    unknown.
    """
    for silence in SILENCE:
        for question in LAW.questions.values():
            found = read(answering(question.id, silence)).assessed
            assert all(found.known.value(name) is None for name in question.facts)


def test_silence_on_screening_protects():
    """
    On a question of screening, silence raises protection (chapter 6).
    """
    for silence in SILENCE:
        assert posture(answering("gain", silence)) == "protect"


def test_no_question_is_asked_twice():
    """
    Whatever the answer was, the question is not asked again. Each retelling hurts, and two tellings that
    differ are used against the person.
    """
    for question in asked("nothing"):
        for answer in Answer:
            assert question not in asked(answering(question, answer))


def test_what_is_known_is_not_asked():
    """
    A question all of whose facts are known, from whatever source, is not asked. Of a question some of whose
    facts are known only the others are put.
    """
    assert "leaving" not in asked("free to leave")
    assert "leaving" not in asked("not free to leave")
    (pressure,) = (ask for ask in read("not threats").asks if ask.question.id == "pressure")
    assert pressure.facts == ("means_force", "means_coercion", "means_abduction")


def test_a_contested_fact_is_not_put_to_the_person_again():
    """
    Where sources disagree, the person is not made to say it again. Somebody settles it from other sources.
    """
    assert "leaving" not in asked("contested: free to leave")


def test_an_answer_may_open_the_next_question():
    """
    The terms of a debt are asked when there is a debt, and not when there is none.
    """
    assert "debt_terms" in asked("debt to be worked off")
    assert "debt_terms" not in asked("not debt to be worked off; not slavery or a similar practice")
