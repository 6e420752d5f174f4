"""Settings: what every installation shares; what differs comes from the environment and from the home."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from rabta_web.audit.keys import opened_in
from rabta_web.config import web_font
from rabta_web.config.database import sign_in
from rabta_web.config.home import home, kept
from rabta_web.config.postgres import APPLICATION

WEB = Path(__file__).parent.parent

SECRET_KEY = kept("secret")
FIELD_KEYS = opened_in(home() / "keys")
"""The folder with the keys of identifying fields: the newest seals, all of them open."""
NAME_KEY = kept("names")
"""Keys the tokens by which names are found; a new one means new tokens for every name."""
LEDGER_KEY = kept("ledger")
"""Signs checkpoints of the ledger."""
_YEARS = os.environ.get("RABTA_RETENTION_YEARS")
RETENTION_YEARS = int(_YEARS) if _YEARS else None
"""For how many years a record is kept after the last legal hold on it ended; no law was found that says it.

None where nobody has decided: then nothing comes up for review.
"""
CHECKPOINTS = home() / "checkpoints.jsonl"

DEBUG = False
ALLOWED_HOSTS = os.environ.get("RABTA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("RABTA_HTTPS") == "yes"
DEMONSTRATION = os.environ.get("RABTA_DEMONSTRATION") == "1"
"""Whether people who are made up may sign in, and without a second factor."""
PACK = os.environ.get("RABTA_PACK", "pakistan")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django.forms",
    "rabta_web.ui",
    "rabta_web.audit",
    "procrastinate.contrib.django",
    "rabta_web.access",
    "rabta_web.jobs",
    "rabta_web.places",
    "rabta_web.agencies",
    "rabta_web.accounts",
    "rabta_web.notices",
    "rabta_web.tasks",
    "rabta_web.incidents",
    "rabta_web.assessments",
    "rabta_web.referrals",
    "rabta_web.conferences",
    "rabta_web.disclosure",
    "rabta_web.committees",
    "rabta_web.plans",
    "rabta_web.cases",
    "rabta_web.deadlines",
    "rabta_web.statistics",
    "rabta_web.webhooks",
    "rabta_web.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside the transaction, where pages are whole. Django masks its token anew in every answer, so that
    # the length of a compressed page tells nothing about it.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "rabta_web.accounts.middleware.ScopeMiddleware",
]

ROOT_URLCONF = "rabta_web.config.urls"
WSGI_APPLICATION = "rabta_web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "rabta_web.ui.templatetags.ui",
                "rabta_web.ui.templatetags.parts",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "rabta_web.accounts.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "rabta_web.ui.forms.Renderer"


PLANS = {"server_side_binding": True}
"""Values reach the database apart from the statement, so that `access.rows.plans_kept` can keep plans."""


def _database(role: str) -> dict[str, Any]:
    given = sign_in(role)
    named = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        **{setting: given[word] for word, setting in named.items() if word in given},
        "OPTIONS": PLANS | {word: value for word, value in given.items() if word not in named},
    }


DATABASES = {
    alias: _database(os.environ.get("RABTA_DATABASE_ROLE", APPLICATION)) for alias in ("default", "counters")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PROCRASTINATE_IMPORT_PATHS = ["rabta_web.config.jobs"]

AUTH_USER_MODEL = "accounts.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "name")}),
    )
]
LOGIN_URL = "sign-in"

ADDRESS = os.environ.get("RABTA_ADDRESS", "").rstrip("/")
"""Where people find this installation, as messages to them say it; none is said where it is not set."""

WEBHOOKS_TO_LOOPBACK = os.environ.get("RABTA_WEBHOOKS_TO_LOOPBACK") == "yes"
"""Whether webhooks may go to this machine itself, and by http: for trying them out, and never on a server."""

EMAIL_HOST = os.environ.get("RABTA_SMTP_HOST", "")
"""The mail server. Without one, no e-mail is sent."""
EMAIL_PORT = int(os.environ.get("RABTA_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("RABTA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("RABTA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("RABTA_SMTP_TLS", "yes") == "yes"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("RABTA_SMTP_FROM", "rabta@localhost")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ur", "اردو")]
LOCALE_PATHS = [WEB / "locale"]
TIME_ZONE = os.environ.get("RABTA_TIME_ZONE", "Asia/Karachi")
USE_TZ = True
FORMAT_MODULE_PATH = "rabta_web.ui.formats"

STATIC_URL = "/static/"
STATICFILES_DIRS = [web_font.folder()]
"""What is made for browsers at the first start stands in the home; everything else comes with the apps."""

WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Strict"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "rabta_web.ui.pages.expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "rabta_web.audit.quiet.Quiet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
