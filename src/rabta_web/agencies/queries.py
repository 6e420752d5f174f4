"""Reading agencies. They are no secret: whoever has signed in may read them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import get_language

from rabta_web.access.models import Below, Within
from rabta_web.agencies.models import Agency


def named(id: str) -> str:
    """The name of an agency in the reader's language."""
    agency = Agency.objects.get(id=id)
    return agency.name_ur if get_language() == "ur" else agency.name


def lines_of(ids: set[str]) -> frozenset[str]:
    """Some agencies and all above them."""
    return frozenset(Below.objects.filter(agency__in=ids).values_list("above", flat=True))


def known(id: str) -> bool:
    """Whether there is an agency by an id."""
    return Agency.objects.filter(id=id).exists()


MOST = 200
"""How many offices a list shows at once."""


def offices_at(place: str) -> list[Agency]:
    """The offices at a place."""
    return list(Agency.objects.filter(place=place).order_by("kind", "id"))


def around(place: str, kinds: Sequence[str]) -> list[Agency]:
    """The offices of some kinds whose own place is, or lies around, a place; in the order of the kinds."""
    places = Within.objects.filter(place=place).values_list("around", flat=True)
    offices = Agency.objects.filter(kind__in=kinds, place__in=places)
    return sorted(offices, key=lambda office: (kinds.index(office.kind), office.id))


def found(words: str) -> list[Agency]:
    """Offices with some words in their name in either language, in order."""
    named = Q(name__icontains=words) | Q(name_ur__contains=words)
    return list(Agency.objects.filter(named).select_related("place").order_by("name")[:MOST])


def opened(id: str) -> Agency | None:
    """An office with its place."""
    return Agency.objects.filter(pk=id).select_related("place").first()


def line_above(office: Agency) -> list[Agency]:
    """The offices above one, the nearest first."""
    line: list[Agency] = []
    head = office.above
    while head is not None:
        line.append(head)
        head = head.above
    return line


def next_below(office: Agency) -> list[Agency]:
    """The offices next below one, by name."""
    return list(Agency.objects.filter(above=office).order_by("name"))
