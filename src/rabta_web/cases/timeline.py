"""What happened in some incidents, each with where it is known from, as far as one may read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rabta.assessment import Value
from rabta_web.assessments.choices import CHOICES, CONCLUSIONS, Choice
from rabta_web.assessments.history import name_of_reading
from rabta_web.assessments.models import Conclusion, Opinion, Presumed, Turn
from rabta_web.conferences.choices import PURPOSES, Purpose
from rabta_web.conferences.models import Conference, Decision
from rabta_web.incidents.kinds import SOURCES, Source
from rabta_web.incidents.models import Happened, Incident, Statement
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import events
from rabta_web.referrals.choices import DONE, Verb
from rabta_web.referrals.models import Referral, Step


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened in a case, and where it is known from."""

    at: datetime
    what: str | Promise
    of: str
    source: str | Promise


def moments(incidents: list[Incident]) -> Iterator[Moment]:
    """What happened in some incidents, from every record that says so and that the person reads."""
    for incident in incidents:
        yield Moment(incident.filed_at, _("an incident was filed"), reference(incident.pk), _("report"))
    yield from _told(incidents)
    yield from _read(incidents)
    yield from _referred(incidents)
    yield from _conferred(incidents)


def _told(incidents: list[Incident]) -> Iterator[Moment]:
    """What was said, and what happened."""
    for said in Statement.objects.filter(incident__in=incidents).select_related("person"):
        of = _whose(said.incident_id, said.person.number)
        yield Moment(said.said_at, _("something was said"), of, SOURCES[Source(said.source)])
    names = dict(events())
    for event in Happened.objects.filter(incident__in=incidents).select_related("person"):
        of = _whose(event.incident_id, event.person.number)
        yield Moment(event.at, names.get(event.event, event.event), of, _("events"))


def _read(incidents: list[Incident]) -> Iterator[Moment]:
    """When somebody's reading or protection came to something else."""
    came_to = {"met": _("met"), "ruled_out": _("ruled out on the facts recorded"), "opened": _("open")}
    for turn in Turn.objects.filter(incident__in=incidents).select_related("person"):
        of = _whose(turn.incident_id, turn.person.number)
        source = _("reading under {pack}").format(pack=turn.pack)
        for column, word in came_to.items():
            for reading in getattr(turn, column):
                yield Moment(turn.at, f"{name_of_reading(reading)}: {word}", of, source)
    for since in Presumed.objects.filter(incident__in=incidents).select_related("person"):
        of = _whose(since.incident_id, since.person.number)
        yield Moment(since.since, _("presumed victim from here on: protect"), of, _("posture"))
    for said in Opinion.objects.filter(incident__in=incidents).select_related("asked__person"):
        of = _whose(said.incident_id, said.asked.person.number)
        yield Moment(said.given_at, CHOICES[Choice(said.choice)], of, _("second opinion"))
    for each in Conclusion.objects.filter(incident__in=incidents).select_related("person"):
        of = _whose(each.incident_id, each.person.number)
        what = f"{name_of_reading(each.reading)}: {CONCLUSIONS[Value(each.stands)]}"
        yield Moment(each.made_at, what, of, _("the officer's own conclusion"))


def _referred(incidents: list[Incident]) -> Iterator[Moment]:
    for sent in Referral.objects.filter(incident__in=incidents):
        of = _whose(sent.incident_id, sent.number)
        yield Moment(sent.sent_at, _("somebody was referred"), of, _("referral"))
    for step in Step.objects.filter(referral__incident__in=incidents).select_related("referral"):
        of = _whose(step.referral.incident_id, step.referral.number)
        yield Moment(step.made_at, DONE[Verb(step.verb)], of, _("referral"))


def _conferred(incidents: list[Incident]) -> Iterator[Moment]:
    """What agencies talked about and decided on somebody; the words stand in the conference itself."""
    conferences = {each.pk: each for each in Conference.objects.filter(incident__in=incidents)}
    for each in conferences.values():
        of = _whose(each.incident_id, each.number)
        yield Moment(each.called_at, _("a case conference was called"), of, PURPOSES[Purpose(each.purpose)])
    for decided in Decision.objects.filter(conference__in=conferences):
        on = conferences[decided.conference_id]
        of = _whose(on.incident_id, on.number)
        yield Moment(decided.decided_at, _("agencies decided what is done"), of, _("case conference"))


def _whose(incident: UUID, number: int) -> str:
    return f"{reference(incident)} · {number}"
