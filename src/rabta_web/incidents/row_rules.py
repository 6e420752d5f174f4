"""What row security asks of a row that belongs to an incident, as SQL."""

from __future__ import annotations

from rabta_web.access.row_security import allows
from rabta_web.access.values import Verb


def of_incident(condition: str = "true") -> str:
    """Whether the row's incident is one that the person sees, and a condition holds for it."""
    return f"exists (select from incidents_incident i where i.id = incident_id and {condition})"


MINE = of_incident("i.filed_by = (select access_person())")
IDENTITY = of_incident(allows(Verb.READ_IDENTITY, "i."))
PROTECTION = of_incident(allows(Verb.READ_PROTECTION, "i."))
INVESTIGATION = of_incident(allows(Verb.READ_INVESTIGATION, "i."))
