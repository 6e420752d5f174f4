"""Signing with the key of the ledger, and checking what was signed, which needs the public key alone.

Whatever is signed begins with a line that says what it is, so that a signature under one thing is never taken
for one under another.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings


def key() -> Ed25519PrivateKey:
    """The key of this installation's ledger."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.LEDGER_KEY))


def public_key() -> str:
    """The public half of it as hexadecimal digits, for others to keep."""
    return public_half(settings.LEDGER_KEY)


def public_half(private: str) -> str:
    """The public half of a key, both as hexadecimal digits."""
    half = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).public_key()
    return half.public_bytes_raw().hex()


def signed(what: str, text: bytes) -> str:
    """The signature of a text as hexadecimal digits; `what` is what it is signed as."""
    return key().sign(_said(what, text)).hex()


def holds(what: str, text: bytes, signature: str, public: str) -> bool:
    """Whether a text was signed as such by the private half of a public key."""
    try:
        by = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        by.verify(bytes.fromhex(signature), _said(what, text))
    except (InvalidSignature, ValueError):
        return False
    return True


def _said(what: str, text: bytes) -> bytes:
    return what.encode() + b"\n" + text
