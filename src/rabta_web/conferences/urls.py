"""The addresses of case conferences."""

from django.urls import path

from rabta_web.conferences import views

urlpatterns = [
    path("incidents/<uuid:id>/people/<int:number>/conference", views.call_conference, name="call-conference"),
    path("conferences/", views.conferences, name="conferences"),
    path("conferences/<uuid:conference>", views.conference, name="conference"),
]
