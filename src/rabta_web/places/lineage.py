"""Districts that came of others: who goes on with what was a district's when it was split on the way."""

from __future__ import annotations

from datetime import date

from rabta.places import Area
from rabta_web.places.atlas import gazetteer


def stands(id: str, day: date) -> bool:
    """Whether a place stands on a day; one that is no area, such as a border point, always does."""
    area = gazetteer().areas.get(id)
    return area is None or area.listed(day)


def heirs(id: str, since: date, day: date) -> list[str]:
    """The areas of a day that came of an area after another day, by id.

    An area that ended without any came to an end by going back into the one it was split from.
    """
    area = gazetteer().areas.get(id)
    if area is None:
        return []
    found = sorted(each.id for each in _came_of(area) if each.listed(day) and not each.listed(since))
    if found or area.listed(day) or not area.split_from:
        return found
    return [area.split_from] if stands(area.split_from, day) else []


def _came_of(area: Area) -> list[Area]:
    """All that was split from an area, and from what was split from it."""
    first = [each for each in gazetteer().areas.values() if each.split_from == area.id]
    return [*first, *(each for child in first for each in _came_of(child))]
