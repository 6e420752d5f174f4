"""From rows to what the engine reads: an incident as a record, somebody in it as a subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from rabta.assessment import Answer, Closing, Record, Subject
from rabta.assessment import Statement as Said
from rabta.law import Period
from rabta.routing import ground_of
from rabta_web.incidents.about import CONTACT, DO_NOT, worded
from rabta_web.incidents.kinds import SOURCES, Source
from rabta_web.incidents.models import Happened, Identity, Incident, Involved, Statement
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import law
from rabta_web.places.queries import named as place_named


def record_of(incident: Incident, subject: Subject, details: Mapping[str, str], place: str) -> Record:
    """An incident with one subject. What was done lasted from when it began until it came to notice."""
    return Record(
        id=reference(incident.pk),
        on=Period(incident.began, incident.happened_on),
        persons=(subject,),
        place=place,
        details=details,
    )


def place_of(id: str) -> str:
    """A place as papers call it: by its name where that means the same to the engine, else by its id."""
    name, places = place_named(id), ground_of(law()).places
    found, meant = places.find(name), places.find(id)
    return name if found is not None and meant is not None and found.id == meant.id else id


def subject_of(
    person: Involved,
    statements: Iterable[Statement],
    *,
    presumed: bool,
    closing: Closing | None,
    happened: Iterable[Happened],
    details: Mapping[str, str],
) -> Subject:
    """Somebody in an incident, with all that was said of them; the last answer to a question counts."""
    said: dict[str, list[Said]] = {}
    answers: dict[str, Answer] = {}
    for each in statements:
        for facts, value in ((each.so, True), (each.not_so, False)):
            for fact in facts:
                said.setdefault(fact, []).append(_said(each, value=value))
        if each.question and each.answer:
            answers[each.question] = Answer(each.answer)
    return Subject(
        id=str(person.number),
        roles=(person.role,),
        statements={fact: tuple(each) for fact, each in said.items()},
        answers=answers,
        protected_before=presumed,
        closing=closing,
        events=events_of(person.incident, happened),
        details=details,
    )


def _said(statement: Statement, *, value: bool) -> Said:
    at = date_format(timezone.localtime(statement.said_at), "DATETIME_FORMAT")
    return Said(value, str(SOURCES[Source(statement.source)]), at)


def events_of(incident: Incident, happened: Iterable[Happened]) -> Mapping[str, datetime]:
    """When something happened that starts or stops a clock; the latest entry counts."""
    known = {each.event: timezone.localtime(each.at) for each in happened}
    if incident.happened_at is not None:
        noticed = datetime.combine(incident.happened_on, incident.happened_at)
        known.setdefault("came_to_notice", timezone.make_aware(noticed))
    return known


def details_of_person(identity: Identity | None, told: Mapping[str, str]) -> dict[str, str]:
    """Who somebody is and what is known of them, as papers put it, as far as the reader may see it."""
    shown = {key: worded(key, words) for key, words in told.items()}
    if told.get(CONTACT, DO_NOT) == DO_NOT:
        shown["safe_contact"] = worded(CONTACT, DO_NOT)
    if identity is None:
        return shown
    known = {
        "name": identity.name,
        "father_or_husband_name": identity.father,
        "alias": identity.alias,
        "card_number": identity.number,
    }
    return shown | {key: value for key, value in known.items() if value}


def details_of_report(incident: Incident, *, officer: str, post: str) -> dict[str, str]:
    """Who reported what when, as papers put it."""
    occurred = date_format(incident.happened_on)
    if incident.happened_at:
        occurred += f", {incident.happened_at:%H:%M}"
    return {
        "officer": officer,
        "post": post,
        "occurred_at": occurred,
        "reported_at": date_format(timezone.localtime(incident.filed_at), "DATETIME_FORMAT"),
    }
