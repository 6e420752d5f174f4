"""What stands on the page of an incident about its holds and disclosures, for whoever manages it."""

from __future__ import annotations

from django import template

from rabta_web.disclosure.queries.holds import Held, holds_of
from rabta_web.disclosure.queries.register import Line, of_incident
from rabta_web.incidents.models import Incident

register = template.Library()


@register.inclusion_tag("disclosure/hold_notice.html")
def hold_notice(incident: Incident) -> dict[str, Held | list[Line]]:
    """Since when a record is held and why, and what was asked for of it by order."""
    return {"held": holds_of(incident), "lines": of_incident(incident.pk)}
