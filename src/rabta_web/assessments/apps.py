"""The app as Django knows it."""

from django.apps import AppConfig


class AssessmentsApp(AppConfig):
    """What the law makes of what was said of somebody, what is owed to them, and the papers of it."""

    name = "rabta_web.assessments"
    label = "assessments"
