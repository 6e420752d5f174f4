"""Reading sittings: the agenda as it stands, who came and who counts, what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from rabta_web.access.life_cycles import Move
from rabta_web.access.rows import acts_for, current, reaches
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import told_apart
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.bodies import Annex, Gap, Recusal
from rabta_web.committees.choices import SECRETARY, SITTING, SITTING_STATES, STANDINGS, SittingState
from rabta_web.committees.models import Addressee, AgendaItem, Minute, Present, Sitting
from rabta_web.committees.queries.agenda import Asked, Facts, belongs, facts_of
from rabta_web.committees.queries.agenda_words import ORIGINS, Names, Told, told
from rabta_web.committees.queries.bodies import Body, bodies, committees_inside
from rabta_web.committees.queries.directives import standing_of
from rabta_web.committees.queries.unconfirmed import lacks, quorums
from rabta_web.committees.quorum import Quorum
from rabta_web.incidents.vocabulary import law, words

MOST = 100
AT_ONCE = timedelta(minutes=30)
"""How far apart two sittings of one chair are at least: a sitting has no set end, so this is ours."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with one of its owners, as it stands."""

    addressee: Addressee
    text: str
    receiver: str
    word: str | Promise


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda as people read it; one that would be added now has no row yet."""

    row: AgendaItem | None
    number: int
    source: str
    about: UUID | None
    committee: str
    facts: Facts | None
    told: Told
    minute: Minute | None = None
    decisions: tuple[Decided, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    without_quorum: bool = False

    @property
    def origin(self) -> str | Promise:
        """Where it comes from, in words."""
        return ORIGINS[self.source]

    @property
    def text(self) -> str:
        """What it is."""
        return self.told.text

    @property
    def note(self) -> str:
        """How it stands."""
        return self.told.note


@dataclass(frozen=True, slots=True)
class Opened:
    """A sitting in full, for one reader."""

    sitting: Sitting
    bodies: dict[str, Body]
    says: str | Promise
    items: tuple[Item, ...]
    hidden: tuple[Recusal, ...]
    attendance: tuple[Present, ...]
    quorums: dict[str, Quorum]
    gaps: tuple[Gap, ...]
    invited: tuple[str, ...]
    moves: tuple[Move, ...]
    runs: bool

    @property
    def committees(self) -> tuple[str, ...]:
        """The names of the committees that sit."""
        return tuple(self.bodies[each].name for each in self.sitting.committees)

    @property
    def is_consultation(self) -> bool:
        """Whether it is one."""
        return self.sitting.objectives is not None

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that sit, each once; of a consultation also the committees that are invited."""
        sit = (office for each in self.sitting.committees for office in self.bodies[each].offices)
        return tuple(dict.fromkeys((*sit, *self.invited)))

    @property
    def came(self) -> int:
        """For how many offices somebody came."""
        return sum(each.came for each in self.attendance)


def committees_one_runs() -> list[tuple[str, str]]:
    """The committees one may call to a sitting: those one acts for."""
    names = _names_of(acts_for(May.RUN))
    return [(id, names[id]) for id in acts_for(May.RUN)]


def committees_to_invite() -> list[tuple[str, list[tuple[str, str]]]]:
    """The committees one may invite to a consultation, by kind: those of the places within one's own."""
    kinds: dict[str, list[Agency]] = {}
    for each in committees_inside(acts_for(May.RUN)):
        kinds.setdefault(each.kind, []).append(each)
    labels = law().duties.agencies
    return [(words().pack(labels[kind].label), told_apart(found)) for kind, found in kinds.items()]


def sittings(*, by: Actor) -> list[tuple[Sitting, str, str | Promise]]:
    """The sittings one may see, the latest first."""
    with ledgered():
        found = list(Sitting.objects.filter(_seen()).order_by("-at")[:MOST])
        if found:
            write("sittings.listed", by=by, detail={"rows": len(found)})
    names = _names_of({id for each in found for id in each.committees})
    return [
        (each, "، ".join(names[id] for id in each.committees), SITTING_STATES[SittingState(each.state)])
        for each in found
    ]


def open_sitting(id: UUID, *, by: Actor, whole: bool = False) -> Opened | None:
    """A sitting, and a ledger entry that it was read; None if there is none to see.

    `whole` counts the figures of the month too, which a page that is opened often can do without.
    """
    with ledgered():
        sitting = Sitting.objects.filter(_seen(), pk=id).first()
        if sitting is None:
            return None
        first = Agency.objects.select_related("place").get(pk=sitting.committees[0])
        write("sitting.read", by=by, chain=first.place.province or FEDERAL, record=id)
    return opened(sitting, whole=whole)


def opened(sitting: Sitting, *, whole: bool = True) -> Opened:
    """A sitting in full."""
    known = bodies(sitting.committees, timezone.localdate(sitting.at))
    attendance = _latest(sitting.attendance.order_by("noted_at", "id"))
    recusals = tuple(sitting.recusals.order_by("number", "office"))
    counted = quorums(sitting.committees, known, attendance, recusals)
    runs = set(sitting.committees) <= set(acts_for(May.RUN))
    items = _items(Asked(sitting, known, timezone.now(), whole), recusals, counted)
    mine = current().person
    invited = _names_of(sitting.invited)
    return Opened(
        sitting,
        known,
        SITTING_STATES[SittingState(sitting.state)],
        items,
        tuple(each for each in recusals if each.person == mine),
        attendance,
        counted,
        tuple(sitting.gaps.order_by("noted_at")) if sitting.objectives is not None else (),
        tuple(invited[each] for each in sitting.invited),
        SITTING.possible(sitting.state, SECRETARY) if runs else (),
        runs,
    )


def _latest(rows: Iterable[Present]) -> tuple[Present, ...]:
    """The last word on each office, in the order in which they were first written down."""
    found: dict[str, Present] = {}
    for each in rows:
        found[each.office] = each
    return tuple(found.values())


def _items(asked: Asked, recusals: Sequence[Recusal], counted: dict[str, Quorum]) -> tuple[Item, ...]:
    """What stands on the agenda, and what belongs there by now and does not stand there yet."""
    sitting = asked.sitting
    rows = list(sitting.items.order_by("number"))
    kept = {each.item_id: json.loads(each.numbers) for each in Annex.objects.filter(item__in=rows)}
    live = [(each.source, each.about) for each in rows if each.about and each.pk not in kept]
    called = sitting.state == SittingState.CALLED
    stands = {(each.source, each.about) for each in rows}
    more = [each for each in belongs(asked) if each[:2] not in stands] if called else []
    facts = facts_of(asked, [*live, *(each[:2] for each in more)])
    said: list[Facts | None] = [
        kept.get(row.pk) or (facts.get((row.source, row.about)) if row.about else None) for row in rows
    ]
    names = Names([*(each for each in said if each), *facts.values()])
    minutes, decided = _minutes_of(sitting), _decided_on(rows)
    apart: dict[UUID, list[Recusal]] = {}
    for recusal in recusals:
        apart.setdefault(recusal.item_id, []).append(recusal)
    stored = [
        Item(
            row,
            row.number,
            row.source,
            row.about,
            row.committee,
            about,
            told(row.source, about, row.text, names),
            minutes.get(row.pk),
            tuple(decided.get(row.pk, ())),
            tuple(apart.get(row.pk, ())),
            not called and lacks(counted, row.committee, row.number),
        )
        for row, about in zip(rows, said, strict=True)
    ]
    last = max((row.number for row in rows), default=0)
    last = max([last, *(recusal.number for recusal in recusals)])
    coming = [
        Item(None, number, source, about, whose, found, told(source, found, "", names))
        for number, (source, about, whose) in enumerate(more, last + 1)
        for found in [facts.get((source, about))]
    ]
    return (*stored, *coming)


def _minutes_of(sitting: Sitting) -> dict[UUID | None, Minute]:
    rows = sitting.minutes.order_by("item", "-version").distinct("item")
    return {each.item_id: each for each in rows}


def _decided_on(rows: Sequence[AgendaItem]) -> dict[UUID, list[Decided]]:
    now = timezone.now()
    lines = list(Addressee.objects.select_related("directive").filter(directive__item__in=rows))
    names = _names_of({each.to_agency for each in lines})
    found: dict[UUID, list[Decided]] = {}
    for each in lines:
        item = each.directive.item_id
        if item is not None:
            word = STANDINGS[standing_of(each, now)]
            decided = Decided(each, each.directive.text, names[each.to_agency], word)
            found.setdefault(item, []).append(decided)
    return found


def _names_of(agencies: Iterable[str]) -> dict[str, str]:
    name = "name_ur" if get_language() == "ur" else "name"
    return dict(Agency.objects.filter(pk__in=set(agencies)).values_list("pk", name))


def _seen() -> Q:
    followed = reaches(May.FOLLOW)
    return Q(committees__overlap=followed) | Q(invited__overlap=followed)


def versions(item: AgendaItem) -> list[Minute]:
    """Every version of what the minutes say of an item, the latest first."""
    return list(item.minutes.order_by("-version"))


def at_the_same_time(committees: Sequence[str], at: datetime) -> bool:
    """Whether one of these committees sits elsewhere at that very time."""
    return Sitting.objects.filter(
        committees__overlap=list(committees),
        at__gt=at - AT_ONCE,
        at__lt=at + AT_ONCE,
        state=SittingState.CALLED,
    ).exists()


def chair_sits(tokens: Sequence[bytes], at: datetime) -> bool:
    """Whether whoever is in the chair, by office or by name, sits elsewhere at that time."""
    with connection.cursor() as cursor:
        cursor.execute("select committees_chair_sits(%s, %s, %s)", [list(tokens), at - AT_ONCE, at + AT_ONCE])
        return bool(cursor.fetchone()[0])
