"""The app as Django knows it."""

from django.apps import AppConfig


class DeskApp(AppConfig):
    """One's own desk."""

    name = "rabta_web.desk"
    label = "desk"
