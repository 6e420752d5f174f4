"""The outcome: everything said about one subject, with the questions that fit it."""

from dataclasses import replace

from engine.assessment.dated_law import ANY_TIME, law_in, read, told
from rabta.assessment import POSTURE, SAFETY, Answer, Record, Value, assess, child_path, next_questions
from rabta.protection import needs, outcome, outcomes, posture, safeguards


def asked(found):
    return [ask.question.id for ask in found.asks]


def test_an_outcome_puts_protection_beside_the_assessment(law):
    assessed = read(law, {"force": True, "hurt": True})
    found = outcome(assessed)
    assert found.assessed is assessed
    assert found.protection == posture(assessed)
    assert found.safeguards == safeguards(assessed, found.protection)
    assert found.needs == needs(assessed)
    assert found.stop is False


def test_while_the_posture_is_open_questions_look_for_signs(law):
    assessed = read(law, {})
    assert outcome(assessed).asks == next_questions(assessed, posture_open=True)
    assert any(POSTURE in ask.settles for ask in outcome(assessed).asks)


def test_once_protected_no_question_looks_for_more_reasons(law):
    assessed = read(law, {"force": True})
    assert outcome(assessed).asks == next_questions(assessed, posture_open=False)
    assert not any(POSTURE in ask.settles for ask in outcome(assessed).asks)


def test_a_child_is_asked_the_child_path_and_then_nothing(law):
    assessed = read(law, {"minor": True, "taken": True})
    found = outcome(assessed)
    assert found.stop
    assert found.asks == child_path(assessed)
    answers = dict.fromkeys(law.protection.child_path, Answer.SOME)
    done = outcome(assess(law, replace(assessed.subject, answers=answers), ANY_TIME))
    assert done.stop
    assert done.asks == ()


def test_doubt_about_age_stops_the_questions_too(law):
    assert asked(outcome(read(law, {"young": True}))) == ["safe", "wound", "age"]
    assert outcome(read(law, disputed=["minor"])).stop


def test_some_children_in_a_group_do_not_stop_the_screening_of_the_others(law):
    found = outcome(read(law, some=frozenset({"minor"})))
    assert not found.stop
    assert "how" in asked(found)


def test_there_is_an_outcome_for_each_person_and_last_for_the_group(law):
    record = Record("1", ANY_TIME, (told({"taken": True}, id="a"), told(id="b")), told(id="group"))
    assert [each.assessed.subject.id for each in outcomes(law, record)] == ["a", "b", "group"]


def test_a_record_without_a_group_has_outcomes_for_its_persons_only(law):
    assert len(outcomes(law, Record("1", ANY_TIME, (told(),)))) == 1


def test_safety_is_asked_of_who_is_protected_already(law):
    found = outcome(read(law, {"force": True}))
    assert found.asks[0].question.id == "safe"
    assert found.asks[0].settles == (SAFETY,)


def test_outcomes_are_read_in_a_territory(tmp_path):
    readings = "local: {label: x, concerns: harm, provisions: [one], rule: gain, within: [north]}"
    pack = 'id: s\ntitle: t\nversion: "1"\n'
    law = law_in(tmp_path, readings=readings, pack=pack, protection="")
    record = Record("1", ANY_TIME, (told({"gain": True}),), told({"gain": True}))

    def values(*territory):
        return [each.assessed.value("local") for each in outcomes(law, record, *territory)]

    assert values() == values("north") == [Value.MET] * 2
    assert values("south") == [Value.NOT_IN_FORCE] * 2
