"""The addresses of committees: directives and sittings."""

from django.urls import path

from rabta_web.committees.views import (
    attendance,
    bodies,
    directives,
    items,
    matters,
    reports,
    sitting_papers,
    sittings,
)

urlpatterns = [
    path("directives/", directives.directives, name="directives"),
    path("directives/new", directives.new, name="direct"),
    path("directives/<uuid:directive>", directives.directive, name="directive"),
    path("directives/<uuid:directive>/table.<slug:form>", directives.directive_table, name="directive-table"),
    path(
        "directives/<uuid:directive>/letter.<slug:language>.<slug:form>",
        directives.letter,
        name="directive-letter",
    ),
    path("directives/with/<uuid:addressee>", directives.addressee, name="addressee"),
    path("directives/letters/<uuid:scan>", directives.scan, name="scan"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<str:agency>/<slug:month>", reports.report, name="report"),
    path(
        "reports/<str:agency>/<slug:month>/paper.<slug:language>.<slug:form>",
        reports.report_as_paper,
        name="report-paper",
    ),
    path("committees/", bodies.committees, name="committees"),
    path("committees/notifications/<uuid:charter>", bodies.notification, name="notification"),
    path("committees/<str:agency>", bodies.committee, name="committee"),
    path("committees/<str:agency>/amend", bodies.amend_committee, name="amend-committee"),
    path("committees/<str:agency>/seats", bodies.seats, name="committee-seats"),
    path("matters/<uuid:matter>", matters.matter, name="matter"),
    path("sittings/", sittings.all_sittings, name="sittings"),
    path("sittings/new", sittings.new, name="call-sitting"),
    path("sittings/consult", sittings.consult, name="consult"),
    path("sittings/<uuid:sitting>", sittings.sitting, name="sitting"),
    path("sittings/<uuid:sitting>/attendance", attendance.attendance, name="attendance"),
    path("sittings/<uuid:sitting>/room", sittings.room, name="room"),
    path("sittings/<uuid:sitting>/sitting.ics", sitting_papers.calendar, name="sitting-calendar"),
    path("sittings/<uuid:sitting>/items/<int:number>", items.item, name="agenda-item"),
    path(
        "sittings/<uuid:sitting>/<slug:kind>.<slug:language>.<slug:form>",
        sitting_papers.paper,
        name="sitting-paper",
    ),
]
