"""How a form looks: one template for every field, with its question, its hint and what is wrong."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws fields with our own template."""

    field_template_name = "ui/field.html"
