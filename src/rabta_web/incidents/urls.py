"""The addresses of incidents."""

from django.urls import path

from rabta_web.incidents import views

urlpatterns = [
    path("", views.incidents, name="incidents"),
    path("new", views.file, name="file-incident"),
    path("<uuid:id>", views.incident, name="incident"),
]
