"""What is measured of a committee: each measure with its name, its definition, and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEASURES: dict[str, tuple[str | Promise, str | Promise]] = {
    "sittings": (
        _("Sittings held"),
        _(
            "Sittings that were held, of those due, as often as a source or the committee itself says that it"
            " sits. Sittings of committees of which nobody says how often stand beside, and none is due."
        ),
    ),
    "acknowledged": (
        _("Directives acknowledged"),
        _(
            "Of what was directed to these committees in this time, what has left the state of sent. What was"
            " recalled or passed on is left out."
        ),
    ),
    "done": (_("Directives done"), _("Of the same, what was reported done or is verified.")),
    "late": (
        _("Late or silent now"),
        _("What was directed to these committees at any time, and nobody acted on by the day it was due."),
    ),
    "reports": (
        _("Monthly reports in time"),
        _(
            "Reports signed by the end of the first working day after the month, of the months that are due."
            " The day is our default, no law."
        ),
    ),
    "median_hours": (
        _("Hours from report to acknowledged referral"),
        _(
            "For people in incidents of this time who were referred: whole hours from the filing of the"
            " incident until the first agency acknowledged, the middle one of all."
        ),
    ),
    "unscreened": (
        _("Booked with no screening on record"),
        _(
            "Of people the officers met in incidents of this time against whom a section on migration,"
            " begging or vice stands on record, those for whom no question of screening was ever answered."
        ),
    ),
}
"""Each measure with its name and its definition, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number} / {self.of}"


def cells_of(
    id: str, below: Sequence[str], numbers: Mapping[str, Counter[str]], sittings_due: int, reports_due: int
) -> dict[str, str]:
    """The numbers of a committee with all below it, by measure, as they stand in the table."""
    whole: Counter[str] = Counter()
    for each in below:
        whole.update(numbers[each])
    own = numbers[id]
    return {
        "sittings": _sittings(whole, sittings_due),
        "acknowledged": str(Share(whole["acknowledged"], whole["directed"])),
        "done": str(Share(whole["done"], whole["directed"])),
        "late": str(whole["late"]),
        "reports": str(Share(whole["reports"], reports_due)),
        "median_hours": str(own["median_hours"]) if own["answered"] else "—",
        "unscreened": str(Share(own["unscreened"], own["booked"])),
    }


def _sittings(whole: Counter[str], due: int) -> str:
    """Sittings of those that are to sit so often against those due, and beside them those of all others."""
    more = whole["more_sittings"]
    if not due:
        return str(more)
    return f"{Share(whole['sittings'], due)}" + (f" (+ {more})" if more else "")
