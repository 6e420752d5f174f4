"""Somebody in a report that one filed: what was written of them, and what was corrected in the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.about import BY_KEY, CONTACT, DO_NOT, worded
from rabta_web.incidents.kinds import CHANGES, CORRECTIONS, What
from rabta_web.incidents.meanwhile import Written
from rabta_web.incidents.models import Care, Incident, Involved, Particular
from rabta_web.incidents.queries import READ

FIELDS: Mapping[What, str] = {
    What.KIND: "kind",
    What.DAY: "happened_on",
    What.TIME: "happened_at",
    What.BEGAN: "began",
}
"""The field of the form in which each thing is corrected."""


@dataclass(frozen=True, slots=True)
class InOwnReport:
    """Somebody in an incident that one filed, with what is known of them besides their name."""

    person: Involved
    known: Mapping[str, str]
    entries: tuple[Written, ...]


def in_own_report(incident: UUID, number: int, *, by: Actor) -> InOwnReport | None:
    """Somebody in an incident that the person filed, and a ledger entry that it was read."""
    with ledgered():
        own = Incident.objects.filter(reachable(Verb.FILE), pk=incident)
        person = Involved.objects.select_related("incident").filter(incident__in=own, number=number).first()
        if person is None:
            return None
        write("identity.read", by=by, chain=person.incident.province or FEDERAL, record=incident)
        entries = _entries(person)
        return InOwnReport(person, {each.field: each.words for each in entries}, entries)


def _entries(person: Involved) -> tuple[Written, ...]:
    """All that was ever written of somebody besides their name, the earliest first."""
    rows: list[Particular | Care] = [*person.particulars.all(), *person.cares.all()]
    stood: dict[str, str] = {}
    found = []
    for row in sorted(rows, key=lambda row: (row.noted_at, row.pk)):
        line = BY_KEY.get(row.key)
        before = stood.get(row.key, DO_NOT if row.key == CONTACT else "")
        shown = worded(row.key, row.words)
        found.append(Written(row.key, line.name if line else row.key, before, row.words, shown))
        stood[row.key] = row.words
    return tuple(found)


def corrections_of(incident: Incident) -> tuple[Written, ...]:
    """Every correction of an incident, the earliest first."""
    return tuple(
        Written(
            FIELDS[What(each.what)],
            CHANGES[What(each.what)],
            each.before,
            each.value,
            READ[What(each.what)](each.value) if each.value else "—",
        )
        for each in incident.changes.filter(what__in=CORRECTIONS).order_by("made_at", "id")
    )
