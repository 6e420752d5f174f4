"""What stands in a referral, in the reader's language: what is asked, of whom, on which provision."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabta.papers.telling import Cited, Teller
from rabta_web.agencies.models import Agency
from rabta_web.incidents.vocabulary import law, words
from rabta_web.referrals.choices.basis import OURS
from rabta_web.referrals.models import Referral


def label_of(asked: str) -> str:
    """What is asked for, in the reader's language."""
    if asked in OURS:
        return str(OURS[asked])
    need = next((need for need in law().protection.needs if need.id == asked), None)
    return words().pack(need.label) if need else asked


def cited(provisions: Collection[str]) -> tuple[Cited, ...]:
    """Provisions as they are cited, each with how sure we are of it; what the pack lost is left out."""
    return Teller(law(), words()).cited(each for each in provisions if each in law().provisions)


def names_of_agencies(ids: Iterable[str | None]) -> dict[str, str]:
    """The names of some agencies in the reader's language, asked for together."""
    field = "name_ur" if get_language() == "ur" else "name"
    return dict(Agency.objects.filter(pk__in={id for id in ids if id}).values_list("pk", field))


def receiver_of(referral: Referral, names: dict[str, str]) -> str:
    """Whom a referral was sent to, by name."""
    if referral.to_agency is None:
        return _("{name} (outside)").format(name=referral.outside or "")
    return names.get(referral.to_agency, referral.to_agency)
