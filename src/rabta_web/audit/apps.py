"""The app as Django knows it."""

from django.apps import AppConfig


class AuditApp(AppConfig):
    """The ledger of who read and changed what, and the sealing of identifying fields."""

    name = "rabta_web.audit"
    label = "audit"
