"""Pages that belong to no app."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What is not there and what may not be seen look the same."""
    del exception
    return render(request, "ui/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side; nothing was kept."""
    return render(request, "ui/failed.html", status=500)


def hidden(request: HttpRequest) -> HttpResponse:
    """A page that shows nothing, for when somebody looks over one's shoulder."""
    return render(request, "ui/hidden.html")


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of ours, or from one that is too old."""
    del reason
    return render(request, "ui/expired.html", status=403)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part that pages are put together from, in the reader's language, with the tag that draws it."""
    now = timezone.now()
    page = {
        "rows": [(_("Day"), "2026-03-01"), (_("Name"), _("not known"))],
        "head": [_("Day"), _("Who"), _("What")],
        "lines": [["2026-03-01", "—", _("File an incident")], ["2026-03-02", "—", _("Search")]],
        "events": [(now, _("File an incident")), (now, _("Search"))],
        "dues": [now + timedelta(hours=hours) for hours in (20, 3, -1)],
    }
    return render(request, "ui/gallery.html", page)
