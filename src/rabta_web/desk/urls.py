"""The address of the desk."""

from django.urls import path

from rabta_web.desk import views

urlpatterns = [path("desk", views.desk, name="desk")]
