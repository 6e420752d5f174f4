"""The app as Django knows it."""

from django.apps import AppConfig


class WebhooksApp(AppConfig):
    """Webhooks of agencies."""

    name = "rabta_web.webhooks"
    label = "webhooks"
