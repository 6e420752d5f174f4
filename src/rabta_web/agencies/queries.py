"""Reading agencies. They are no secret: whoever has signed in may read them."""

from __future__ import annotations

from django.utils.translation import get_language

from rabta_web.access.models import Below
from rabta_web.agencies.models import Agency


def named(id: str) -> str:
    """The name of an agency in the reader's language."""
    agency = Agency.objects.get(id=id)
    return agency.name_ur if get_language() == "ur" else agency.name


def lines_of(ids: set[str]) -> frozenset[str]:
    """Some agencies and all above them."""
    return frozenset(Below.objects.filter(agency__in=ids).values_list("above", flat=True))


def known(id: str) -> bool:
    """Whether there is an agency by an id."""
    return Agency.objects.filter(id=id).exists()
