"""That somebody agreed to a sharing, that they took it back, and what stops because of it."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved


class Consent(models.Model):
    """That somebody agreed to a sharing: with whom, for what, of what, how they were told, who was there.

    It reaches no other agency, no other purpose and no other kind of data, and no day after `until`.
    `outside` is a recipient without an office here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="consents")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="consents")
    agencies = ArrayField(models.TextField())
    outside = SealedText(null=True)
    purposes = ArrayField(models.TextField())
    kinds = ArrayField(models.TextField())
    given_by = models.TextField()
    read_aloud = models.BooleanField()
    in_custody = models.BooleanField()
    language = SealedText()
    interpreter = SealedText(null=True)
    present = SealedText(null=True)
    until = models.DateField()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"consent {self.pk}"


class Withdrawal(models.Model):
    """That somebody took a consent back, from this moment on and for every recipient."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consent = models.OneToOneField(Consent, models.PROTECT, related_name="withdrawal")
    reason = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"withdrawal of {self.consent_id}"


class Stop(models.Model):
    """A recipient of what was shared under a withdrawn consent has to note that, and stop.

    Where the referral is still open, its own state says so, and no row stands here for its receiver.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    withdrawal = models.ForeignKey(Withdrawal, models.PROTECT, related_name="stops")
    referral = models.ForeignKey("referrals.Referral", models.PROTECT, related_name="stops")
    agency_id = models.TextField(null=True)  # noqa: DJ001  a foreign key in the database
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.state} ({self.pk})"


class StopStep(StepRow):
    """A recipient noted the withdrawal, or said so by telephone."""

    stop = models.ForeignKey(Stop, models.PROTECT, related_name="steps")
    by_telephone = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.stop_id}"
