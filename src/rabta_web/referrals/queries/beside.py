"""What waits for one's agencies beside referrals: copies, arrivals, requests, and consents withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from rabta_web.audit.ledger import Actor
from rabta_web.referrals.queries.consents import StopLine, stops_to_note
from rabta_web.referrals.queries.handing_over import (
    ArrivalLine,
    RequestLine,
    arrivals_named,
    requests_to_answer,
)
from rabta_web.referrals.queries.referrals import Line, copied


@dataclass(frozen=True, slots=True)
class Beside:
    """What waits, by what it is."""

    stops: list[StopLine]
    arrivals: list[ArrivalLine]
    copied: list[Line]
    requests: list[RequestLine]

    def __bool__(self) -> bool:
        return bool(self.stops or self.arrivals or self.copied or self.requests)


def beside(*, by: Actor) -> Beside:
    """All that waits for one's agencies and is no referral to them."""
    return Beside(stops_to_note(by=by), arrivals_named(by=by), copied(by=by), requests_to_answer(by=by))
