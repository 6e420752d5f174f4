"""The app as Django knows it."""

from django.apps import AppConfig


class PlacesApp(AppConfig):
    """Areas, border points and zones, loaded from the packs."""

    name = "rabta_web.places"
    label = "places"
