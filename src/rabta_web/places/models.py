"""Places as rows: areas, border points and zones of agencies, each within another, each dated."""

from __future__ import annotations

from django.db import models


class Place(models.Model):
    """An area, a border point or a zone, by the id that its pack gives it."""

    id = models.TextField(primary_key=True)
    kind = models.TextField()
    name = models.TextField()
    name_ur = models.TextField()
    within = models.ForeignKey("self", models.PROTECT, null=True, related_name="inside")
    province = models.TextField(default="")
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class Loaded(models.Model):
    """What was loaded last, by its digest, so that a start which brings nothing new loads nothing."""

    what = models.TextField(primary_key=True)
    digest = models.TextField()

    def __str__(self) -> str:
        return self.what
