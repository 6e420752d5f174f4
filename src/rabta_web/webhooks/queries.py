"""Reading webhooks: those of one's agencies, and what became of what was sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from rabta_web.access.rows import acts_for
from rabta_web.access.values import Verb
from rabta_web.agencies.queries import named as agency_named
from rabta_web.webhooks.choices import STATES, State
from rabta_web.webhooks.models import Delivery, Hook

LATEST = 10


@dataclass(frozen=True, slots=True)
class SeenHook:
    """A webhook as people read it, with its latest deliveries."""

    hook: Hook
    agency: str
    deliveries: tuple[tuple[Delivery, str | Promise], ...]


def own_agencies() -> list[tuple[str, str]]:
    """The agencies for which the person may add one."""
    return [(agency, agency_named(agency)) for agency in acts_for(Verb.RECEIVE)]


def hooks() -> list[SeenHook]:
    """The webhooks of one's agencies that have not ended."""
    found = Hook.objects.filter(ended_at=None, agency_id__in=acts_for(Verb.RECEIVE)).order_by("made_at")
    return [_seen(hook) for hook in found]


def _seen(hook: Hook) -> SeenHook:
    latest = hook.deliveries.order_by("-happened_at", "-id")[:LATEST]
    return SeenHook(
        hook, agency_named(hook.agency_id), tuple((each, STATES[State(each.state)]) for each in latest)
    )
