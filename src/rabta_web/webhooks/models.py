"""Webhooks as rows, and what is on its way to them."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.audit.sealed import SealedText


class Hook(models.Model):
    """An address to which an agency's own program is told of its referrals, and the secret that signs it.

    `failures` counts tries in a row that failed; `disabled_at` is when nothing more was sent because of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    address = SealedText()
    secret = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)
    disabled_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Found by agency, for every step of a referral."""

        indexes = (models.Index(fields=["agency_id"], name="hook_agency"),)

    def __str__(self) -> str:
        return f"webhook of {self.agency_id}"


class Delivery(models.Model):
    """That a referral moved, on its way to one address. It holds ids and states, and nobody's name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hook = models.ForeignKey(Hook, models.PROTECT, related_name="deliveries")
    event = models.TextField()
    referral = models.UUIDField()
    referral_state = models.TextField()
    happened_at = models.DateTimeField()
    state = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    next_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)

    class Meta:
        """Found by what is to be sent next, and by address, the latest first."""

        indexes = (
            models.Index(fields=["next_at", "id"], name="delivery_next"),
            models.Index(fields=["hook", "-happened_at"], name="delivery_latest"),
        )

    def __str__(self) -> str:
        return f"{self.event}: {self.state}"
