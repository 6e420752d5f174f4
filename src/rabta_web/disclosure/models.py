"""Holds, decisions on retention, and disclosures with the files that were made for them."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved


class Hold(models.Model):
    """Nothing of an incident may be put up for erasure while one of these stands.

    The database adds one by itself when an FIR is registered about somebody; `person` is whom it is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="holds")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="holds", null=True)
    ground = models.TextField()
    since = models.DateTimeField()
    reason = SealedText(null=True)
    placed_by = models.UUIDField()
    placed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"hold of {self.incident_id} by {self.ground}"


class Lifted(models.Model):
    """That a hold ended, and why. It is never taken back: a new hold is placed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="holds_lifted")
    hold = models.OneToOneField(Hold, models.PROTECT, related_name="lifted")
    why = models.TextField()
    reason = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.hold_id} lifted"


class Decided(models.Model):
    """What was decided of an incident that no hold kept: keep it until a day, or it is to be erased."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="decisions_on_retention")
    decision = models.TextField()
    until = models.DateField(null=True)
    reason = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.decision} {self.incident_id}"


class Disclosure(models.Model):
    """One book is asked for by an order, or somebody's own record by their counsel.

    `authority` is the court, authority or counsel; `number` and `dated` are those of the order or of the
    letter, whose scan is kept to the bit. `line` holds the words of an order that name the protection book.
    `people` are the numbers of those whom it is about; `first` and `last` bound when a thing was noted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="disclosures")
    province = models.TextField()
    agency_id = models.TextField()
    book = models.TextField()
    authority = SealedText()
    number = SealedText()
    dated = models.DateField()
    line = SealedText(null=True)
    basis = SealedText()
    to_whom = SealedText()
    people = ArrayField(models.PositiveSmallIntegerField())
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    kind = models.TextField()
    scan = SealedText()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()

    class Meta:
        """Found by whose turn it is."""

        indexes = (models.Index(fields=["agency_id", "state", "-since"], name="disclosure_state"),)

    def __str__(self) -> str:
        return f"{self.state} ({self.pk})"


class Step(StepRow):
    """One move of a disclosure. A handing over says when, how and against which receipt."""

    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    given_at = models.DateTimeField(null=True)
    how = SealedText(null=True)
    receipt = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.disclosure_id}"


class Prepared(models.Model):
    """What one preparation came to: the name, size and SHA-256 of every file, and nothing out of them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="preparations")
    step = models.OneToOneField(Step, models.PROTECT, related_name="prepared")
    files = models.JSONField()
    pack = models.TextField()

    def __str__(self) -> str:
        return f"{len(self.files)} files of {self.disclosure_id}"


class File(models.Model):
    """A file that was prepared, as base64. Whoever only approves does not read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="files")
    prepared = models.ForeignKey(Prepared, models.PROTECT, related_name="contents")
    name = models.TextField()
    content = SealedText()

    def __str__(self) -> str:
        return f"{self.name} of {self.disclosure_id}"


class Certificate(models.Model):
    """What was signed when a disclosure was approved, its signature, and its pages as base64 by name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.OneToOneField(Disclosure, models.PROTECT, related_name="certificate")
    text = SealedText()
    signature = models.TextField()
    public_key = models.TextField()
    pages = SealedText()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"certificate of {self.disclosure_id}"
