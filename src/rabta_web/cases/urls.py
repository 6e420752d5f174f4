"""The addresses of cases."""

from django.urls import path

from rabta_web.cases import views

urlpatterns = [
    path("", views.cases, name="cases"),
    path("new", views.new_case, name="new-case"),
    path("<uuid:case>", views.case, name="case"),
]
