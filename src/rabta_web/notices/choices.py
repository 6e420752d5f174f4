"""What can be told, in words that name nobody, and the channels by which it goes."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Notice(StrEnum):
    """What an agency is told. The words say what waits and never of whom, from where or why."""

    REFERRAL_SENT = "referral_sent"
    REFERRAL_MOVED = "referral_moved"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    TRANSFER = "transfer"
    OPINION_ASKED = "opinion_asked"
    OPINION_GIVEN = "opinion_given"
    DIRECTIVE_ISSUED = "directive_issued"
    DIRECTIVE_MOVED = "directive_moved"
    SITTING_CALLED = "sitting_called"
    MATTER_MOVED = "matter_moved"
    DISCLOSURE = "disclosure"
    TASK_RAISED = "task_raised"
    TASK_MOVED = "task_moved"
    CONFERENCE_CALLED = "conference_called"
    CONFERENCE_MOVED = "conference_moved"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    BREACHED = "breached"
    NOBODY_ABOVE = "nobody_above"
    WEBHOOK_FAILED = "webhook_failed"


SAYS: dict[Notice, str | Promise] = {
    Notice.REFERRAL_SENT: _("Somebody was referred to your agency"),
    Notice.REFERRAL_MOVED: _("A referral has moved on"),
    Notice.CONSENT_WITHDRAWN: _("Consent to a sharing was withdrawn"),
    Notice.TRANSFER: _("Responsibility for a matter is asked for or has moved"),
    Notice.OPINION_ASKED: _("Your agency is asked for a second opinion"),
    Notice.OPINION_GIVEN: _("A second opinion was given"),
    Notice.DIRECTIVE_ISSUED: _("Something was directed to your office"),
    Notice.DIRECTIVE_MOVED: _("A directive has moved on"),
    Notice.SITTING_CALLED: _("A sitting was called"),
    Notice.MATTER_MOVED: _("A matter between committees has moved on"),
    Notice.DISCLOSURE: _("A disclosure waits for your office"),
    Notice.TASK_RAISED: _("A task waits for your agency"),
    Notice.TASK_MOVED: _("A task has moved on"),
    Notice.CONFERENCE_CALLED: _("Your agency is invited to a case conference"),
    Notice.CONFERENCE_MOVED: _("A case conference has moved on"),
    Notice.DUE_SOON: _("Something is due soon"),
    Notice.OVERDUE: _("Something is overdue"),
    Notice.BREACHED: _("A time set by law has passed: this is a breach"),
    Notice.NOBODY_ABOVE: _("Something is overdue, and no office above may see it"),
    Notice.WEBHOOK_FAILED: _("A program of your agency no longer answers"),
}
"""What people read of each."""


class Channel(StrEnum):
    """By which way a notice leaves the platform, for whoever asked for it."""

    EMAIL = "email"
    SMS = "sms"


class Delivered(StrEnum):
    """How far a message has come."""

    FAILED = "failed"
    SENT = "sent"
