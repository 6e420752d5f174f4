"""What no single row shows: names that nothing bears, areas out of order, and people who do not add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rabta.law.faults import Faults
from rabta.law.source import Place
from rabta.places.gazetteer import Gazetteer
from rabta.places.values import Area, BorderPoint, Kind, Member, Move, People, Zone

SIZES = tuple(Kind)

SEXES = ("female", "male", "transgender")
CHILDREN = ("girls", "boys", "transgender_children")

AT_MOST = (
    (("girls",), "female"),
    (("boys",), "male"),
    (("transgender_children",), "transgender"),
    (CHILDREN, "aged"),
    (CHILDREN, "population"),
    (("aged",), "population"),
)
"""Who, together, cannot be more than whom."""


def check(gazetteer: Gazetteer, moves: Iterable[Move], faults: Faults) -> None:
    """Note every fault that shows only when the tables are seen together."""
    areas = gazetteer.areas
    for area in areas.values():
        _check_span(area, faults)
        _check_within(area, areas, faults)
        _check_lineage(area, areas, faults)
        _check_people(area, faults)
    _check_moves(moves, areas, faults)
    _check_sums(areas, faults)
    _check_points(gazetteer.points.values(), areas, faults)
    for zone in gazetteer.zones.values():
        _check_span(zone, faults)
    for member in gazetteer.members:
        _check_span(member, faults)
        _known(member.place, "zone", member.zone, gazetteer.zones, faults)
        _known(member.place, "place", member.area, areas, faults)


def _known(place: Place, what: str, name: str, valid: Mapping[str, object], faults: Faults) -> bool:
    if name not in valid:
        faults.unknown(place, what, name, valid)
    return name in valid


def _check_span(thing: Area | Zone | Member, faults: Faults) -> None:
    if thing.begins and thing.ends and thing.ends.day <= thing.begins.day:
        faults.add(thing.place, f"it ends ({thing.ends}) before it begins ({thing.begins})")


def _check_within(area: Area, areas: Mapping[str, Area], faults: Faults) -> None:
    if area.kind is Kind.COUNTRY:
        if area.within:
            faults.add(area.place, f"the country {area.id!r} lies within nothing, not {area.within!r}")
    elif not area.within:
        faults.add(area.place, f"{area.id!r} must lie within an area")
    else:
        _check_larger(area.place, area, area.within, areas, faults)


def _check_larger(place: Place, area: Area, within: str, areas: Mapping[str, Area], faults: Faults) -> None:
    """An area lies within a larger one; so no chain of areas can come back to itself."""
    if not _known(place, "place", within, areas, faults):
        return
    around = areas[within].kind
    if SIZES.index(around) >= SIZES.index(area.kind):
        kinds = f"a {area.kind.value} cannot lie within a {around.value}"
        faults.add(place, f"{area.id!r} cannot lie within {within!r}: {kinds}")


def _check_lineage(area: Area, areas: Mapping[str, Area], faults: Faults) -> None:
    if not area.split_from or not _known(area.place, "place", area.split_from, areas, faults):
        return
    if areas[area.split_from].kind is not area.kind:
        faults.add(area.place, f"{area.id!r} can only be split from a {area.kind.value}")
    if area.begins is None:
        faults.add(area.place, f"{area.id!r} was split off, so 'from' must say when, or by when")
    if _comes_back(area, areas):
        faults.add(area.place, f"{area.id!r} is split, over others, from itself")


def _comes_back(area: Area, areas: Mapping[str, Area]) -> bool:
    seen: set[str] = set()
    before = area.split_from
    while before in areas and before not in seen:
        seen.add(before)
        before = areas[before].split_from
    return area.id in seen


def _check_moves(moves: Iterable[Move], areas: Mapping[str, Area], faults: Faults) -> None:
    made: dict[tuple[str, object], Place] = {}
    for move in moves:
        if _known(move.place, "place", move.area, areas, faults):
            _check_larger(move.place, areas[move.area], move.within, areas, faults)
        first = made.setdefault((move.area, move.begins.day), move.place)
        if first is not move.place:
            faults.add(move.place, f"{move.area!r} moves twice on {move.begins.day}, first at {first}")


def _total(people: People, parts: Iterable[str]) -> int | None:
    """What some groups of people come to together; None where one of them is unknown."""
    numbers = [getattr(people, part) for part in parts]
    return None if None in numbers else sum(numbers)


def _check_people(area: Area, faults: Faults) -> None:
    people = area.people
    for few, many in AT_MOST:
        number, limit = _total(people, few), _total(people, (many,))
        if number is not None and limit is not None and number > limit:
            more = f"more {' + '.join(few)} ({number}) than {many} ({limit})"
            faults.add(area.place, f"{area.id!r} has {more}")
    by_sex = _total(people, SEXES)
    if by_sex is not None and people.population is not None and by_sex != people.population:
        together = f"{' + '.join(SEXES)} is {by_sex}"
        faults.add(area.place, f"{area.id!r}: {together}, but the population is {people.population}")


def _check_sums(areas: Mapping[str, Area], faults: Faults) -> None:
    """What lies within an area, as it lay at first, cannot have more people than the area."""
    parts: dict[str, list[Area]] = {}
    for area in areas.values():
        parts.setdefault(area.within, []).append(area)

    def counted(area: Area, *, itself: bool) -> int:
        own = area.people.population
        if itself and own is not None:
            return own
        return sum(counted(part, itself=True) for part in parts.get(area.id, ()) if _smaller(part, area))

    for area in areas.values():
        own, inside = area.people.population, counted(area, itself=False)
        if own is not None and inside > own:
            faults.add(area.place, f"{area.id!r} has {own} people, but {inside} live in its parts")


def _smaller(part: Area, area: Area) -> bool:
    return SIZES.index(part.kind) > SIZES.index(area.kind)


def _check_points(points: Iterable[BorderPoint], areas: Mapping[str, Area], faults: Faults) -> None:
    districts = {area.id: area for area in areas.values() if area.kind is Kind.DISTRICT}
    for point in points:
        if point.id in areas:
            faults.add(point.place, f"{point.id!r} is an area already, at {areas[point.id].place}")
        if point.district:
            _known(point.place, "district", point.district, districts, faults)
