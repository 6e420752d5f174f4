"""What lies within what: the two relations that scope and row security read, and nothing else does."""

from __future__ import annotations

from django.db import models


class Within(models.Model):
    """A place lies within a place around it, or is it. Areas, zones and chains of the ledger alike."""

    pk = models.CompositePrimaryKey("place", "around")
    place = models.TextField()
    around = models.TextField()

    class Meta:
        """Read from both ends."""

        indexes = (models.Index(fields=["around", "place"]),)

    def __str__(self) -> str:
        return f"{self.place} within {self.around}"


class Below(models.Model):
    """An agency stands below another in its line of command, or is it."""

    pk = models.CompositePrimaryKey("agency", "above")
    agency = models.TextField()
    above = models.TextField()

    class Meta:
        """Read from both ends."""

        indexes = (models.Index(fields=["above", "agency"]),)

    def __str__(self) -> str:
        return f"{self.agency} below {self.above}"
