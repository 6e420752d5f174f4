"""The app as Django knows it."""

from django.apps import AppConfig


class AccountsApp(AppConfig):
    """The people who sign in, and the appointments that say what they are."""

    name = "rabta_web.accounts"
    label = "accounts"
