"""How closely each field is kept: a line for every field of every table of ours."""

from __future__ import annotations

from rabta_web.audit.classified_committees import COMMITTEES
from rabta_web.audit.classified_followed import FOLLOWED
from rabta_web.audit.classified_referrals import REFERRALS
from rabta_web.audit.kept import Kept

_IDENTIFYING, _KEYED, _SENSITIVE, _SAFE = Kept

_MODELS: dict[str, dict[Kept, str]] = {
    **FOLLOWED,
    **REFERRALS,
    "access.Below": {
        _SAFE: "above agency",
    },
    "access.Within": {
        _SAFE: "around place",
    },
    "accounts.ApiKey": {
        _IDENTIFYING: "hash label",
        _SAFE: "ended_at expires_at id made_at person purpose sign_outs verbs",
    },
    "accounts.Appointment": {
        _SAFE: "agency begins ends id person place role",
    },
    "accounts.Person": {
        _IDENTIFYING: "name name_ur username",
        _SENSITIVE: "password setup",
        _SAFE: "agency demonstration id is_active resets setup_until sign_outs",
    },
    "accounts.QuickEntry": {
        _IDENTIFYING: "pin",
        _SENSITIVE: "session_hash",
        _SAFE: "began id person wrong",
    },
    "accounts.RecoveryCode": {
        _SENSITIVE: "hash",
        _SAFE: "id person",
    },
    "accounts.SecondFactor": {
        _IDENTIFYING: "secret",
        _SAFE: "confirmed id last_step person resets",
    },
    "accounts.Tries": {
        _SAFE: "failures key last until",
    },
    "agencies.Agency": {
        _SAFE: "above edited ends id kind level name name_ur place",
    },
    "agencies.Change": {
        _IDENTIFYING: "reason",
        _SAFE: "above_id agency_id as_of id kind made_at made_by name name_ur on place_id what",
    },
    "agencies.Line": {
        _SAFE: "above agency begins id",
    },
    "assessments.Asked": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "agency_id asked_at asked_by considered incident person",
        _SAFE: "id",
    },
    "assessments.Conclusion": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "engine_said incident made_at made_by person reading stands",
        _SAFE: "id pack",
    },
    "assessments.GroupAnswer": {
        _SENSITIVE: "fact incident noted_by said_at share source",
        _SAFE: "id",
    },
    "assessments.OnFile": {
        _IDENTIFYING: "diary fir on_behalf scan",
        _SENSITIVE: "evidence incident kind noted_at noted_by paper person",
        _SAFE: "id",
    },
    "assessments.Opinion": {
        _IDENTIFYING: "by_telephone reason",
        _SENSITIVE: "agency_id asked choice given_at given_by incident",
        _SAFE: "id",
    },
    "assessments.Presumed": {
        _SENSITIVE: "incident person since",
        _SAFE: "id",
    },
    "assessments.Review": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "comes_to incident made_at made_by sample",
        _SAFE: "id",
    },
    "assessments.Sample": {
        _SENSITIVE: "drawn_at incident person",
        _SAFE: "id",
    },
    "assessments.Turn": {
        _SENSITIVE: "at incident met opened person ruled_out",
        _SAFE: "id pack",
    },
    "audit.Entry": {
        _SENSITIVE: "about actor at chain deed detail purpose record",
        _SAFE: "before hash id number",
    },
    "audit.Head": {
        _SAFE: "chain hash number",
    },
    **COMMITTEES,
    "disclosure.Certificate": {
        _IDENTIFYING: "pages text",
        _SENSITIVE: "disclosure signature",
        _SAFE: "id made_at public_key",
    },
    "disclosure.Decided": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "decision incident made_at made_by until",
        _SAFE: "id",
    },
    "disclosure.Disclosure": {
        _IDENTIFYING: "authority basis line number scan to_whom",
        _SENSITIVE: "agency_id asked_at asked_by book dated first incident kind last people state",
        _SAFE: "due id province since",
    },
    "disclosure.File": {
        _IDENTIFYING: "content",
        _SENSITIVE: "disclosure name prepared",
        _SAFE: "id",
    },
    "disclosure.Hold": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "ground incident person placed_at placed_by since",
        _SAFE: "id",
    },
    "disclosure.Lifted": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "hold incident made_at made_by why",
        _SAFE: "id",
    },
    "disclosure.Prepared": {
        _SENSITIVE: "disclosure files step",
        _SAFE: "id pack",
    },
    "disclosure.Step": {
        _IDENTIFYING: "how reason receipt",
        _SENSITIVE: "after before disclosure given_at made_by verb",
        _SAFE: "due id made_at side",
    },
    "incidents.Account": {
        _IDENTIFYING: "text",
        _SENSITIVE: "incident",
        _SAFE: "id",
    },
    "incidents.Care": {
        _IDENTIFYING: "words",
        _SENSITIVE: "incident key noted_at noted_by person",
        _SAFE: "id",
    },
    "incidents.Change": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "before incident made_at made_by value what",
        _SAFE: "id",
    },
    "incidents.Fact": {
        _SAFE: "fact number",
    },
    "incidents.Happened": {
        _SENSITIVE: "at event incident noted_at noted_by person",
        _SAFE: "id",
    },
    "incidents.Hearing": {
        _IDENTIFYING: "again asked_by interpreter present",
        _SENSITIVE: "entered_at incident statement",
        _SAFE: "id",
    },
    "incidents.Identity": {
        _IDENTIFYING: "alias father name number",
        _SENSITIVE: "incident person",
        _SAFE: "id",
    },
    "incidents.Incident": {
        _SENSITIVE: (
            "admitted agency_id asked began filed_at filed_by happened_at happened_on kind "
            "level place_id province recused_agencies recused_people referred"
        ),
        _SAFE: "id",
    },
    "incidents.Involved": {
        _SENSITIVE: "asked incident not_so referred role so state",
        _SAFE: "id number",
    },
    "incidents.Lead": {
        _IDENTIFYING: "number words",
        _SENSITIVE: "incident key noted_at noted_by person",
        _SAFE: "id",
    },
    "incidents.LeadToken": {
        _KEYED: "token",
        _SENSITIVE: "agency_id incident lead",
        _SAFE: "id",
    },
    "incidents.Part": {
        _SENSITIVE: "incident noted_at noted_by person role since",
        _SAFE: "id",
    },
    "incidents.Particular": {
        _IDENTIFYING: "words",
        _SENSITIVE: "incident key noted_at noted_by person",
        _SAFE: "id",
    },
    "incidents.ReportDraft": {
        _IDENTIFYING: "words",
        _SENSITIVE: "begun_at changed_at expires_at owner_id",
        _SAFE: "id version",
    },
    "incidents.Statement": {
        _SENSITIVE: "answer incident not_so noted_by person question said_at so source",
        _SAFE: "id pack",
    },
    "incidents.Tie": {
        _IDENTIFYING: "evidence",
        _SENSITIVE: "incident kind noted_at noted_by person since to",
        _SAFE: "id",
    },
    "incidents.Token": {
        _KEYED: "token",
        _SENSITIVE: "agency_id incident person",
        _SAFE: "id",
    },
    "incidents.Whereabouts": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "incident noted_at noted_by person since state",
        _SAFE: "id",
    },
    "places.Loaded": {
        _SAFE: "digest what",
    },
    "places.Place": {
        _SAFE: "begins ends id kind name name_ur province within",
    },
    "plans.Directed": {
        _SENSITIVE: "directive entry",
        _SAFE: "id made_at made_by",
    },
    "plans.Entry": {
        _SENSITIVE: "kind state",
        _SAFE: "due id plan since",
    },
    "plans.Line": {
        _IDENTIFYING: "evidence owner_told target text",
        _SENSITIVE: "begins ends measure owner",
        _SAFE: "entry id number under version",
    },
    "plans.Plan": {
        _IDENTIFYING: "basis title",
        _SENSITIVE: "agency_id",
        _SAFE: "begun_at begun_by id province",
    },
    "plans.Proof": {
        _IDENTIFYING: "content",
        _SAFE: "id kind step",
    },
    "plans.Step": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "after before verb",
        _SAFE: "due entry id made_at made_by side",
    },
    "plans.Version": {
        _IDENTIFYING: "reason",
        _SAFE: "id made_at made_by number plan",
    },
    "statistics.Counted": {
        _SAFE: "id key means",
    },
    "statistics.Standing": {
        _SENSITIVE: "booked hours id month place_id screened",
    },
    "statistics.Tally": {
        _SENSITIVE: "measure month number place_id value",
        _SAFE: "id",
    },
}
"""Every field of every model, by how it is kept."""

FIELDS: dict[str, Kept] = dict(
    sorted(
        (f"{model}.{field}", kept)
        for model, fields in _MODELS.items()
        for kept, names in fields.items()
        for field in names.split()
    )
)
"""The same, field by field."""

IN_THE_OPEN: dict[str, str] = {
    "accounts.ApiKey.hash": "a hash of a long secret, read before anybody has a scope",
    "accounts.Person.name": "who holds an office is known to those they work with",
    "accounts.Person.name_ur": "who holds an office is known to those they work with",
    "accounts.Person.username": "who signs in is looked up before anybody has a scope",
    "accounts.Person.password": "a slow hash, read at sign-in, before anybody has a scope",
    "accounts.Person.setup": "a hash of a code that works once, read before anybody has a scope",
    "accounts.QuickEntry.pin": "sealed, read at re-entry, before anybody has a scope",
    "accounts.QuickEntry.session_hash": "a hash, read at re-entry, before anybody has a scope",
    "accounts.RecoveryCode.hash": "a hash, read at sign-in, before anybody has a scope",
    "accounts.SecondFactor.secret": "sealed, read at sign-in, before anybody has a scope",
}
"""Fields that stand where their line above would not let them, each with its reason."""
