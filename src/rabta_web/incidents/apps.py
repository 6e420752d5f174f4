"""The app as Django knows it."""

from django.apps import AppConfig


class IncidentsApp(AppConfig):
    """Incidents as they are reported: place, time, kind, who was met, what was said."""

    name = "rabta_web.incidents"
    label = "incidents"
