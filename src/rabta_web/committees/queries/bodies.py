"""Reading committees: what each is, from the pack or as amended on screen, who sits, and when it is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from rabta.law.duties import Committee
from rabta.routing import ground_of
from rabta_web.access.models import Below, Within
from rabta_web.access.rows import acts_for, reaches
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.committees.bodies import Charter, Holder, Nomination
from rabta_web.committees.cadence import Turn, turn
from rabta_web.committees.choices import SittingState
from rabta_web.committees.models import Sitting
from rabta_web.incidents.vocabulary import law, words

HELD = (SittingState.HELD, SittingState.MINUTED, SittingState.APPROVED)


@dataclass(frozen=True, slots=True)
class Body:
    """A committee as it is known on a day. What nobody knows is "", () or None."""

    agency: Agency
    name: str
    place: str
    known: Committee | None
    charter: Charter | None

    @property
    def chair(self) -> str:
        """The office in the chair."""
        return self.charter.chair if self.charter else self.known.chair if self.known else ""

    @property
    def members(self) -> tuple[str, ...]:
        """The other offices that sit in it."""
        if self.charter:
            return tuple(self.charter.members)
        return self.known.members if self.known else ()

    @property
    def offices(self) -> tuple[str, ...]:
        """All offices that sit in it, the chair first, each once."""
        return tuple(dict.fromkeys(each for each in (self.chair, *self.members) if each))

    @property
    def sends_away(self) -> tuple[str, ...]:
        """The offices that also decide who is sent out of the country."""
        return tuple(self.charter.sends_away) if self.charter else ()

    @property
    def quorum(self) -> int | None:
        """How many offices a sitting needs."""
        return self.charter.quorum if self.charter else None

    @property
    def quorum_in_words(self) -> str:
        """The quorum as it is shown; "" where it is not known."""
        if self.charter:
            return "" if self.charter.quorum is None else str(self.charter.quorum)
        return self.known.quorum if self.known else ""

    @property
    def every_months(self) -> int | None:
        """Every how many months it is to sit."""
        if self.charter:
            return self.charter.every_months
        return self.known.every_months if self.known else None

    @property
    def cadence(self) -> str:
        """How often it is to sit, in the words of the pack."""
        return "" if self.charter or self.known is None else words().pack(self.known.cadence)

    def sees(self, part: str) -> bool:
        """Whether a part of the agenda comes to it by itself; it does where nothing else was said."""
        return not self.charter or part in self.charter.sees


def bodies(agencies: Iterable[str], day: date | None = None) -> dict[str, Body]:
    """Some committees as they were known on a day, or are today; asked together, however many."""
    day = day or timezone.localdate()
    offices = {each.id: each for each in Agency.objects.filter(pk__in=set(agencies)).select_related("place")}
    around: dict[str, set[str]] = {}
    places = {each.place_id for each in offices.values()}
    for place, other in Within.objects.filter(place__in=places).values_list("place", "around"):
        around.setdefault(place, set()).add(other)
    charters: dict[str, Charter] = {}
    for charter in Charter.objects.filter(agency_id__in=offices, begins__lte=day).order_by("version"):
        charters[charter.agency_id] = charter
    urdu = get_language() == "ur"
    return {
        id: Body(
            office,
            office.name_ur if urdu else office.name,
            office.place.name_ur if urdu else office.place.name,
            _fitting(office.kind, around.get(office.place_id, set())),
            charters.get(id),
        )
        for id, office in offices.items()
    }


def body_of(agency: str) -> Body | None:
    """One committee; None where there is no committee of that name."""
    found = bodies([agency]).get(agency)
    return found if found and found.agency.kind in kinds() else None


def _fitting(kind: str, around: set[str]) -> Committee | None:
    fitting = (
        each
        for each in law().duties.committees.values()
        if each.agency == kind and (not each.within or around & set(each.within))
    )
    return next(fitting, None)


def kinds() -> set[str]:
    """The kinds of agencies that are committees."""
    return {each.agency for each in law().duties.committees.values() if each.agency}


def committees_followed() -> list[Agency]:
    """The committees one looks on at, and those below them, those above first."""
    followed = reaches(May.FOLLOW)
    below = Below.objects.filter(above__in=followed).values_list("agency", flat=True)
    found = Agency.objects.filter(Q(pk__in=followed) | Q(pk__in=list(below)), kind__in=kinds(), ends=None)
    return sorted(found.select_related("place"), key=lambda each: (-LEVELS.index(each.level), each.name))


LEVELS = ("district", "zone", "province", "country")


def committee_above(agency: str) -> Agency | None:
    """The committee of the next level around one; None for the highest.

    No line of command is asked for: a province is not below the federation, and still turns to it.
    """
    office = Agency.objects.filter(pk=agency).first()
    if office is None:
        return None
    around = Within.objects.filter(place=office.place_id).exclude(around=office.place_id).values("around")
    found = Agency.objects.filter(kind__in=kinds(), place__in=around, ends=None).order_by("id")
    return min(found, key=lambda each: LEVELS.index(each.level), default=None)


def committees_inside(agencies: Iterable[str]) -> list[Agency]:
    """The committees of places that lie within those of some agencies, the higher levels first."""
    places = Agency.objects.filter(pk__in=list(agencies)).values("place")
    inside = Within.objects.filter(around__in=places).values("place")
    standing = Agency.objects.filter(kind__in=kinds(), place__in=inside, ends=None)
    found = standing.select_related("place").exclude(pk__in=list(agencies))
    return sorted(found, key=lambda each: (-LEVELS.index(each.level), each.name))


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an office of a committee, from when to when; `until` is None for whoever holds it last."""

    office: str
    name: str
    person: UUID | None
    begins: date
    until: date | None


def holders(agency: str) -> list[Held]:
    """Everybody who held an office of a committee, each office's latest first."""
    rows = list(Holder.objects.filter(agency_id=agency).order_by("office", "begins", "noted_at"))
    found = []
    for row, following in zip_longest(rows, rows[1:]):
        until = following.begins if following and following.office == row.office else None
        if row.name and until != row.begins:
            found.append(Held(row.office, row.name, row.person, row.begins, until))
    return sorted(found, key=lambda each: (each.office, -each.begins.toordinal()))


def holding(agency: str, day: date) -> dict[str, Held]:
    """Who holds which office of a committee on a day."""
    return {
        each.office: each
        for each in holders(agency)
        if each.begins <= day and (each.until is None or day < each.until)
    }


def deputies(agency: str, day: date) -> list[Nomination]:
    """The deputies who were named by letter for a day."""
    return list(Nomination.objects.filter(agency_id=agency, begins__lte=day, ends__gte=day))


def nominations(agency: str) -> list[Nomination]:
    """All deputies who were named by letter, the latest first."""
    return list(Nomination.objects.filter(agency_id=agency).order_by("-begins"))


def charters(agency: str) -> list[Charter]:
    """Every version of what was written down of a committee, the latest first."""
    return list(Charter.objects.filter(agency_id=agency).order_by("-version"))


def turns(agencies: Sequence[str] | None = None) -> list[Turn]:
    """When the committees one runs are to sit next, as far as anybody knows how often; the overdue first."""
    ours = list(agencies if agencies is not None else acts_for(May.RUN))
    today, calendar = timezone.localdate(), ground_of(law()).calendar
    sat: dict[str, date] = {}
    called: dict[str, date] = {}
    rows = Sitting.objects.filter(committees__overlap=ours, objectives__isnull=True)
    for committees, state, at in rows.order_by("at").values_list("committees", "state", "at"):
        day = timezone.localdate(at)
        for each in committees:
            if state in HELD:
                sat[each] = day
            elif state == SittingState.CALLED and day >= today:
                called.setdefault(each, day)
    found = [
        turn(id, last=sat.get(id), called=called.get(id), months=months, today=today, calendar=calendar)
        for id, body in bodies(ours).items()
        if (months := body.every_months)
    ]
    return sorted(found, key=lambda each: each.by)
