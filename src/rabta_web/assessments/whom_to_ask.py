"""Whom to ask for a second opinion: the agencies that the pack names, and whoever stands in for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.access.values import Verb
from rabta_web.accounts.queries import where_somebody_may
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import around, lines_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.vocabulary import law

BY_TELEPHONE = _("{office} — by telephone: nobody there answers here yet")


def to_ask(held: Sitting) -> list[tuple[str, str]]:
    """The offices that may give a second opinion on a person; none whose line meets one's own.

    Those in which somebody can answer here come first, each in the order of the pack. Where nobody can in any
    of them, those that the pack lets stand in are offered too; and all of them may be asked by telephone.
    """
    kinds = law().duties.agencies.values()
    named = _outside(held, [each.id for each in kinds if each.second_opinion])
    answering = where_somebody_may(Verb.GIVE_OPINION, {office.id for office in named}, timezone.localdate())
    if not answering:
        named += _outside(held, [each.id for each in kinds if each.opinion_fallback])
    named.sort(key=lambda office: office.id not in answering)
    return [(office.id, _said(office, answering)) for office in named]


def _outside(held: Sitting, kinds: list[str]) -> list[Agency]:
    """The offices of some kinds at and around the place, without those in one's own line."""
    own = lines_of({held.incident.agency_id})
    return [office for office in around(held.incident.place_id, kinds) if not lines_of({office.id}) & own]


def _said(office: Agency, answering: Iterable[str]) -> str:
    name = agency_named(office.id)
    return name if office.id in answering else str(BY_TELEPHONE).format(office=name)
