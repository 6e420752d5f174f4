"""The app as Django knows it."""

from django.apps import AppConfig


class PlansApp(AppConfig):
    """Action plans."""

    name = "rabta_web.plans"
    label = "plans"
