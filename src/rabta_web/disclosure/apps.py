"""The app as Django knows it."""

from django.apps import AppConfig


class DisclosureApp(AppConfig):
    """Legal hold, and disclosure by order."""

    name = "rabta_web.disclosure"
    label = "disclosure"
