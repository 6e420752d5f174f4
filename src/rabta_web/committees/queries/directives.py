"""Reading directives: what is directed to one's office, and which of those directed have moved."""

from __future__ import annotations

from base64 import b64decode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import Move, steps_up
from rabta_web.access.models import Below, Within
from rabta_web.access.rows import acts_for, reaches
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import heads, names_of_offices, steps_above, told_apart
from rabta_web.agencies.queries import named as agency_named
from rabta_web.agencies.queries import standing as standing_on
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.choices import (
    DIRECTIVE,
    DONE,
    STANDINGS,
    STATES,
    Side,
    Standing,
    State,
    Verb,
)
from rabta_web.committees.models import Addressee, Directive, Scan, Step
from rabta_web.places.atlas import short_name
from rabta_web.places.lineage import heirs, stands
from rabta_web.places.models import Place
from rabta_web.places.pages import corner
from rabta_web.places.queries import names_of_places
from rabta_web.ui.templatetags.tiles import OnMap

EVERY = timedelta(hours=72)
"""How long each office up the line has before silence goes to the next."""

MOST = 200
LATE = frozenset({Standing.SILENT, Standing.LATE})
_BY_STATE = {
    State.VERIFIED: Standing.DONE,
    State.DONE: Standing.DONE,
    State.IN_PROGRESS: Standing.MOVING,
    State.ACKNOWLEDGED: Standing.ACKNOWLEDGED,
    State.SENT: Standing.WAITING,
    State.COULD_NOT: Standing.OVER,
    State.EXCUSED: Standing.OVER,
    State.RECALLED: Standing.OVER,
    State.PASSED_ON: Standing.OVER,
}


@dataclass(frozen=True, slots=True)
class SeenStep:
    """A step as people read it, with the letters that came with it."""

    step: Step
    done: str | Promise
    by: str
    scans: tuple[Scan, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A directive with one addressee, as it stands."""

    addressee: Addressee
    sender: str
    receiver: str
    place: str
    says: str | Promise
    standing: Standing
    word: str | Promise
    stands_with: str
    comes_from: str = ""
    """The office that it came from, where its district was split on the way."""
    goes_to: tuple[str, ...] = ()
    """The districts that came of this one, while the item has not been passed on to them yet."""

    @property
    def late(self) -> bool:
        """Whether somebody should have acted by now."""
        return self.standing in LATE


@dataclass(frozen=True, slots=True)
class Opened:
    """A directive with one addressee in full, for either side."""

    line: Line
    directive: Directive
    steps: tuple[SeenStep, ...]
    moves: dict[Side, tuple[Move, ...]]


@dataclass(frozen=True, slots=True)
class Course:
    """A directive with all its addressees: who has moved and who is silent."""

    directive: Directive
    sender: str
    lines: tuple[Line, ...]
    counted: tuple[tuple[str | Promise, int], ...]
    tiles: tuple[OnMap, ...]
    legend: tuple[str | Promise, ...]


def standing_of(addressee: Addressee, now: datetime) -> Standing:
    """Where one addressee stands: silent if never acknowledged in time, late if not done by the day."""
    standing = _BY_STATE[State(addressee.state)]
    if addressee.due is None or now < addressee.due:
        return standing
    if standing is Standing.WAITING:
        return Standing.SILENT
    return Standing.LATE if standing in {Standing.ACKNOWLEDGED, Standing.MOVING} else standing


def line_of(addressee: Addressee, now: datetime) -> Line:
    """An addressee as people read it."""
    return lines_of([addressee], now)[0]


def lines_of(addressees: Sequence[Addressee], now: datetime) -> list[Line]:
    """Some addressees as people read them; their names are asked for together, however many they are."""
    standings = [standing_of(each, now) for each in addressees]
    late = any(each in LATE for each in standings)
    above = heads() if late else {}
    up = [
        steps_above(each.to_agency, steps_up(each.due, now, EVERY), above) if standing in LATE else ""
        for each, standing in zip(addressees, standings, strict=True)
    ]
    passing = [_goes_to(each, now) for each in addressees]
    offices = names_of_offices(
        {id for each in addressees for id in (each.from_agency, each.to_agency, each.origin_agency)} | {*up}
    )
    places = names_of_places({each.place_id for each in addressees} | {id for ids in passing for id in ids})
    return [
        Line(
            each,
            offices[each.from_agency],
            offices[each.to_agency],
            places[each.place_id],
            STATES[State(each.state)],
            standing,
            STANDINGS[standing],
            offices.get(with_whom, ""),
            offices.get(each.origin_agency, ""),
            tuple(places[id] for id in ids if id in places),
        )
        for each, standing, with_whom, ids in zip(addressees, standings, up, passing, strict=True)
    ]


def _goes_to(addressee: Addressee, now: datetime) -> list[str]:
    """The districts that came of an addressee's, which has ended and not passed the item on yet."""
    today = timezone.localdate(now)
    turn = DIRECTIVE.open.get(addressee.state)
    if turn is None or turn.side != Side.ADDRESSEE or stands(addressee.place_id, today):
        return []
    return heirs(addressee.place_id, timezone.localdate(addressee.directive.issued_at), today)


def open_addressee(id: UUID, *, by: Actor) -> Opened | None:
    """A directive with one addressee, and a ledger entry that it was read; None if there is none to see."""
    with ledgered():
        found = Addressee.objects.select_related("directive").filter(_seen(), pk=id).first()
        if found is None:
            return None
        chain = found.directive.province or FEDERAL
        write("directive.read", by=by, chain=chain, record=found.directive_id)
        runs = acts_for(May.RUN)
        moves = {
            side: DIRECTIVE.possible(found.state, side)
            for side, agency in ((Side.ADDRESSEE, found.to_agency), (Side.SENDER, found.from_agency))
            if agency in runs
        }
        return Opened(line_of(found, timezone.now()), found.directive, _steps(found), moves)


def course(id: UUID, *, by: Actor) -> Course | None:
    """A directive with everybody it is for; None if the person sees no such directive."""
    with ledgered():
        directive = Directive.objects.filter(_issued_or_addressed(), pk=id).first()
        if directive is None:
            return None
        write("directive.read", by=by, chain=directive.province or FEDERAL, record=directive.pk)
    now = timezone.now()
    found = Addressee.objects.filter(_seen(), directive=directive).select_related("directive")
    lines = lines_of(list(found), now)
    lines.sort(key=lambda line: (list(Standing).index(line.standing) * -1, line.place))
    order = list(Standing)
    counted = Counter(line.standing for line in lines)
    return Course(
        directive,
        agency_named(directive.agency_id),
        tuple(lines),
        tuple((STANDINGS[each], counted[each]) for each in order if counted[each]),
        _tiles(lines, now),
        tuple(STANDINGS[each] for each in order),
    )


def course_rows(found: Course) -> list[Sequence[object]]:
    """A directive's table as rows to take along, the first of them its heading."""
    head = (_("Office"), _("District"), _("It is"), _("Stands"), _("State"), _("Since"), _("By"))
    rows: list[Sequence[object]] = [(*map(str, head), str(_("Stands with")), str(_("Came from")))]
    for line in found.lines:
        since = timezone.localdate(line.addressee.since)
        bound = str(_("order") if line.addressee.bound else _("request"))
        says = (line.receiver, line.place, bound, str(line.word), str(line.says))
        rows.append((*says, since, found.directive.due_on, line.stands_with, line.comes_from))
    return rows


def _tiles(lines: list[Line], now: datetime) -> tuple[OnMap, ...]:
    """The districts among the addressees as tiles, in the class of their standing."""
    by_place, order = {line.addressee.place_id: line for line in lines}, list(Standing)
    return tuple(
        OnMap(
            column,
            row,
            short_name(area, tile),
            line.place,
            order.index(line.standing),
            str(line.word),
            str(line.word),
            reverse("addressee", args=[line.addressee.pk]),
        )
        for area, tile, column, row in corner(by_place, timezone.localdate(now))
        for line in (by_place[area.id],)
    )


def to_do(*, by: Actor) -> list[Line]:
    """What is directed to the offices one acts for and not over, what ends first before the rest."""
    open_here = [state for state, turn in DIRECTIVE.open.items() if turn.side == Side.ADDRESSEE]
    return _listed(Addressee.objects.filter(to_agency__in=acts_for(May.RUN), state__in=open_here), by)


def to_check(*, by: Actor) -> list[Line]:
    """What was reported to the offices one acts for, and waits to be verified."""
    open_there = [state for state, turn in DIRECTIVE.open.items() if turn.side == Side.SENDER]
    return _listed(Addressee.objects.filter(from_agency__in=acts_for(May.RUN), state__in=open_there), by)


def issued(*, by: Actor) -> list[tuple[Directive, int, int]]:
    """What the offices one looks on at issued, the latest first, with how many it is for and have moved."""
    with ledgered():
        found = list(
            Directive.objects.filter(agency_id__in=reaches(May.FOLLOW)).order_by("-issued_at")[:MOST]
        )
        if found:
            write("directives.listed", by=by, detail={"rows": len(found)})
    answered = Count("pk", filter=~Q(state=State.SENT))
    counted = Addressee.objects.filter(directive__in=found).values_list("directive")
    counts = {id: (all, moved) for id, all, moved in counted.annotate(all=Count("pk"), moved=answered)}
    return [(each, *counts.get(each.pk, (0, 0))) for each in found]


def scan_of(id: UUID, *, by: Actor) -> Cleaned | None:
    """A letter with its kind, and a ledger entry that it was read; None if there is none to see."""
    with ledgered():
        scan = Scan.objects.select_related("step__addressee__directive").filter(pk=id).first()
        if scan is None:
            return None
        directive = scan.step.addressee.directive
        write("scan.read", by=by, chain=directive.province or FEDERAL, record=directive.pk)
    return Cleaned(scan.kind, b64decode(scan.content))


def whom_to_direct(agency: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds of offices, each with those in the province of an agency or around it; those below come first.

    Whatever lies around the province is there as well: federal offices and their zones, which one requests.
    """
    sender = Agency.objects.select_related("place").get(pk=agency)
    today = timezone.localdate()
    there = Place.objects.filter(province=sender.place.province).values("id")
    around = Within.objects.filter(place__in=there).values("around")
    inside = Q(place__in=around) if sender.place.province else Q()
    below = set(Below.objects.filter(above=agency).values_list("agency", flat=True)) - {agency}
    offices = Agency.objects.filter(standing_on(today), inside).exclude(pk=agency).order_by("kind", "name")
    kinds: dict[str, list[Agency]] = {}
    for office in offices.select_related("place"):
        if stands(office.place_id, today):
            kinds.setdefault(office.kind, []).append(office)
    told = [(kind, told_apart(found)) for kind, found in kinds.items()]
    return sorted(told, key=lambda item: (not {id for id, _ in item[1]} & below, item[0]))


def _listed(found: QuerySet[Addressee], by: Actor) -> list[Line]:
    now = timezone.now()
    with ledgered():
        rows = list(found.select_related("directive").order_by("due", "since")[:MOST])
        if rows:
            write("directives.listed", by=by, detail={"rows": len(rows)})
    return lines_of(rows, now)


def _steps(addressee: Addressee) -> tuple[SeenStep, ...]:
    steps = list(addressee.steps.prefetch_related("scans").order_by("made_at"))
    people = names_of({step.made_by for step in steps if step.made_by})
    return tuple(
        SeenStep(
            step,
            DONE[Verb(step.verb)],
            people.get(step.made_by, "") if step.made_by else "",
            tuple(step.scans.all()),
        )
        for step in steps
    )


def _seen() -> Q:
    followed = reaches(May.FOLLOW)
    return Q(from_agency__in=followed) | Q(to_agency__in=followed)


def _issued_or_addressed() -> Q:
    return Q(agency_id__in=reaches(May.FOLLOW)) | Q(
        pk__in=Addressee.objects.filter(_seen()).values("directive")
    )
