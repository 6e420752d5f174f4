"""The app as Django knows it."""

from django.apps import AppConfig


class DeadlinesApp(AppConfig):
    """What is due."""

    name = "rabta_web.deadlines"
    label = "deadlines"
