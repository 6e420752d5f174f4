"""Writing what people prove themselves with: passwords, codes of a telephone, recovery codes, PINs."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pyotp
from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import constant_time_compare

from rabta_web.accounts.actions.people import hash_of, make_code
from rabta_web.accounts.models import Person, QuickEntry, RecoveryCode, SecondFactor
from rabta_web.audit.ledger import Actor, ledgered, write

STEP = 30
DRIFT = 1
"""How many steps of its clock a telephone may be early or late."""

RECOVERY_CODES = 10
WRONG_PINS = 3
PIN_LASTS = timedelta(hours=8)


def set_first_password(*, username: str, code: str, password: str, now: datetime) -> Person | None:
    """Set the password of whoever holds the code of this account; None if it is not theirs or too old."""
    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None or not person.setup or person.setup_until is None or person.setup_until < now:
        return None
    if not constant_time_compare(person.setup, hash_of(code, person.pk)):
        return None
    _set_password(person, password)
    return person


def change_password(*, person: Person, password: str, by: Actor) -> None:
    """Give a person the password they chose; their other sessions end."""
    with ledgered():
        _set_password(person, password)
        write("password.changed", by=by, record=person.pk)


def secret_to_share(*, person: Person) -> str:
    """The secret that a person is about to put into their telephone; the same until they confirm it."""
    with ledgered():
        factor = SecondFactor.objects.filter(person=person).first()
        if factor is None or factor.confirmed or factor.resets != person.resets:
            factor = factor or SecondFactor(person=person)
            factor.secret, factor.resets = pyotp.random_base32(), person.resets
            factor.last_step, factor.confirmed = 0, False
            factor.save()
        return str(factor.secret)


def confirm_second_factor(*, person: Person, code: str, now: datetime, by: Actor) -> list[str]:
    """Begin to ask for the telephone's codes; the recovery codes, which are shown once. [] if it is wrong."""
    with ledgered():
        if not _use_code(person, code, now, confirmed=False):
            return []
        SecondFactor.objects.filter(person=person).update(confirmed=True)
        write("second_factor.set", by=by, record=person.pk)
        return new_recovery_codes(person=person, by=by)


def new_recovery_codes(*, person: Person, by: Actor) -> list[str]:
    """Ten codes that stand in for the telephone, each once; those before them count no more."""
    codes = [make_code(2) for _ in range(RECOVERY_CODES)]
    with ledgered():
        RecoveryCode.objects.filter(person=person).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(person=person, hash=hash_of(code, person.pk)) for code in codes
        )
        write("recovery_codes.made", by=by, record=person.pk)
    return codes


def prove(*, person: Person, code: str, now: datetime) -> bool:
    """Whether a code is the telephone's or a recovery code; it counts this once."""
    with ledgered():
        if _use_code(person, code, now, confirmed=True):
            return True
        used, _ = RecoveryCode.objects.filter(person=person, hash=hash_of(code, person.pk)).delete()
        if used:
            write("recovery_code.used", by=Actor(person.pk), record=person.pk)
        return bool(used)


def set_pin(*, person: Person, pin: str, began: datetime, by: Actor) -> UUID:
    """A PIN for this browser, for as long after the full sign-in as it lasts; its id."""
    with ledgered():
        entry = QuickEntry(
            person=person,
            pin=make_password(pin),
            session_hash=person.get_session_auth_hash(),
            began=began,
        )
        entry.save(force_insert=True)
        write("pin.set", by=by, record=person.pk)
    return entry.pk


def enter_by_pin(*, person: Person, entry: UUID, pin: str, now: datetime) -> QuickEntry | None:
    """The quick entry that a PIN opens. The third wrong one ends it, as do its hours and a new password."""
    with ledgered():
        found = QuickEntry.objects.select_for_update().filter(pk=entry, person=person).first()
        if found is None or not holds(found, person, now):
            return None
        if check_password(pin, str(found.pin)):
            QuickEntry.objects.filter(pk=entry).update(wrong=0)
            return found
        QuickEntry.objects.filter(pk=entry).update(wrong=found.wrong + 1)
        return None


def end_quick_entry(*, entry: UUID) -> None:
    """Forget a PIN."""
    QuickEntry.objects.filter(pk=entry).delete()


def holds(entry: QuickEntry, person: Person, now: datetime) -> bool:
    """Whether a quick entry still counts."""
    same = constant_time_compare(entry.session_hash, person.get_session_auth_hash())
    return same and entry.wrong < WRONG_PINS and now < entry.began + PIN_LASTS


def _set_password(person: Person, password: str) -> None:
    person.set_password(password)
    person.setup, person.setup_until = "", None
    person.save(update_fields=["password", "setup", "setup_until"])


def _use_code(person: Person, code: str, now: datetime, *, confirmed: bool) -> bool:
    """Use a code of the telephone: no step of its clock is used twice, not even by two at a time."""
    factor = SecondFactor.objects.filter(person=person, resets=person.resets, confirmed=confirmed).first()
    if factor is None:
        return False
    step = step_of(str(factor.secret), code, now)
    if step is None:
        return False
    return bool(SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step))


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step of the clock that a code belongs to, if it belongs to one near now."""
    plain, here, totp = code.replace(" ", ""), int(now.timestamp()) // STEP, pyotp.TOTP(secret)
    steps = range(here - DRIFT, here + DRIFT + 1)
    return next((step for step in steps if constant_time_compare(totp.generate_otp(step), plain)), None)
