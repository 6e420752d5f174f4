"""Pakistan's pack: its worked cases, and what must hold of its law."""

from dataclasses import replace
from datetime import date

import pytest

from rabta.assessment import Answer, Closing, Statement, Subject, Value, assess, child_path
from rabta.assessment import next_questions as questions_after
from rabta.cli.speech import Language, speech
from rabta.law import Faults, Period, load_cases, load_law, pack_folder
from rabta.law.values import Asked, Concerns, Ground, Verification
from rabta.protection import (
    Posture,
    changed,
    contradictions,
    exposures,
    outcome,
    read_case,
    reads_now,
    screening_questions,
)

LAW = load_law("pakistan")
FAULTS = Faults()
CASES = load_cases(pack_folder("pakistan"), FAULTS)
BY_ID = {case.id: case for case in CASES}
PUBLISHED = tuple(case for case in CASES if case.published)
PROTOCOL_CASES = {case.id: case for case in load_cases(pack_folder("palermo"), FAULTS)}
DOMESTIC = LAW.packs[-1].readings
SECTIONS = sorted(name for name in LAW.facts if name.startswith("section_") and name != "section_applied")
OWN_READINGS = {id for id, each in LAW.readings.items() if each.concerns is Concerns.OWN_CONDUCT}
PROVINCES = ("PK1", "PK2", "PK3", "PK4", "PK5", "PK6", "PK7")
BONDED = {
    "PK2": "blsa_balochistan",
    "PK4": "blsa_ict",
    "PK5": "blsa_kp",
    "PK6": "blsa_punjab",
    "PK7": "blsa_sindh",
}


def named(cases):
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.id)


def subject(facts, **more):
    return Subject(statements={name: (Statement(value),) for name, value in facts.items()}, **more)


# --- every case -----------------------------------------------------------------------------


def test_the_cases_can_be_read():
    assert FAULTS.found == []
    assert len(CASES) >= 45
    assert len(PUBLISHED) == 7


@named(CASES)
def test_a_case_reads_as_it_was_accepted(case):
    assert list(changed(case.reads, reads_now(read_case(LAW, case)))) == []


@named(CASES)
def test_a_case_has_a_source_and_a_summary(case):
    assert case.source.strip()
    assert len(case.summary.split()) >= 8
    assert (case.published is None) == (case.source_status == "constructed")


@named(CASES)
def test_a_case_disputes_nothing_with_itself(case):
    assert read_case(LAW, case).assessed.known.contested == frozenset()


@named(PUBLISHED)
def test_a_published_case_has_the_facts_of_the_protocols_pack_and_names_the_others(case):
    theirs = PROTOCOL_CASES[case.id]
    assert {name: case.facts.get(name) for name in theirs.facts} == dict(theirs.facts)
    assert case.facts.keys() - theirs.facts.keys() <= set(case.coded_here)
    assert set(theirs.coded_here) <= set(case.coded_here)


@named(tuple(case for case in PUBLISHED if case.published.headline))
def test_no_reading_contradicts_a_headline_decision(case):
    assert list(contradictions(case, read_case(LAW, case))) == []


@named(PUBLISHED)
def test_a_reading_of_the_protocols_is_the_same_under_pakistans_pack(case):
    theirs = read_case(load_law("palermo"), PROTOCOL_CASES[case.id]).assessed
    ours = read_case(LAW, case).assessed
    assert all(
        ours.value(name) is theirs.value(name) or theirs.value(name) is Value.OPEN
        for name in theirs.law.readings
    )


def test_every_domestic_reading_is_met_in_some_case():
    found = {name for case in CASES for name in case.reads.met}
    assert set(DOMESTIC) <= found


# --- the law side by side, in time and in place ---------------------------------------------


@named(CASES)
def test_the_readings_of_both_bodies_of_law_stand_side_by_side(case):
    found = read_case(LAW, case).assessed
    assert {name for pack in found.law.packs for name in pack.readings} == set(LAW.readings)
    assert [pack.id for pack in found.law.packs] == ["palermo", "pakistan"]


@pytest.mark.parametrize("territory", PROVINCES)
def test_a_bond_is_read_by_the_law_of_its_own_place_and_by_no_other(territory):
    facts = BY_ID["kiln-family-sindh"].facts
    assert facts == BY_ID["kiln-family-kp"].facts
    found = assess(LAW, subject(facts), BY_ID["kiln-family-sindh"].on, territory)
    for place, reading in BONDED.items():
        expected = Value.MET if place == territory else Value.NOT_IN_FORCE
        assert found.value(reading) is expected


def test_every_reading_bound_to_a_place_is_silent_elsewhere():
    bound = {id: each.within for id, each in LAW.readings.items() if each.within}
    assert set(BONDED.values()) < set(bound)
    for id, within in bound.items():
        for territory in set(PROVINCES) - set(within):
            assert assess(LAW, Subject(), Period(), territory).value(id) is Value.NOT_IN_FORCE


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2015-12-31", Value.NOT_IN_FORCE),
        ("2017-06-01", Value.MET),
        ("2018-06-02", Value.NOT_IN_FORCE),
        ("2018-06-03", Value.NOT_IN_FORCE),
        ("2024-01-01", Value.NOT_IN_FORCE),
        ("2027-01-01", Value.NOT_IN_FORCE),
    ],
)
def test_section_369a_is_read_for_the_two_years_in_which_it_stood(day, expected):
    when = date.fromisoformat(day)
    found = assess(LAW, subject(BY_ID["debt-servant-2017"].facts), Period(when, when))
    assert found.value("trafficking") is Value.MET
    assert found.value("ppc_369a_trafficking") is expected
    assert found.value("ptpa_trafficking") is (Value.MET if when >= date(2018, 6, 2) else Value.NOT_IN_FORCE)


# --- how sure we are ------------------------------------------------------------------------


def cited_in_readings():
    versions = [version for node in LAW.nodes.values() for version in node.versions]
    remarks = [remark for each in LAW.readings.values() for remark in each.remarks]
    return {name for each in (*versions, *remarks) for name in each.provisions}


def test_every_provision_a_reading_cites_exists():
    assert cited_in_readings() <= LAW.provisions.keys()


@pytest.mark.parametrize("id", sorted(LAW.provisions))
def test_what_was_not_read_in_its_own_text_is_marked_wherever_it_is_cited(id):
    cited = speech(Language.ENGLISH, LAW).citation(LAW, id)
    marks = {Verification.SECONDARY: " (as reported)", Verification.UNVERIFIED: " (unverified)"}
    assert cited.endswith(marks.get(LAW.provisions[id].verification, LAW.provisions[id].citation))


def test_nothing_of_the_amendments_of_2025_counts_as_read():
    late = [
        each for each in LAW.provisions.values() if each.id.endswith("_2025") or "in 2025" in each.citation
    ]
    assert len(late) >= 10
    assert {each.verification for each in late} == {Verification.UNVERIFIED}


def test_what_was_amended_in_2025_begins_on_no_known_day():
    for node in LAW.nodes.values():
        for version in node.versions:
            if any(name.endswith("_2025") for name in version.provisions) and version.in_force.begins:
                assert version.in_force.begins.earliest < version.in_force.begins.latest


# --- own conduct ----------------------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("also_denied", [False, True])
def test_a_section_against_the_person_raises_protection(section, also_denied):
    said = (Statement(True, "register"), *([Statement(False, "agent")] if also_denied else []))
    found = outcome(assess(LAW, Subject(statements={section: said}), Period()))
    assert found.protection.posture is Posture.PROTECT
    assert (Ground.OWN_CONDUCT, section) in {(each.ground, each.about) for each in found.protection.reasons}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_closing_by_two_agencies_lowers_it_and_one_by_one_agency_does_not(section):
    screened = dict.fromkeys(screening_questions(LAW), Answer.NONE)
    closing = Closing("A", "Police", "B", "Social Welfare", "Spoken with alone.", "", frozenset([section]))
    told = subject({section: True}, answers=screened, closing=closing)
    alone = replace(told, closing=replace(closing, second_agency="police"))
    assert outcome(assess(LAW, told, Period())).protection.posture is Posture.NO_SIGN
    assert outcome(assess(LAW, alone, Period())).protection.posture is Posture.PROTECT


@pytest.mark.parametrize("id", sorted(LAW.duties.own_conduct))
def test_own_conduct_has_its_fact_both_shields_and_a_lever(id):
    conduct = LAW.duties.own_conduct[id]
    assert LAW.facts[conduct.applied].ground is Ground.OWN_CONDUCT
    assert conduct.provisions
    assert {"ptpa_6", "psma_8"} <= {cover.provision for cover in conduct.covers}
    assert all(cover.says.strip() for cover in conduct.covers)
    assert conduct.levers


@pytest.mark.parametrize("id", sorted(LAW.duties.own_conduct))
def test_the_shield_shows_for_a_section_that_stands(id):
    applied = LAW.duties.own_conduct[id].applied
    found = exposures(assess(LAW, subject({applied: True}), Period()))
    assert {each.conduct.id: each.applied for each in found}[id]


def test_every_section_against_a_person_has_its_shield():
    assert {each.applied for each in LAW.duties.own_conduct.values()} == set(SECTIONS)


def test_no_section_stands_in_a_question_that_may_be_asked():
    questions = [each for each in LAW.questions.values() if set(each.facts) & set(SECTIONS)]
    assert questions
    assert {each.asked for each in questions} == {Asked.NEVER}
    named_elsewhere = {*screening_questions(LAW), *LAW.protection.child_path}
    assert not named_elsewhere & {each.id for each in questions}


def harmless(asks):
    return all(
        ask.question.asked is not Asked.NEVER
        and not set(ask.facts) & set(SECTIONS)
        and not set(ask.settles) & OWN_READINGS
        for ask in asks
    )


@named(CASES)
def test_no_question_is_asked_against_the_person(case):
    found = read_case(LAW, case)
    assert harmless(found.asks)
    assert harmless(child_path(found.assessed))
    assert harmless(questions_after(found.assessed, posture_open=True))


@pytest.mark.parametrize("answer", [Answer.NONE, Answer.DOES_NOT_KNOW])
def test_a_whole_interview_asks_nothing_against_the_person(answer):
    answers = {}
    for _ in range(2 * len(LAW.questions)):
        asks = outcome(assess(LAW, Subject(answers=answers), Period(), "PK6")).asks
        assert harmless(asks)
        if not asks:
            break
        answers = {**answers, asks[0].question.id: answer}
    assert asks == ()
    assert len(answers) >= len(LAW.protection.child_path)
