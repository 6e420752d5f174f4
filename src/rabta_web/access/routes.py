"""Every address says who may open it; one that does not keeps the server from starting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, TypeVar

from django.urls import URLPattern, URLResolver, get_resolver

from rabta_web.access.values import Verb

View = TypeVar("View", bound=Callable[..., Any])


class Open(Enum):
    """Needs that are no verb."""

    TO_ALL = "to all"
    """Open before anybody has signed in."""
    SIGNED_IN = "signed in"
    """Open to whoever has signed in."""


Need = Verb | Open


class UndeclaredRouteError(RuntimeError):
    """Some addresses do not say who may open them."""


def needs(need: Need) -> Callable[[View], View]:
    """Declare who may open an address. The middleware asks before the view is called."""

    def declare(view: View) -> View:
        view.need = need  # type: ignore[attr-defined]
        return view

    return declare


def need_of(view: Callable[..., Any]) -> Need | None:
    """Who may open a view, if it says so."""
    return getattr(view, "need", None)


def routes() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every address of the server with its view."""

    def below(resolver: URLResolver, before: str) -> Iterator[tuple[str, Callable[..., Any]]]:
        for each in resolver.url_patterns:
            if isinstance(each, URLResolver):
                yield from below(each, before + str(each.pattern))
            elif isinstance(each, URLPattern):
                yield before + str(each.pattern), each.callback

    yield from below(get_resolver(), "/")


def refuse_undeclared() -> None:
    """Raise if any address does not say who may open it."""
    silent = [address for address, view in routes() if need_of(view) is None]
    if silent:
        raise UndeclaredRouteError(f"who may open {', '.join(silent)}?")
