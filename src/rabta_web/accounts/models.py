"""People who sign in, and their appointments: a role at an agency, for a place, from a day until another."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""


class Person(AbstractBaseUser):
    """Somebody who signs in. There is no superuser: what a person may do, an appointment says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.TextField(unique=True)
    name = models.TextField()
    name_ur = models.TextField()
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = PersonManager()

    def __str__(self) -> str:
        return self.username


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
        """An appointment ends after it begins."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gt=models.F("begins")),
                name="ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} at {self.agency_id}"
