"""The shipped worked cases: real decisions, read on their recorded facts, in both directions.

Three tables at the top say what is not as one would wish: readings that the recorded facts leave open,
readings that depart from the decision, and signs that are there beside a decision that it was no trafficking.
A case that comes to belong in a table, or no longer does, is noticed here.
"""

from urllib.parse import urlsplit

import pytest

from rabta.assessment import Answer, Statement, Subject, Value, assess, still_needed
from rabta.law import Faults, Period, load_cases, load_law, pack_folder
from rabta.protection import (
    Posture,
    changed,
    contradictions,
    outcome,
    read_case,
    reads_now,
    screening_questions,
)

LAW = load_law("palermo")
FAULTS = Faults()
CASES = load_cases(pack_folder("palermo"), FAULTS)
PUBLISHED = tuple(case for case in CASES if case.published)
HEADLINE = tuple(case for case in PUBLISHED if case.published.headline)
NOT_TRAFFICKING = tuple(case for case in PUBLISHED if case.published.trafficking is False)
HELD = tuple(
    (case, name)
    for case in HEADLINE
    for name in ("trafficking", "smuggling")
    if getattr(case.published, name) is True
)

NOT_RECORDED = {
    ("argentina-10733", "smuggling"): {"illegal_entry", "entry_procured", "benefit"},
    ("ceuta-van-2006", "smuggling"): {"benefit"},
    ("france-15-80270", "smuggling"): {"benefit"},
    ("nl-rbnne-2026", "smuggling"): {"illegal_entry"},
    ("norway-four-girls", "trafficking"): {"act"},
    ("r-v-l-hvn-thn-t", "trafficking"): {"act"},
    ("rantsev", "trafficking"): {"means", "child", "purpose", "child_for_exploitation"},
    ("spain-55-2016", "smuggling"): {"benefit"},
    ("spain-658-2015", "smuggling"): {"illegal_entry"},
    ("uk-czech-brides-pakistan", "smuggling"): {"illegal_entry", "of_a_non_national"},
    ("uk-r-v-lm-controllers", "trafficking"): {"act"},
    ("us-paulin-haiti-14", "smuggling"): {"benefit"},
    ("us-zavala-ibanez", "smuggling"): {"illegal_entry"},
}
"""Held to be so, and open here: the elements of which the published account records nothing."""

MET_ALL_THE_SAME = {
    "turkey-boyfriend-procurer": "recruited, deceived and exploited: every element is recorded, and the "
    "national court saw procurement only",
}
"""Held not to be trafficking, and met here on the recorded facts: why."""

SIGNS_BESIDE_THE_DECISION = {
    "argentina-bar-v": {"purpose_sexual"},
    "argentina-salazar": {
        "means_deception",
        "exploitation_occurred",
        "wages_withheld",
        "poor_living_conditions",
    },
    "finland-market-vendor": {"wages_withheld"},
    "finland-nephew": {"means_abuse_of_power", "wages_withheld", "excessive_hours"},
    "in-orissa-spa": {"purpose_sexual"},
    "in-srinagar-crossing": {"person_committed_offence"},
    "myria-antwerp-2010-chinese": {"excessive_hours"},
    "myria-brussels-2022-syrian": {"asylum_claimed"},
    "myria-tongeren-2010-markets": {"poor_living_conditions", "victim_age_under_18"},
    "myria-tongeren-2011-stable": {"excessive_hours"},
    "nz-x-v-queen": {"asylum_claimed", "person_committed_offence", "section_applied"},
    "pk-phc-afghan-family": {"asylum_claimed"},
    "r-v-naillie": {"asylum_claimed"},
    "turkey-boyfriend-procurer": {
        "means_deception",
        "means_abuse_of_vulnerability",
        "purpose_sexual",
        "exploitation_occurred",
    },
}
"""Held not to be trafficking, and protected all the same: the recorded facts that say so."""


def named(cases):
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.id)


def screened(case):
    """The outcome of a case whose screening questions were answered with none of these."""
    subject = Subject(
        statements={name: (Statement(value),) for name, value in case.facts.items()},
        answers=dict.fromkeys(screening_questions(LAW), Answer.NONE),
    )
    return outcome(assess(LAW, subject, Period()))


# --- every case -----------------------------------------------------------------------------


def test_the_cases_can_be_read():
    assert FAULTS.found == []
    assert len(HEADLINE) > 40
    assert len(NOT_TRAFFICKING) > 10


@named(CASES)
def test_a_case_reads_as_it_was_accepted(case):
    assert list(changed(case.reads, reads_now(read_case(LAW, case)))) == []


@named(CASES)
def test_a_case_has_a_source_and_a_summary(case):
    assert case.source.strip()
    assert len(case.summary.split()) >= 8


@named(PUBLISHED)
def test_a_published_case_has_the_address_of_its_source(case):
    address = urlsplit(case.source)
    assert address.scheme in ("http", "https")
    assert "." in address.netloc


@named(CASES)
def test_a_case_disputes_nothing_with_itself(case):
    assert read_case(LAW, case).assessed.known.contested == frozenset()


# --- against the decision -------------------------------------------------------------------


@named(HEADLINE)
def test_no_reading_contradicts_a_headline_decision(case):
    assert list(contradictions(case, read_case(LAW, case))) == []


@named(HEADLINE)
def test_a_headline_decision_has_no_divergence_to_explain(case):
    assert case.published.divergence == ""


@named(PUBLISHED)
def test_a_reading_that_departs_from_a_decision_explains_the_divergence(case):
    if list(contradictions(case, read_case(LAW, case))):
        assert len(case.published.divergence.split()) >= 3


def test_only_the_known_cases_depart_from_their_decision():
    departing = {case.id for case in PUBLISHED if list(contradictions(case, read_case(LAW, case)))}
    assert departing == set(MET_ALL_THE_SAME)


@named(tuple(case for case in PUBLISHED if case.published.divergence))
def test_a_divergence_is_explained_in_a_sentence(case):
    assert len(case.published.divergence.split()) >= 3


@named(tuple(case for case in PUBLISHED if case.published.protected))
def test_whoever_was_protected_is_protected_here(case):
    assert read_case(LAW, case).protection.posture is Posture.PROTECT


# --- held to be so --------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "name"), HELD, ids=lambda each: getattr(each, "id", each))
def test_what_was_held_to_be_so_is_met_or_its_open_elements_are_not_recorded(case, name):
    assessed = read_case(LAW, case).assessed
    needed = still_needed(assessed, name)
    if (case.id, name) not in NOT_RECORDED:
        assert assessed.value(name) is Value.MET
        return
    assert assessed.value(name) is Value.OPEN
    assert {each.element for each in needed} == NOT_RECORDED[case.id, name]
    assert not any(case.facts.keys() & set(each.facts) for each in needed)


def test_every_case_in_the_table_of_what_is_not_recorded_is_such_a_case():
    assert NOT_RECORDED.keys() <= {(case.id, name) for case, name in HELD}


# --- held not to be so ----------------------------------------------------------------------


@named(NOT_TRAFFICKING)
def test_what_was_held_not_to_be_trafficking_is_ruled_out_once_screened(case):
    expected = Value.MET if case.id in MET_ALL_THE_SAME else Value.RULED_OUT
    assert screened(case).assessed.value("trafficking") is expected


@named(NOT_TRAFFICKING)
def test_before_screening_it_is_open(case):
    expected = Value.MET if case.id in MET_ALL_THE_SAME else Value.OPEN
    assert read_case(LAW, case).assessed.value("trafficking") is expected


@named(NOT_TRAFFICKING)
def test_once_screened_no_sign_is_left_but_what_the_table_names(case):
    protection = screened(case).protection
    signs = SIGNS_BESIDE_THE_DECISION.get(case.id, set())
    assert {reason.about for reason in protection.reasons} == signs
    assert protection.posture is (Posture.PROTECT if signs else Posture.NO_SIGN)


def test_every_case_in_the_table_of_signs_was_held_not_to_be_trafficking():
    assert SIGNS_BESIDE_THE_DECISION.keys() <= {case.id for case in NOT_TRAFFICKING}
