"""What is due, as rows; and whose clocks have to be counted anew."""

from __future__ import annotations

import uuid

from django.db import models


class Due(models.Model):
    """Something that somebody has to do by a time and has not done. What is done has no row here.

    The database keeps the rows of referrals and tasks with those records themselves; the clocks
    of people are counted. `state` is where the record stands, and says whose turn it is; `agency_id` is who
    was given it and `from_agency` who gave it. `law` says that missing it may be called a breach. `step` is
    how far it was followed: 0 is nothing, 1 the reminder, then one for each office it went up to. `next_at`
    is when the next step is taken; none is left where there is nobody further up.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.TextField()
    record = models.UUIDField()
    state = models.TextField(default="")
    clock = models.TextField(default="")
    number = models.PositiveSmallIntegerField(null=True)
    agency_id = models.TextField()
    from_agency = models.TextField(default="")
    incident = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    province = models.TextField(default="")
    law = models.BooleanField(default=False)
    since = models.DateTimeField()
    at = models.DateTimeField()
    step = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)

    class Meta:
        """Found by what comes next, in order; and by person, whose clocks are counted anew."""

        indexes = (
            models.Index(fields=["next_at", "id"], name="due_next"),
            models.Index(fields=["person"], name="due_person"),
        )

    def __str__(self) -> str:
        return f"{self.kind} until {self.at}"


class Changed(models.Model):
    """Something was written down of somebody, and their clocks have not been counted since."""

    id = models.UUIDField(primary_key=True, editable=False)

    def __str__(self) -> str:
        return f"clocks of {self.id}"
