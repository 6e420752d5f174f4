"""Sending notices out of the platform: by e-mail, to whoever asked for it themselves.

A message says that something waits, its reference and where to look: no name, no place, nothing of a case.
"""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from rabta_web.accounts.models import Appointment
from rabta_web.notices.choices import Channel, Delivered
from rabta_web.notices.models import Delivery, Mailbox, Told


class NotDeliveredError(RuntimeError):
    """Some messages did not come through; they are tried again."""


def send_mail(to: Mailbox, told: Told) -> None:
    """Send one message; an error of the mail server or of the way to it is raised."""
    EmailMessage(_title(), _text(told), settings.DEFAULT_FROM_EMAIL, [to.email]).send()


SENDS: Mapping[Channel, Callable[[Mailbox, Told], None] | None] = {
    Channel.EMAIL: send_mail,
    Channel.SMS: None,
}
"""How each channel sends. Rabta ships no provider of text messages: an installation adds its own here."""


def post(notice: UUID, today: date, now: datetime) -> None:
    """Send a notice to everybody of its agency who asked for it and has not had it yet."""
    told = Told.objects.filter(pk=notice).first()
    if told is None or not settings.EMAIL_HOST:
        return
    failed = [box for box in _mailboxes(told, today) if not _deliver(told, box, now)]
    if failed:
        raise NotDeliveredError(f"{len(failed)} messages of notice {notice}")


def _mailboxes(told: Told, today: date) -> list[Mailbox]:
    """Those of people who hold an office at the agency and need not stand aside from what it is about."""
    running = Q(begins__lte=today) & (Q(ends=None) | Q(ends__gt=today))
    people = Appointment.objects.filter(
        running,
        agency_id=told.agency_id,
        person__is_active=True,
        person__demonstration__in=[False, settings.DEMONSTRATION],
    )
    found = list(Mailbox.objects.filter(person__in=people.values("person")).order_by("since"))
    return [box for box in found if not _recused(told, box.person)]


def _recused(told: Told, person: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select notices_recused(%s, %s)", [told.incident, person])
        return bool(cursor.fetchone()[0])


def _deliver(told: Told, box: Mailbox, now: datetime) -> bool:
    """Send it by e-mail once: what was sent is noted at once, and a second try sends only what is left."""
    send = SENDS[Channel.EMAIL]
    with transaction.atomic():
        Delivery.objects.bulk_create(
            [
                Delivery(
                    told=told, person=box.person, channel=Channel.EMAIL, state=Delivered.FAILED, last_at=now
                )
            ],
            ignore_conflicts=True,
        )
        row = Delivery.objects.select_for_update().get(told=told, person=box.person, channel=Channel.EMAIL)
        if send is None or row.state == Delivered.SENT:
            return True
        row.tries, row.last_at = row.tries + 1, now
        try:
            send(box, told)
        except (OSError, smtplib.SMTPException):
            row.state = Delivered.FAILED
        else:
            row.state = Delivered.SENT
        row.save(update_fields=["state", "tries", "last_at"])
    return row.state == Delivered.SENT


def _title() -> str:
    return " · ".join(_in_both(lambda: _("Something waits for you in Rabta")))


def _text(told: Told) -> str:
    where = f"{settings.ADDRESS}{reverse('notices')}" if settings.ADDRESS else ""
    lines = _in_both(
        lambda: _("Something waits for you in Rabta. Reference: {number}").format(
            number=str(told.record)[:8].upper()
        )
    )
    return "\n\n".join([*lines, where]).strip() + "\n"


def _in_both(say: Callable[[], str]) -> list[str]:
    """A sentence in both languages: nobody knows which one the reader set on their screen."""
    said = []
    for language, _named in settings.LANGUAGES:
        with override(language):
            said.append(say())
    return said
