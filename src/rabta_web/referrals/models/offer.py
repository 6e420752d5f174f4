"""What an agency can give tonight, and to whom."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Offer(models.Model):
    """What an agency can give tonight, and to whom, as somebody there confirmed it; the latest row counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    takes = ArrayField(models.TextField(), default=list)
    boys_to = models.PositiveSmallIntegerField(null=True)
    beds = models.PositiveSmallIntegerField(null=True)
    has = ArrayField(models.TextField(), default=list)
    languages = ArrayField(models.TextField(), default=list)
    confirmed_by = models.UUIDField()
    confirmed_at = models.DateTimeField()

    class Meta:
        """Found by the agency, the latest first."""

        indexes = (models.Index(fields=["agency_id", "-confirmed_at"], name="offer_latest"),)

    def __str__(self) -> str:
        return f"offer of {self.agency_id}"
