"""`rabta interview`: best question first, readings forming beside it, nothing lost."""

import json
import stat
from pathlib import Path

import pytest

from rabta.assessment import Answer
from rabta.cli.replies import Reply, UnclearReplyError, understood

pytestmark = pytest.mark.usefixtures("protocols")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "record.json"


def saved(file: Path) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_first_question_is_about_safety(run, file) -> None:
    assert "in danger now?" in run("interview", file, says="q\n").stdout


def test_none_of_these_makes_each_fact_false(run, file) -> None:
    run("interview", file, says="n\nn\nq\n")
    assert saved(file)["facts"] == {
        "in_danger_now": False,
        "victim_age_under_18": False,
        "age_in_doubt": False,
    }
    assert saved(file)["answers"] == {"danger": "none_of_these", "age": "none_of_these"}


def test_some_leaves_the_others_unknown(run, file) -> None:
    run("interview", file, says="n\nn\n1\nq\n")
    assert "companion_may_harm" not in saved(file)["facts"]
    assert saved(file)["facts"]["alone_or_separated"] is True


def test_only_makes_the_others_false(run, file) -> None:
    run("interview", file, says="n\nn\n1 only\nq\n")
    assert saved(file)["facts"]["companion_may_harm"] is False


def test_does_not_know_and_does_not_want_to_say_settle_nothing_and_are_kept_apart(run, file) -> None:
    run("interview", file, says="d\nw\nq\n")
    assert saved(file)["facts"] == {}
    assert saved(file)["answers"] == {"danger": "does_not_know", "age": "does_not_want_to_say"}


def test_a_skipped_question_is_asked_again_another_time(run, file) -> None:
    run("interview", file, says="n\nn\ns\nq\n")
    assert "company" not in saved(file)["answers"]
    assert "Who is the person with?" in run("interview", file, says="q\n").stdout


def test_an_interview_goes_on_where_it_stopped(run, file) -> None:
    run("interview", file, says="n\nq\n")
    again = run("interview", file, says="q\n").stdout
    assert "in danger now?" not in again
    assert "How old is the person?" in again


def test_a_child_is_asked_the_safe_questions_only_and_then_nobody_asks_more(run, file) -> None:
    page = run("interview", file, says="n\n1\nn\nn\nn\ny\n").stdout
    assert "Then stop. Call child protection and ask nothing more." in page
    assert "What did somebody else do" not in page
    assert list(saved(file)["answers"]) == ["danger", "age", "hurt", "language", "company", "contact"]


def test_the_readings_form_beside_the_questions(run, file) -> None:
    page = run("interview", file, says="n\nn\nn\nn\nq\n").stdout
    assert "trafficking in persons: ruled out" in page.replace("\n", " ")


def test_an_unclear_reply_is_asked_again(run, file) -> None:
    page = run("interview", file, says="perhaps\n9\nn\nq\n").stdout
    assert "Please answer with numbers" in page
    assert "The numbers here go from 1 to 1." in page


def test_what_it_saves_is_what_assess_reads(run, file) -> None:
    run("interview", file, says="n\nn\nn\nn\nq\n")
    assert run("assess", file).exit_code == 0


def test_the_record_is_for_its_owner_only(run, file) -> None:
    run("interview", file, says="n\nq\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_the_end_of_input_ends_the_interview_with_everything_kept(run, file) -> None:
    assert run("interview", file, says="n\n").exit_code == 0
    assert saved(file)["answers"] == {"danger": "none_of_these"}


def test_a_record_about_several_people_is_refused_and_untouched(run, file) -> None:
    text = json.dumps({"persons": [{"id": "a"}, {"id": "b"}]})
    file.write_text(text, encoding="utf-8")
    result = run("interview", file, says="n\n")
    assert "an interview is about one person" in result.stderr
    assert result.exit_code == 2
    assert file.read_text(encoding="utf-8") == text


def test_a_broken_record_is_refused_and_untouched(run, file) -> None:
    file.write_text("{", encoding="utf-8")
    assert run("interview", file, says="n\n").exit_code == 3
    assert file.read_text(encoding="utf-8") == "{"


def test_a_place_that_cannot_be_written_is_one_clear_line(run, tmp_path) -> None:
    result = run("interview", tmp_path / "no" / "record.json", says="n\n")
    assert "No such file or directory" in result.stderr
    assert result.exit_code == 3


def test_the_interview_speaks_urdu(run, file) -> None:
    page = run("interview", file, "--lang", "ur", says="نہیں\nq\n").stdout
    assert "نمبر لکھ کر جواب دیں" in page
    assert saved(file)["answers"] == {"danger": "none_of_these"}


@pytest.mark.parametrize(
    ("line", "options", "reply"),
    [
        ("1 3", 4, Reply(Answer.SOME, (1, 3))),
        ("3,1,1", 4, Reply(Answer.SOME, (1, 3))),
        ("۲، ۳", 4, Reply(Answer.SOME, (2, 3))),
        ("2 only", 4, Reply(Answer.SOME, (2,), others_not=True)),
        (" N ", 4, Reply(Answer.NONE)),
        ("no", 4, Reply(Answer.NONE)),
        ("d", 4, Reply(Answer.DOES_NOT_KNOW)),
        ("w", 4, Reply(Answer.DOES_NOT_WANT_TO_SAY)),
        ("s", 4, Reply(None)),
        ("y", 1, Reply(Answer.SOME, (1,))),
        ("ہاں", 1, Reply(Answer.SOME, (1,))),
    ],
)
def test_a_reply_is_understood(line: str, options: int, reply: Reply) -> None:
    assert understood(line, options) == reply


@pytest.mark.parametrize(
    "line", ["", "0", "5", "1 5", "only", "y", "maybe", "1 n", "-1", "1.5", "²", "9" * 5000]
)
def test_a_reply_that_means_nothing_here_is_sent_back(line: str) -> None:
    with pytest.raises(UnclearReplyError):
        understood(line, 4)
