"""Rabta: reads an incident against the law, element by element, protection first.

The engine is pure Python: no web framework, no database, no network. Give it a
record and a law, and it returns readings with reasons::

    >>> import rabta
    >>> law = rabta.load_law("palermo")
    >>> assessed = rabta.assess(law, rabta.record_from({"id": "1", "facts": {"crossed_border": False}}, law))
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rabta.assessment import assess, record_from
    from rabta.law import Law, load_law
    from rabta.protection import document, outcomes
    from rabta.routing import night_document, nights

__version__ = "0.2.0"

_HOMES = {
    "Law": "rabta.law",
    "load_law": "rabta.law",
    "assess": "rabta.assessment",
    "record_from": "rabta.assessment",
    "document": "rabta.protection",
    "outcomes": "rabta.protection",
    "night_document": "rabta.routing",
    "nights": "rabta.routing",
}
__all__ = [
    "Law",
    "assess",
    "document",
    "load_law",
    "night_document",
    "nights",
    "outcomes",
    "record_from",
]


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `import rabta` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rabta' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
