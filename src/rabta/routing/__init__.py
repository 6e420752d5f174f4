"""Routing: who must act tonight, who must be told, and by when. Place and clock are passed in."""

from rabta.law.duties import Basis, Term, Unit
from rabta.routing.calendar import Calendar
from rabta.routing.clock import Due, Progress, Status, due, status
from rabta.routing.document import night_document
from rabta.routing.ground import Ground, ground_of
from rabta.routing.night import Night, gaps, nights
from rabta.routing.owed import Owed, owed
from rabta.routing.parts import Part, contested, parts
from rabta.routing.site import Site, locate

__all__ = [
    "Basis",
    "Calendar",
    "Due",
    "Ground",
    "Night",
    "Owed",
    "Part",
    "Progress",
    "Site",
    "Status",
    "Term",
    "Unit",
    "contested",
    "due",
    "gaps",
    "ground_of",
    "locate",
    "night_document",
    "nights",
    "owed",
    "parts",
    "status",
]
