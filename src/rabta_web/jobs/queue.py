"""Asking for a job. It stands in the queue if, and only if, the transaction that asks for it is committed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from procrastinate.contrib.django import app

from rabta_web.audit.ledger import Actor

PLATFORM = Actor(None, "platform")
"""Whom the ledger names for what no person does."""


class Job(StrEnum):
    """The jobs there are; `config.jobs` says what each does."""

    EXPIRE_DRAFT = "expire_draft"
    BEGIN_DAY = "begin_day"
    TAKE_CHECKPOINT = "take_checkpoint"
    EXPIRE_REFERRALS = "expire_referrals"
    POST_NOTICE = "post_notice"
    POST_WITHDRAWAL = "post_withdrawal"
    FOLLOW_DEADLINES = "follow_deadlines"
    SEND_WEBHOOKS = "send_webhooks"
    ASK_FOR_SCREENING = "ask_for_screening"


def enqueue(job: Job, *, at: datetime | None = None, **given: str) -> None:
    """Ask for a job, now or not before a moment. What it is given names records by id, and nobody by name."""
    app.configure_task(job.value, schedule_at=at).defer(**given)
