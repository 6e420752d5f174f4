"""Sending what is on its way: signed, each by itself, tried again with longer waits, given up in the end."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import ssl
from datetime import datetime

from django.db.models import F

from rabta_web.audit.ledger import FEDERAL, ledgered, write
from rabta_web.jobs.queue import PLATFORM
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice
from rabta_web.webhooks.choices import IN_A_ROW, TRIES, State, again_after
from rabta_web.webhooks.destination import Destination, ForbiddenError, destination
from rabta_web.webhooks.models import Delivery, Hook

PATIENCE = 5
"""Seconds to wait for an answer."""

AT_ONCE = 200
"""How many are sent in one run, so that a slow receiver does not keep other jobs waiting for long."""

OK = range(200, 300)


def signature(secret: str, at: int, body: bytes) -> str:
    """What proves a message: the moment, and a keyed hash of that moment and the body."""
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


def body_of(delivery: Delivery) -> bytes:
    """What is sent: ids and states, and nothing of a person."""
    said = {
        "id": str(delivery.pk),
        "event": delivery.event,
        "referral": str(delivery.referral),
        "state": delivery.referral_state,
        "at": delivery.happened_at.isoformat(),
    }
    return json.dumps(said).encode()


def send_waiting(now: datetime) -> None:
    """Send what waits, in the order in which it was to be sent."""
    for _number in range(AT_ONCE):
        if not _send_one(now):
            return


def _send_one(now: datetime) -> bool:
    """Send one and note what came of it; False if none waits. A worker that is killed sends it once more."""
    with ledgered():
        waiting = Delivery.objects.filter(
            next_at__lte=now, hook__ended_at=None, hook__disabled_at=None
        ).order_by("next_at", "id")
        delivery = waiting.select_related("hook").select_for_update(skip_locked=True, of=("self",)).first()
        if delivery is None:
            return False
        delivery.status = _post(delivery, now)
        delivery.tries, delivery.last_at = delivery.tries + 1, now
        if delivery.status in OK:
            delivery.state, delivery.next_at = State.DELIVERED, None
            Hook.objects.filter(pk=delivery.hook_id).update(failures=0)
        else:
            _failed(delivery, now)
        delivery.save(update_fields=["status", "tries", "last_at", "state", "next_at"])
    return True


def _failed(delivery: Delivery, now: datetime) -> None:
    """Try again later, or give up; where tries fail in a row, stop sending and tell the agency."""
    over = delivery.tries >= TRIES
    delivery.state = State.FAILED if over else State.WAITING
    delivery.next_at = None if over else now + again_after(delivery.tries)
    hook = delivery.hook
    Hook.objects.filter(pk=hook.pk).update(failures=F("failures") + 1)
    hook.refresh_from_db(fields=["failures"])
    if hook.failures >= IN_A_ROW:
        Hook.objects.filter(pk=hook.pk).update(disabled_at=now)
        write("webhook.disabled", by=PLATFORM, chain=FEDERAL, about=hook.agency_id, record=hook.pk)
        tell(
            agency=hook.agency_id,
            what=Notice.WEBHOOK_FAILED,
            record=hook.pk,
            address_name=("webhooks",),
            step=now.isoformat(),
            now=now,
        )


def _post(delivery: Delivery, now: datetime) -> int:
    """The status that the receiver answered with; 0 where none came. Nothing is followed elsewhere."""
    body = body_of(delivery)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Rabta",
        "Rabta-Signature": signature(delivery.hook.secret, int(now.timestamp()), body),
    }
    try:
        to = destination(delivery.hook.address)
        connection = _Connection(to)
        try:
            connection.request("POST", to.path, body, headers)
            return connection.getresponse().status
        finally:
            connection.close()
    except (OSError, ForbiddenError, http.client.HTTPException):
        return 0


class _Connection(http.client.HTTPConnection):
    """A connection to the address that was looked at, and to no other that its name may have by now."""

    def __init__(self, to: Destination) -> None:
        super().__init__(to.host, to.port, timeout=PATIENCE)
        self._to = to

    def connect(self) -> None:
        """Connect, and where it is https make sure that the host is who it says."""
        self.sock = socket.create_connection((self._to.ip, self._to.port), PATIENCE)
        if self._to.tls:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self._to.host)
