"""Reading places. They are no secret: whoever has signed in may read them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import get_language

from rabta_web.places.models import Place


def inside(around: str) -> list[Place]:
    """The districts and border points within a place, and the place itself, by name."""
    rows = Place.objects.extra(
        where=["exists (select from access_within w where w.place = places_place.id and w.around = %s)"],
        params=[around],
    )
    return sorted(rows, key=lambda place: (place.id != around, place.name))


def named(id: str) -> str:
    """The name of a place in the reader's language."""
    return in_language(_place(id))


@lru_cache(maxsize=4096)
def _place(id: str) -> Place:
    """A place. Places come with the packs, which are loaded before the server starts."""
    return Place.objects.get(id=id)


def names_of_places(ids: Iterable[str]) -> dict[str, str]:
    """The names of some places in the reader's language, by id, asked for at once."""
    return {place.id: in_language(place) for place in Place.objects.filter(pk__in=set(ids))}


def in_language(place: Place) -> str:
    """The name of a place in the reader's language."""
    return place.name_ur if get_language() == "ur" else place.name


def province_of(id: str) -> str:
    """The province a place is in; "" where it is in none."""
    return _place(id).province
