"""Writing webhooks: added for one's agency, switched on again, ended."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

from rabta_web.access.rows import current
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.webhooks.models import Hook


def add_hook(*, agency: str, address: str, by: Actor, now: datetime) -> str:
    """Tell an address of the agency's referrals from now on; the secret that signs what is sent, once."""
    secret = secrets.token_urlsafe(32)
    with ledgered():
        hook = Hook(agency_id=agency, address=address, secret=secret, made_by=current().person, made_at=now)
        hook.save(force_insert=True)
        write("webhook.added", by=by, about=agency, record=hook.pk)
    return secret


def end_hook(*, id: UUID, by: Actor, now: datetime) -> bool:
    """Tell an address nothing more; whether there was one."""
    with ledgered():
        ended = Hook.objects.filter(pk=id, ended_at=None).update(ended_at=now)
        if ended:
            write("webhook.ended", by=by, record=id)
    return bool(ended)


def switch_on(*, id: UUID, by: Actor) -> bool:
    """Send to an address again that had failed; whether there was one."""
    with ledgered():
        found = Hook.objects.filter(pk=id, ended_at=None).exclude(disabled_at=None)
        switched = found.update(disabled_at=None, failures=0)
        if switched:
            write("webhook.switched_on", by=by, record=id)
    return bool(switched)
