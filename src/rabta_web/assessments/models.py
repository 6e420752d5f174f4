"""What is kept of assessments: readings are made anew from statements, but a presumption latches."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved


class Presumed(models.Model):
    """Since when somebody is presumed to be a victim. A row is never taken away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="presumptions")
    person = models.OneToOneField(Involved, models.PROTECT, related_name="presumption")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"presumed since {self.since}"


class Asked(models.Model):
    """Another agency was asked whether protection may end, with the grounds that were weighed and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="opinions_asked")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="opinions_asked")
    agency_id = models.TextField()
    considered = ArrayField(models.TextField())
    reason = SealedText()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"asked {self.agency_id}"


class Opinion(models.Model):
    """What another agency answered. What was said by telephone is written down by whoever asked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="opinions")
    asked = models.OneToOneField(Asked, models.PROTECT, related_name="opinion")
    agency_id = models.TextField()
    choice = models.TextField()
    reason = SealedText()
    by_telephone = SealedText(null=True)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.choice} by {self.agency_id}"


class Conclusion(models.Model):
    """What the officer themselves makes of a reading, which may differ from it, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="conclusions")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="conclusions")
    reading = models.TextField()
    stands = models.TextField()
    engine_said = models.TextField()
    reason = SealedText()
    pack = models.TextField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reading}: {self.stands}"
