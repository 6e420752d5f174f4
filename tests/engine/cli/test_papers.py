"""`rabta papers`: a draft on standard output or in a file, and one clear line where there is none."""

import stat
import sys
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from engine.papers.stories import KILN, LIBYA, as_json
from rabta.cli.papers import papers


@pytest.fixture
def rabta():
    app = Typer()
    app.command("papers")(papers)
    app.callback()(lambda: None)

    def run(*words: str | Path, says: str = ""):
        return CliRunner().invoke(app, ["papers", *map(str, words)], input=says)

    return run


def test_the_kinds_are_listed_with_what_they_are(rabta) -> None:
    listed = rabta("list").stdout.splitlines()
    assert len(listed) == 8
    assert "roznamcha   Entry in the daily diary (roznamcha)" in listed


def test_a_draft_comes_as_markdown_on_standard_output(rabta) -> None:
    found = rabta("fir", "-", says=as_json(LIBYA))
    assert found.exit_code == 0
    assert found.stdout.startswith("**Draft for signature.")


def test_a_draft_can_be_written_to_a_file_of_its_own(rabta, tmp_path) -> None:
    for written, begins in (("html", b"<!doctype html>"), ("docx", b"PK"), ("md", b"**Draft")):
        path = tmp_path / f"fir.{written}"
        found = rabta("fir", "-", "--format", written, "-o", path, says=as_json(LIBYA))
        assert (found.exit_code, found.stdout) == (0, "")
        assert path.read_bytes().startswith(begins)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_draft_is_there_in_urdu(rabta) -> None:
    page = rabta("fir", "-", "--lang", "ur", "--format", "html", says=as_json(LIBYA)).stdout
    assert 'dir="rtl"' in page
    assert "دستخط کے لیے مسودہ" in page


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("fri", "-"), "no paper 'fri'; did you mean 'fir'?", 2),
        (("letter", "-"), "no paper 'letter'; there are: roznamcha, fir,", 2),
        (("fir",), "name the record: rabta papers KIND FILE", 2),
        (("fir", "-", "--person", "p9"), "no person 'p9' in this record; there are: p1, p2, p3", 3),
        (("medical", "-"), "this paper is about one person; choose one: p1, p2, p3", 3),
        (("referral", "-", "--person", "p1", "--to", "x"), "no letter goes to 'x'; it may go to:", 3),
        (("fir", "-", "--pack", "palermo"), "the pack 'palermo' has no papers", 3),
        (("fir", "-", "-o", "/nowhere/x.md"), "No such file or directory", 3),
    ],
)
def test_what_cannot_be_drafted_is_one_clear_line(rabta, words, said: str, code: int) -> None:
    found = rabta(*words, says=as_json(KILN))
    assert said in found.stderr
    assert len(found.stderr.splitlines()) == 1
    assert (found.exit_code, found.stdout) == (code, "")


def test_word_without_its_extra_is_one_clear_line(rabta, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "rabta.papers.to_word", raising=False)
    found = rabta("fir", "-", "--format", "docx", says=as_json(LIBYA))
    assert found.stderr == "rabta: Word needs the extra: pip install 'rabta[papers]'\n"
    assert found.exit_code == 3


def test_a_detail_that_no_paper_uses_is_named_and_the_rest_is_done(rabta) -> None:
    found = rabta("fir", "-", says=as_json(LIBYA | {"details": {"oficer": "x"}}))
    assert "details: no paper uses 'oficer'; did you mean 'officer'?" in found.stderr
    assert found.exit_code == 0


@pytest.mark.parametrize(
    ("name", "begins"), [("p.html", "<!doctype"), ("p.HTML", "<!doctype"), ("p.txt", "**draft")]
)
def test_the_name_of_the_file_says_the_form(rabta, tmp_path, name, begins) -> None:
    target = tmp_path / name
    assert rabta("screening", "-", "-o", target, says='{"facts": {"act_recruit": true}}').exit_code == 0
    assert target.read_text(encoding="utf-8").lower().startswith(begins)
