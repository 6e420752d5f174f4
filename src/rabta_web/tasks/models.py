"""Tasks as rows, the steps by which they move, and who has them in hand."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText


class Task(models.Model):
    """Something that an agency has to do. `from_agency` raised it; "" is the platform itself.

    `observers` are agencies that look on. `record` is what it is about, by id; with `source` and agency it
    makes the id, so that the same is never raised twice. The address is the page on which it is done.
    `state`, `since` and `due` move with every step, and the database sets them.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    agency_id = models.TextField()
    from_agency = models.TextField(default="")
    observers = ArrayField(models.TextField(), default=list)
    source = models.TextField()
    record = models.UUIDField()
    incident = models.UUIDField(null=True)
    province = models.TextField(default="")
    address_name = models.TextField(default="")
    address_parts = ArrayField(models.TextField(), default=list)
    text = SealedText(null=True)
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    raised_by = models.UUIDField(null=True)
    raised_at = models.DateTimeField()

    class Meta:
        """Found by whose it is, what ends first before the rest."""

        indexes = (
            models.Index(
                fields=["agency_id", "due", "id"],
                name="task_open",
                condition=models.Q(state__in=["open", "in_hand"]),
            ),
            models.Index(fields=["from_agency", "due"], name="task_raised"),
            models.Index(fields=["source", "record"], name="task_record"),
        )

    def __str__(self) -> str:
        return f"{self.source}: {self.state} ({self.pk})"


class Step(StepRow):
    """One move of a task: who made it for which side, and why. Nobody made what the platform did."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    made_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.verb} of {self.task_id}"


class Assigned(models.Model):
    """That a task is somebody's at the agency from a moment on; the latest row counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, models.PROTECT, related_name="assigned")
    person = models.UUIDField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        """The latest of a task is found first."""

        indexes = (models.Index(fields=["task", "-made_at"], name="assigned_latest"),)

    def __str__(self) -> str:
        return f"{self.task_id} is {self.person}'s"
