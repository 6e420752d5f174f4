"""Papers: what an officer owes tonight, drafted for signature, as Markdown, HTML or Word."""

from rabta.papers.details import DETAILS, Detail, unknown_details
from rabta.papers.drafting import DraftError, draft
from rabta.papers.paper import Kind, Paper, Words
from rabta.papers.templates import Template, load_templates
from rabta.papers.to_html import styles, to_html
from rabta.papers.to_markdown import to_markdown

__all__ = [
    "DETAILS",
    "Detail",
    "DraftError",
    "Kind",
    "Paper",
    "Template",
    "Words",
    "draft",
    "load_templates",
    "styles",
    "to_html",
    "to_markdown",
    "unknown_details",
]
