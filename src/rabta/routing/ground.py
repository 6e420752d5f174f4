"""Ground: the places and the days off that routing stands on, from the folders of a law's packs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from rabta.law import Faults, Law, PackError
from rabta.places import Gazetteer, load_gazetteer
from rabta.routing.calendar import Calendar, load_calendars


@dataclass(frozen=True)
class Ground:
    """Places, and the calendar that deadlines are counted on. Each is read when it is first asked for.

    Both raise PackError with every fault of their files.
    """

    folders: tuple[Path, ...]

    @cached_property
    def places(self) -> Gazetteer:
        """The places of all packs; none where no pack lists any."""
        faults = Faults()
        places = load_gazetteer(self.folders, faults)
        if faults.found:
            raise PackError(faults.found)
        return places

    @cached_property
    def calendar(self) -> Calendar | None:
        """The first calendar of the last pack that has one."""
        found = [next(iter(load_calendars(folder).values()), None) for folder in self.folders]
        return next((calendar for calendar in reversed(found) if calendar), None)


@lru_cache(maxsize=8)
def ground_of(law: Law) -> Ground:
    """The ground of a law."""
    return Ground(tuple(Path(pack.home) for pack in law.packs))
