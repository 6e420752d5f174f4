"""What may stand in the repository, and what may not."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def tracked() -> list[Path]:
    """The files under version control, and those that will be."""
    names = git("ls-files", "--cached", "--others", "--exclude-standard")
    return [path for name in names if (path := ROOT / name).is_file()]


def git(*words: str) -> list[str]:
    """What git says, line by line."""
    command = [shutil.which("git") or "git", *words]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return said.stdout.splitlines()


def lines_with(pattern: str) -> list[str]:
    """Where a pattern stands in the tracked files, this one apart."""
    found = []
    for path in tracked():
        if path != Path(__file__):
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if re.search(pattern, line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    return found


def test_no_file_names_a_path_of_a_machine() -> None:
    assert lines_with(r"(?<![\w.])/(work|home/\w+|root|opt|Users)/") == []


def test_no_lock_names_a_registry() -> None:
    assert [lock.name for lock in LOCKS if "://" in lock.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_requirement_has_a_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    assert len(entries) > 5
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_dependency_says_in_a_line_why_it_is_there() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    dependencies = re.findall(r'^  "[a-z0-9-]+>=[0-9.]+",.*$', project, re.MULTILINE)
    assert len(dependencies) >= 15
    assert [line for line in dependencies if not re.search(r"#\s+\S+.{10,}", line)] == []


def test_tests_never_read_what_is_not_in_the_repository() -> None:
    assert [line for line in lines_with(r"\.\./shared") if line.startswith("tests/")] == []


def test_no_compiled_or_third_party_file_is_committed() -> None:
    wrong = {".mo", ".pyc", ".whl", ".gz", ".so", ".js"}
    assert [name for name in git("ls-files") if Path(name).suffix in wrong] == []


def test_the_continuous_integration_runs_what_people_run() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
