"""Up whose line something goes: the offices above an agency that may know of an incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

Of = tuple[str, UUID | None]
"""An agency, and the incident that something is about, if it is about one."""


@dataclass(frozen=True, slots=True)
class Line:
    """Whether an agency may be told itself, and the offices above it that may, the nearest first."""

    may_know: bool
    above: tuple[str, ...]


def lines_above(asked: Iterable[Of], today: date) -> dict[Of, Line]:
    """The lines of some agencies, each with regard to an incident, asked for together."""
    pairs = set(asked)
    if not pairs:
        return {}
    given: Any = [[agency for agency, _ in pairs], [incident for _, incident in pairs], today]
    with connection.cursor() as cursor:
        cursor.execute("select * from incidents_lines(%s, %s::uuid[], %s)", given)
        rows = cursor.fetchall()
    return {(agency, incident): Line(may, tuple(above)) for agency, incident, may, above in rows}
