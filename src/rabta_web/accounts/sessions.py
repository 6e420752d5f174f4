"""How long a session lives, what it knows, and what a browser keeps between sessions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from rabta_web.accounts.models import Person
from rabta_web.accounts.unsent import afresh

BACKEND = "django.contrib.auth.backends.ModelBackend"
LONGEST = timedelta(hours=8)
IDLE = {False: timedelta(minutes=30), True: timedelta(minutes=10)}
"""How long a session may rest: on a computer of one's own, and on a shared one."""

NOTED_EVERY = timedelta(minutes=1)
HALF_LASTS = timedelta(minutes=10)
DEVICE_LASTS = timedelta(days=180)
QUICK = "quick"


def enter(
    request: HttpRequest,
    person: Person,
    *,
    now: datetime,
    shared: bool,
    proved: bool,
    began: datetime | None = None,
) -> None:
    """Begin a session of a person under a new key; nothing of the one before is left but an unsent form."""
    afresh(request.session)
    login(request, person, backend=BACKEND)
    request.session["life"] = {
        "began": (began or now).timestamp(),
        "seen": now.timestamp(),
        "shared": shared,
        "proved": proved,
    }


def lives(request: HttpRequest, now: datetime) -> bool:
    """Whether a session is neither too old nor rested too long; it notes that it was seen."""
    life = request.session.get("life")
    if not life:
        return False
    began, seen = _moment(life["began"]), _moment(life["seen"])
    if now >= began + LONGEST or now >= seen + IDLE[life["shared"]]:
        return False
    if now >= seen + NOTED_EVERY:
        request.session["life"] = {**life, "seen": now.timestamp()}
    return True


def set_proved(request: HttpRequest) -> None:
    """Note that this session has shown a second factor."""
    request.session["life"] = {**request.session["life"], "proved": True}


def is_proved(request: HttpRequest, person: Person) -> bool:
    """Whether a session has shown a second factor, or is of somebody made up, who needs none."""
    return bool(request.session["life"]["proved"]) or (person.demonstration and settings.DEMONSTRATION)


def is_shared(request: HttpRequest) -> bool:
    """Whether the computer is shared."""
    return bool(request.session["life"]["shared"])


def began(request: HttpRequest) -> datetime:
    """When the person signed in fully."""
    return _moment(request.session["life"]["began"])


def half_enter(request: HttpRequest, person: Person, *, now: datetime, shared: bool) -> None:
    """Remember under a new key that somebody's password was right, and nothing else yet."""
    afresh(request.session)
    until = (now + HALF_LASTS).timestamp()
    request.session["half"] = {"person": str(person.pk), "until": until, "shared": shared}


def half(request: HttpRequest, now: datetime) -> dict[str, Any] | None:
    """Whose password was right a few minutes ago."""
    found: dict[str, Any] | None = request.session.get("half")
    return found if found and now < _moment(found["until"]) else None


def device_of(request: HttpRequest, username: str) -> str | None:
    """The id of this browser, if this person has signed in here before."""
    try:
        return (
            str(request.get_signed_cookie(_device_cookie(username), salt=_salt(username), default=None) or "")
            or None
        )
    except signing.BadSignature:
        return None


def know_device(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Let this browser show next time that this person has signed in here."""
    id = device_of(request, username) or uuid4().hex
    response.set_signed_cookie(_device_cookie(username), id, salt=_salt(username), **_kept(DEVICE_LASTS))


def quick_of(request: HttpRequest) -> tuple[UUID, UUID] | None:
    """The person and the quick entry that this browser keeps."""
    try:
        kept = request.get_signed_cookie(QUICK, salt="rabta.quick", default=None, max_age=LONGEST)
    except signing.BadSignature:
        return None
    if not kept:
        return None
    person, _, entry = kept.partition(".")
    return UUID(person), UUID(entry)


def know_quick(response: HttpResponse, person: Person, entry: UUID) -> None:
    """Let this browser ask for a PIN when it comes back."""
    response.set_signed_cookie(QUICK, f"{person.pk}.{entry}", salt="rabta.quick", **_kept(LONGEST))


def _device_cookie(username: str) -> str:
    """A name that tells nobody whose it is."""
    return f"device-{salted_hmac('rabta.device.name', username.casefold()).hexdigest()[:12]}"


def _salt(username: str) -> str:
    return f"rabta.device.{username.casefold()}"


def _kept(lasts: timedelta) -> dict[str, Any]:
    return {
        "max_age": lasts,
        "httponly": True,
        "samesite": "Strict",
        "secure": settings.SESSION_COOKIE_SECURE,
    }


def _moment(timestamp: float) -> datetime:
    return datetime.fromtimestamp(timestamp, UTC)
