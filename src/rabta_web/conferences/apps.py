"""The app as Django knows it."""

from django.apps import AppConfig


class ConferencesApp(AppConfig):
    """Case conferences."""

    name = "rabta_web.conferences"
    label = "conferences"
