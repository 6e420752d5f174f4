"""Incidents as rows. What identifies stands sealed and in tables of its own."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.rows import Held
from rabta_web.audit.sealed import SealedText


class Incident(Held):
    """One event that was reported: what kind, where and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.TextField()
    happened_on = models.DateField()
    happened_at = models.TimeField(null=True)
    filed_at = models.DateTimeField()

    class Meta:
        """Listed by agency and by time."""

        indexes = (models.Index(fields=["agency_id", "-filed_at"]),)

    def __str__(self) -> str:
        return str(self.pk)


class Involved(models.Model):
    """Somebody in an incident, with the role they have in it; no name stands here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="people")
    role = models.TextField()

    def __str__(self) -> str:
        return f"{self.role} in {self.incident_id}"


class Identity(models.Model):
    """Who somebody in an incident is: names as they were given, in any script, and a number of a document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="identities")
    person = models.OneToOneField(Involved, models.PROTECT, related_name="identity")
    name = SealedText()
    father = SealedText(null=True)
    alias = SealedText(null=True)
    number = SealedText(null=True)

    def __str__(self) -> str:
        return f"identity {self.pk}"


class Token(models.Model):
    """One word of a name, or one number: keyed, so that only who holds the key can ask for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="tokens")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="tokens")
    token = models.BinaryField()

    class Meta:
        """Asked by equality alone, which an index answers under row security."""

        indexes = (models.Index(fields=["token"]),)

    def __str__(self) -> str:
        return f"token {self.pk}"


class Change(models.Model):
    """One change of who may see an incident. The database applies it, and keeps every one as history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="changes")
    what = models.TextField()
    value = models.TextField()
    reason = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.what} of {self.incident_id}"


class Account(models.Model):
    """What was told, in free words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="accounts")
    text = SealedText()

    def __str__(self) -> str:
        return f"account {self.pk}"


class Statement(models.Model):
    """What one source said of a person at one time: facts that are so, and facts that are not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="statements")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="statements")
    source = models.TextField()
    said_at = models.DateTimeField()
    noted_by = models.UUIDField()
    pack = models.TextField()
    so = ArrayField(models.TextField(), default=list)
    not_so = ArrayField(models.TextField(), default=list)

    class Meta:
        """Nobody says of a fact, in one breath, that it is so and that it is not."""

        constraints = (
            models.CheckConstraint(condition=~models.Q(so__overlap=models.F("not_so")), name="said_one_way"),
        )

    def __str__(self) -> str:
        return f"statement {self.pk}"
