"""Reading sittings: the agenda that builds itself, who came, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta.law.duties import Committee
from rabta_web.access.life_cycles import Move
from rabta_web.access.models import Within
from rabta_web.access.rows import acts_for, reaches
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.choices import (
    DIRECTIVE,
    SECRETARY,
    SITTING,
    SITTING_STATES,
    Side,
    SittingState,
    Standing,
)
from rabta_web.committees.models import Addressee, AgendaItem, Directive, Minute, Present, Sitting
from rabta_web.committees.queries.directives import Line, line_of, standing_of
from rabta_web.incidents.vocabulary import law

MOST = 100
MINUTES, DIRECTED, ACTION, SILENT, MATTER = "minutes", "directed", "action", "silent", "matter"
SOURCES = {
    MINUTES: _("minutes of the last sitting"),
    DIRECTED: _("directed to this committee"),
    ACTION: _("decided earlier and still open"),
    SILENT: _("districts that are silent"),
    MATTER: _("new matter"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda as people read it; one that would be added now has no row yet."""

    row: AgendaItem | None
    number: int
    source: str
    about: UUID | None
    origin: str | Promise
    text: str
    note: str = ""
    minute: Minute | None = None
    decisions: tuple[Line, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A sitting in full."""

    sitting: Sitting
    committees: tuple[str, ...]
    place: str
    says: str | Promise
    items: tuple[Item, ...]
    attendance: tuple[Present, ...]
    quorum: str
    moves: tuple[Move, ...]
    runs: bool

    @property
    def came(self) -> int:
        """For how many offices somebody came."""
        return sum(each.came for each in self.attendance)


def committees_one_runs() -> list[tuple[str, str]]:
    """The committees one may call to a sitting: those one acts for."""
    return [(id, agency_named(id)) for id in acts_for(May.RUN)]


def known_of(agency: str) -> Committee | None:
    """What the pack knows of a committee at a place; None where it knows nothing."""
    office = Agency.objects.get(pk=agency)
    around = set(Within.objects.filter(place=office.place_id).values_list("around", flat=True))
    fitting = [
        each
        for each in law().duties.committees.values()
        if each.agency == office.kind and (not each.within or around & set(each.within))
    ]
    return fitting[0] if fitting else None


def sittings(*, by: Actor) -> list[tuple[Sitting, str, str | Promise]]:
    """The sittings one may see, the latest first."""
    with ledgered():
        found = list(Sitting.objects.filter(committees__overlap=reaches(May.FOLLOW)).order_by("-at")[:MOST])
        if found:
            write("sittings.listed", by=by, detail={"rows": len(found)})
    return [
        (each, "، ".join(map(agency_named, each.committees)), SITTING_STATES[SittingState(each.state)])
        for each in found
    ]


def open_sitting(id: UUID, *, by: Actor) -> Opened | None:
    """A sitting, and a ledger entry that it was read; None if there is none to see."""
    with ledgered():
        sitting = Sitting.objects.filter(pk=id, committees__overlap=reaches(May.FOLLOW)).first()
        if sitting is None:
            return None
        office = Agency.objects.select_related("place").get(pk=sitting.committees[0])
        write("sitting.read", by=by, chain=office.place.province or FEDERAL, record=id)
    mine = set(sitting.committees) <= set(acts_for(May.RUN))
    known = known_of(sitting.committees[0])
    stored = [_stored(row) for row in sitting.items.order_by("number")]
    more = coming(sitting, len(stored)) if sitting.state == SittingState.CALLED else []
    return Opened(
        sitting,
        tuple(map(agency_named, sitting.committees)),
        office.place_id,
        SITTING_STATES[SittingState(sitting.state)],
        (*stored, *more),
        tuple(sitting.attendance.order_by("noted_at", "id")),
        known.quorum if known else "",
        SITTING.possible(sitting.state, SECRETARY) if mine else (),
        mine,
    )


def coming(sitting: Sitting, after: int) -> list[Item]:
    """What belongs on the agenda by now and does not stand there yet: nobody has to put it there."""
    stands = set(sitting.items.values_list("source", "about"))
    found = [each for each in _belongs(sitting) if each not in stands]
    return [
        Item(None, after + number, source, about, SOURCES[source], *label(source, about))
        for number, (source, about) in enumerate(found, 1)
    ]


def _belongs(sitting: Sitting) -> Iterable[tuple[str, UUID]]:
    committees, now = sitting.committees, timezone.now()
    last = Sitting.objects.filter(
        committees__overlap=committees, state=SittingState.MINUTED, at__lt=sitting.at
    )
    yield from ((MINUTES, each.pk) for each in last.order_by("at"))
    waiting = [state for state, turn in DIRECTIVE.open.items() if turn.side == Side.ADDRESSEE]
    directed = Addressee.objects.filter(to_agency__in=committees, state__in=waiting)
    yield from ((DIRECTED, each.pk) for each in directed.order_by("due"))
    own = Directive.objects.filter(agency_id__in=committees).order_by("issued_at")
    for each in own:
        addressees = list(each.addressees.filter(state__in=DIRECTIVE.open))
        if each.item_id and addressees:
            yield ACTION, each.pk
        elif any(standing_of(one, now) in {Standing.SILENT, Standing.LATE} for one in addressees):
            yield SILENT, each.pk


def label(source: str, about: UUID | None, text: str = "") -> tuple[str, str]:
    """What an item is and how it stands, in the reader's language."""
    if source == MATTER or about is None:
        return text, ""
    if source == MINUTES:
        sitting = Sitting.objects.get(pk=about)
        return str(APPROVE).format(day=date_format(timezone.localtime(sitting.at), "DATE_FORMAT")), ""
    if source == DIRECTED:
        addressee = Addressee.objects.select_related("directive").get(pk=about)
        line = line_of(addressee, timezone.now())
        due = date_format(addressee.directive.due_on, "DATE_FORMAT")
        return addressee.directive.text, f"{line.sender} · {line.word} · {due}"
    directive = Directive.objects.get(pk=about)
    return directive.text, "" if source == ACTION else _how_many_are_silent(directive)


def _how_many_are_silent(directive: Directive) -> str:
    now = timezone.now()
    lines = [line_of(each, now) for each in directive.addressees.all()]
    quiet = sorted(line.place for line in lines if line.late)
    return f"{str(SILENT_OF).format(silent=len(quiet), all=len(lines))}: {'، '.join(quiet)}"


APPROVE = _("Approve the minutes of {day}")
SILENT_OF = _("{silent} of {all} silent or late")


def _stored(row: AgendaItem) -> Item:
    now = timezone.now()
    versions = list(row.minutes.order_by("-version")[:1])
    decided = Addressee.objects.select_related("directive").filter(directive__item=row)
    lines = tuple(line_of(each, now) for each in decided)
    return Item(
        row,
        row.number,
        row.source,
        row.about,
        SOURCES[row.source],
        *label(row.source, row.about, row.text),
        versions[0] if versions else None,
        lines,
        tuple(line.addressee.directive.text for line in lines),
    )


def seats(committees: Sequence[str]) -> list[str]:
    """The offices that sit in some committees, as far as the pack knows them, each once."""
    known = [each for agency in committees if (each := known_of(agency))]
    return list(dict.fromkeys(office for each in known for office in (each.chair, *each.members) if office))


def at_the_same_time(committees: Sequence[str], at: datetime) -> bool:
    """Whether one of these committees sits elsewhere at that very time."""
    return Sitting.objects.filter(
        committees__overlap=list(committees), at=at, state=SittingState.CALLED
    ).exists()
