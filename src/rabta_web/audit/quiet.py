"""Logs that name nobody: where something went wrong and of what kind, without the values at hand."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

OURS = "rabta"
"""Exceptions of our own modules say nothing of a person; those of others quote what they were given."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Quiet(logging.Formatter):
    """Writes requests by the shape of their address, and exceptions by kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        """One record. What another handler made of its exception is neither taken nor left behind."""
        record.exc_text = None
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {_said(record)}"
        raised = self.formatException(record.exc_info) if record.exc_info else ""
        return f"{line}\n{raised}" if raised else line

    def formatException(self, ei: Raised) -> str:  # noqa: N802
        """The exceptions from the first to the last, each with the lines of code it came through."""
        chain = list(_chain(ei[1]))
        return "\n".join(_described(error) for error in reversed(chain))


def _said(record: logging.LogRecord) -> str:
    request: Any = getattr(record, "request", None)
    if request is None:
        return record.getMessage()
    match = getattr(request, "resolver_match", None)
    address = f"/{match.route}" if match else "no address of ours"
    return f"{getattr(record, 'status_code', '')} {getattr(request, 'method', '')} {address}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _described(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    says = str(error) if kind.__module__.partition(".")[0].startswith(OURS) else _state(error)
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}{name}{f': {says}' if says else ''}"


def _state(error: BaseException) -> str:
    """The five characters by which the database names an error."""
    return str(getattr(error, "sqlstate", None) or "")
