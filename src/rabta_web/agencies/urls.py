"""The addresses of agencies, and of a place with its offices."""

from django.urls import path

from rabta_web.agencies import views

urlpatterns = [
    path("places/<str:place>", views.place, name="place"),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/new", views.open_one, name="open-agency"),
    path("agencies/<str:agency>", views.agency, name="agency"),
    path("agencies/<str:agency>/change", views.change, name="change-agency"),
]
