"""The addresses of places."""

from django.urls import path

from rabta_web.places import views

urlpatterns = [path("", views.places, name="places")]
