"""Reading arrivals that nobody announced, and requests to be given a matter."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from rabta_web.access.life_cycles import Move
from rabta_web.access.models import Within
from rabta_web.access.rows import reachable, reaches
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import standing
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Incident
from rabta_web.referrals.card import CardLine, lines
from rabta_web.referrals.choices.handing_over import ANSWERED, ARRIVAL, REQUEST, STANDS, Arrived, Asked, At
from rabta_web.referrals.models import Arrival, ArrivalStep, Request, RequestStep
from rabta_web.referrals.queries.responsibility import acts
from rabta_web.referrals.queries.standing import Awaited, Standing, standings
from rabta_web.referrals.queries.wording import names_of_agencies


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """An arrival in a list; nothing in it identifies anybody."""

    arrival: Arrival
    sender: str
    receiver: str
    says: str | Promise
    standing: Standing


@dataclass(frozen=True, slots=True)
class OpenedArrival:
    """An arrival as one of its sides reads it."""

    line: ArrivalLine
    card: tuple[CardLine, ...]
    steps: tuple[ArrivalStep, ...]
    side: At | None
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in a list."""

    request: Request
    asker: str
    holder: str
    says: str | Promise
    standing: Standing


@dataclass(frozen=True, slots=True)
class OpenedRequest:
    """A request as one of its sides reads it."""

    line: RequestLine
    steps: tuple[RequestStep, ...]
    side: At | None
    moves: tuple[Move, ...]


def who_may_have_brought(held: Sitting) -> list[tuple[str, str]]:
    """The offices here that may have brought somebody: those around the place, and those within it."""
    own = held.incident.agency_id
    return [(id, name) for id, name in _offices_near([held.incident.place_id]) if id != own]


def may_write_arrival(held: Sitting) -> bool:
    """Whether the person may write down that somebody was brought to their agency."""
    return Incident.objects.filter(reachable(May.SEND, sent=False), pk=held.incident.pk).exists()


def arrivals_of(held: Sitting) -> list[ArrivalLine]:
    """What was written down of somebody's arrival."""
    return _arrival_lines(list(Arrival.objects.filter(person=held.person).order_by("-written_at")))


def arrivals_named(*, by: Actor) -> list[ArrivalLine]:
    """Arrivals in which one's agencies are named, and that they have still to confirm or dispute."""
    found = Arrival.objects.filter(from_agency__in=reaches(May.RECEIVE), state__in=ARRIVAL.open)
    with ledgered():
        rows = list(found.order_by("due"))
        if rows:
            write("referrals.listed", by=by, detail={"rows": len(rows)})
    return _arrival_lines(rows)


def open_arrival(id: UUID, *, by: Actor) -> OpenedArrival | None:
    """An arrival, and a ledger entry that it was read; None if the person is on no side of it."""
    with ledgered():
        arrival = Arrival.objects.filter(pk=id).first()
        if arrival is None:
            return None
        write("arrival.read", by=by, chain=arrival.province or FEDERAL, record=arrival.incident_id)
        side = At.SENDER if acts(May.RECEIVE, arrival.from_agency) else None
        if side is None and acts(May.RECEIVE, arrival.to_agency):
            side = At.RECEIVER
        return OpenedArrival(
            _arrival_lines([arrival])[0],
            tuple(lines(arrival.card)),
            tuple(arrival.steps.order_by("made_at")),
            side,
            ARRIVAL.possible(arrival.state, side) if side else (),
        )


def _arrival_lines(rows: list[Arrival]) -> list[ArrivalLine]:
    names = names_of_agencies(agency for row in rows for agency in (row.from_agency, row.to_agency))
    stand = standings([Awaited(row.from_agency, row.incident_id, row.due) for row in rows], timezone.now())
    return [
        ArrivalLine(row, names[row.from_agency], names[row.to_agency], STANDS[Arrived(row.state)], standing)
        for row, standing in zip(rows, stand, strict=True)
    ]


def requests_to_answer(*, by: Actor) -> list[RequestLine]:
    """What others ask one's agencies to be given."""
    return _requests(Q(to_agency__in=reaches(May.RECEIVE), state__in=REQUEST.open), by)


def requests_made(*, by: Actor) -> list[RequestLine]:
    """What one's agencies asked for and wait for."""
    return _requests(Q(from_agency__in=reaches(May.RECEIVE), state__in=REQUEST.open), by)


def _requests(which: Q, by: Actor) -> list[RequestLine]:
    with ledgered():
        rows = list(Request.objects.filter(which).order_by("due"))
        if rows:
            write("referrals.listed", by=by, detail={"rows": len(rows)})
    return _request_lines(rows)


def open_request(id: UUID, *, by: Actor) -> OpenedRequest | None:
    """A request, and a ledger entry that it was read; None if the person is on no side of it."""
    with ledgered():
        request = Request.objects.filter(pk=id).first()
        if request is None:
            return None
        write("request.read", by=by, about=request.from_agency)
        side = At.SENDER if acts(May.RECEIVE, request.to_agency) else None
        if side is None and acts(May.RECEIVE, request.from_agency):
            side = At.RECEIVER
        moves = REQUEST.possible(request.state, side) if side else ()
        return OpenedRequest(
            _request_lines([request])[0], tuple(request.steps.order_by("made_at")), side, moves
        )


def _request_lines(rows: list[Request]) -> list[RequestLine]:
    names = names_of_agencies(agency for row in rows for agency in (row.from_agency, row.to_agency))
    stand = standings([Awaited(row.to_agency, None, row.due) for row in rows], timezone.now())
    return [
        RequestLine(row, names[row.from_agency], names[row.to_agency], ANSWERED[Asked(row.state)], standing)
        for row, standing in zip(rows, stand, strict=True)
    ]


def holders() -> list[tuple[str, str]]:
    """The offices that can be asked for a matter: those around one's own offices, and those within."""
    own = Agency.objects.filter(pk__in=reaches(May.RECEIVE))
    return _offices_near(list(own.values_list("place_id", flat=True)))


def _offices_near(own: list[str]) -> list[tuple[str, str]]:
    """The offices at some places, around them and within them, by name."""
    near = Within.objects.filter(Q(place__in=own) | Q(around__in=own))
    places = {place for pair in near.values_list("place", "around") for place in pair}
    offices = Agency.objects.filter(standing(timezone.localdate()), place__in=places)
    field = "name_ur" if get_language() == "ur" else "name"
    return list(offices.order_by("name").values_list("pk", field))
