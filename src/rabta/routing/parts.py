"""Parts: which agency leads, which must be told, and what is contested or not yet known about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rabta.assessment import Assessment
from rabta.law.duties import Agency, Level, Role, Route
from rabta.law.values import Ground
from rabta.places import Area, Zone
from rabta.protection import Protection
from rabta.routing.site import Site

RANKS = (Role.LEAD, Role.INQUIRE, Role.TELL)
"""Roles in the order in which people need to know of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One agency's part in a matter, and why.

    `because` are the readings that brought it into question, none where another
    ground did. `provisional` says that what decides it is not known yet. `area` is where the agency
    acts and `zone` its own; None where its map is not known.
    """

    route: Route
    agency: Agency
    role: Role
    provisional: bool
    because: tuple[str, ...]
    area: Area | None
    zone: Zone | None


def parts(assessed: Assessment, protection: Protection, site: Site) -> tuple[Part, ...]:
    """The parts of all agencies: those that lead first, then each agency's together."""
    signs = any(reason.ground is Ground.SIGN for reason in protection.reasons)
    found = [
        part
        for route in assessed.law.duties.routes.values()
        if _holds_in(route.within, site)
        for part in _part(assessed, route, site, signs=signs)
    ]
    best = {
        part.agency.id: min(_rank(each) for each in found if each.agency == part.agency) for part in found
    }
    order = list(best)
    return tuple(
        sorted(found, key=lambda part: (best[part.agency.id], order.index(part.agency.id), _rank(part)))
    )


def _part(assessed: Assessment, route: Route, site: Site, *, signs: bool) -> Iterator[Part]:
    because = tuple(name for name in route.readings if calls(assessed, name, on_signs=route.on_signs))
    role, provisional = _role(assessed, route)
    if role and (because or not route.readings or (route.presumed_victim and signs)):
        agency = assessed.law.duties.agencies[route.agency]
        yield Part(route, agency, role, provisional, because, _area(agency, site), _zone(agency, site))


def _rank(part: Part) -> tuple[int, bool]:
    return RANKS.index(part.role), part.provisional


def contested(found: tuple[Part, ...]) -> bool:
    """Whether it is open who leads: several agencies do, or one does or would only provisionally."""
    leading = {part.agency.id for part in found if part.role is Role.LEAD}
    may_lead = (part for part in found if part.route.role is Role.LEAD)
    return len(leading) > 1 or any(part.provisional for part in may_lead)


def calls(assessed: Assessment, reading: str, *, on_signs: bool) -> bool:
    """Whether a reading calls for somebody to act: met, all but met, or with signs where these are enough."""
    return assessed.may_be_met(reading) or (on_signs and assessed.pointed_to(reading))


def _role(assessed: Assessment, route: Route) -> tuple[Role | None, bool]:
    """The role a route gives, and whether only provisionally."""
    if assessed.holds(route.id):
        return route.role, False
    if assessed.fails(route.id):
        return None, False
    return route.if_open, True


def _holds_in(within: tuple[str, ...], site: Site) -> bool:
    """Whether something is law at a site. Where the site is unknown, all that may be is kept."""
    return not within or not site.territory or site.territory in within


def _area(agency: Agency, site: Site) -> Area | None:
    known = {Level.DISTRICT: site.district, Level.PROVINCE: site.province}
    return known.get(agency.level)


def _zone(agency: Agency, site: Site) -> Zone | None:
    return next((zone for zone in site.zones if zone.agency == agency.zones), None)
