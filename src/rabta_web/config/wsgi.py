"""The web application; it refuses to load while any address does not say who may open it."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
application = get_wsgi_application()

from rabta_web.access.routes import refuse_undeclared  # noqa: E402

refuse_undeclared()
