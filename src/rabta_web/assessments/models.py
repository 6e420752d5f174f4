"""What is kept of assessments: readings are made anew from statements, but a presumption latches."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.incidents.models import Incident, Involved


class Presumed(models.Model):
    """Since when somebody is presumed to be a victim. A row is never taken away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="presumptions")
    person = models.OneToOneField(Involved, models.PROTECT, related_name="presumption")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"presumed since {self.since}"
