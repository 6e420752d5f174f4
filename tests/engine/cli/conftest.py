"""The command line as a person uses it, run in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rabta.cli.verbs import application

Run = Callable[..., Result]


@pytest.fixture
def protocols(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack of the Protocols alone, unless another is named."""
    monkeypatch.setenv("RABTA_PACK", "palermo")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `rabta` with words, and with lines on standard input."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = application()

    def run(*words: str | Path, says: str | bytes = "") -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=says)

    return run
