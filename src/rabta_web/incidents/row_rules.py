"""What row security asks of a row that belongs to an incident, or to somebody in one, as SQL."""

from __future__ import annotations

from rabta_web.access.row_security import allows
from rabta_web.access.values import Verb


def of_incident(condition: str = "true") -> str:
    """Whether the row's incident is one that the person sees, and a condition holds for it."""
    return f"exists (select from incidents_incident i where i.id = incident_id and {condition})"


def of_person(verb: Verb) -> str:
    """Whether a verb is allowed on whoever the row is about: theirs, or sent to them."""
    return f"""exists (select from incidents_involved p join incidents_incident i on i.id = p.incident_id
        where p.id = person_id and {allows(verb, "i.", sent="p.")})"""


MINE = of_incident("i.filed_by = (select access_person())")
SEEN = "exists (select from incidents_involved p where p.id = person_id)"
"""Whether the row is about somebody whom the person sees."""

NOT_SENT = of_incident(allows(Verb.READ, "i.", sent=None))
"""Whether the person reads the incident itself, and not only somebody in it who was sent to them."""

TOLD = of_incident(allows(Verb.READ_IDENTITY, "i.", sent=None))
INVESTIGATION = of_incident(allows(Verb.READ_INVESTIGATION, "i."))
