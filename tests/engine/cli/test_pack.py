"""`rabta pack`: what a lawyer does: look, change, check, accept."""

import json
import shutil
from pathlib import Path

import pytest

from rabta.law import pack_folder

pytestmark = pytest.mark.usefixtures("protocols")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack, to change."""
    return Path(shutil.copytree(pack_folder("palermo"), tmp_path / "palermo"))


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_shipped_pack_has_no_fault(run) -> None:
    result = run("pack", "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "no fault found" in result.stdout


def test_a_changed_rule_names_every_case_that_reads_differently(run, pack) -> None:
    change(pack / "elements.yaml", "act_harbour, act_receive]", "act_harbour, act_receive, act_control]")
    result = run("pack", "check", pack)
    assert result.exit_code == 1
    assert "cases/norway-four-girls.yaml:1: trafficking was open, now met" in result.stdout
    assert "cases/us-jackson-filipina-carer.yaml" not in result.stdout


def test_accepting_writes_the_new_readings_and_the_check_is_green(run, pack) -> None:
    change(pack / "elements.yaml", "act_harbour, act_receive]", "act_harbour, act_receive, act_control]")
    assert run("pack", "cases", "--pack", pack, "--accept").exit_code == 0
    assert run("pack", "check", pack).exit_code == 0


def test_accepting_changes_nothing_where_nothing_changed(run, pack) -> None:
    before = {path: path.read_bytes() for path in (pack / "cases").iterdir()}
    run("pack", "cases", "--pack", pack, "--accept")
    assert {path: path.read_bytes() for path in (pack / "cases").iterdir()} == before


def test_a_mistyped_name_is_a_fault_with_its_line_and_the_nearest_name(run, pack) -> None:
    change(pack / "elements.yaml", "  rule: entry_irregular", "  rule: entry_iregular")
    line = (pack / "elements.yaml").read_text(encoding="utf-8").splitlines().index(
        "  rule: entry_iregular"
    ) + 1
    result = run("pack", "check", pack)
    expected = f"elements.yaml:{line}: unknown {{}} 'entry_iregular'; did you mean 'entry_irregular'?"
    assert expected.format("fact, element or reading") in result.stdout
    assert result.exit_code == 1


def test_a_reading_that_contradicts_a_headline_decision_is_a_fault(run, pack) -> None:
    change(pack / "readings.yaml", "{all: [act, means_or_child, purpose]}", "{all: [act, {not: act}]}")
    result = run("pack", "check", pack)
    assert (
        "cases/us-jackson-filipina-carer.yaml:1: trafficking contradicts the published decision"
        in result.stdout
    )


def test_a_reading_that_no_case_meets_is_a_fault(run, pack) -> None:
    change(
        pack / "readings.yaml",
        "  rule: exit_irregular",
        "  rule: {all: [exit_irregular, {not: exit_irregular}]}",
    )
    assert "no worked case meets the reading 'irregular_exit'" in run("pack", "check", pack).stdout


def test_a_sentence_without_urdu_is_a_fault(run, pack) -> None:
    change(pack / "questions.yaml", "text: How old is the person?", "text: What is the person's age?")
    assert "no translation into 'ur': \"What is the person's age?\"" in run("pack", "check", pack).stdout


def test_a_case_with_an_unknown_fact_is_a_fault(run, pack) -> None:
    change(pack / "cases" / "us-roy-boyfriend.yaml", "act_recruit: yes", "act_recruted: yes")
    result = run("pack", "check", pack)
    assert "cases/us-roy-boyfriend.yaml" in result.stdout
    assert "unknown fact 'act_recruted'; did you mean 'act_recruit'?" in result.stdout


def test_a_case_that_is_no_yaml_is_a_fault(run, pack) -> None:
    (pack / "cases" / "broken.yaml").write_text("a: [", encoding="utf-8")
    assert "cases/broken.yaml:" in run("pack", "check", pack).stdout


def test_a_pack_that_cannot_be_used_is_checked_all_the_same(run, pack) -> None:
    (pack / "readings.yaml").write_text("trafficking: [", encoding="utf-8")
    assert run("pack", "check", pack).exit_code == 1


def test_a_pack_that_cannot_be_used_reads_nothing(run, pack) -> None:
    change(pack / "elements.yaml", "  rule: entry_irregular", "  rule: entry_iregular")
    result = run("assess", "-", "--pack", pack, says="{}")
    assert "cannot be used" in result.stderr
    assert result.exit_code == 3


def test_checking_a_pack_that_is_not_there_says_so(run) -> None:
    assert run("pack", "check", "palerm").exit_code == 3


def test_show_gives_readings_provisions_and_how_sure_each_is(run) -> None:
    page = run("pack", "show").stdout
    assert "trafficking in persons [trafficking]" in page
    assert "Trafficking Protocol, art. 14 (unverified)" in page
    assert "secondary: https://sherloc.unodc.org" in page


def test_facts_are_listed_under_the_question_they_are_asked_in(run) -> None:
    page = run("pack", "facts").stdout
    assert page.index("How old is the person?") < page.index("victim_age_under_18 — under eighteen")


def test_facts_are_there_for_programs(run) -> None:
    facts = {each["id"]: each for each in json.loads(run("pack", "facts", "--json").stdout)}
    assert facts["person_committed_offence"]["asked"] == "never"
    assert facts["could_leave_freely"]["raises_posture_when"] is False
    assert facts["purpose_sexual"]["sensitivity"] == "painful"


def test_facts_are_there_in_urdu(run) -> None:
    assert (
        "اٹھارہ" in run("pack", "facts", "--lang", "ur").stdout
        or "18" in run("pack", "facts", "--lang", "ur").stdout
    )


def test_a_case_shows_what_was_decided_beside_the_reading(run) -> None:
    page = run("pack", "cases", "us-morales-chinatown").stdout
    assert "Decided: trafficking in persons and smuggling of migrants" in page
    assert "trafficking in persons — met" in page
    assert "smuggling of migrants — met" in page


def test_a_divergent_case_says_why_the_outcome_departs(run) -> None:
    assert "Why the outcome departs:" in run("pack", "cases", "turkey-boyfriend-procurer").stdout


def test_all_cases_stand_in_a_table_and_none_contradicts(run) -> None:
    page = run("pack", "cases").stdout
    assert "0 readings contradict a published headline decision." in page.replace("\n", " ")
    assert "us-morales-chinatown" in page


def test_an_unknown_case_is_answered_with_the_nearest(run) -> None:
    result = run("pack", "cases", "us-morales-chinatow")
    assert "did you mean 'us-morales-chinatown'?" in result.stderr
    assert result.exit_code == 3
