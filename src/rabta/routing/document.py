"""The night as a JSON document: the outcome, and beside it route, deadlines, levers and gaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rabta.assessment import Record
from rabta.law import Law
from rabta.protection import Exposure, in_document, subject_document
from rabta.routing.ground import Ground
from rabta.routing.night import Night, nights
from rabta.routing.owed import Owed
from rabta.routing.parts import Part
from rabta.routing.site import Site


def night_document(
    law: Law, record: Record, ground: Ground | None = None, now: datetime | None = None
) -> dict[str, Any]:
    """The nights of a record: flat for one person without a name of their own, else an entry for each."""
    found = nights(law, record, ground, now)
    site = {"site": _site(found[0].site)} if record.place else {}
    return in_document(record, [subject_document(each.outcome) | _beside(each) for each in found], site)


def _beside(night: Night) -> dict[str, Any]:
    law = night.outcome.assessed.law
    return {
        "route": [_part(law, part) for part in night.parts],
        "lead_contested": night.contested,
        "deadlines": [_owed(law, each) for each in night.owed],
        "levers": [_exposure(law, each) for each in night.exposures],
        "gaps": [
            {"id": gap.id, "reading": gap.reading, "fallback": _cited(law, gap.fallback)}
            for gap in night.gaps
        ],
    }


def _site(site: Site) -> dict[str, Any]:
    return {
        "written": site.text,
        "area": site.area.id if site.area else None,
        "district": site.district.id if site.district else None,
        "province": site.province.id if site.province else None,
        "zones": [zone.id for zone in site.zones],
        **({"near": list(site.near)} if site.near else {}),
    }


def _part(law: Law, part: Part) -> dict[str, Any]:
    return {
        "agency": part.agency.id,
        "role": part.role.value,
        "provisional": part.provisional,
        "level": part.agency.level.value,
        "area": part.area.id if part.area else None,
        "zone": part.zone.id if part.zone else None,
        "why": part.route.id,
        "because": list(part.because),
        "provisions": _cited(law, part.route.provisions),
    }


def _owed(law: Law, each: Owed) -> dict[str, Any]:
    deadline, term = each.deadline, each.deadline.term
    return {
        "id": deadline.id,
        "agency": each.agency.id,
        "term": {"amount": term.amount, "unit": term.unit.value} if term else None,
        "starts": deadline.starts,
        "basis": deadline.basis.value,
        "due": each.due.at.isoformat() if each.due else None,
        "latest": each.due.latest.isoformat() if each.due else None,
        "certain": each.due.is_certain if each.due else None,
        "stands": each.status.progress.value if each.status else None,
        "breach": each.is_breach,
        "provisions": _cited(law, deadline.provisions),
    }


def _exposure(law: Law, exposure: Exposure) -> dict[str, Any]:
    conduct = exposure.conduct
    return {
        "conduct": conduct.id,
        "applied": exposure.applied,
        "provisions": _cited(law, conduct.provisions),
        "covers": [
            {"extent": cover.extent.value} | _cited(law, [cover.provision])[0] for cover in conduct.covers
        ],
        "levers": [
            {"id": name, "provisions": _cited(law, law.duties.levers[name].provisions)}
            for name in conduct.levers
        ],
    }


def _cited(law: Law, provisions: Iterable[str]) -> list[dict[str, Any]]:
    found = (law.provisions[id] for id in provisions)
    return [
        {
            "citation": f"{law.instruments[each.instrument].short}, {each.citation}",
            "verification": each.verification.value,
        }
        for each in found
    ]
