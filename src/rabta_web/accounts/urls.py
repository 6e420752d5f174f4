"""The addresses of people."""

from django.urls import path

from rabta_web.accounts import views

urlpatterns = [
    path("", views.start, name="start"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("ledger", views.ledger, name="ledger"),
    path("ledger/record/<uuid:id>", views.record_entries, name="record-entries"),
    path("ledger/own", views.own_entries, name="own-entries"),
]
