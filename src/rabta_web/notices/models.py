"""Notices as rows: what an agency was told, who has read it, and what left by e-mail."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.audit.sealed import SealedText


class Told(models.Model):
    """One notice to the people of an agency: what, about which record, and the page to look at.

    The id is made of agency, notice, record and step, so that telling the same thing twice tells it once.
    `incident` is the one it comes from, if any: whoever is recused from that is not told.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    agency_id = models.TextField()
    what = models.TextField()
    record = models.UUIDField()
    incident = models.UUIDField(null=True)
    address_name = models.TextField()
    address_parts = ArrayField(models.TextField())
    told_at = models.DateTimeField()

    class Meta:
        """Found by agency, the latest first."""

        indexes = (models.Index(fields=["agency_id", "-told_at", "-id"], name="told_latest"),)

    def __str__(self) -> str:
        return f"{self.what} ({self.pk})"


class Seen(models.Model):
    """That one person has read a notice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    told = models.ForeignKey(Told, models.PROTECT, related_name="seen")
    person = models.UUIDField()
    seen_at = models.DateTimeField()

    class Meta:
        """A notice is read once."""

        constraints = (models.UniqueConstraint(fields=["told", "person"], name="seen_once"),)

    def __str__(self) -> str:
        return f"{self.person} read {self.told_id}"


class Mailbox(models.Model):
    """Where somebody wants to be told by e-mail, entered by themselves. Without a row nothing is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.UUIDField(unique=True)
    email = SealedText()
    since = models.DateTimeField()

    def __str__(self) -> str:
        return "a mailbox"


class Delivery(models.Model):
    """A notice on its way to one person by one channel; the worker alone writes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    told = models.ForeignKey(Told, models.PROTECT, related_name="deliveries")
    person = models.UUIDField()
    channel = models.TextField()
    state = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        """A notice goes to a person by a channel once."""

        constraints = (models.UniqueConstraint(fields=["told", "person", "channel"], name="delivered_once"),)

    def __str__(self) -> str:
        return f"{self.channel}: {self.state}"
