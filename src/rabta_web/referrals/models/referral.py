"""A referral, its steps, and what belongs to one step or one copy of it."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved
from rabta_web.referrals.choices.basis import everything
from rabta_web.referrals.models.consent import Consent


class Referral(models.Model):
    """Somebody in an incident is sent to an agency, which is asked for something.

    `card` is all that the receiver reads before they acknowledge it: no name, no nationality, no address.
    `number` is that of the person, `province` that of the incident, which the receiver does not see at first.
    `state`, `since` and `due` move with every step, and the database sets them.

    `to_agency` is None where the receiver has no office here; `outside` then says who it is. `proposed` is
    whether the routing named the receiver, `provisions` what it cited. `copied` are the agencies that were
    told beside the receiver: they read the card, and never the person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="referrals")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="referrals")
    number = models.PositiveSmallIntegerField()
    province = models.TextField()
    from_agency = models.TextField()
    to_agency = models.TextField(null=True)  # noqa: DJ001  a foreign key in the database
    outside = SealedText(null=True)
    asked_for = ArrayField(models.TextField())
    urgent = models.BooleanField(default=False)
    proposed = models.BooleanField(default=False)
    provisions = ArrayField(models.TextField(), default=list)
    copied = ArrayField(models.TextField(), default=list)
    basis = models.TextField()
    grounds = SealedText()
    shared = ArrayField(models.TextField(), default=everything)
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="referrals")
    card = SealedText()
    evidence = SealedText(null=True)
    best_interests = SealedText(null=True)
    child_contact = SealedText(null=True)
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


class Step(StepRow):
    """One move of a referral: who made it for which side, and why. `alternative` is whom they would ask.

    `made_by` is the link where somebody answered by one, and nobody where a time ran out.
    """

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    alternative = models.TextField(default="")
    by_telephone = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.referral_id}"


class Receipt(models.Model):
    """The signed receipt or letter that a step was written down from: a scan, as base64."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.OneToOneField(Step, models.PROTECT, related_name="receipt")
    kind = models.TextField()
    scan = SealedText()

    def __str__(self) -> str:
        return f"receipt of {self.step_id}"


class Noted(models.Model):
    """An agency that was told beside the receiver has noted it, and may say that the matter is theirs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="noted")
    agency_id = models.TextField()
    claims = models.BooleanField()
    reason = SealedText(null=True)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    class Meta:
        """An agency notes a copy once."""

        constraints = (models.UniqueConstraint(fields=["referral", "agency_id"], name="copy_noted_once"),)

    def __str__(self) -> str:
        return f"noted by {self.agency_id}"


class ReplyLink(models.Model):
    """A link by which a receiver without an account answers once. Only the hash of its secret stands here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="links")
    hash = models.BinaryField(unique=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link for {self.referral_id}"
