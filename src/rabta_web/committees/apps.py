"""The app as Django knows it."""

from django.apps import AppConfig


class CommitteesApp(AppConfig):
    """Committees and directives."""

    name = "rabta_web.committees"
    label = "committees"
