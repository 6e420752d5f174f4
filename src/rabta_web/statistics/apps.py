"""The app as Django knows it."""

from django.apps import AppConfig


class StatisticsApp(AppConfig):
    """Figures with their definitions."""

    name = "rabta_web.statistics"
    label = "statistics"
