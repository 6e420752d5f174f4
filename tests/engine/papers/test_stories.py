"""The three nights: what their papers must say, and what they must never say."""

import re

import pytest

from engine.papers.stories import KILN, LAW, LIBYA, TEMPLATES, UMRAH, changed, page_of
from rabta.papers import Kind
from rabta.protection import DISCLAIMER

PERSON = {"K": "p1", "L": "", "U": "group"}
STORIES = {"kiln": KILN, "libya": LIBYA, "umrah": UMRAH}
EVERY = [(kind, name) for kind in Kind for name in STORIES]


def page(kind: str, name: str) -> str:
    return page_of(kind, STORIES[name], PERSON[STORIES[name]["id"][0]])


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_every_paper_says_that_it_is_a_draft_and_binds_nobody(kind: str, name: str) -> None:
    text = page(kind, name)
    assert "Draft for signature. Check against the record." in text
    assert DISCLAIMER in text
    assert "Protection never delays FIR, production in court, release or treatment." in text


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_every_citation_carries_its_mark(kind: str, name: str) -> None:
    text = page(kind, name)
    cited = re.findall(
        r"(?:PTPA|PSMA|Protocol|Code|Constitution|Convention)[^;()\n|]*?, (?:art|s|ss)\. ", text
    )
    marks = re.findall(r"\\\[(?:official text read|as reported|not verified)\\\]", text)
    assert len(marks) >= len(cited)


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_no_section_against_the_persons_own_conduct_is_drafted(kind: str, name: str) -> None:
    text = page(kind, name)
    own = {id for each in LAW.duties.own_conduct.values() for id in each.provisions}
    harm = {
        id
        for reading in LAW.readings.values()
        if reading.concerns.value in ("harm", "facilitator")
        for version in reading.versions
        for id in version.provisions
    }
    safe = {id for each in LAW.duties.gaps.values() for id in each.fallback} | harm
    for id in own - safe:
        provision = LAW.provisions[id]
        short = LAW.instruments[provision.instrument].short
        assert f"{short}, {provision.citation} \\[" not in text, id


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_own_conduct_is_named_nowhere(kind: str, name: str) -> None:
    text = page(kind, name)
    labels = "|".join(re.escape(each.label) for each in LAW.duties.own_conduct.values())
    assert re.findall(rf"(?:\*\*|[|;:>.] )(?:{labels})", text) == []


def test_the_fir_of_the_kiln_charges_trafficking_and_bonded_labour() -> None:
    text = page("fir", "kiln")
    assert "**trafficking in persons" in text
    assert "**bonded labour (Punjab)** — met" in text
    assert "p1 | presumed victim; is or may be a child | 14" in text
    assert "p3 | suspect, not screened" in text
    assert "the kiln's owner" in text


@pytest.mark.parametrize("kind", ["fir", "roznamcha", "transfer", "production"])
def test_what_was_told_in_screening_stays_in_the_protection_record(kind: str) -> None:
    text = page(kind, "kiln")
    for told in ("coercion: yes", "03:10", "the boy", "does not want to say", "burn on the left hand"):
        assert told not in text


@pytest.mark.parametrize("kind", ["fir", "roznamcha", "referral", "transfer"])
def test_no_name_of_a_presumed_victim_stands_where_it_need_not(kind: str) -> None:
    assert "Zulfiqar" not in page(kind, "kiln")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SCREENING])
def test_nationality_address_and_card_stay_out(kind: str) -> None:
    text = page(kind, "kiln") + page(kind, "libya")
    for given in ("Basti Malook", "Pakistani", "34201"):
        assert given not in text


def test_the_child_goes_to_the_childs_court_and_tells_nothing_there() -> None:
    text = page("production", "kiln")
    assert "court that is competent for the protection of children" in text
    assert "What the child went through is not told here" in text
    assert "Zulfiqar" in text
    assert "24 November 2026, 03:00" in text
    for told in ("debt", "coercion", "bond"):
        assert told not in text


def test_an_adult_goes_to_the_magistrate_with_what_the_law_offers() -> None:
    text = page("production", "libya")
    assert "To the Magistrate at" in text
    assert "23 November 2026, 22:10" in text
    assert "What the law offers where a section already stands" in text
    assert "PTPA 2018, s. 6 \\[official text read\\]: does not shield." in text
    assert "Emigration" not in text.replace("under the Emigration Ordinance only", "")


def test_the_letter_about_a_child_goes_to_child_protection() -> None:
    assert "To Child Protection and Welfare Bureau (Kasur)." in page("referral", "kiln")


def test_the_fir_of_the_libya_agent_charges_smuggling_and_not_the_migrant() -> None:
    text = page("fir", "libya")
    assert "**smuggling" in text
    assert "A smuggled migrant is not prosecuted for having been smuggled" in text
    assert "PSMA 2018, s. 8 \\[official text read\\]" in text


def test_the_matter_of_libya_is_transferred_to_the_fia_which_accepts_in_writing() -> None:
    text = page("transfer", "libya")
    assert "To FIA" in text
    assert "Whoever has the person keeps the duty until written acceptance." in text
    assert "Written acceptance" in text
    assert "List of evidence" in text
    assert "| 1 | ____________ |" in text


def test_a_group_is_drafted_as_a_group() -> None:
    text = page("fir", "umrah")
    assert "the group (8 people) |" in text
    assert "| – | – |" in text


def test_what_is_so_of_some_is_written_so_in_the_screening_record() -> None:
    assert "so of some of them" in page("screening", "umrah")


def test_the_same_facts_read_otherwise_under_the_law_of_another_year() -> None:
    before, after = page_of("fir", UMRAH), page_of("fir", UMRAH | {"on": "2026-02-01"})
    assert before != after


def test_what_is_not_recorded_is_a_visible_blank() -> None:
    text = page("medical", "libya")
    assert "- **Name:** Waqas" in text
    assert "- **Father's or husband's name:** ____________" in text
    assert "To the medical officer, ____________ (Hospital or doctor)." in text


def test_dates_and_times_can_be_read_one_way_only() -> None:
    assert "23 November 2026, 02:30" in page("roznamcha", "kiln")


def test_services_never_depend_on_a_statement() -> None:
    assert "go on whether or not they speak" in page("statement", "libya")


def test_a_child_is_asked_nothing_beyond_the_child_path() -> None:
    questions = [LAW.questions[name].text for name in LAW.protection.child_path]
    silent = changed(KILN, facts={}, answers={})
    silent["persons"] = [{"id": "p1", "facts": {"victim_age_under_18": True}}]
    text = page_of("screening", silent)
    assert all(question in text for question in questions)
    assert LAW.questions["pressure"].text not in text
    assert LAW.questions["own_offence" if "own_offence" in LAW.questions else "journey"].text not in text


def test_every_kind_has_its_template() -> None:
    assert set(TEMPLATES) == set(Kind)
