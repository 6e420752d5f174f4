"""Webhooks on screen: add one, see what became of what was sent, switch one on again, end one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.accounts.queries import id_in
from rabta_web.webhooks.actions import add_hook, end_hook, switch_on
from rabta_web.webhooks.forms import AddHook
from rabta_web.webhooks.queries import hooks, own_agencies


@needs(Verb.RECEIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """The webhooks of one's agencies."""
    if id := id_in(request.POST.get("end", "")):
        end_hook(id=id, by=actor(), now=timezone.now())
        return redirect("webhooks")
    if id := id_in(request.POST.get("on", "")):
        switch_on(id=id, by=actor())
        return redirect("webhooks")
    form = AddHook(request.POST or None, agencies=own_agencies())
    secret = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        secret = add_hook(agency=given["agency"], address=given["address"], by=actor(), now=timezone.now())
    return render(request, "webhooks/webhooks.html", {"form": form, "hooks": hooks(), "secret": secret})
