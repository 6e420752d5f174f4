"""The policy: scope and role and level allow it, and no recusal stands against it.

It is said twice from the same grants: over values here, and over rows in `rows.py`; row security in the
database says it a third time. Tests hold all of them to an oracle that shares no code with any.
"""

from __future__ import annotations

from collections.abc import Callable

from rabta_web.access.values import SENT, Grant, Holding, Level, Reach, Scope, Verb

Inside = Callable[[str, str], bool]
"""Whether the first lies within the second: for places, and for agencies in a line."""


def allows(scope: Scope, verb: Verb, held: Holding, *, within: Inside, below: Inside) -> bool:
    """Whether a person may do a thing to a record."""
    if scope.person in held.recused_people or scope.units & held.recused_agencies:
        return False
    if held.level is Level.CLOSED and scope.person not in held.admitted:
        return False
    return any(
        grant.verb is verb
        and held.level in grant.levels
        and (
            (within(held.place, grant.place) and _reaches(grant, scope, held, below))
            or _was_sent(grant, held, below)
        )
        for grant in scope.grants
    )


def _reaches(grant: Grant, scope: Scope, held: Holding, below: Inside) -> bool:
    if grant.reach is Reach.OWN:
        return held.filed_by == scope.person and held.agency == grant.agency
    if grant.reach is Reach.AGENCY:
        return held.agency == grant.agency
    return below(held.agency, grant.agency)


def _was_sent(grant: Grant, held: Holding, below: Inside) -> bool:
    """Whether the record was sent to the agency of a grant, or to one below it in its line."""
    agencies = {
        agency for column, verbs in SENT.items() if grant.verb in verbs for agency in getattr(held, column)
    }
    if grant.reach is Reach.LINE:
        return any(below(agency, grant.agency) for agency in agencies)
    return grant.reach is Reach.AGENCY and grant.agency in agencies
