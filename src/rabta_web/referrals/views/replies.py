"""For receivers without an account: a letter, and a link that works once."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.values import Scope
from rabta_web.accounts.actions.door import counter_of, may_try, pay_back
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.views.reading import FORM_NAMES, LANGUAGE_NAMES
from rabta_web.audit.ledger import NOBODY, Actor
from rabta_web.referrals.actions.replies import ByLink, answer_by_link, behind, make_link
from rabta_web.referrals.card import lines
from rabta_web.referrals.choices.cycle import Verb
from rabta_web.referrals.forms.replies import ReplyOnce
from rabta_web.referrals.letter import letter_of
from rabta_web.referrals.queries.letters import name_on_letter, note_letter
from rabta_web.referrals.queries.referrals import Opened, open_referral
from rabta_web.referrals.queries.wording import label_of, names_of_agencies
from rabta_web.ui.papers import FORMS, pdf_can_be_made, policy


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def letters(request: HttpRequest, referral: UUID) -> HttpResponse:
    """The letter of a referral in both languages, and a link that works once."""
    opened = _sent_or_404(referral)
    link = ""
    if request.method == "POST" and opened.waits:
        secret = make_link(referral=opened.referral, by=actor(), now=timezone.now())
        link = request.build_absolute_uri(reverse("reply", kwargs={"secret": secret}))
    forms = [(form, label) for form, label in FORM_NAMES.items() if form != "pdf" or pdf_can_be_made()]
    page = {"opened": opened, "link": link, "forms": forms, "languages": LANGUAGE_NAMES}
    return render(request, "referrals/letters.html", page)


@needs(Open.SIGNED_IN)
@require_safe
def letter(request: HttpRequest, referral: UUID, language: str, form: str) -> HttpResponse:
    """The letter of a referral, to print or to send."""
    del request
    opened = _sent_or_404(referral)
    known = language in dict(LANGUAGE_NAMES)
    if not known or form not in FORMS or (form == "pdf" and not pdf_can_be_made()):
        raise Http404
    note_letter(opened.referral, f"{language}.{form}", by=actor())
    drafted = letter_of(opened.referral, language, name=name_on_letter(opened.referral))
    headers = {"Content-Security-Policy": policy(drafted)}
    if form != "html":
        headers["Content-Disposition"] = f'attachment; filename="referral-{language}.{form}"'
    return HttpResponse(FORMS[form].write(drafted), content_type=FORMS[form].content_type, headers=headers)


def _sent_or_404(referral: UUID) -> Opened:
    """A referral, for who acts for its sender."""
    opened = open_referral(referral, by=actor())
    if opened is None or not opened.sends:
        raise Http404
    return opened


@needs(Open.TO_ALL)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reply(request: HttpRequest, secret: str) -> HttpResponse:
    """The card behind a link that works once, and the answer to it.

    A link that was used, has expired or was never made gets the same page. Whoever tries many waits.
    """
    shown = _behind(request, secret)
    if shown is None:
        return _kept_private(render(request, "referrals/reply_gone.html", status=404))
    form = ReplyOnce(request.POST or None, moves=shown.moves)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = answer_by_link(
            secret=secret,
            verb=Verb(given["verb"]),
            reason=given["reason"],
            by=_whoever(request),
            now=timezone.now(),
        )
        template, status = ("referrals/replied.html", 200) if done else ("referrals/reply_gone.html", 404)
        return _kept_private(render(request, template, status=status))
    page = {
        "shown": shown,
        "form": form,
        "card": list(lines(shown.card)),
        "asked_for": [label_of(each) for each in shown.asked_for],
        "sender": names_of_agencies([shown.from_agency]).get(shown.from_agency, ""),
    }
    return _kept_private(render(request, "referrals/reply.html", page))


def _behind(request: HttpRequest, secret: str) -> ByLink | None:
    """What a link shows; a try that finds nothing counts against the address it came from."""
    counter = counter_of("reply", request.META.get("REMOTE_ADDR", ""), None)
    if not may_try(counter):
        return None
    shown = behind(secret)
    if shown:
        pay_back(counter)
    return shown


def _whoever(request: HttpRequest) -> Actor:
    """Whom the ledger names: nobody, or who happens to be signed in in the same browser."""
    scope: Scope | None = getattr(request, "scope", None)
    return Actor(scope.person, scope.purpose) if scope else NOBODY


def _kept_private(response: HttpResponse) -> HttpResponse:
    """Tell no other site from which address one came, and let no search engine keep it."""
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
