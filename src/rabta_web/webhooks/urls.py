"""The address of webhooks."""

from django.urls import path

from rabta_web.webhooks import views

urlpatterns = [path("webhooks", views.webhooks, name="webhooks")]
