"""What each job does. The worker runs them as the owner of the tables; it takes no word from outside."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from rabta_web.audit.checkpoints import take_checkpoint
from rabta_web.committees.actions.lineage import pass_on
from rabta_web.config.packs import load_packs
from rabta_web.deadlines.counting import count
from rabta_web.deadlines.escalation import follow
from rabta_web.incidents.drafting import expire
from rabta_web.jobs.queue import PLATFORM, Job, enqueue
from rabta_web.notices.post import post
from rabta_web.referrals.actions.consents import notices_of_withdrawal
from rabta_web.referrals.actions.expiring import expire_unanswered
from rabta_web.statistics.asking import ask_for_screening
from rabta_web.statistics.counting import fold
from rabta_web.webhooks.sending import send_waiting

MAIL_TRIES, MAIL_PATIENCE = 8, 5
"""A message is tried this often; before each try the wait is five times longer, from seconds to a day."""


@app.task(name=Job.EXPIRE_DRAFT.value)
def expire_draft(draft: str) -> None:
    """Drop a report that was begun, once its week is over."""
    expire(UUID(draft), timezone.now())


@app.task(
    name=Job.POST_NOTICE.value, retry=RetryStrategy(max_attempts=MAIL_TRIES, exponential_wait=MAIL_PATIENCE)
)
def post_notice(notice: str) -> None:
    """Send a notice by e-mail to whoever asked for it; what does not come through is tried again."""
    post(UUID(notice), timezone.localdate(), timezone.now())


@app.task(name=Job.POST_WITHDRAWAL.value)
def post_withdrawal(consent: str) -> None:
    """Have everybody who was told of a withdrawn consent told by e-mail too, where they asked for it."""
    for notice in notices_of_withdrawal(UUID(consent)):
        enqueue(Job.POST_NOTICE, notice=str(notice))


@app.periodic(cron="* * * * *")
@app.task(name=Job.FOLLOW_DEADLINES.value)
def follow_deadlines(timestamp: int) -> None:
    """Count the clocks of people anew where something was written down, and follow whatever is due."""
    del timestamp
    count()
    follow(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name=Job.SEND_WEBHOOKS.value)
def webhooks(timestamp: int) -> None:
    """Tell programs of agencies that referrals of theirs have moved."""
    del timestamp
    send_waiting(timezone.now())


@app.periodic(cron="27 * * * *")
@app.task(name=Job.ASK_FOR_SCREENING.value)
def screening(timestamp: int) -> None:
    """Raise a task for everybody who was booked and never screened, once, and close those that are done."""
    del timestamp
    ask_for_screening(timezone.now())


@app.periodic(cron="1 * * * *")
@app.task(name=Job.BEGIN_DAY.value)
def begin_day(timestamp: int) -> None:
    """Make places and lines of command those of today, and pass on what a split district was directed.

    What was done this day already is not done again.
    """
    del timestamp
    now = timezone.now()
    load_packs(timezone.localdate(now))
    pass_on(by=PLATFORM, now=now)
    fold()


@app.periodic(cron="7 * * * *")
@app.task(name=Job.TAKE_CHECKPOINT.value)
def checkpoint(timestamp: int) -> None:
    """Sign where the ledger ends, every hour."""
    del timestamp
    take_checkpoint(timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(name=Job.EXPIRE_REFERRALS.value)
def expire_referrals(timestamp: int) -> None:
    """End referrals that nobody answered, once the last office of the line has had its time."""
    del timestamp
    expire_unanswered(timezone.now())
