"""Writing accounts: adding people, appointing them, ending appointments, closing accounts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from rabta_web.access.roles import Role
from rabta_web.access.rows import current
from rabta_web.accounts.models import Appointment, Person
from rabta_web.accounts.queries import administered, agencies_administered, places_administered
from rabta_web.audit.ledger import NOBODY, Actor, ledgered, write

SETUP_LASTS = timedelta(days=7)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that look like one another on paper."""


class MayNotAppointError(PermissionError):
    """The person does not administer this account, agency or place."""


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is to be: a role at an agency for a place, from a day until another."""

    role: Role
    agency: str
    place: str
    begins: date
    ends: date | None = None


def add_person(
    *, username: str, password: str, name: str, name_ur: str, agency: str, demonstration: bool = False
) -> Person:
    """Add somebody with this password, as the owner of the installation does, or give it to them."""
    with ledgered():
        person, _ = Person.objects.get_or_create(
            username=username,
            defaults={"name": name, "name_ur": name_ur, "agency_id": agency, "demonstration": demonstration},
        )
        if not person.check_password(password):
            person.set_password(password)
            person.save()
        write("account.set", by=NOBODY, record=person.pk)
    return person


def appoint_as_owner(*, person: Person, role: Role, agency: str, place: str, begins: date) -> None:
    """Appoint a person to a role at an agency, unless they hold it already."""
    with ledgered():
        Appointment.objects.get_or_create(
            person=person, role=role, agency_id=agency, place_id=place, ends=None, defaults={"begins": begins}
        )
        write("account.appointed", by=NOBODY, about=role, record=person.pk)


def invite(
    *, username: str, name: str, name_ur: str, agency: str, now: datetime, by: Actor
) -> tuple[Person, str]:
    """Add somebody who has no password yet, and the code with which they set one, once."""
    _need(agency in agencies_administered(current()))
    with ledgered():
        person = Person(username=username, name=name, name_ur=name_ur, agency_id=agency)
        person.set_unusable_password()
        code = _give_code(person, now)
        person.save(force_insert=True)
        write("account.added", by=by, record=person.pk)
    return person, code


def add_first(
    *, username: str, name: str, name_ur: str, agency: str, now: datetime
) -> tuple[Person, str] | None:
    """Add somebody as the owner of the installation, with a setup code; None if they sign in already."""
    with ledgered():
        if Person.objects.filter(username=username).exists():
            return None
        person = Person(username=username, name=name, name_ur=name_ur, agency_id=agency)
        person.set_unusable_password()
        code = _give_code(person, now)
        person.save(force_insert=True)
        write("account.added", by=NOBODY, record=person.pk)
    return person, code


def reset(*, person: UUID, now: datetime, by: Actor) -> str:
    """A new code for somebody who lost password or telephone; the old ones stop counting."""
    found = _one(person)
    with ledgered():
        found.set_unusable_password()
        code = _give_code(found, now)
        found.resets += 1
        found.save(update_fields=["password", "setup", "setup_until", "resets"])
        write("account.reset", by=by, record=found.pk)
    return code


def appoint(*, person: UUID, office: Office, by: Actor) -> None:
    """Appoint somebody within the administrator's own line."""
    found, scope = _one(person), current()
    _need(office.agency in agencies_administered(scope))
    _need(office.place in places_administered(scope))
    with ledgered():
        Appointment(
            person=found,
            role=office.role,
            agency_id=office.agency,
            place_id=office.place,
            begins=office.begins,
            ends=office.ends,
        ).save(force_insert=True)
        write("account.appointed", by=by, about=office.role, record=found.pk)


def end_appointment(*, appointment: UUID, today: date, by: Actor) -> UUID:
    """End an appointment today, or before it begins; whose it was."""
    held = Appointment.objects.filter(pk=appointment).first()
    _need(held is not None)
    assert held is not None  # noqa: S101
    person = _one(held.person_id)
    _need(held.agency_id in agencies_administered(current()))
    with ledgered():
        held.ends = max(today, held.begins)
        held.save(update_fields=["ends"])
        write("account.appointment_ended", by=by, about=held.role, record=person.pk)
    return person.pk


def close(*, person: UUID, by: Actor) -> None:
    """Close an account: from the next request on, nobody is signed in to it."""
    _set_open(person, is_open=False, deed="account.closed", by=by)


def reopen(*, person: UUID, by: Actor) -> None:
    """Open an account again that was closed."""
    _set_open(person, is_open=True, deed="account.reopened", by=by)


def hash_of(code: str, person: UUID) -> str:
    """What is stored of a code that was made by chance: it is too long to be guessed from this."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac(f"rabta.code.{person}", plain, algorithm="sha256").hexdigest()


def make_code(groups: int) -> str:
    """A code by chance, in groups of five that can be read aloud."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(groups))


def _give_code(person: Person, now: datetime) -> str:
    code = make_code(4)
    person.setup, person.setup_until = hash_of(code, person.pk), now + SETUP_LASTS
    return code


def _set_open(person: UUID, *, is_open: bool, deed: str, by: Actor) -> None:
    found = _one(person)
    with ledgered():
        found.is_active = is_open
        found.sign_outs += 1
        found.save(update_fields=["is_active", "sign_outs"])
        write(deed, by=by, record=found.pk)


def _one(person: UUID) -> Person:
    """Somebody whom the administrator looks after; never themselves."""
    scope = current()
    found = administered(scope).filter(pk=person).exclude(pk=scope.person).first()
    _need(found is not None)
    assert found is not None  # noqa: S101
    return found


def _need(so: bool) -> None:
    if not so:
        raise MayNotAppointError
