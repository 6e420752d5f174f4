"""Links that work once: a receiver without an account reads the card, and answers.

A secret of 256 bits stands in the address and nowhere else; its hash stands in the database, which shows a
card and takes an answer for it, once. Used, expired and never made are told apart by nobody.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.audit.sealed import seal, unseal
from rabta_web.jobs.queue import Job, enqueue
from rabta_web.referrals.choices.cycle import CYCLE, Side, State, Verb
from rabta_web.referrals.models import Referral, ReplyLink, Step

LASTS = timedelta(days=7)
"""For how long a link works that nobody uses."""


def hash_of(secret: str) -> bytes:
    """What is stored of a link: it was made by chance and is too long to be guessed from this."""
    return hashlib.sha256(secret.encode()).digest()


def make_link(*, referral: Referral, by: Actor, now: datetime) -> str:
    """A link for a receiver without an account, shown once; any that was made before works no more."""
    secret = secrets.token_urlsafe(32)
    with ledgered():
        ReplyLink(
            referral=referral,
            hash=hash_of(secret),
            made_by=current().person,
            made_at=now,
            expires_at=now + LASTS,
        ).save(force_insert=True)
        write("link.made", by=by, chain=referral.province or FEDERAL, record=referral.incident_id)
    return secret


@dataclass(frozen=True, slots=True)
class ByLink:
    """What a link shows: the card, what is asked, by whom and until when; nothing that says who it is."""

    referral: UUID
    card: str
    asked_for: tuple[str, ...]
    from_agency: str
    urgent: bool
    state: State
    due: datetime | None

    @property
    def moves(self) -> tuple[Verb, ...]:
        """What can be answered by it now."""
        return tuple(Verb(move.verb) for move in CYCLE.possible(self.state, Side.OUTSIDE))


def behind(secret: str) -> ByLink | None:
    """What a link shows; None if it was used, has expired, or was never made."""
    with connection.cursor() as cursor:
        cursor.execute("select * from referrals_by_link(%s)", [hash_of(secret)])
        row = cursor.fetchone()
    if row is None:
        return None
    id, card, asked_for, from_agency, urgent, state, due = row
    bound = f"{Referral._meta.db_table}.card.{id}"  # noqa: SLF001  the public way to a table's name
    return ByLink(id, unseal(bytes(card), bound), tuple(asked_for), from_agency, urgent, State(state), due)


def answer_by_link(*, secret: str, verb: Verb, reason: str, by: Actor, now: datetime) -> bool:
    """Answer once by a link; False if it works no more, or the referral has moved on."""
    shown = behind(secret)
    after = CYCLE.after(shown.state, verb, Side.OUTSIDE) if shown else None
    if shown is None or after is None:
        return False
    step = uuid4()
    bound = f"{Step._meta.db_table}.reason.{step}"  # noqa: SLF001  the public way to a table's name
    due = CYCLE.due(after, now, urgent=shown.urgent)
    why = seal(reason, bound) if reason else None
    given: list[Any] = [hash_of(secret), step, verb.value, why, due]
    with ledgered():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("select * from referrals_answer_by_link(%s, %s, %s, %s, %s)", given)
                done = cursor.fetchone()
        except IntegrityError:
            return False
        if done is None:
            return False
        incident, province, told = done
        enqueue(Job.POST_NOTICE, notice=str(told))
        write("referral.answered_outside", by=by, chain=province or FEDERAL, about=verb, record=incident)
    return True
