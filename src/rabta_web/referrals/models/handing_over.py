"""Who is responsible for somebody since when; arrivals nobody announced; requests to be given a matter."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved
from rabta_web.referrals.models.referral import Referral


class Responsibility(models.Model):
    """From a moment on an agency is responsible for somebody, because it accepted to be in a referral.

    Before the first row it is the agency that reported, and between two rows the earlier one: at every
    moment exactly one. Rows are added by the database and never changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="responsibilities")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="responsibilities")
    referral = models.OneToOneField(Referral, models.PROTECT, related_name="responsibility")
    agency_id = models.TextField()
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.agency_id} since {self.since}"


class Arrival(models.Model):
    """Somebody was brought by an agency that sent no referral: who received them writes it down.

    The receiver's own incident holds the person; the agency named reads the card and says whether it is so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="arrivals")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="arrivals")
    number = models.PositiveSmallIntegerField()
    province = models.TextField()
    from_agency = models.TextField()
    to_agency = models.TextField()
    brought_at = models.DateTimeField()
    how = SealedText()
    card = SealedText()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    class Meta:
        """Found by the agency that has to answer."""

        indexes = (models.Index(fields=["from_agency", "state", "due"], name="arrival_named"),)

    def __str__(self) -> str:
        return f"{self.state} ({self.pk})"


class ArrivalStep(StepRow):
    """The agency named confirmed or disputed an arrival, or its writer took it back."""

    arrival = models.ForeignKey(Arrival, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.arrival_id}"


class Request(models.Model):
    """An agency asks another, which has somebody, to be given the matter.

    It names the person in words, as both know them: whoever asks does not see the other's incidents.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    from_agency = models.TextField()
    to_agency = models.TextField()
    about = SealedText()
    why = SealedText()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()

    class Meta:
        """Found by whose turn it is."""

        indexes = (models.Index(fields=["to_agency", "state", "due"], name="request_holder"),)

    def __str__(self) -> str:
        return f"{self.state} ({self.pk})"


class RequestStep(StepRow):
    """A request was answered: with the referral that offers the matter, or with a reason why not."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="steps")
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, related_name="answers_request")
    reason = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.request_id}"
