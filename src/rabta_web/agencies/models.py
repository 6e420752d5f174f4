"""Agencies as rows: an office at a place, below another in its own line of command, from a day on."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.audit.sealed import SealedText


class Agency(models.Model):
    """An office of a kind that the pack names, at a place.

    `above` is who is next above it today, as its lines say; `edited` keeps the pack from writing over what
    people changed. An office that has ended keeps its records and its line, and nobody is appointed there.
    """

    id = models.TextField(primary_key=True)
    kind = models.TextField()
    level = models.TextField()
    place = models.ForeignKey("places.Place", models.PROTECT)
    above = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    name = models.TextField()
    name_ur = models.TextField()
    ends = models.DateField(null=True)
    edited = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    """Who is next above an office from a day on, until another line begins; no day means from always."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="lines")
    above = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    begins = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.agency_id} below {self.above_id} from {self.begins}"


class Change(models.Model):
    """One change of an office by hand. The database applies it and keeps it; `on` is the day it was made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    what = models.TextField()
    kind = models.TextField(default="")
    place_id = models.TextField(default="")
    above_id = models.TextField(default="")
    name = models.TextField(default="")
    name_ur = models.TextField(default="")
    as_of = models.DateField()
    on = models.DateField()
    reason = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.what} of {self.agency_id}"
