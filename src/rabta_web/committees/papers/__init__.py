"""The papers of a sitting: notice, working paper, attendance sheet, minutes and what of them is disclosed."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The papers of a sitting."""

    NOTICE = "notice"
    WORKING = "working"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    REDACTED = "redacted"
