"""`rabta assess`: data on standard output, one clear line on standard error, documented exit codes."""

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("protocols")

SMUGGLED = {
    "id": "17",
    "on": "2026-10-30",
    "facts": {"entry_irregular": True, "facilitated_by_other": True, "financial_or_material_benefit": True},
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    file = tmp_path / "record.json"
    file.write_text(json.dumps(SMUGGLED), encoding="utf-8")
    return file


def test_a_page_for_people_leads_with_protection(run, record) -> None:
    page = run("assess", record).stdout
    assert page.index("Protection") < page.index("Readings") < page.index("Ask next")
    assert "smuggling of migrants — met" in page
    assert "✔ illegal entry: irregular entry" in page


def test_the_page_says_what_a_reading_is(run, record) -> None:
    assert "binds no court, no FIR and no service" in run("assess", record).stdout


def test_an_unverified_provision_is_marked_where_it_is_cited(run, record) -> None:
    assert "Trafficking Protocol, art. 14 (unverified)" in run("assess", record).stdout


def test_the_page_is_there_in_urdu(run, record) -> None:
    page = run("assess", record, "--lang", "ur").stdout
    assert "تارکینِ وطن کی اسمگلنگ — شرط بظاہر پوری" in page
    assert "Protection" not in page


def test_json_holds_readings_by_pack_posture_needs_and_questions(run, record) -> None:
    found = json.loads(run("assess", record, "--json").stdout)
    assert found["id"] == "17"
    assert found["readings"]["palermo"]["smuggling"]["value"] == "met"
    assert found["readings"]["palermo"]["trafficking"] == {
        "value": "open",
        "stands": "none_yet",
        "hangs_on": [],
        "remarks": [],
    }
    assert found["posture"] == {"value": "unscreened", "reasons": []}
    assert found["ask"][0]["question"] == "danger"
    assert {"still_needed", "reasons"} <= found.keys()


def test_a_record_may_come_on_standard_input(run) -> None:
    assert "Incident 17" in run("assess", "-", says=json.dumps(SMUGGLED)).stdout


def test_with_lines_each_line_is_a_record(run) -> None:
    lines = "\n".join(json.dumps(SMUGGLED | {"id": str(number)}) for number in range(3)) + "\n\n"
    result = run("assess", "-", "--lines", "--json", says=lines)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["0", "1", "2"]
    assert result.exit_code == 0


def test_with_lines_bad_ones_are_named_by_number_and_the_rest_is_done(run) -> None:
    lines = b"\n".join(
        [b'{"id": "a"}', b"no json", b"\xff\xfe", b'{"facts": {"act_recruted": true}}', b'{"id": "b"}']
    )
    result = run("assess", "-", "--lines", "--json", says=lines)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "-:2: not JSON" in result.stderr
    assert "-:3: not UTF-8 text (byte 0)" in result.stderr
    assert "-:4: facts: unknown fact 'act_recruted'; did you mean 'act_recruit'?" in result.stderr
    assert "3 bad lines were left out" in result.stderr
    assert result.exit_code == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"facts": {"act_recruted": true}}', "unknown fact 'act_recruted'; did you mean 'act_recruit'?"),
        ('{"facts": {"act_recruit": "yes"}}', "must be true, false, null or a statement"),
        ('{"on": "30-10-2026"}', "'30-10-2026' is no date; write year-month-day"),
        ('{"on": "2026-02-30"}', "'2026-02-30' is no date"),
        ('{"id": 1, "id": 2}', "'id' stands in one object twice"),
        ('{"id": NaN}', "NaN is no JSON value"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "must be an object, not a list"),
        ("{", "not JSON"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(run, text: str, said: str) -> None:
    result = run("assess", "-", says=text)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.exit_code == 3
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_one_clear_line(run, tmp_path) -> None:
    result = run("assess", tmp_path / "none.json")
    assert result.stderr.endswith("none.json: No such file or directory\n")
    assert result.exit_code == 3


def test_an_unknown_pack_is_answered_with_the_nearest(run, record) -> None:
    result = run("assess", record, "--pack", "palerma")
    assert "no pack 'palerma'; did you mean 'palermo'?" in result.stderr
    assert result.exit_code == 3


def test_misuse_has_an_exit_code_of_its_own(run) -> None:
    assert run("assess").exit_code == 2
    assert run("assess", "-", "--language", "xx").exit_code == 2


def test_text_from_outside_cannot_disguise_itself(run) -> None:
    page = run("assess", "-", says=json.dumps({"id": "a\u202eb\x1b[31mc"})).stdout
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_persons_and_group_each_have_a_page(run) -> None:
    data = {
        "id": "T",
        "on": {"from": "2026-01-01", "to": None},
        "persons": [{"id": "p1"}, {"id": "p2", "facts": {"victim_age_under_18": True}}],
        "group": {"size": 203, "facts": {"means_threat": "some"}},
    }
    page = run("assess", "-", says=json.dumps(data)).stdout
    assert "Incident T · person p1 · 2026-01-01 – …" in page
    assert "Incident T · the group (203 people)" in page
    assert page.count("Then stop. Call child protection and ask nothing more.") == 1


def test_json_for_several_has_an_entry_a_person_and_one_for_the_group(run) -> None:
    data = {"id": "T", "persons": [{"id": "p1"}], "group": {"facts": {"means_threat": "some"}}}
    found = json.loads(run("assess", "-", "--json", says=json.dumps(data)).stdout)
    assert [person["id"] for person in found["persons"]] == ["p1"]
    assert found["group"]["posture"]["value"] == "protect"


def test_the_page_says_what_sources_disagree_on(run) -> None:
    data = {
        "facts": {"confined_or_isolated": [{"value": True}, {"value": False}], "means_force": [True, False]}
    }
    page = run("assess", "-", says=json.dumps(data)).stdout
    assert "sources disagree on: confined or cut off, force" in page


def test_a_question_for_the_file_says_not_to_ask_the_person(run) -> None:
    answers = dict.fromkeys(("danger", "age", "company", "act", "help", "journey", "benefit"), "some")
    page = run("assess", "-", says=json.dumps({"answers": answers})).stdout
    assert "(Look it up; do not ask the person.)" in " ".join(page.split())
