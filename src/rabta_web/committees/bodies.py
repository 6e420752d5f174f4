"""Committees themselves as rows, and what their sittings keep beside agenda and minutes."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText


class Charter(models.Model):
    """What a committee is, as whoever runs it wrote it down; the latest version that has begun counts.

    None and "" mean that it is not known. `every_months` is how often it is to sit; `sees` are the parts of
    an agenda that come by themselves; `sends_away` are offices that also decide who is sent out of the
    country. The notification is a scan, cleaned, as base64.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    version = models.PositiveSmallIntegerField()
    begins = models.DateField()
    chair = models.TextField(default="")
    members = ArrayField(models.TextField(), default=list)
    sends_away = ArrayField(models.TextField(), default=list)
    quorum = models.PositiveSmallIntegerField(null=True)
    every_months = models.PositiveSmallIntegerField(null=True)
    secretariat = models.TextField(default="")
    terms = SealedText(null=True)
    sees = ArrayField(models.TextField(), default=list)
    number = SealedText(null=True)
    notified_on = models.DateField(null=True)
    kind = models.TextField(default="")
    scan = SealedText(null=True)
    basis = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        """Two who amend at once do not write over each other."""

        constraints = (models.UniqueConstraint(fields=["agency_id", "version"], name="one_charter_version"),)

    def __str__(self) -> str:
        return f"charter {self.version} of {self.agency_id}"


class Holder(models.Model):
    """Who holds an office of a committee from a day on, until the next row; no name is a vacancy.

    `person` is their account, where they have one: what they stand aside from is hidden from it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    office = models.TextField()
    name = SealedText()
    person = models.UUIDField(null=True)
    begins = models.DateField()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    class Meta:
        """Found by the committee."""

        indexes = (models.Index(fields=["agency_id", "begins"], name="holder_committee"),)

    def __str__(self) -> str:
        return f"{self.office} of {self.agency_id}"


class Nomination(models.Model):
    """A deputy whom an office named by letter, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    office = models.TextField()
    name = SealedText()
    letter = SealedText()
    begins = models.DateField()
    ends = models.DateField()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"deputy for {self.office}"


class ChairTime(models.Model):
    """A keyed token of who is in the chair of a sitting: nobody takes the chair twice at one time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey("committees.Sitting", models.PROTECT, related_name="chairs")
    token = models.BinaryField()

    class Meta:
        """Looked up by the token."""

        indexes = (models.Index(fields=["token"], name="chair_token"),)

    def __str__(self) -> str:
        return f"chair of {self.sitting_id}"


class Recusal(models.Model):
    """An office stands aside from an item: it does not count there, and its holder sees none of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey("committees.Sitting", models.PROTECT, related_name="recusals")
    item = models.ForeignKey("committees.AgendaItem", models.PROTECT, related_name="recusals")
    number = models.PositiveSmallIntegerField()
    office = models.TextField()
    person = models.UUIDField(null=True)
    ground = models.TextField()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.office} aside from {self.number}"


class Annex(models.Model):
    """What an item that came by itself said when the sitting was held, as JSON: numbers, ids and codes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField("committees.AgendaItem", models.PROTECT, related_name="annex")
    numbers = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"annex of {self.item_id}"


class Record(models.Model):
    """The minutes of one committee as they were approved, in one language; their hash is in the ledger."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey("committees.Sitting", models.PROTECT, related_name="records")
    committee = models.TextField()
    language = models.TextField()
    paper = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        """Minutes are approved once."""

        constraints = (
            models.UniqueConstraint(fields=["sitting", "committee", "language"], name="approved_once"),
        )

    def __str__(self) -> str:
        return f"minutes of {self.sitting_id}"


class Gap(models.Model):
    """Something that a consultation found to be missing, of a kind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey("committees.Sitting", models.PROTECT, related_name="gaps")
    kind = models.TextField()
    text = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"gap in {self.kind}"


class Hop(models.Model):
    """A matter that one committee forwarded to the one above; hops of one matter share its id.

    `continues` is the hop that brought the matter to whoever forwards it further; `protects` says that it
    concerns somebody's protection. `state`, `since` and `due` move with every step; the database sets them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField()
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="further")
    item = models.ForeignKey("committees.AgendaItem", models.PROTECT, null=True, related_name="forwarded")
    from_agency = models.TextField()
    to_agency = models.TextField()
    province = models.TextField()
    text = SealedText()
    protects = models.BooleanField(default=False)
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    sent_by = models.UUIDField()
    sent_at = models.DateTimeField()

    class Meta:
        """Found by whose turn it is, and by the matter."""

        indexes = (
            models.Index(fields=["to_agency", "state"], name="hop_receiver"),
            models.Index(fields=["from_agency", "state"], name="hop_sender"),
            models.Index(fields=["matter"], name="hop_matter"),
        )

    def __str__(self) -> str:
        return f"{self.state} ({self.to_agency})"


class HopStep(StepRow):
    """One move of a forwarded matter: what was answered, or why it was returned."""

    hop = models.ForeignKey(Hop, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.hop_id}"
