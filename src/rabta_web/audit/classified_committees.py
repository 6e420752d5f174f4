"""How closely the fields of committees are kept: directives, sittings, minutes, members, what goes up."""

from __future__ import annotations

from rabta_web.audit.kept import Kept

_IDENTIFYING, _KEYED, _SENSITIVE, _SAFE = Kept

COMMITTEES: dict[str, dict[Kept, str]] = {
    "committees.Addressee": {
        _SENSITIVE: "from_agency origin_agency place_id state to_agency",
        _SAFE: "bound directive due id since",
    },
    "committees.AgendaItem": {
        _IDENTIFYING: "text",
        _SAFE: "about added_at added_by committee id number protects sitting source",
    },
    "committees.Annex": {
        _IDENTIFYING: "numbers",
        _SAFE: "id item noted_at noted_by",
    },
    "committees.ChairTime": {
        _KEYED: "token",
        _SAFE: "id sitting",
    },
    "committees.Charter": {
        _IDENTIFYING: "basis number scan terms",
        _SENSITIVE: "chair members secretariat sends_away",
        _SAFE: "agency_id begins every_months id kind made_at made_by notified_on quorum sees version",
    },
    "committees.Directive": {
        _IDENTIFYING: "basis diary evidence text",
        _SENSITIVE: "agency_id",
        _SAFE: "due_on id issued_at issued_by item province",
    },
    "committees.Gap": {
        _IDENTIFYING: "text",
        _SAFE: "id kind noted_at noted_by sitting",
    },
    "committees.Holder": {
        _IDENTIFYING: "name",
        _SENSITIVE: "agency_id office person",
        _SAFE: "begins id noted_at noted_by",
    },
    "committees.Hop": {
        _IDENTIFYING: "text",
        _SENSITIVE: "from_agency protects state to_agency",
        _SAFE: "continues due id item matter province sent_at sent_by since",
    },
    "committees.HopStep": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "after before verb",
        _SAFE: "due hop id made_at made_by side",
    },
    "committees.Minute": {
        _IDENTIFYING: "text",
        _SAFE: "id item sitting version written_at written_by",
    },
    "committees.Nomination": {
        _IDENTIFYING: "letter name",
        _SENSITIVE: "agency_id office",
        _SAFE: "begins ends id noted_at noted_by",
    },
    "committees.Present": {
        _IDENTIFYING: "name",
        _SENSITIVE: "aside came office",
        _SAFE: "deputy id noted_at noted_by sitting",
    },
    "committees.Record": {
        _IDENTIFYING: "paper",
        _SAFE: "committee id language made_at made_by sitting",
    },
    "committees.Recusal": {
        _SENSITIVE: "ground office person",
        _SAFE: "id item noted_at noted_by number sitting",
    },
    "committees.Report": {
        _IDENTIFYING: "inspected on_behalf others remarks",
        _SENSITIVE: "agency_id numbers place_id",
        _SAFE: "id month signed_at signed_by version",
    },
    "committees.Scan": {
        _IDENTIFYING: "content",
        _SAFE: "id kind step",
    },
    "committees.Sitting": {
        _IDENTIFYING: "chair diary objectives room",
        _SENSITIVE: "at committees invited state",
        _SAFE: "called_at called_by due id since",
    },
    "committees.SittingStep": {
        _IDENTIFYING: "diary reason",
        _SENSITIVE: "after before verb",
        _SAFE: "due id made_at made_by side sitting",
    },
    "committees.Step": {
        _IDENTIFYING: "diary on_behalf reason",
        _SENSITIVE: "after before verb",
        _SAFE: "addressee due id made_at made_by side",
    },
    "committees.TotalTold": {
        _IDENTIFYING: "agency",
        _SENSITIVE: "measure number",
        _SAFE: "id report",
    },
}
"""A line for each field, by model."""
