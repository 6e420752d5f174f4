"""Needs and the services that answer them, and what somebody says of their own danger."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class NeedState(StrEnum):
    """How far a need is met. Every entry stays; the latest counts."""

    NEEDED = "needed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    """By the person, which is their right: it is offered again, and held against nobody."""
    RECEIVED = "received"
    NOT_THERE = "not_there"
    """Nobody could give it here."""


NEED_STATES = {
    NeedState.NEEDED: _("needed"),
    NeedState.OFFERED: _("offered"),
    NeedState.ACCEPTED: _("the person said yes"),
    NeedState.DECLINED: _("the person said no"),
    NeedState.RECEIVED: _("received"),
    NeedState.NOT_THERE: _("nobody could give it here"),
}


class Danger(StrEnum):
    """How great a danger is, from the least."""

    NONE = "none"
    SOME = "some"
    GREAT = "great"


DANGERS = {
    Danger.NONE: _("no danger now"),
    Danger.SOME: _("some danger"),
    Danger.GREAT: _("great danger"),
}


def greater(one: str, other: str) -> Danger:
    """The greater of two dangers: whoever says there is danger is believed."""
    order = list(Danger)
    return max(Danger(one), Danger(other), key=order.index)
