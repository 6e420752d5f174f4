"""The app as Django knows it."""

from django.apps import AppConfig


class JobsApp(AppConfig):
    """Jobs for later."""

    name = "rabta_web.jobs"
    label = "jobs"
