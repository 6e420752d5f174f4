"""Writing API keys: made for oneself, shown once, ended at any time."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.models import ApiKey, Person
from rabta_web.audit.ledger import Actor, ledgered, write

PREFIX = "rabta_"
LONGEST = timedelta(days=90)


def key_hash(secret: str) -> str:
    """What is stored of a key: it was made by chance and is too long to be guessed from this."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_key(
    *, person: Person, label: str, verbs: Sequence[Verb], days: int, by: Actor, now: datetime
) -> str:
    """A key for some of what the person may do themselves, for the purpose of today; its secret, once."""
    scope = current()
    secret = PREFIX + secrets.token_urlsafe(32)
    with ledgered():
        key = ApiKey(
            person=person,
            label=label,
            hash=key_hash(secret),
            purpose=scope.purpose,
            verbs=sorted(verb for verb in verbs if scope.has(verb)),
            sign_outs=person.sign_outs,
            made_at=now,
            expires_at=now + min(timedelta(days=days), LONGEST),
        )
        key.save(force_insert=True)
        write("key.made", by=by, record=key.pk)
    return secret


def end_key(*, id: UUID, by: Actor, now: datetime) -> bool:
    """End one of one's own keys; whether there was one that still held."""
    with ledgered():
        ended = ApiKey.objects.filter(pk=id, person=by.id, ended_at=None).update(ended_at=now)
        if ended:
            write("key.ended", by=by, record=id)
    return bool(ended)
