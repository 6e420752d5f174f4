"""Agencies as rows: an office at a place, below another in its own line of command."""

from __future__ import annotations

from django.db import models


class Agency(models.Model):
    """An office of a kind that the pack names, at a place."""

    id = models.TextField(primary_key=True)
    kind = models.TextField()
    level = models.TextField()
    place = models.ForeignKey("places.Place", models.PROTECT)
    above = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    name = models.TextField()
    name_ur = models.TextField()

    def __str__(self) -> str:
        return self.name
