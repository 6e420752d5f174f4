"""Notices on screen, and where one wants to be told besides."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import Open, needs
from rabta_web.accounts.middleware import actor
from rabta_web.accounts.queries import id_in
from rabta_web.notices.actions import choose_mailbox, mark_read
from rabta_web.notices.forms import ChooseMailbox
from rabta_web.notices.queries import listed, mailbox, undelivered


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """What one's agencies were told, what is new to oneself first; mark one as read, or all."""
    if request.method == "POST":
        one = id_in(request.POST.get("read", ""))
        mark_read(ids=[one] if one else None, now=timezone.now())
        return redirect("notices")
    found = listed(request.GET.get("before", ""))
    earlier = f"?before={found.before}" if found.before else ""
    later = request.path if "before" in request.GET else ""
    page = {"listed": found, "earlier": earlier, "later": later, "undelivered": undelivered()}
    return render(request, "notices/notices.html", page)


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def own_mailbox(request: HttpRequest) -> HttpResponse:
    """Choose an e-mail address to be told at, or none."""
    form = ChooseMailbox(request.POST or None, initial={"email": mailbox()})
    if request.method == "POST" and form.is_valid():
        choose_mailbox(email=form.cleaned_data["email"], by=actor(), now=timezone.now())
        return redirect("own-sign-in")
    page = {"form": form, "sends": bool(settings.EMAIL_HOST), "undelivered": undelivered()}
    return render(request, "notices/mailbox.html", page)
