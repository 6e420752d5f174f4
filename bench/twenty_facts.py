"""An incident with twenty facts of one person, as a hotline's system files it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

SO = (
    "moved_any crossed_border facilitated_by_other payment_for_passage financial_or_material_benefit"
    " act_recruit"
)
NOT_SO = (
    "in_danger_now hurt_or_ill alone_or_separated companion_may_harm means_threat means_force"
    " means_abduction means_deception means_fraud purpose_sexual purpose_organ debt_imposed"
    " marriage_took_place commercial_sex"
)


def report(place: str) -> dict[str, Any]:
    """The body that the API takes, under an id of its own."""
    somebody = {"name": "فرضی نام", "so": SO.split(), "not_so": NOT_SO.split()}
    event = {"id": str(uuid4()), "kind": "border", "place": place, "happened_on": "2026-03-01"}
    return event | {"people": [somebody]}
