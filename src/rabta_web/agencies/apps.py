"""The app as Django knows it."""

from django.apps import AppConfig


class AgenciesApp(AppConfig):
    """Offices at a place and level, each with its own line of command."""

    name = "rabta_web.agencies"
    label = "agencies"
