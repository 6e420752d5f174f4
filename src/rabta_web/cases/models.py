"""Cases as rows. A case holds no access of its own: whoever sees a part of it sees that part and no more."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved


class Case(models.Model):
    """Persons and incidents handled together, under a title that names nobody.

    `state` and `since` move with every turn of it, and the database sets them; nothing of it is ever `due`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    province = models.TextField(default="")
    title = SealedText()
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    state = models.TextField(default="open", db_default="open")
    since = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)

    class Meta:
        """Listed by time."""

        indexes = (models.Index(fields=["-opened_at"], name="case_time"),)

    def __str__(self) -> str:
        return f"case {self.pk}"


class Turned(models.Model):
    """A case was closed or opened again, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="turned")
    verb = models.TextField()
    side = models.TextField()
    before = models.TextField(db_default="")
    after = models.TextField(db_default="")
    reason = SealedText()
    due = models.DateTimeField(null=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.case_id}"


class Part(models.Model):
    """An incident that belongs to a case, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="parts")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="cases")
    reason = SealedText(null=True)
    added_by = models.UUIDField()
    added_at = models.DateTimeField()

    class Meta:
        """An incident belongs to a case once."""

        constraints = (models.UniqueConstraint(fields=["case", "incident"], name="part_once"),)

    def __str__(self) -> str:
        return f"{self.incident_id} in {self.case_id}"


class Linked(models.Model):
    """How two incidents of a case, or two people in them, are linked, and what shows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="links")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="links_from")
    to_incident = models.ForeignKey(Incident, models.PROTECT, related_name="links_to")
    number = models.PositiveSmallIntegerField(null=True)
    to_number = models.PositiveSmallIntegerField(null=True)
    kind = models.TextField()
    evidence = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} ({self.pk})"


class Proceeding(models.Model):
    """One step of the proceedings on an incident of a case; an outcome is that of one accused and section."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="proceedings")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="proceedings")
    person = models.ForeignKey(Involved, models.PROTECT, null=True, related_name="proceedings")
    stage = models.TextField()
    on = models.DateField()
    section = models.TextField(default="")
    outcome = models.TextField(default="")
    diary = SealedText(null=True)
    words = SealedText(null=True)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.stage} of {self.incident_id}"
