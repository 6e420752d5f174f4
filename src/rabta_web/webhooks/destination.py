"""Where a webhook may go: https to an address of the open net, and to none of our own networks.

The name is resolved once, every address it has is looked at, and the connection is made to the very address
that was looked at, so that a name which means something else a moment later leads nowhere else.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

HTTPS, HTTP = 443, 80
OPEN_NET = ipaddress.IPv6Network("2000::/3")
TUNNELS = (ipaddress.IPv6Network("2002::/16"), ipaddress.IPv6Network("2001::/32"))
"""Where an address of the older kind hides in one of the newer, which may lead inside."""


class ForbiddenError(ValueError):
    """Nothing is sent there."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to connect, and what to ask for there."""

    ip: str
    port: int
    host: str
    path: str
    tls: bool


def destination(address: str) -> Destination:
    """An address as it may be connected to now; ForbiddenError for any that may not."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ForbiddenError("this is no address") from None
    tls = parts.scheme == "https"
    if not parts.hostname or parts.username or parts.password or parts.fragment:
        raise ForbiddenError("only a host, a port, a path and a query")
    if not tls and not (settings.WEBHOOKS_TO_LOOPBACK and parts.scheme == "http"):
        raise ForbiddenError("only https")
    port = port or (HTTPS if tls else HTTP)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii() or any(letter <= " " for letter in path):
        raise ForbiddenError("only plain letters in the path")
    return Destination(_resolved(parts.hostname, port), port, parts.hostname, path, tls)


def _resolved(host: str, port: int) -> str:
    """The address of a host; none of all it has may lie in a network of our own."""
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise ForbiddenError("nobody knows this name") from None
    for each in found:
        if not _may_be_reached(each):
            raise ForbiddenError("an address inside")
    return min(found)


def _may_be_reached(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip
    if ip.is_loopback:
        return bool(settings.WEBHOOKS_TO_LOOPBACK)
    if isinstance(ip, ipaddress.IPv6Address) and (ip not in OPEN_NET or any(ip in each for each in TUNNELS)):
        return False
    return ip.is_global and not ip.is_multicast
