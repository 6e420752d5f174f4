"""Committees at work, as rows: directives with their addressees and steps, sittings with their agenda."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.steps import StepRow
from rabta_web.audit.sealed import SealedText
from rabta_web.committees import bodies  # noqa: F401 - Django finds their tables by this import


class Directive(models.Model):
    """Something that an agency directs to others: what, on what basis, by when, and what shows it is done.

    `item` is the agenda item on which a committee decided it, where it is a decision.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    province = models.TextField()
    text = SealedText()
    basis = SealedText()
    evidence = SealedText()
    diary = SealedText(null=True)
    due_on = models.DateField()
    item = models.ForeignKey("AgendaItem", models.PROTECT, null=True, related_name="decisions")
    issued_by = models.UUIDField()
    issued_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"directive {self.pk}"


class Addressee(models.Model):
    """One agency that a directive is for: `bound` where it is an order in its line, else it is a request.

    `state`, `since` and `due` move with every step, and the database sets them. `origin_agency` is the office
    that it came from, where the district of that office was split on the way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="addressees")
    from_agency = models.TextField()
    to_agency = models.TextField()
    place_id = models.TextField()
    bound = models.BooleanField()
    origin_agency = models.TextField(default="")
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)

    class Meta:
        """Found by who has to act, and by the directive."""

        constraints = (models.UniqueConstraint(fields=["directive", "to_agency"], name="addressed_once"),)
        indexes = (
            models.Index(fields=["to_agency", "state", "due"], name="addressee_turn"),
            models.Index(fields=["from_agency", "state", "due"], name="addressee_sender"),
        )

    def __str__(self) -> str:
        return f"{self.state} ({self.to_agency})"


class Step(StepRow):
    """One move of a directive with one addressee: what was said, in which letter, on behalf of whom.

    Nobody made a step of the platform itself.
    """

    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    diary = SealedText(null=True)
    on_behalf = SealedText(null=True)
    made_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.verb} of {self.addressee_id}"


class Scan(models.Model):
    """A letter or other evidence that came with a step, cleaned; its bytes stand here as base64."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, models.PROTECT, related_name="scans")
    kind = models.TextField()
    content = SealedText()

    def __str__(self) -> str:
        return f"scan {self.pk}"


class Sitting(models.Model):
    """One sitting of one committee, or of several at once that keep their own minutes.

    A consultation is a sitting with `objectives`, to which committees are `invited` that others run.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    committees = ArrayField(models.TextField())
    invited = ArrayField(models.TextField(), default=list)
    objectives = SealedText(null=True)
    at = models.DateTimeField()
    room = SealedText()
    chair = SealedText()
    diary = SealedText()
    state = models.TextField()
    since = models.DateTimeField()
    due = models.DateTimeField(null=True)
    called_by = models.UUIDField()
    called_at = models.DateTimeField()

    class Meta:
        """Listed by time."""

        indexes = (models.Index(fields=["-at"], name="sitting_time"),)

    def __str__(self) -> str:
        return f"sitting {self.at}"


class SittingStep(StepRow):
    """One move of a sitting."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="steps")
    reason = SealedText(null=True)
    diary = SealedText(null=True)
    made_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.verb} of {self.sitting_id}"


class AgendaItem(models.Model):
    """One item of a sitting's agenda: where it comes from, and what it is about if that is a record.

    `committee` is whose alone it is, where several sit; `protects` says that it concerns protection.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    source = models.TextField()
    about = models.UUIDField(null=True)
    committee = models.TextField(default="")
    protects = models.BooleanField(default=False)
    text = SealedText()
    added_by = models.UUIDField()
    added_at = models.DateTimeField()

    class Meta:
        """Nothing stands on one agenda twice."""

        constraints = (
            models.UniqueConstraint(fields=["sitting", "number"], name="numbered_on_agenda"),
            models.UniqueConstraint(fields=["sitting", "source", "about"], name="once_on_agenda"),
        )

    def __str__(self) -> str:
        return f"item {self.number}"


class Present(models.Model):
    """Who sat for an office, or that it stayed empty; `aside` is the item for which they stood aside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="attendance")
    office = models.TextField()
    came = models.BooleanField()
    name = SealedText()
    deputy = models.BooleanField(default=False)
    aside = ArrayField(models.PositiveSmallIntegerField(), default=list)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.office} at {self.sitting_id}"


class Minute(models.Model):
    """What the minutes say of one item, or of all of it where the item is none; the latest version counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="minutes")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    text = SealedText()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    class Meta:
        """Two who write at once do not write over each other."""

        constraints = (
            models.UniqueConstraint(
                fields=["sitting", "item", "version"], name="one_version", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"minutes {self.version}"


class Report(models.Model):
    """A committee's report on a month as its secretary signed it; signing again makes another version.

    `numbers` is what was counted at that moment. A zero says in `inspected` what was looked at, and by whom.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency_id = models.TextField()
    place_id = models.TextField()
    month = models.DateField()
    version = models.PositiveSmallIntegerField()
    numbers = models.JSONField()
    inspected = SealedText(null=True)
    others = SealedText(null=True)
    remarks = SealedText(null=True)
    on_behalf = SealedText(null=True)
    signed_by = models.UUIDField()
    signed_at = models.DateTimeField()

    class Meta:
        """Two who sign at once do not sign over each other."""

        constraints = (
            models.UniqueConstraint(fields=["agency_id", "month", "version"], name="one_report_version"),
        )
        indexes = (models.Index(fields=["month", "agency_id"], name="report_month"),)

    def __str__(self) -> str:
        return f"report on {self.month:%Y-%m}"


class TotalTold(models.Model):
    """A total as an agency told it that is not on the platform: never added to what is counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="told")
    agency = SealedText()
    measure = models.TextField()
    number = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.measure}: {self.number}"
