"""The addresses of figures."""

from django.urls import path

from rabta_web.statistics import views

urlpatterns = [
    path("figures/unscreened", views.unscreened, name="unscreened"),
    path("figures/coordination", views.coordination, name="coordination"),
    path("figures/coordination.<slug:form>", views.coordination_table, name="coordination-table"),
    path("figures/unscreened.csv", views.unscreened_table, name="unscreened-table"),
]
