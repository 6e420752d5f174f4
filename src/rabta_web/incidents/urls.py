"""The addresses of incidents."""

from django.urls import path

from rabta_web.incidents.views import filing, incidents, investigation, manifest, people

urlpatterns = [
    path("", incidents.incidents, name="incidents"),
    path("new", filing.file, name="file-incident"),
    path("report", filing.begin_report, name="begin-report"),
    path("report/<uuid:draft>", filing.check_report, name="check-report"),
    path("report/<uuid:draft>/drop", filing.drop_report, name="drop-report"),
    path("report/<uuid:draft>/<slug:step>", filing.report_page, name="report-page"),
    path("manifest", manifest.begin_manifest, name="begin-manifest"),
    path("manifest/<uuid:draft>", manifest.check_manifest, name="check-manifest"),
    path("search", incidents.search, name="search-people"),
    path("<uuid:id>/person", people.another_person, name="another-person"),
    path("<uuid:id>/person/<uuid:person>/role", people.another_role, name="another-role"),
    path("<uuid:id>/people/<int:number>/about", people.about, name="about-person"),
    path("<uuid:id>/people/<int:number>/leads", investigation.leads, name="leads"),
    path("<uuid:id>/people/<int:number>/ties", investigation.ties, name="ties"),
    path("<uuid:id>/people/<int:number>/state", people.another_state, name="another-state"),
    path("<uuid:id>/people/<int:number>/events", people.events, name="events"),
    path("<uuid:id>/correction", incidents.correction, name="incident-correction"),
    path("<uuid:id>/access", incidents.access, name="incident-access"),
    path("<uuid:id>", incidents.incident, name="incident"),
]
