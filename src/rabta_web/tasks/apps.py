"""The app as Django knows it."""

from django.apps import AppConfig


class TasksApp(AppConfig):
    """Tasks of agencies."""

    name = "rabta_web.tasks"
    label = "tasks"
