"""Kinds of incidents, as officers come upon them; a kind says nothing about what the law makes of it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """How an incident came to notice."""

    BORDER = "border"
    SENT_BACK = "sent_back"
    WORKPLACE = "workplace"
    STREET = "street"
    COMPLAINT = "complaint"
    OTHER = "other"


LABELS = {
    Kind.BORDER: _("Stopped at a border point"),
    Kind.SENT_BACK: _("Sent back by another country"),
    Kind.WORKPLACE: _("Met at a place of work"),
    Kind.STREET: _("Met on the street or begging"),
    Kind.COMPLAINT: _("Complaint or call"),
    Kind.OTHER: _("Something else"),
}
