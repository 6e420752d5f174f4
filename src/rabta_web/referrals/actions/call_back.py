"""Sending many home at once: a referral for each person chosen, to the office of their home district."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from rabta_web.assessments.queries import sittings_of
from rabta_web.audit.ledger import Actor, ledgered
from rabta_web.referrals.actions.consents import Agreed
from rabta_web.referrals.actions.referrals import ForChild, Sending, send
from rabta_web.referrals.choices.basis import CALL_BACK, Basis, Shared
from rabta_web.referrals.queries.call_back import Returning, Round

SHARES = (Shared.BASICS.value, Shared.PERSON.value)
"""What an office needs that calls somebody: who it is, once it has acknowledged."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How those who agreed came to agree, and until when it holds."""

    language: str
    read_aloud: bool
    in_custody: bool
    until: date


@dataclass(frozen=True, slots=True)
class Calling:
    """Who is to be called back, by number: those who agreed, and those on another basis."""

    stamp: UUID
    agreed: frozenset[int]
    without: frozenset[int]
    agreement: Agreement
    basis: Basis | None
    grounds: str
    child: ForChild
    words: str
    call: str


def call_back(*, round: Round, calling: Calling, by: Actor, now: datetime) -> int:
    """Send a referral for each person chosen to the office of their home district; how many there are.

    The ids follow from the stamp of the page, so that sending it twice sends each once.
    """
    chosen = [each for each in round.ready if each.number in calling.agreed | calling.without]
    with ledgered():
        sittings = {held.person.pk: held for held in sittings_of([each.person for each in chosen])}
        made = [
            send(held=sittings[each.person.pk], sending=_sending(each, calling), by=by, now=now)
            for each in chosen
        ]
    return sum(one is not None for one in made)


def _sending(each: Returning, calling: Calling) -> Sending:
    agreed = each.number in calling.agreed
    return Sending(
        id=uuid5(calling.stamp, str(each.person.pk)),
        agency=each.office,
        asked_for=(CALL_BACK,),
        basis=Basis.CONSENT if agreed or calling.basis is None else calling.basis,
        grounds="" if agreed else calling.grounds,
        urgent=False,
        card={"words": calling.words, "call": calling.call},
        agreed=_agreed(each, calling.agreement) if agreed else None,
        shared=SHARES,
        child=calling.child if each.is_child else None,
    )


def _agreed(each: Returning, agreement: Agreement) -> Agreed:
    return Agreed(
        agencies=(each.office,),
        outside="",
        purposes=(CALL_BACK,),
        kinds=SHARES,
        given_by="person",
        read_aloud=agreement.read_aloud,
        in_custody=agreement.in_custody,
        language=agreement.language,
        interpreter="",
        present="",
        until=agreement.until,
    )
