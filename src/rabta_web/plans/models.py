"""Action plans as rows: a version is never changed, so every earlier one can be read."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText
from rabta_web.committees.models import Directive


class Plan(models.Model):
    """A plan that a committee keeps, and what it rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    province = models.TextField()
    title = SealedText()
    basis = SealedText()
    begun_by = models.UUIDField()
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Version(models.Model):
    """A plan as a whole from a moment on, until another version follows; who changed it, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    reason = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        """Two who change a plan at once do not write over each other."""

        constraints = (models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version"),)

    def __str__(self) -> str:
        return f"version {self.number}"


class Entry(models.Model):
    """Something in a plan, the same through all versions; an activity moves by its steps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="entries")
    kind = models.TextField()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


class Line(models.Model):
    """How an entry is worded in one version: `owner` is an office here, `owner_told` anybody else.

    An activity lies under an objective, an indicator under an activity; `measure` is one of our own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.PROTECT, related_name="lines")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="lines")
    under = models.UUIDField(null=True)
    number = models.PositiveSmallIntegerField()
    text = SealedText()
    owner = models.TextField(default="")
    owner_told = SealedText(default="")
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    evidence = SealedText(default="")
    measure = models.TextField(default="")
    target = SealedText(default="")

    class Meta:
        """Nothing stands twice in one version."""

        constraints = (models.UniqueConstraint(fields=["version", "entry"], name="once_in_version"),)

    def __str__(self) -> str:
        return f"line {self.number}"


class Step(StepRow):
    """One move of an activity, with what shows it."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.entry_id}"


class Proof(models.Model):
    """What came with a step to show it, cleaned; its bytes stand here as base64."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, models.PROTECT, related_name="proofs")
    kind = models.TextField()
    content = SealedText()

    def __str__(self) -> str:
        return f"proof {self.pk}"


class Directed(models.Model):
    """An activity was directed to its owner: how that stands, the directive says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="directed")
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="+")
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"directed {self.directive_id}"
