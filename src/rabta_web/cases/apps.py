"""The app as Django knows it."""

from django.apps import AppConfig


class CasesApp(AppConfig):
    """Cases."""

    name = "rabta_web.cases"
    label = "cases"
