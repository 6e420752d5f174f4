"""Conferences as rows. Nothing here holds a name: what identifies stays with the incident."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved
from rabta_web.referrals.models import Consent


class Conference(models.Model):
    """That agencies talk about one person: for what, on which basis, from when to when.

    Those invited read this row for good, so it says nothing of the person but a number. What is shown of them
    stands in `Shown`, and is open from `begins` to `ends` alone. `from_agency` called it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="conferences")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="conferences")
    number = models.PositiveSmallIntegerField()
    province = models.TextField(default="")
    from_agency = models.TextField()
    purpose = models.TextField()
    basis = models.TextField()
    grounds = SealedText()
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="conferences")
    meets = SealedText()
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    called_by = models.UUIDField()
    called_at = models.DateTimeField()

    class Meta:
        """Found by who called it and what is still open."""

        indexes = (
            models.Index(fields=["from_agency", "state", "ends"], name="conference_caller"),
            models.Index(fields=["person", "-called_at"], name="conference_person"),
        )

    def __str__(self) -> str:
        return f"{self.purpose}: {self.state} ({self.pk})"


class Step(StepRow):
    """One move of a conference: closed with what came of it, or cancelled with why."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="steps")
    reason = SealedText()
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.conference_id}"


class Invitation(models.Model):
    """An agency that is invited, and what it answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="invitations")
    agency_id = models.TextField()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    invited_by = models.UUIDField()
    invited_at = models.DateTimeField()

    class Meta:
        """An agency is invited once."""

        constraints = (
            models.UniqueConstraint(fields=["conference", "agency_id"], name="conference_invited_once"),
        )
        indexes = (models.Index(fields=["agency_id", "state"], name="conference_invited"),)

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.state}"


class InvitationStep(StepRow):
    """What an agency answered: who comes, or why nobody does."""

    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="steps")
    reason = SealedText()
    by_telephone = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.invitation_id}"


class Shown(models.Model):
    """What is shown of the person, as it stood at one moment; the latest of a kind counts.

    Without an invitation it is the coded view, for all who take part. With one it is something that this
    agency alone needs, and `why` says what for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="shown")
    invitation = models.ForeignKey(Invitation, models.PROTECT, null=True, related_name="shown")
    kind = models.TextField(default="")
    words = SealedText()
    why = SealedText(null=True)
    shown_by = models.UUIDField()
    shown_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind or 'coded view'} of {self.conference_id}"


class Contribution(models.Model):
    """What an agency knows or can give, in words that name nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="contributions")
    agency_id = models.TextField()
    text = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"from {self.agency_id}"


class Decision(models.Model):
    """What was decided, who does it and by which day. It stands as a task at that agency."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="decisions")
    agency_id = models.TextField()
    text = SealedText()
    due = models.DateTimeField()
    decided_by = models.UUIDField()
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"for {self.agency_id}"
