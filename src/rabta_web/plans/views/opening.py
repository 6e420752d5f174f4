"""What a view opens: a plan, one that the person keeps, or one entry; or the answer that there is none."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from rabta_web.accounts.middleware import actor
from rabta_web.plans.queries import (
    Opened,
    OpenedEntry,
    open_entry,
    open_plan,
)


def opened_or_404(plan: UUID, number: int | None = None) -> Opened:
    """A plan in a version, or in its latest."""
    opened = open_plan(plan, number, by=actor())
    if opened is None:
        raise Http404
    return opened


def kept_or_404(plan: UUID) -> Opened:
    """The latest version of a plan that the person keeps."""
    opened = opened_or_404(plan)
    if not opened.keeps:
        raise Http404
    return opened


def entry_or_404(plan: UUID, entry: UUID) -> OpenedEntry:
    """An entry as its plan words it now."""
    found = open_entry(plan, entry, by=actor())
    if found is None:
        raise Http404
    return found
