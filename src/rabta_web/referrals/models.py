"""Referrals as rows, and the steps by which they move."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved


class Referral(models.Model):
    """Somebody in an incident is sent to an agency, which is asked for something.

    `card` is all that the receiver reads before they acknowledge it: no name, no nationality, no address.
    `number` is that of the person, `province` that of the incident, which the receiver does not see at first.
    `state`, `since` and `due` move with every step, and the database sets them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="referrals")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="referrals")
    number = models.PositiveSmallIntegerField()
    province = models.TextField()
    from_agency = models.TextField()
    to_agency = models.TextField()
    asked_for = ArrayField(models.TextField())
    urgent = models.BooleanField(default=False)
    basis = models.TextField()
    grounds = SealedText()
    card = SealedText()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    sent_by = models.UUIDField()
    sent_at = models.DateTimeField()

    class Meta:
        """Found by whose turn it is, the most urgent first."""

        indexes = (
            models.Index(fields=["to_agency", "state", "due"], name="referral_receiver"),
            models.Index(fields=["from_agency", "state", "due"], name="referral_sender"),
        )

    def __str__(self) -> str:
        return f"{self.state} ({self.pk})"


class Step(models.Model):
    """One move of a referral: who made it for which side, and why. `alternative` is whom they would ask."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="steps")
    verb = models.TextField()
    side = models.TextField()
    before = models.TextField(db_default="")
    after = models.TextField(db_default="")
    reason = SealedText(null=True)
    alternative = models.TextField(default="")
    by_telephone = SealedText(null=True)
    due = models.DateTimeField(null=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.referral_id}"


class Consent(models.Model):
    """That somebody agreed to a sharing: how they were told, who was there, how free they were to refuse."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.OneToOneField(Referral, models.PROTECT, related_name="consent")
    given_by = models.TextField()
    read_aloud = models.BooleanField()
    in_custody = models.BooleanField()
    language = SealedText()
    present = SealedText(null=True)
    until = models.DateField()

    def __str__(self) -> str:
        return f"consent to {self.referral_id}"


class Offer(models.Model):
    """What an agency can give tonight, and to whom, as somebody there confirmed it; the latest row counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    takes = ArrayField(models.TextField(), default=list)
    boys_to = models.PositiveSmallIntegerField(null=True)
    beds = models.PositiveSmallIntegerField(null=True)
    has = ArrayField(models.TextField(), default=list)
    confirmed_by = models.UUIDField()
    confirmed_at = models.DateTimeField()

    class Meta:
        """Found by the agency, the latest first."""

        indexes = (models.Index(fields=["agency_id", "-confirmed_at"], name="offer_latest"),)

    def __str__(self) -> str:
        return f"offer of {self.agency_id}"
