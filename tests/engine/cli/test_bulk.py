"""`rabta bulk`: one Parquet file into another, with nothing but messages on the way."""

import os
import pty
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engine.assessment.dated_law import FILES
from rabta.law import load_law

RABTA = Path(sys.executable).with_name("rabta")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Three records: a child, somebody grown up, and somebody of whom nothing is known."""
    source = tmp_path / "in.parquet"
    days = [date(2020, 1, 1), None, date(2024, 2, 29)]
    pq.write_table(
        pa.table({"id": [1, 2, 3], "on": days, "victim_age_under_18": [True, False, None]}), source
    )
    return source


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.parquet"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of a small pack whose law changed."""
    folder = tmp_path / "small"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    return folder


def started(*words: str | Path, **more: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([RABTA, "bulk", *words], stdin=subprocess.DEVNULL, **more)


def test_every_reading_of_the_pack_is_a_column_beside_the_id(run, source, target) -> None:
    result = run("bulk", source, target, "--pack", "palermo")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    found = pq.read_table(target)
    assert found.column_names == ["id", *(f"palermo.{name}" for name in load_law("palermo").readings)]
    assert found["id"].to_pylist() == [1, 2, 3]
    assert found["palermo.child"].to_pylist() == [True, False, None]


def test_a_pack_that_builds_on_another_gives_the_readings_of_both(run, source, target) -> None:
    assert run("bulk", source, target, "--pack", "pakistan").exit_code == 0
    packs = {name.partition(".")[0] for name in pq.read_schema(target).names}
    assert packs == {"id", "palermo", "pakistan"}


def test_readings_can_be_chosen_and_columns_kept(run, source, target) -> None:
    options = ("--reading", "smuggling", "--reading", "palermo.child", "--keep", "on")
    assert run("bulk", source, target, *options).exit_code == 0
    assert pq.read_schema(target).names == ["id", "on", "palermo.smuggling", "palermo.child"]


def test_each_row_is_read_under_the_law_of_its_day(run, target, small, tmp_path) -> None:
    source = tmp_path / "in.parquet"
    days = ["2009-12-31", "2010-01-01", None, "2018-03-01", "2018-07-01"]
    pq.write_table(pa.table({"day": days, "gain": [True] * 5, "kept": [False] * 5}), source)
    assert run("bulk", source, target, "--pack", small, "--date-column", "day").exit_code == 0
    found = pq.read_table(target)
    assert found["small.changed"].to_pylist() == [True, False, None, False, False]
    assert found["small.vague"].to_pylist() == [None, None, None, None, True]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--reading", "traficking"], "rabta: unknown reading 'traficking'; did you mean 'trafficking'?"),
        (["--keep", "idd"], "in.parquet: no column 'idd'; did you mean 'id'?"),
        (["--date-column", "one"], "in.parquet: no column 'one'; did you mean 'on'?"),
        (["--date-column", "id"], "in.parquet: column 'on' is no fact and is not kept"),
        (
            ["--date-column", "id", "--keep", "on"],
            "column 'id' must hold dates, timestamps or text, not int64",
        ),
        (["--pack", "palerma"], "no pack 'palerma'; did you mean 'palermo'?"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(run, source, target, options, said) -> None:
    result = run("bulk", source, target, *options)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert (result.exit_code, result.stdout) == (3, "")
    assert not target.exists()


def test_a_column_that_is_no_fact_is_named_with_the_nearest_fact(run, source, target) -> None:
    pq.write_table(pa.table({"act_harbor": [True]}), source)
    result = run("bulk", source, target)
    assert "column 'act_harbor' is no fact and is not kept; did you mean 'act_harbour'?" in result.stderr
    assert result.exit_code == 3


def test_what_is_no_parquet_file_is_one_clear_line(run, source, target) -> None:
    source.write_bytes(b"PAR1 and no more")
    result = run("bulk", source, target)
    assert result.stderr.startswith(f"rabta: {source}: ")
    assert len(result.stderr.splitlines()) == 1
    assert result.exit_code == 3


def test_the_file_that_is_read_is_not_written(run, source) -> None:
    before = source.read_bytes()
    result = run("bulk", source, source)
    assert "is the file that is read" in result.stderr
    assert (result.exit_code, source.read_bytes()) == (3, before)


def test_a_place_that_cannot_be_written_is_one_clear_line(run, source, tmp_path) -> None:
    result = run("bulk", source, tmp_path / "no" / "out.parquet")
    assert result.stderr == f"rabta: {tmp_path}/no/out.parquet: No such file or directory\n"
    assert result.exit_code == 3


def test_without_both_files_the_command_is_misused(run, source) -> None:
    assert run("bulk", source).exit_code == 2


# --- as a process of its own --------------------------------------------------------------------


@pytest.mark.parametrize("package", ["pyarrow", "numpy"])
def test_without_the_extra_one_line_says_how_to_get_it(source, target, package) -> None:
    code = (
        f"import sys; sys.modules[{package!r}] = None; "
        f"sys.argv[1:] = ['bulk', {str(source)!r}, {str(target)!r}]; from rabta.cli import main; main()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stderr == (
        "rabta: reading in bulk needs numpy and pyarrow; install them with: pip install 'rabta[bulk]'\n"
    )
    assert result.returncode == 3


def test_other_verbs_start_without_what_bulk_needs() -> None:
    code = "import sys; from rabta.cli.verbs import application; application(); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "rabta.cli.bulk" in said.split()
    assert not {"numpy", "pyarrow", "rabta.bulk"} & set(said.split())


def test_at_a_terminal_a_bar_goes_to_standard_error_alone(source, target) -> None:
    ours, theirs = pty.openpty()
    program = started(
        source, target, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"TERM": "xterm"}
    )
    os.close(theirs)
    said, _ = program.communicate(timeout=60)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert (program.returncode, said) == (0, b"")
    assert "100%" in shown
    assert "3/3" in shown


def test_an_interrupt_leaves_no_half_file(target, tmp_path) -> None:
    source, count = tmp_path / "in.parquet", 4_000_000
    facts = pa.array([True, None, False, True] * (count // 4))
    pq.write_table(pa.table(dict.fromkeys(list(load_law("palermo").facts)[:12], facts)), source)
    for _ in range(5):  # a busy machine may be done before the signal comes
        target.unlink(missing_ok=True)
        program = started(source, target, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".rabta-*.part")) and time.monotonic() < until:
            time.sleep(0.005)
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=60)
        if program.returncode:
            break
    assert program.returncode not in (0, 3)
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]
