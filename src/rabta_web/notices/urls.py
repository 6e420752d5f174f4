"""The addresses of notices."""

from django.urls import path

from rabta_web.notices import views

urlpatterns = [
    path("notices", views.notices, name="notices"),
    path("own/e-mail", views.own_mailbox, name="own-mailbox"),
]
