"""The ledger: entries that are added and never changed, each holding the hash of the one before it."""

from __future__ import annotations

import uuid

from django.db import models


class Entry(models.Model):
    """One thing somebody did or looked at. No foreign keys: an entry outlives what it is about.

    `number`, `at`, `before` and `hash` are set by the database while it holds the chain.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    chain = models.TextField()
    number = models.BigIntegerField(null=True)
    at = models.DateTimeField(null=True)
    actor = models.UUIDField(null=True)
    deed = models.TextField()
    purpose = models.TextField(default="")
    about = models.TextField(default="")
    record = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    before = models.BinaryField(null=True)
    hash = models.BinaryField(null=True)

    class Meta:
        """An entry has its place in one chain."""

        constraints = (models.UniqueConstraint(fields=["chain", "number"], name="one_entry_a_number"),)
        indexes = (models.Index(fields=["record"]), models.Index(fields=["actor", "at"]))

    def __str__(self) -> str:
        return f"{self.chain} {self.number}: {self.deed}"


class Head(models.Model):
    """The end of a chain: the lock that writers wait for, and the witness that nothing was cut off."""

    chain = models.TextField(primary_key=True)
    number = models.BigIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.chain} {self.number}"
