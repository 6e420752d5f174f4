"""Places: areas that begin, split and end, border points, and the zones agencies work in."""

from rabta.places.gazetteer import EMPTY, Gazetteer
from rabta.places.loading import load_gazetteer
from rabta.places.values import (
    Area,
    BorderPoint,
    Bound,
    Kind,
    Member,
    Move,
    People,
    PointKind,
    Zone,
)

__all__ = [
    "EMPTY",
    "Area",
    "BorderPoint",
    "Bound",
    "Gazetteer",
    "Kind",
    "Member",
    "Move",
    "People",
    "PointKind",
    "Zone",
    "load_gazetteer",
]
