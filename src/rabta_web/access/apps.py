"""The app as Django knows it."""

from django.apps import AppConfig


class AccessApp(AppConfig):
    """Who may do what: one scope for each request, as a policy, as SQL and as row security."""

    name = "rabta_web.access"
    label = "access"
