"""`rabta card`: one page for a district, or a page for every district."""

from pathlib import Path

import pytest

from engine.places.small_tables import small, write
from engine.routing.small_night import FILES


@pytest.fixture(autouse=True)
def pakistan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RABTA_PACK", "pakistan")


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A pack of a small country."""
    folder = tmp_path / "small"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    return write(folder, small())


def test_the_card_of_a_district_goes_to_standard_output(run) -> None:
    result = run("card", "Sialkot")
    assert result.exit_code == 0
    assert result.stdout.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
    assert "<strong>Sialkot</strong>" in result.stdout


def test_a_district_can_be_named_in_urdu_by_id_and_by_a_border_point_in_it(run) -> None:
    assert "<strong>Sialkot</strong>" in run("card", "سیالکوٹ").stdout
    assert "<strong>Sialkot</strong>" in run("card", "PK634").stdout
    assert "<strong>Khyber</strong>" in run("card", "Torkham").stdout


def test_the_card_is_there_in_urdu(run) -> None:
    page = run("card", "Sialkot", "--lang", "ur").stdout
    assert '<html lang="ur" dir="rtl">' in page
    assert "<strong>سیالکوٹ</strong>" in page
    assert "How old is the person?" not in page


def test_the_card_can_go_into_a_file(run, tmp_path: Path) -> None:
    file = tmp_path / "card.html"
    result = run("card", "Sialkot", "-o", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Sialkot" in file.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_one_clear_line(run, tmp_path: Path) -> None:
    result = run("card", "Sialkot", "-o", tmp_path / "none" / "card.html")
    assert result.exit_code == 3
    assert result.stderr.endswith("card.html: No such file or directory\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sialkott", "no district 'Sialkott'; did you mean Sialkot"),
        ("xyzzyx", "no district 'xyzzyx'\n"),
        ("Punjab", "'Punjab' is no district; name one in it, such as "),
    ],
)
def test_an_unknown_district_is_one_clear_line_with_the_nearest_names(run, text: str, said: str) -> None:
    result = run("card", text)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert (result.exit_code, result.stdout) == (3, "")


def test_a_name_that_several_districts_bear_is_answered_with_their_ids(run, little: Path) -> None:
    tables = small()
    for row in tables["places.csv"]:
        if row["id"] in ("elm", "bay"):
            row["also"] = "Twin"
    write(little, tables)
    result = run("card", "Twin", "--pack", little)
    assert "'Twin' may be ELM (elm) or BAY (bay); give the id" in result.stderr
    assert result.exit_code == 3


def test_an_area_without_districts_names_none(run, little: Path) -> None:
    tables = small()
    tables["places.csv"] = [row for row in tables["places.csv"] if row["id"] != "bay"]
    tables["coast_zone_members.csv"] = tables["coast_zone_members.csv"][:1]
    write(little, tables)
    assert run("card", "SOUTH", "--pack", little).stderr == "rabta: 'SOUTH' is no district\n"


def test_a_card_for_every_district_in_both_languages(run, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    result = run("card", "--all", folder, "--lang", "both")
    pages = sorted(path.name for path in folder.iterdir())
    assert result.exit_code == 0
    assert result.stdout == f"{len(pages)} cards in {folder}\n"
    assert len(pages) > 300
    assert {"PK634-sialkot.en.html", "PK634-sialkot.ur.html"} <= {*pages}


def test_a_card_for_every_district_in_one_language(run, little: Path, tmp_path: Path) -> None:
    result = run("card", "--all", tmp_path / "cards", "--pack", little)
    assert "4 cards in" in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("Sialkot", "--all", "folder"),
        ("--all", "folder", "-o", "file"),
        ("Sialkot", "--lang", "both"),
        ("Sialkot", "--lang", "fr"),
    ],
)
def test_misuse_has_an_exit_code_of_its_own(run, words) -> None:
    assert run("card", *words).exit_code == 2


def test_a_pack_without_places_knows_no_district(run) -> None:
    result = run("card", "Sialkot", "--pack", "palermo")
    assert result.stderr == "rabta: no district 'Sialkot'\n"
    assert result.exit_code == 3
