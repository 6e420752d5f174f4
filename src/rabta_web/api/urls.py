"""The addresses of the API. Programs show a key at every one of them; sessions count for nothing here."""

from django.urls import path
from django.urls.resolvers import URLPattern

from rabta_web.access.routes import Open, needs
from rabta_web.api.operations import api

patterns, app, namespace = api.urls
# Whoever shows a key may ask; which verb the key must hold, every operation says itself.
for each in patterns:
    if isinstance(each, URLPattern):
        needs(Open.SIGNED_IN)(each.callback)

urlpatterns = [path("", (patterns, app, namespace))]
