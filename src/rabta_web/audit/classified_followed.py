"""How closely each field is kept of what is followed up: cases, conferences, what is due, notices, tasks."""

from __future__ import annotations

from rabta_web.audit.kept import Kept

_IDENTIFYING, _KEYED, _SENSITIVE, _SAFE = Kept

FOLLOWED: dict[str, dict[Kept, str]] = {
    "cases.Case": {
        _IDENTIFYING: "title",
        _SENSITIVE: "agency_id",
        _SAFE: "due id opened_at opened_by province since state",
    },
    "cases.Turned": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "case",
        _SAFE: "after before due id made_at made_by side verb",
    },
    "cases.Linked": {
        _IDENTIFYING: "evidence",
        _SENSITIVE: "case incident kind number to_incident to_number",
        _SAFE: "id noted_at noted_by",
    },
    "cases.Part": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "case incident",
        _SAFE: "added_at added_by id",
    },
    "cases.Proceeding": {
        _IDENTIFYING: "diary words",
        _SENSITIVE: "case incident on outcome person section stage",
        _SAFE: "id noted_at noted_by",
    },
    "conferences.Conference": {
        _IDENTIFYING: "grounds meets",
        _SENSITIVE: "basis consent from_agency incident number person purpose state",
        _SAFE: "begins called_at called_by due ends id province since",
    },
    "conferences.Contribution": {
        _IDENTIFYING: "text",
        _SENSITIVE: "agency_id conference",
        _SAFE: "id made_at made_by",
    },
    "conferences.Decision": {
        _IDENTIFYING: "text",
        _SENSITIVE: "agency_id conference",
        _SAFE: "decided_at decided_by due id",
    },
    "conferences.Invitation": {
        _SENSITIVE: "agency_id conference state",
        _SAFE: "due id invited_at invited_by since",
    },
    "conferences.InvitationStep": {
        _IDENTIFYING: "by_telephone reason",
        _SENSITIVE: "after before invitation verb",
        _SAFE: "due id made_at made_by side",
    },
    "conferences.Shown": {
        _IDENTIFYING: "why words",
        _SENSITIVE: "conference invitation kind",
        _SAFE: "id shown_at shown_by",
    },
    "conferences.Step": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "after before conference verb",
        _SAFE: "due id made_at made_by side",
    },
    "deadlines.Changed": {
        _SENSITIVE: "id",
    },
    "deadlines.Due": {
        _SENSITIVE: "agency_id clock from_agency incident kind number person record state",
        _SAFE: "at id law next_at province since step",
    },
    "notices.Delivery": {
        _SENSITIVE: "person told",
        _SAFE: "channel id last_at state tries",
    },
    "notices.Mailbox": {
        _IDENTIFYING: "email",
        _SAFE: "id person since",
    },
    "notices.Seen": {
        _SENSITIVE: "person told",
        _SAFE: "id seen_at",
    },
    "notices.Told": {
        _SENSITIVE: "address_name address_parts agency_id incident record what",
        _SAFE: "id told_at",
    },
    "tasks.Assigned": {
        _SENSITIVE: "person task",
        _SAFE: "id made_at made_by",
    },
    "tasks.Step": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "after before task verb",
        _SAFE: "due id made_at made_by side",
    },
    "tasks.Task": {
        _IDENTIFYING: "text",
        _SENSITIVE: "address_name address_parts agency_id from_agency incident observers record source state",
        _SAFE: "due id province raised_at raised_by since",
    },
    "webhooks.Delivery": {
        _SENSITIVE: "event hook referral referral_state",
        _SAFE: "happened_at id last_at next_at state status tries",
    },
    "webhooks.Hook": {
        _IDENTIFYING: "address secret",
        _SENSITIVE: "agency_id",
        _SAFE: "disabled_at ended_at failures id made_at made_by",
    },
}
"""Every field of every model of theirs, by how it is kept."""
