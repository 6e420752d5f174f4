"""How closely a field can be kept."""

from __future__ import annotations

from enum import StrEnum


class Kept(StrEnum):
    """How closely a field is kept."""

    IDENTIFYING = "identifying"
    """Tells who somebody is, or lets another pass as them.

    It stands sealed, and never in a log, an address, a title or the ledger.
    """
    KEYED = "keyed"
    """A keyed token of what identifies: whoever holds the key can compare it, and nobody can read it."""
    SENSITIVE = "sensitive"
    """Tells something of a case or of who looked, and names nobody. It stands under row security."""
    SAFE = "safe"
    """Tells nothing of a case."""
