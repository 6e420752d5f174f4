"""What a second opinion can come to: three clear choices. Silence is none of them, and keeps protection."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta.assessment import Value


class Choice(StrEnum):
    """What another agency says."""

    KEEP = "keep"
    MORE = "more"
    END = "end"


CHOICES = {
    Choice.KEEP: _("protection goes on"),
    Choice.MORE: _("more must be known first; until then protection goes on"),
    Choice.END: _("protection may end, on the grounds that were weighed"),
}

CONCLUSIONS = {
    Value.MET: _("met, as it looks to me"),
    Value.OPEN: _("open, as it looks to me"),
    Value.RULED_OUT: _("ruled out, as it looks to me"),
}
"""What an officer can conclude of a reading. It stands beside the reading and changes nothing in it."""
