"""Reading agencies. They are no secret: whoever has signed in may read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language

from rabta_web.access.models import Below, Within
from rabta_web.access.rows import current, reaches
from rabta_web.access.values import Verb
from rabta_web.agencies.models import Agency, Line
from rabta_web.places.queries import in_language, inside


def named(id: str) -> str:
    """The name of an agency in the reader's language."""
    return in_their_language(Agency.objects.get(id=id))


def in_their_language(agency: Agency) -> str:
    """The name of an agency that was read before, in the reader's language."""
    return agency.name_ur if get_language() == "ur" else agency.name


def names_of_offices(ids: Iterable[str]) -> dict[str, str]:
    """The names of some agencies in the reader's language, by id, asked for at once."""
    urdu = get_language() == "ur"
    found = Agency.objects.filter(pk__in=set(ids)).values_list("id", "name_ur" if urdu else "name")
    return dict(found)


def heads() -> dict[str, str | None]:
    """Who is next above every office today."""
    return dict(Agency.objects.values_list("id", "above_id"))


def steps_above(agency: str, steps: int, above: Mapping[str, str | None]) -> str:
    """The office so many steps above one, or the highest there is; "" for none, or no step."""
    found = ""
    for _step in range(steps):
        head = above.get(found or agency)
        if not head:
            break
        found = head
    return found


def lines_of(ids: set[str]) -> frozenset[str]:
    """Some agencies and all above them."""
    return frozenset(Below.objects.filter(agency__in=ids).values_list("above", flat=True))


def managed() -> set[str]:
    """The offices that the person manages: those at which they administer, and all below."""
    return set(reaches(Verb.MANAGE_AGENCIES))


def known(id: str) -> bool:
    """Whether there is an agency by an id."""
    return Agency.objects.filter(id=id).exists()


MOST = 200
"""How many offices a list shows at once."""


def standing(day: date) -> Q:
    """The offices that have not ended by a day."""
    return Q(ends=None) | Q(ends__gt=day)


def offices_at(place: str) -> list[Agency]:
    """The offices at a place."""
    return list(Agency.objects.filter(place=place).order_by("kind", "id"))


def around(place: str, kinds: Sequence[str]) -> list[Agency]:
    """The offices of some kinds whose own place is, or lies around, a place; in the order of the kinds."""
    places = Within.objects.filter(place=place).values_list("around", flat=True)
    today = timezone.localdate()
    offices = Agency.objects.filter(standing(today), kind__in=kinds, place__in=places)
    return sorted(offices, key=lambda office: (kinds.index(office.kind), office.id))


def found(words: str) -> list[Agency]:
    """Offices with some words in their name in either language, in order."""
    named = Q(name__icontains=words) | Q(name_ur__contains=words)
    return list(Agency.objects.filter(named).select_related("place").order_by("name")[:MOST])


def opened(id: str) -> Agency | None:
    """An office with its place."""
    return Agency.objects.filter(pk=id).select_related("place").first()


def near(agencies: Sequence[str]) -> list[tuple[str, str]]:
    """The offices at the places of some and where those lie, and next below and above them, by name."""
    own = Agency.objects.filter(pk__in=agencies)
    places = Q(place__in=own.values("place")) | Q(place__in=own.values("place__within"))
    beside = places | Q(above__in=own) | Q(pk__in=own.values("above"))
    rows = Agency.objects.filter(beside, standing(timezone.localdate())).exclude(pk__in=agencies)
    urdu = get_language() == "ur"
    return [(row.id, row.name_ur if urdu else row.name) for row in rows.order_by("name")[:MOST]]


def line_above(office: Agency) -> list[Agency]:
    """The offices above one, the nearest first."""
    line: list[Agency] = []
    head = office.above
    while head is not None:
        line.append(head)
        head = head.above
    return line


def up_the_line(agency: str, steps: int) -> str:
    """The name of the office so many steps above one, or of the highest there is; "" for none, or no step."""
    found = steps_above(agency, steps, heads()) if steps else ""
    return named(found) if found else ""


def next_below(office: Agency) -> list[Agency]:
    """The offices next below one, by name."""
    return list(Agency.objects.filter(above=office).order_by("name"))


def lines_in_time(office: Agency) -> list[Line]:
    """Who was, is and will be next above an office, the latest first."""
    return list(office.lines.select_related("above").order_by(F("begins").desc(nulls_last=True)))


def told_apart(offices: Iterable[Agency]) -> list[tuple[str, str]]:
    """Offices of one kind by what tells them apart: their place, or the name where two stand at one place."""
    found = list(offices)
    at = Counter(office.place_id for office in found)
    return [
        (office.id, in_language(office.place) if at[office.place_id] == 1 else in_their_language(office))
        for office in found
    ]


def kinds_of_offices() -> list[tuple[str, str]]:
    """The kinds of offices that stand somewhere, each as the first of its kind is called."""
    rows = Agency.objects.order_by("kind", "id").distinct("kind")
    urdu = get_language() == "ur"
    return [
        (row.kind, (row.name_ur if urdu else row.name).rpartition("،" if urdu else ",")[0]) for row in rows
    ]


def heads_to_choose(office: Agency | None) -> list[tuple[str, str]]:
    """The offices below which one may put another: those one manages, and not the office itself."""
    left = {office.id} if office else set()
    rows = Agency.objects.filter(standing(timezone.localdate()), pk__in=managed() - left).order_by("name")
    urdu = get_language() == "ur"
    return [(row.id, row.name_ur if urdu else row.name) for row in rows]


def places_managed() -> list[tuple[str, str]]:
    """The places at which one may open an office, by name."""
    around = [grant.place for grant in current().grants if grant.verb is Verb.MANAGE_AGENCIES]
    places = {place.id: in_language(place) for each in around for place in inside(each)}
    return sorted(places.items(), key=lambda place: place[1])
