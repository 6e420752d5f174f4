"""The addresses of incidents."""

from django.urls import path

from rabta_web.incidents import views

urlpatterns = [
    path("", views.incidents, name="incidents"),
    path("new", views.file, name="file-incident"),
    path("report", views.begin_report, name="begin-report"),
    path("report/<uuid:draft>", views.check_report, name="check-report"),
    path("report/<uuid:draft>/drop", views.drop_report, name="drop-report"),
    path("report/<uuid:draft>/<slug:step>", views.report_page, name="report-page"),
    path("search", views.search, name="search-people"),
    path("<uuid:id>/person", views.another_person, name="another-person"),
    path("<uuid:id>/person/<uuid:person>/role", views.another_role, name="another-role"),
    path("<uuid:id>/correction", views.correction, name="incident-correction"),
    path("<uuid:id>/access", views.access, name="incident-access"),
    path("<uuid:id>", views.incident, name="incident"),
]
