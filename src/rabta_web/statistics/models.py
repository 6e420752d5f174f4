"""Counters: what each person counts as, and how many there are by place and month. Triggers keep both."""

from __future__ import annotations

import uuid

from django.db import models


class Counted(models.Model):
    """A fact or a question of the pack that a figure rests on, by what it means to the figure."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    means = models.TextField()
    key = models.TextField()

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=["means", "key"], name="counted_once"),)

    def __str__(self) -> str:
        return f"{self.means}: {self.key}"


class Standing(models.Model):
    """What somebody counts as now, where and in which month; the id is the person's.

    `hours` is how long it took from the report to the first agency that acknowledged a referral of them.
    """

    id = models.UUIDField(primary_key=True)
    place_id = models.TextField()
    month = models.DateField()
    booked = models.BooleanField()
    screened = models.BooleanField()
    hours = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.place_id} {self.month:%Y-%m}"


class Tally(models.Model):
    """How many more of something there are at a place in a month, with every transaction that changes it.

    What there is, is the sum. Rows are only ever added, so two who add at once never wait for each other; now
    and then they are folded into one. `value` is the hours of those that took so many, and else 0.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place_id = models.TextField()
    month = models.DateField()
    measure = models.TextField()
    value = models.IntegerField(default=0)
    number = models.IntegerField()

    class Meta:
        """Read by place and month."""

        indexes = (models.Index(fields=["place_id", "month"], name="tally_place_month"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.number:+}"
