"""People who sign in, their appointments, and what they prove themselves with."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.crypto import salted_hmac

from rabta_web.audit.sealed import SealedText


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""


class Person(AbstractBaseUser):
    """Somebody who signs in. There is no superuser: what a person may do, an appointment says.

    `agency` is the office whose line looks after the account. `setup` is the hash of a code that sets the
    first password, once, until a moment. `sign_outs` counts how often all their sessions were ended,
    `resets` how often their second factor was declared lost.
    """

    last_login = None
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.TextField(unique=True)
    name = models.TextField()
    name_ur = models.TextField()
    is_active = models.BooleanField(default=True)
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, null=True)
    demonstration = models.BooleanField(default=False)
    setup = models.TextField(default="")
    setup_until = models.DateTimeField(null=True)
    sign_outs = models.IntegerField(default=0)
    resets = models.IntegerField(default=0)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = PersonManager()

    def __str__(self) -> str:
        return self.username

    def get_session_auth_hash(self) -> str:
        """What a session must hold to be theirs: another password, or a sign-out everywhere, changes it."""
        return salted_hmac(
            "rabta.session", f"{self.password}.{self.sign_outs}", algorithm="sha256"
        ).hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """No older hash counts."""
        return iter(())


class Appointment(models.Model):
    """A person in a role at an agency, for what lies within a place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    role = models.TextField()
    agency = models.ForeignKey("agencies.Agency", models.PROTECT)
    place = models.ForeignKey("places.Place", models.PROTECT)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        """An appointment does not end before it begins; one that ends on its first day never counts."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("begins")),
                name="ends_not_before_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} at {self.agency_id}"


class SecondFactor(models.Model):
    """The secret that a person's telephone shares with us, and the last step of its clock that was used.

    It counts as long as nobody declared it lost: `resets` is what the person's was when it was set up.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="second_factor")
    secret = SealedText()
    last_step = models.BigIntegerField(default=0)
    resets = models.IntegerField(default=0)
    confirmed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return "a second factor"


class RecoveryCode(models.Model):
    """A code that stands in for a lost telephone, once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="recovery_codes")
    hash = models.TextField()

    def __str__(self) -> str:
        return "a recovery code"


class QuickEntry(models.Model):
    """A PIN by which a person comes back on one shared computer, a few hours after a full sign-in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT)
    pin = SealedText()
    session_hash = models.TextField()
    began = models.DateTimeField()
    wrong = models.IntegerField(default=0)

    def __str__(self) -> str:
        return "a quick entry"


class ApiKey(models.Model):
    """What a program shows to act for a person: for one purpose, for some verbs, until a moment.

    `hash` is that of a secret too long to be guessed, which is shown once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="api_keys")
    label = SealedText()
    hash = models.TextField(unique=True)
    purpose = models.TextField()
    verbs = ArrayField(models.TextField())
    sign_outs = models.IntegerField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "an API key"


class Tries(models.Model):
    """How often somebody tried to get in, for one account from one browser or from all unknown ones."""

    key = models.TextField(primary_key=True)
    failures = models.IntegerField()
    last = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.failures} tries"
