"""Coming in and going out: what counts as a try, what is refused, and what the ledger is told.

Tries are counted for an account from one browser that has signed in to it before, and for the account from
all browsers that have not: whoever guesses from elsewhere locks nobody out of their own.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import connections
from django.utils.crypto import salted_hmac

from rabta_web.access.rows import take
from rabta_web.accounts.models import Person, Tries
from rabta_web.accounts.queries import bare_scope, scope_of
from rabta_web.audit.ledger import NOBODY, Actor, ledgered, write

COUNTERS = "counters"
"""A connection of its own: a try counts even if what asked for it fails."""

WAITS = (0, 0, 1, 4, 900)
"""Seconds to wait after the first, second, ... try that failed; the last holds for all that follow."""

_TRY = """
insert into accounts_tries as t (key, failures, last, until) values (%(key)s, 1, now(), now())
on conflict (key) do update set
    failures = case when t.last < now() - interval '1 hour' then 1 else t.failures + 1 end,
    until = now() + make_interval(secs => (%(waits)s::int[])[
        least(case when t.last < now() - interval '1 hour' then 1 else t.failures + 1 end,
            cardinality(%(waits)s::int[]))]),
    last = now()
where t.until <= now()
returning 1
"""
_PAY_BACK = "update accounts_tries set failures = failures - 1, until = now() where key = %(key)s"
_FORGET_OLD = "delete from accounts_tries where last < now() - interval '1 day'"


def counter_of(what: str, username: str, device: str | None) -> str:
    """The counter for tries at one door of an account, from a browser it knows or from all others."""
    return salted_hmac(f"rabta.tries.{what}", f"{username.casefold()}\x1f{device or ''}").hexdigest()


def may_try(counter: str) -> bool:
    """Count a try in advance; False if too many failed before it and it is too early for another."""
    with connections[COUNTERS].cursor() as cursor:
        cursor.execute(_FORGET_OLD)
        cursor.execute(_TRY, {"key": counter, "waits": list(WAITS)})
        return cursor.fetchone() is not None


def pay_back(counter: str) -> None:
    """A try that succeeded was none."""
    with connections[COUNTERS].cursor() as cursor:
        cursor.execute(_PAY_BACK, {"key": counter})


def forget_tries(counter: str) -> None:
    """Start counting anew."""
    Tries.objects.using(COUNTERS).filter(pk=counter).delete()


def person_with(*, username: str, password: str, device: str | None) -> Person | None:
    """Whose name and password these are; None as well when it is too early for another try.

    A password is hashed in every case, so that the time tells nobody which names are there.
    """
    counter = counter_of("password", username, device)
    if not may_try(counter):
        Person().set_password(password)
        return None
    person = authenticate(None, username=username, password=password)
    if not isinstance(person, Person) or (person.demonstration and not settings.DEMONSTRATION):
        return None
    (forget_tries if device else pay_back)(counter)
    return person


def note_sign_in(*, person: Person, today: date, deed: str = "signed_in") -> None:
    """Put a sign-in into the ledger, in the name of whoever signed in."""
    scope = scope_of(person, today) or bare_scope(person)
    with ledgered():
        take(scope)
        write(deed, by=Actor(person.pk, scope.purpose), record=person.pk)


def note_refused_sign_in() -> None:
    """Put a sign-in that failed into the ledger; the name that was tried is not kept.

    Whoever tried is nobody yet, even where somebody else has not signed out in the same browser.
    """
    with ledgered():
        take(None)
        write("sign_in.refused", by=NOBODY)


def sign_out_everywhere(*, person: Person, by: Actor) -> None:
    """End every session of a person, from the next request on."""
    with ledgered():
        person.sign_outs += 1
        person.save(update_fields=["sign_outs"])
        write("signed_out_everywhere", by=by, record=person.pk)


def declare_purpose(*, by: Actor) -> None:
    """Put into the ledger for which purpose a person works from here on."""
    with ledgered():
        write("purpose.declared", by=by, about=by.purpose)
