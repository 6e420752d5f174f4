"""Site: what a record's free words about a place come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rabta.places import Area, Gazetteer, Zone


@dataclass(frozen=True, slots=True)
class Site:
    """Where something happened: as written, and the area it was understood as, if any.

    `province` is the first level below the country, whose law applies; `zones`
    are those of agencies that follow no administrative border, where known.
    Nothing is guessed: what is not known is None, and `near` names what may
    have been meant.
    """

    text: str
    area: Area | None = None
    district: Area | None = None
    province: Area | None = None
    zones: tuple[Zone, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def territory(self) -> str:
        """The id of the province, or "" where the place is unknown."""
        return self.province.id if self.province else ""


def locate(text: str, places: Gazetteer, day: date | None = None) -> Site:
    """The site that a text names on a day: an id, a name in English or Urdu, or a border point."""
    area = places.find(text, day) if text.strip() else None
    if area is None:
        return Site(text, near=places.nearest(text) if text.strip() else ())
    zone = places.zone_of(area, day)
    return Site(
        text,
        area,
        places.district_of(area, day),
        places.province_of(area, day),
        (zone,) if zone else (),
    )
