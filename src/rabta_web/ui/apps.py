"""The app as Django knows it."""

from django.apps import AppConfig


class UiApp(AppConfig):
    """What every page is built from: the layout, its parts, how forms and dates look."""

    name = "rabta_web.ui"
    label = "ui"
