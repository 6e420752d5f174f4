"""Giving out a file that was handed in."""

from __future__ import annotations

from django.http import HttpResponse

from rabta_web.attachments.cleaning import Cleaned


def to_save(name: str, file: Cleaned) -> HttpResponse:
    """A file to be saved, and never shown inside a page."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{file.suffix}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(file.content, content_type=file.kind, headers=headers)
