"""Incidents as rows. What identifies stands sealed and in tables of its own."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta_web.access.rows import Held
from rabta_web.audit.sealed import SealedText


class Incident(Held):
    """One event that was reported: what kind, where and when.

    `began` is the day from which on things were done to the people in it, where that was long before it came
    to notice; the law of every day between is read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.TextField()
    happened_on = models.DateField()
    happened_at = models.TimeField(null=True)
    began = models.DateField(null=True)
    filed_at = models.DateTimeField()

    class Meta:
        """Listed by time, for some agencies or some places."""

        indexes = (
            models.Index(fields=["agency_id", "-filed_at", "-id"], name="incident_agency_time"),
            models.Index(fields=["place_id", "-filed_at", "-id"], name="incident_place_time"),
            models.Index(fields=["-filed_at", "-id"], name="incident_time"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Involved(models.Model):
    """Somebody in an incident, with the role they had in it at first; no name stands here.

    People are numbered as they are added, and the number stands on paper in the place of the name.

    `so` and `not_so` are bits, one for each numbered fact: what any statement said to be so of them, and what
    any said not to be so. The database sets them with every statement; both together is a dispute.

    `asked` and `referred` are the agencies to which this person was sent, as the database notes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="people")
    number = models.PositiveSmallIntegerField()
    role = models.TextField()
    state = models.TextField(default="present")
    so = models.BinaryField(db_default=b"")
    not_so = models.BinaryField(db_default=b"")
    asked = ArrayField(models.TextField(), default=list)
    referred = ArrayField(models.TextField(), default=list)

    class Meta:
        """No two people of one incident share a number."""

        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="numbered_in_incident"),)

    def __str__(self) -> str:
        return f"{self.role} in {self.incident_id}"


class Part(models.Model):
    """What somebody is in an incident from a day on, where that is no longer their first role."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="parts")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="parts")
    role = models.TextField()
    since = models.DateField()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.role} in {self.incident_id}"


class Identity(models.Model):
    """Who somebody in an incident is: names as they were given, in any script, and a number of a document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="identities")
    person = models.OneToOneField(Involved, models.PROTECT, related_name="identity")
    name = SealedText()
    father = SealedText(null=True)
    alias = SealedText(null=True)
    number = SealedText(null=True)

    def __str__(self) -> str:
        return f"identity {self.pk}"


class Token(models.Model):
    """A name, one or two words of it, or a number of somebody: keyed, so that only the key's holder can ask.

    The agency stands here too: an index takes away all that other agencies hold before row security looks.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="tokens")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="tokens")
    agency_id = models.TextField()
    token = models.BinaryField()

    class Meta:
        """Asked by equality alone, which an index answers under row security."""

        indexes = (models.Index(fields=["token", "agency_id"], name="token_of_agency"),)

    def __str__(self) -> str:
        return f"token {self.pk}"


class Change(models.Model):
    """One change of an incident: of who may see it, or a correction. The database applies it and keeps it.

    `before` is what stood there, which the database notes by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="changes")
    what = models.TextField()
    value = models.TextField()
    before = models.TextField(db_default="")
    reason = SealedText()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.what} of {self.incident_id}"


class Account(models.Model):
    """What was told, in free words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="accounts")
    text = SealedText()

    def __str__(self) -> str:
        return f"account {self.pk}"


class Statement(models.Model):
    """What one source said of a person at one time: facts that are so, and facts that are not.

    It is the history that the person's bits are made from, so it holds the facts by their own names.
    `question` is what was asked and `answer` how it was answered, where it was a question.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="statements")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="statements")
    source = models.TextField()
    said_at = models.DateTimeField()
    noted_by = models.UUIDField()
    pack = models.TextField()
    question = models.TextField(default="")
    answer = models.TextField(default="")
    so = ArrayField(models.TextField(), default=list)
    not_so = ArrayField(models.TextField(), default=list)

    class Meta:
        """Nobody says of a fact, in one breath, that it is so and that it is not."""

        constraints = (
            models.CheckConstraint(condition=~models.Q(so__overlap=models.F("not_so")), name="said_one_way"),
        )

    def __str__(self) -> str:
        return f"statement {self.pk}"


class Hearing(models.Model):
    """Who else heard what was said, through whom it was said, and why it was asked again, if it was.

    Of what came in on paper: who asked, and when it was entered here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="hearings")
    statement = models.OneToOneField(Statement, models.PROTECT, related_name="hearing")
    present = SealedText(null=True)
    interpreter = SealedText(null=True)
    again = SealedText(null=True)
    asked_by = SealedText(null=True)
    entered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"hearing of {self.statement_id}"


class Told(models.Model):
    """Something known of an incident or of somebody in it that no rule reads: a key of papers and its words.

    Rows are added and never changed; of one key the latest counts, and the others are its history.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.TextField()
    words = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    class Meta:
        """Columns for the tables of several books."""

        abstract = True

    def __str__(self) -> str:
        return f"{self.key} ({self.pk})"


class Particular(Told):
    """Who somebody is besides their name, and how they may be reached."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="particulars")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="particulars")


class Care(Told):
    """The protection book: health, fear, wishes, and what somebody agreed to."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="cares")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="cares")


class Lead(Told):
    """The investigation book: telephones, accounts, vehicles and helpers of whoever may have done it."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="leads")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="leads", null=True)
    number = SealedText(null=True)


class LeadToken(models.Model):
    """A telephone, an account or a vehicle of the investigation book, keyed: told apart by equality alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="lead_tokens")
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="tokens")
    agency_id = models.TextField()
    token = models.BinaryField()

    class Meta:
        """Asked by equality, which an index answers under row security."""

        indexes = (models.Index(fields=["token", "agency_id"], name="lead_token_of_agency"),)

    def __str__(self) -> str:
        return f"token {self.pk}"


class Tie(models.Model):
    """What one suspect is to another in the investigation book, since when, and what shows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="ties")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="ties")
    to = models.ForeignKey(Involved, models.PROTECT, related_name="ties_to")
    kind = models.TextField()
    since = models.DateField(null=True)
    evidence = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    class Meta:
        """Nobody is tied to themselves."""

        constraints = (
            models.CheckConstraint(condition=~models.Q(person=models.F("to")), name="tied_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.kind} in {self.incident_id}"


class Whereabouts(models.Model):
    """Where somebody stands from a day on, with the reason, where that is no longer as it was filed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="whereabouts")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="whereabouts")
    state = models.TextField()
    since = models.DateField()
    reason = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.state} in {self.incident_id}"


class Happened(models.Model):
    """When something happened to somebody that starts or stops a clock; the latest entry counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="happenings")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="happenings")
    event = models.TextField()
    at = models.DateTimeField()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.event} at {self.at}"


class ReportDraft(models.Model):
    """A report that somebody has begun and not filed: theirs alone, kept as they go, gone after its day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner_id = models.UUIDField()
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    words = SealedText()

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Fact(models.Model):
    """The number of a fact: its place in the bits of a person. It is given out once and never again."""

    number = models.SmallAutoField(primary_key=True)
    fact = models.TextField(unique=True)

    def __str__(self) -> str:
        return self.fact
