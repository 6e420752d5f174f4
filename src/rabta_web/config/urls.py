"""Every address of the server."""

from django.urls import include, path
from django.views.i18n import set_language

from rabta_web.access.routes import Open, needs
from rabta_web.ui import pages

urlpatterns = [
    path("", include("rabta_web.accounts.urls")),
    path("", include("rabta_web.notices.urls")),
    path("tasks/", include("rabta_web.tasks.urls")),
    path("", include("rabta_web.webhooks.urls")),
    path("cases/", include("rabta_web.cases.urls")),
    path("incidents/", include("rabta_web.incidents.urls")),
    path("", include("rabta_web.assessments.urls")),
    path("", include("rabta_web.referrals.urls")),
    path("", include("rabta_web.conferences.urls")),
    path("", include("rabta_web.disclosure.urls")),
    path("", include("rabta_web.committees.urls")),
    path("", include("rabta_web.plans.urls")),
    path("", include("rabta_web.statistics.urls")),
    path("", include("rabta_web.desk.urls")),
    path("places/", include("rabta_web.places.urls")),
    path("", include("rabta_web.agencies.urls")),
    path("api/v1/", include("rabta_web.api.urls")),
    path("language", needs(Open.TO_ALL)(set_language), name="set-language"),
    path("hidden", needs(Open.TO_ALL)(pages.hidden), name="hidden"),
    path("gallery", needs(Open.SIGNED_IN)(pages.gallery), name="gallery"),
]
handler404 = "rabta_web.ui.pages.not_found"
handler500 = "rabta_web.ui.pages.failed"
