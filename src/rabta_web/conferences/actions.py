"""Writing conferences: called, answered, shown, talked about, decided, and closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.conferences.choices import (
    CALLER,
    CONFERENCE,
    INVITATION,
    Answer,
    Coming,
    Kind,
    Purpose,
    Side,
    State,
    Verb,
)
from rabta_web.conferences.coded import Heard, coded_anew, coded_of
from rabta_web.conferences.models import (
    Conference,
    Contribution,
    Decision,
    Invitation,
    InvitationStep,
    Shown,
    Step,
)
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice
from rabta_web.referrals.actions.consents import Agreed, keep_consent
from rabta_web.referrals.choices.basis import Basis, Shared
from rabta_web.referrals.models import Consent
from rabta_web.referrals.queries.consents import covering
from rabta_web.referrals.queries.responsibility import may_refer, responsible_now
from rabta_web.tasks.actions import Raising, move, raise_task, task_id
from rabta_web.tasks.choices import Side as TaskSide
from rabta_web.tasks.choices import Source
from rabta_web.tasks.choices import Verb as TaskVerb
from rabta_web.tasks.models import Task
from rabta_web.tasks.queries import own_agencies

PAGE = "conference"


@dataclass(frozen=True, slots=True)
class Calling:
    """A conference as it was filled in. The id comes with it, so that sending it twice calls one."""

    id: UUID
    purpose: Purpose
    basis: Basis
    grounds: str
    agencies: tuple[str, ...]
    meets: str
    begins: datetime
    ends: datetime
    heard: Heard
    agreed: Agreed | None = None


def call(*, held: Sitting, calling: Calling, by: Actor, now: datetime) -> UUID | None:
    """Call agencies to talk about somebody; None if the person of this request may not share them."""
    with ledgered():
        if not may_refer(held.incident.pk, held.person.pk):
            return None
        if Conference.objects.filter(pk=calling.id).exists():
            return calling.id
        conference = _called(held, calling, now)
        conference.save(force_insert=True)
        for agency in calling.agencies:
            _invite(conference, agency, now)
        _show(conference, coded_of(held, calling.heard), now)
        to_hold = _Owed(Source.TO_HOLD, conference.pk, conference.from_agency, conference.ends)
        _raise(conference, to_hold, by, now)
        write("conference.called", **_entry(conference, by, calling.purpose))
    return calling.id


def _called(held: Sitting, calling: Calling, now: datetime) -> Conference:
    return Conference(
        pk=calling.id,
        incident=held.incident,
        person=held.person,
        number=held.person.number,
        province=held.incident.province,
        from_agency=responsible_now(held.person),
        purpose=calling.purpose,
        basis=calling.basis,
        grounds=calling.grounds,
        consent=_consent(held, calling, now),
        meets=calling.meets,
        begins=calling.begins,
        ends=calling.ends,
        state=State.CALLED,
        since=now,
        due=calling.ends,
        called_by=current().person,
        called_at=now,
    )


def _consent(held: Sitting, calling: Calling, now: datetime) -> Consent | None:
    """The consent it rests on: the one given now, or one on file that reaches as far."""
    if calling.basis is not Basis.CONSENT:
        return None
    if calling.agreed:
        return keep_consent(held.person, calling.agreed, now)
    return covering(held.person, calling.agencies, (calling.purpose,), (Shared.BASICS,))


def invite(*, conference: Conference, agency: str, by: Actor, now: datetime) -> None:
    """Invite one more agency; an agency that is invited already stays so."""
    with ledgered():
        if not Invitation.objects.filter(conference=conference, agency_id=agency).exists():
            _invite(conference, agency, now)
            write("conference.invited", **_entry(conference, by, agency))


def _invite(conference: Conference, agency: str, now: datetime) -> None:
    Invitation(
        conference=conference,
        agency_id=agency,
        state=Coming.INVITED,
        since=now,
        due=conference.begins,
        invited_by=current().person,
        invited_at=now,
    ).save(force_insert=True)
    tell(
        agency=agency,
        what=Notice.CONFERENCE_CALLED,
        record=conference.pk,
        address_name=PAGE,
        incident=conference.incident_id,
        now=now,
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """What an agency answered, as it was filled in."""

    answer: Answer
    side: Side
    words: str
    by_telephone: str = ""


def answer(*, invitation: Invitation, answered: Answered, by: Actor, now: datetime) -> bool:
    """Answer an invitation; False if it was answered in the meantime."""
    if INVITATION.after(invitation.state, answered.answer, answered.side) is None:
        return False
    step = InvitationStep(
        invitation=invitation,
        verb=answered.answer,
        side=answered.side,
        reason=answered.words,
        by_telephone=answered.by_telephone or None,
        made_by=current().person,
        made_at=now,
    )
    conference = invitation.conference
    with ledgered():
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        if answered.side is Side.AGENCY:
            _tell_caller(conference, str(step.pk), now)
        write("conference.answered", **_entry(conference, by, answered.answer))
    return True


def show(*, invitation: Invitation, kind: Kind, told: str, why: str, by: Actor, now: datetime) -> None:
    """Show one agency, and no other, one more kind of data, with the reason why it needs that."""
    conference = invitation.conference
    with ledgered():
        Shown(
            conference=conference,
            invitation=invitation,
            kind=kind,
            words=told,
            why=why,
            shown_by=current().person,
            shown_at=now,
        ).save(force_insert=True)
        write("conference.shown", **_entry(conference, by, f"{kind} {invitation.agency_id}"))


def show_anew(*, conference: Conference, held: Sitting, before: str, by: Actor, now: datetime) -> None:
    """Show all who take part how things stand now."""
    with ledgered():
        _show(conference, coded_anew(held, before), now)
        write("conference.shown", **_entry(conference, by, "coded"))


def _show(conference: Conference, words: str, now: datetime) -> None:
    row = Shown(conference=conference, words=words, shown_by=current().person, shown_at=now)
    row.save(force_insert=True)


def contribute(*, conference: Conference, agency: str, text: str, by: Actor, now: datetime) -> None:
    """Write down what an agency knows or can give."""
    with ledgered():
        row = Contribution(
            conference=conference, agency_id=agency, text=text, made_by=current().person, made_at=now
        )
        row.save(force_insert=True)
        if agency != conference.from_agency:
            _tell_caller(conference, str(row.pk), now)
        write("conference.contributed", **_entry(conference, by, agency))


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision as it was filled in, with its id, so that sending it twice decides once."""

    id: UUID
    agency: str
    text: str
    due: datetime


def decide(*, conference: Conference, deciding: Deciding, by: Actor, now: datetime) -> None:
    """Keep a decision, and raise it as a task at the agency that does it."""
    with ledgered():
        if Decision.objects.filter(pk=deciding.id).exists():
            return
        Decision(
            pk=deciding.id,
            conference=conference,
            agency_id=deciding.agency,
            text=deciding.text,
            due=deciding.due,
            decided_by=current().person,
            decided_at=now,
        ).save(force_insert=True)
        owed = _Owed(Source.CONFERENCE, deciding.id, deciding.agency, deciding.due, deciding.text)
        _raise(conference, owed, by, now)
        write("conference.decided", **_entry(conference, by, deciding.agency))


class _Owed(NamedTuple):
    """What an agency owes because of a conference: to hold it, or what was decided in it."""

    source: Source
    record: UUID
    agency: str
    due: datetime
    text: str = ""


def _raise(conference: Conference, owed: _Owed, by: Actor, now: datetime) -> None:
    """A task of the conference. Whoever is recused from the incident sees none of it."""
    own = own_agencies()
    raiser = conference.from_agency if conference.from_agency in own or not own else own[0]
    raising = Raising(
        agency=owed.agency,
        source=owed.source,
        record=owed.record,
        text=owed.text,
        due=owed.due,
        from_agency=raiser,
        observers=tuple({conference.from_agency} - {owed.agency, raiser}),
        incident=conference.incident_id,
        province=conference.province,
        address=(PAGE, conference.pk),
    )
    raise_task(raising=raising, by=by, now=now)


def end(*, conference: Conference, verb: Verb, reason: str, by: Actor, now: datetime) -> bool:
    """Close or cancel a conference: from then on those invited see no more of the person."""
    if CONFERENCE.after(conference.state, verb, CALLER) is None:
        return False
    step = Step(
        conference=conference,
        verb=verb,
        side=CALLER,
        reason=reason,
        made_by=current().person,
        made_at=now,
    )
    with ledgered():
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        _finish_own_task(conference, by, now)
        for agency in Invitation.objects.filter(conference=conference).values_list("agency_id", flat=True):
            tell(
                agency=agency,
                what=Notice.CONFERENCE_MOVED,
                record=conference.pk,
                address_name=PAGE,
                incident=conference.incident_id,
                step=str(step.pk),
                now=now,
            )
        write("conference.moved", **_entry(conference, by, verb))
    return True


def _finish_own_task(conference: Conference, by: Actor, now: datetime) -> None:
    id = task_id(Source.TO_HOLD, conference.pk, conference.from_agency)
    task = Task.objects.filter(pk=id).first()
    if task and task.agency_id in own_agencies():
        move(task=task, verb=TaskVerb.FINISH, side=TaskSide.AGENCY, by=by, now=now)


def _tell_caller(conference: Conference, step: str, now: datetime) -> None:
    tell(
        agency=conference.from_agency,
        what=Notice.CONFERENCE_MOVED,
        record=conference.pk,
        address_name=PAGE,
        incident=conference.incident_id,
        step=step,
        now=now,
    )


def _entry(conference: Conference, by: Actor, about: str) -> dict[str, Any]:
    """An entry of the ledger about a conference, under the incident of the person."""
    return {
        "by": by,
        "chain": conference.province or FEDERAL,
        "about": about,
        "record": conference.incident_id,
        "detail": {"conference": str(conference.pk)},
    }
