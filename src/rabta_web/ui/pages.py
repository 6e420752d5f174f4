"""Pages that belong to no app."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
