"""The app as Django knows it."""

from django.apps import AppConfig


class NoticesApp(AppConfig):
    """Notices to agencies."""

    name = "rabta_web.notices"
    label = "notices"
