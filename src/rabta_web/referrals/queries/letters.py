"""What a letter may say, and that it was made."""

from __future__ import annotations

from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb as May
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Identity
from rabta_web.referrals.choices.basis import Shared
from rabta_web.referrals.choices.cycle import OPENS
from rabta_web.referrals.models import Referral


def name_on_letter(referral: Referral) -> str:
    """Who the person is, where the receiver has acknowledged, that is shared, and the reader may see it."""
    if referral.state not in OPENS or Shared.PERSON not in referral.shared:
        return ""
    seen = Identity.objects.filter(
        reachable(May.READ_IDENTITY, of="incident__", sent=False), person=referral.person_id
    ).first()
    return seen.name if seen else ""


def note_letter(referral: Referral, form: str, *, by: Actor) -> None:
    """Put into the ledger that a letter was made."""
    with ledgered():
        chain = referral.province or FEDERAL
        write("paper.drafted", by=by, chain=chain, about=f"referral.{form}", record=referral.incident_id)
