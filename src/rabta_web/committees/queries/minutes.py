"""Reading approved minutes: as they were kept, and whether they still are what the ledger says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from rabta.papers import Paper
from rabta.papers.kept import digest, from_text
from rabta_web.committees.bodies import Record
from rabta_web.committees.models import Sitting

IN_ORDER = ("en", "ur")
"""The languages of minutes, in the order in which they are hashed."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The hash of a committee's minutes in the ledger, and that of the minutes as they stand now.

    `now` is None where the reader may not see the minutes, because they stood aside from something in them.
    """

    committee: str
    sealed: str
    at: datetime
    chain: str
    number: int
    now: str | None

    @property
    def holds(self) -> bool | None:
        """Whether the minutes still are what was approved; None where the reader cannot tell."""
        return None if self.now is None else self.now == self.sealed


def seals_of(sitting: Sitting) -> tuple[Seal, ...]:
    """What the ledger says of the minutes of a sitting."""
    with connection.cursor() as cursor:
        cursor.execute("select * from committees_seals(%s)", [sitting.pk])
        found = cursor.fetchall()
    texts: dict[str, dict[str, str]] = {}
    for row in Record.objects.filter(sitting=sitting):
        texts.setdefault(row.committee, {})[row.language] = row.paper
    return tuple(
        Seal(committee, sealed, at, chain, number, _digest(texts.get(committee)))
        for committee, sealed, at, chain, number in found
    )


def _digest(texts: dict[str, str] | None) -> str | None:
    return digest(texts.get(language, "") for language in IN_ORDER) if texts else None


def approved(sitting: Sitting, committee: str, language: str) -> Paper | None:
    """The minutes of a committee as they were approved; None where they were not, or not for this reader."""
    row = Record.objects.filter(sitting=sitting, committee=committee, language=language).first()
    return from_text(row.paper) if row else None
