"""The program as installed: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RABTA = Path(sys.executable).with_name("rabta")


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RABTA, *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
    )


def test_the_version_is_answered_without_reading_any_law() -> None:
    code = "import sys; sys.argv[1:] = ['--version']; from rabta.cli import main; main(); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.startswith("rabta 0.")
    assert not {"yaml", "typer", "rich", "rabta.law"} & set(said.split())


def test_every_verb_explains_itself() -> None:
    for verb in ([], ["assess"], ["interview"], ["pack"], ["pack", "check"], ["pack", "cases"]):
        result = run(*verb, "--help")
        assert result.returncode == 0
        assert "Usage: rabta" in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_completion_for_shells(shell: str) -> None:
    assert "rabta" in run("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1").stdout


def test_importing_rabta_costs_nothing_until_it_is_used() -> None:
    code = "import sys, rabta; print('yaml' in sys.modules); rabta.load_law(); print('yaml' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "True"]


def test_a_name_that_rabta_does_not_have_is_an_attribute_error() -> None:
    import rabta

    with pytest.raises(AttributeError, match="module 'rabta' has no attribute 'nothing'"):
        rabta.nothing  # noqa: B018


def test_colour_stays_away_when_asked_to() -> None:
    words = ("pack", "cases", "us-roy-boyfriend", "--pack", "palermo")
    page = run(*words, NO_COLOR="1", FORCE_COLOR="").stdout
    assert "Decided:" in page
    assert "\x1b" not in page
