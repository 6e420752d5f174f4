"""What is kept of assessments: readings are made anew from statements, but a presumption latches."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved


class Presumed(models.Model):
    """Since when somebody is presumed to be a victim. A row is never taken away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="presumptions")
    person = models.OneToOneField(Involved, models.PROTECT, related_name="presumption")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"presumed since {self.since}"


class Asked(models.Model):
    """Another agency was asked whether protection may end, with the grounds that were weighed and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="opinions_asked")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="opinions_asked")
    agency_id = models.TextField()
    considered = ArrayField(models.TextField())
    reason = SealedText()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"asked {self.agency_id}"


class Opinion(models.Model):
    """What another agency answered. What was said by telephone is written down by whoever asked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="opinions")
    asked = models.OneToOneField(Asked, models.PROTECT, related_name="opinion")
    agency_id = models.TextField()
    choice = models.TextField()
    reason = SealedText()
    by_telephone = SealedText(null=True)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.choice} by {self.agency_id}"


class Conclusion(models.Model):
    """What the officer themselves makes of a reading, which may differ from it, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="conclusions")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="conclusions")
    reading = models.TextField()
    stands = models.TextField()
    engine_said = models.TextField()
    reason = SealedText()
    pack = models.TextField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reading}: {self.stands}"


class Turn(models.Model):
    """The readings of somebody that came to something else with an answer, and the packs they were read by.

    Together the rows of a person tell what was read when. What is read today may differ from the last of
    them, because the packs or the law of the day do.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="turns")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="turns")
    at = models.DateTimeField()
    pack = models.TextField()
    met = ArrayField(models.TextField(), default=list)
    ruled_out = ArrayField(models.TextField(), default=list)
    opened = ArrayField(models.TextField(), default=list)

    def __str__(self) -> str:
        return f"turn of {self.person_id}"


class GroupAnswer(models.Model):
    """Of how many in a group something was said to be so: none, some or all. It is so of nobody by it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="group_answers")
    fact = models.TextField()
    share = models.TextField()
    source = models.TextField()
    said_at = models.DateTimeField()
    noted_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.fact} of {self.share}"


class Sample(models.Model):
    """Somebody in whom screening found no sign, drawn by chance for somebody else to look at again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="samples")
    person = models.OneToOneField(Involved, models.PROTECT, related_name="sample")
    drawn_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"sample {self.pk}"


class Review(models.Model):
    """What somebody else made of a screening that found no sign."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="reviews")
    sample = models.OneToOneField(Sample, models.PROTECT, related_name="review")
    comes_to = models.TextField()
    reason = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"review {self.pk}"


class OnFile(models.Model):
    """A paper of somebody as it was signed: its numbers, on whose behalf it was entered, its scan as base64.

    A scan is cleaned, unless it is evidence: that is kept to the bit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="papers")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="papers")
    paper = models.TextField()
    diary = SealedText(null=True)
    fir = SealedText(null=True)
    on_behalf = SealedText(null=True)
    kind = models.TextField(default="")
    scan = SealedText(null=True)
    evidence = models.BooleanField(default=False)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.paper} ({self.pk})"
