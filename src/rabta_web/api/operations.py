"""The operations of the API, version 1. Each says which verb it needs; without it there is nothing here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Status

from rabta.papers.telling import Teller
from rabta.papers.telling_night import NightTeller
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.api.problems import Described, ProblemError, tell_all
from rabta_web.api.schemas import (
    Citing,
    DeadlineOut,
    IncidentDetail,
    IncidentIn,
    IncidentOut,
    IncidentPage,
    PersonIn,
    PersonOut,
    Problem,
    ReadingOut,
    ReferralOut,
    Short,
    StatementIn,
    StepIn,
)
from rabta_web.assessments.actions import answer
from rabta_web.assessments.queries import Sitting, sitting
from rabta_web.audit.ledger import ledgered
from rabta_web.incidents.actions import Heard, Report, Someone, file_incident
from rabta_web.incidents.models import Incident
from rabta_web.incidents.queries import Asked, Line, filed, listed, opened, places_to_file_at, reference
from rabta_web.incidents.vocabulary import law, words
from rabta_web.referrals.actions import Moving, move
from rabta_web.referrals.choices import Side
from rabta_web.referrals.queries import Line as ReferralLine
from rabta_web.referrals.queries import open_referral, received, sent

DISCLAIMER = (
    "A reading of the facts recorded. It binds no court, no FIR and no service, and reopens on any new fact."
)
api = Described(
    title="Rabta",
    version="1",
    description="The same actions and queries as the pages, under the scope of the key's holder.",
    docs_url=None,
    openapi_extra={
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "security": [{"key": []}],
    },
)
tell_all(api)

Operation = TypeVar("Operation", bound=Callable[..., Any])
OPERATIONS: dict[str, Verb] = {}
"""Which verb each operation needs."""

WRONG = {401: Problem, 404: Problem, 422: Problem}
CONFLICTS = {**WRONG, 400: Problem, 409: Problem}


def asks(verb: Verb) -> Callable[[Operation], Operation]:
    """Declare the verb of an operation; without it, there is nothing there."""

    def declare(operation: Operation) -> Operation:
        OPERATIONS[operation.__name__] = verb

        @wraps(operation)
        def asked(*args: Any, **kwargs: Any) -> Any:
            if not current().has(verb):
                raise Http404
            return operation(*args, **kwargs)

        return asked  # type: ignore[return-value]

    return declare


@api.get("/incidents", response={200: IncidentPage, **WRONG}, summary="A page of incidents")
@asks(Verb.READ)
def incidents(request: HttpRequest, kind: Short = "", place: Short = "", after: Short = "") -> IncidentPage:
    """The incidents that the key's holder may see, the latest first, fifty at a time."""
    del request
    page = listed(Asked(kind, place, after), by=actor())
    return IncidentPage(items=[_incident(line) for line in page.lines], next=page.end)


@api.post(
    "/incidents",
    response={201: IncidentOut, 200: IncidentOut, **CONFLICTS},
    summary="File an incident, once however often it is sent",
)
@asks(Verb.FILE)
def file(request: HttpRequest, given: IncidentIn) -> Status[IncidentOut]:
    """File a first report under the client's id. The same id again answers 200 with what stands there."""
    del request
    stands = filed(given.id)
    if stands is not None:
        if _same(stands, given):
            return Status(200, _out(stands))
        raise ProblemError(409, "another report stands under this id")
    if given.place not in {id for id, _ in places_to_file_at()}:
        raise ProblemError(422, "place: not one of yours")
    today = timezone.localdate()
    if given.happened_on > today or (given.began or given.happened_on) > given.happened_on:
        raise ProblemError(422, "happened_on, began: not in this order, or still to come")
    people = tuple(_someone(each) for each in given.people)
    report = Report(
        given.kind,
        given.place,
        given.happened_on,
        given.happened_at,
        given.account,
        people,
        given.began,
        given.id,
    )
    with taken_by_another():
        file_incident(report=report, by=actor(), now=timezone.now())
    made = filed(given.id)
    if made is None:
        raise ProblemError(409, "another report stands under this id")
    return Status(201, _out(made))


@api.get("/incidents/{uuid:id}", response={200: IncidentDetail, **WRONG}, summary="One incident")
@asks(Verb.READ)
def incident(request: HttpRequest, id: UUID) -> IncidentDetail:
    """An incident with the people in it, as far as the key's holder may read."""
    del request
    found = opened(id, by=actor())
    if found is None:
        raise Http404
    people = [
        PersonOut(
            number=each.number,
            role=str(each.role),
            name=each.identity.name if each.identity else None,
            so=list(each.so),
            not_so=list(each.not_so),
            disputed=list(each.disputed),
        )
        for each in found.people
    ]
    return IncidentDetail(**_out(found.incident).dict(), people=people, account=found.account)


@api.post(
    "/incidents/{uuid:id}/people/{int:number}/statements",
    response={204: None, **CONFLICTS},
    summary="Add what a source said of somebody, once however often it is sent",
)
@asks(Verb.FILE)
def statement(request: HttpRequest, id: UUID, number: int, given: StatementIn) -> Status[None]:
    """Add a statement under the client's id; what it raises latches as it does on the pages."""
    del request
    held = _held(id, number)
    if not held.may_ask:
        raise Http404
    so, not_so = _facts(given.so, given.not_so)
    heard = Heard(id=given.id, source=given.source, so=so, not_so=not_so)
    with taken_by_another():
        if not answer(asked=held, heard=heard, by=actor(), now=timezone.now()):
            raise Http404
    return Status(204, None)


@api.get(
    "/incidents/{uuid:id}/people/{int:number}/reading",
    response={200: ReadingOut, **WRONG},
    summary="What the law makes of somebody's facts",
)
@asks(Verb.READ)
def reading(request: HttpRequest, id: UUID, number: int) -> ReadingOut:
    """Protection first, then the readings that are not out of force, then the question to ask next."""
    del request
    held = _held(id, number)
    teller = Teller(law(), words())
    outcome = held.night.outcome
    protection = teller.protection(outcome)
    told = [each for pack in teller.readings(outcome) for each in pack.readings]
    return ReadingOut(
        disclaimer=DISCLAIMER,
        posture=protection.posture.value,
        protection=protection.says,
        needs=list(protection.needs),
        readings=[
            Citing(id=each.id, label=each.label, value=each.value.value, says=each.says) for each in told
        ],
        next_question=teller.question(outcome.asks[0]).text if outcome.asks else None,
    )


@api.get(
    "/incidents/{uuid:id}/people/{int:number}/deadlines",
    response={200: list[DeadlineOut], **WRONG},
    summary="What is owed to somebody by when",
)
@asks(Verb.READ)
def deadlines(request: HttpRequest, id: UUID, number: int) -> list[DeadlineOut]:
    """The clocks that run for somebody, what ends first before the rest."""
    del request
    clocks = NightTeller(Teller(law(), words())).clocks(_held(id, number).night)
    return [
        DeadlineOut(
            task=each.task,
            agency=each.agency,
            due=each.at,
            stands=each.stands,
            breach=each.breach,
            basis=each.basis,
        )
        for each in clocks
    ]


@api.get("/referrals/received", response={200: list[ReferralOut], **WRONG}, summary="Referrals to answer")
@asks(Verb.RECEIVE)
def referrals_received(request: HttpRequest) -> list[ReferralOut]:
    """What was sent to the agencies of the key's holder and waits for them."""
    del request
    return [_referral(line) for line in received(by=actor())]


@api.get("/referrals/sent", response={200: list[ReferralOut], **WRONG}, summary="Referrals that were sent")
@asks(Verb.SEND)
def referrals_sent(request: HttpRequest) -> list[ReferralOut]:
    """What was sent from the incidents of the key's holder and is open, or was answered with no."""
    del request
    return [_referral(line) for line in sent(by=actor())]


@api.post(
    "/referrals/{uuid:id}/steps", response={200: ReferralOut, **CONFLICTS}, summary="Move a referral on"
)
@asks(Verb.READ)
def step(request: HttpRequest, id: UUID, given: StepIn) -> ReferralOut:
    """Answer a referral, or take it back. 409 where it has moved on and this does not follow."""
    del request
    found = open_referral(id, by=actor())
    if found is None:
        raise Http404
    side = Side(given.side)
    possible = {
        Side.RECEIVER: found.receiver_moves,
        Side.SENDER: found.sender_moves,
        Side.BY_TELEPHONE: found.telephone_moves,
    }[side]
    made = next((each for each in possible if each.verb == given.verb), None)
    if made is None:
        raise ProblemError(409, f"the referral is {found.referral.state}")
    if made.reasoned and not given.reason:
        raise ProblemError(422, "reason: missing")
    if (side is Side.BY_TELEPHONE) != bool(given.by_telephone):
        raise ProblemError(422, "by_telephone: who said it, where it was said by telephone and nowhere else")
    moving = Moving(given.verb, side, given.reason, "", given.by_telephone)
    if not move(referral=found.referral, moving=moving, by=actor(), now=timezone.now()):
        raise ProblemError(409, "somebody else was faster")
    found.referral.refresh_from_db()
    again = open_referral(id, by=actor())
    if again is None:
        raise Http404
    return _referral(again.line)


def _held(id: UUID, number: int) -> Sitting:
    held = sitting(id, number, by=actor()) if 0 < number <= SMALL else None
    if held is None:
        raise Http404
    return held


SMALL = 32_767
"""The largest number that somebody in an incident can have."""


def _facts(so: list[str], not_so: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Facts of the packs, none of them said both ways in one breath."""
    strange = sorted((set(so) | set(not_so)) - law().facts.keys())
    if strange:
        raise ProblemError(422, f"no facts of the packs: {', '.join(strange)}"[:500])
    if both := sorted(set(so) & set(not_so)):
        raise ProblemError(422, f"said both ways: {', '.join(both)}"[:500])
    return tuple(sorted(set(so))), tuple(sorted(set(not_so)))


@contextmanager
def taken_by_another() -> Iterator[None]:
    """An id that stands already somewhere else is a conflict, and the rest of the transaction goes on."""
    try:
        with ledgered():
            yield
    except IntegrityError:
        raise ProblemError(409, "something else stands under this id") from None


def _someone(given: PersonIn) -> Someone:
    so, not_so = _facts(given.so, given.not_so)
    return Someone(given.role, given.name, given.father, given.alias, given.number, so, not_so)


def _same(stands: Incident, given: IncidentIn) -> bool:
    """Whether a report that stands is the one that was sent: the same kind, place, times and people."""
    people = [each.role for each in stands.people.order_by("number")]
    return (
        stands.kind,
        stands.place_id,
        stands.happened_on,
        stands.happened_at,
        stands.began,
        people[: len(given.people)],
    ) == (
        given.kind,
        given.place,
        given.happened_on,
        given.happened_at,
        given.began,
        [each.role for each in given.people],
    )


def _incident(line: Line) -> IncidentOut:
    return _out(line.incident)


def _out(incident: Incident) -> IncidentOut:
    return IncidentOut(
        id=incident.pk,
        reference=reference(incident.pk),
        kind=incident.kind,
        place=incident.place_id,
        happened_on=incident.happened_on,
        filed_at=incident.filed_at,
        level=incident.level,
    )


def _referral(line: ReferralLine) -> ReferralOut:
    referral = line.referral
    return ReferralOut(
        id=referral.pk,
        sender=referral.from_agency,
        receiver=referral.to_agency,
        asked_for=referral.asked_for,
        state=referral.state,
        due=referral.due,
        late=line.late,
    )
