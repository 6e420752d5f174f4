"""The app as Django knows it."""

from django.apps import AppConfig


class ReferralsApp(AppConfig):
    """Referrals between agencies."""

    name = "rabta_web.referrals"
    label = "referrals"
