"""Writing people: adding an account, appointing it, and signing in."""

from __future__ import annotations

from datetime import date

from rabta_web.access.rows import take
from rabta_web.accounts.models import Appointment, Person
from rabta_web.accounts.queries import scope_of
from rabta_web.audit.ledger import NOBODY, Actor, ledgered, write


def add_person(*, username: str, password: str, name: str, name_ur: str) -> Person:
    """Add somebody who may sign in, or give them this password."""
    with ledgered():
        person, _ = Person.objects.get_or_create(
            username=username, defaults={"name": name, "name_ur": name_ur}
        )
        person.set_password(password)
        person.save()
        write("account.set", by=NOBODY, about=username, record=person.pk)
    return person


def appoint(*, person: Person, role: str, agency: str, place: str, begins: date) -> None:
    """Appoint a person to a role at an agency, unless they hold it already."""
    with ledgered():
        Appointment.objects.get_or_create(
            person=person, role=role, agency_id=agency, place_id=place, ends=None, defaults={"begins": begins}
        )
        write("account.appointed", by=NOBODY, about=role, record=person.pk)


def note_sign_in(*, person: Person, today: date) -> None:
    """Put a sign-in into the ledger, in the name of whoever signed in."""
    scope = scope_of(person, today)
    with ledgered():
        take(scope)
        write("signed_in", by=Actor(person.pk, scope.purpose) if scope else NOBODY, record=person.pk)


def note_refused_sign_in() -> None:
    """Put a sign-in that failed into the ledger; the name that was tried is not kept."""
    with ledgered():
        write("sign_in.refused", by=NOBODY)
