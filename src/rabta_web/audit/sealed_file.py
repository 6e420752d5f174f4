"""Files sealed under a passphrase: AES-256-GCM in chunks, so that a file of any size passes through memory.

Each chunk is bound to its number and to whether it is the last one: chunks cannot be dropped, repeated or put
in another order without the file refusing to open.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"rabta sealed file 1\n"
SALT, NONCE, TAG = 16, 12, 16
CHUNK = 4 * 1024 * 1024
SCRYPT_COST = 2**17


class NotOpenedError(ValueError):
    """The passphrase is another one, or the file was changed or cut."""


def seal_file(plain: BinaryIO, sealed: BinaryIO, passphrase: str) -> None:
    """Seal all that is in one file into another."""
    salt = os.urandom(SALT)
    cipher = _cipher(passphrase, salt)
    sealed.write(MAGIC + salt)
    number, chunk = 0, plain.read(CHUNK)
    while True:
        following = plain.read(CHUNK)
        sealed.write(cipher.encrypt(_nonce(number), chunk, _place(number, last=not following)))
        if not following:
            return
        number, chunk = number + 1, following


def open_file(sealed: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """The chunks of a sealed file, each as soon as it has proved whole."""
    if sealed.read(len(MAGIC)) != MAGIC:
        raise NotOpenedError("this is no sealed file")
    cipher = _cipher(passphrase, sealed.read(SALT))
    number, chunk = 0, sealed.read(CHUNK + TAG)
    while chunk:
        following = sealed.read(CHUNK + TAG)
        try:
            yield cipher.decrypt(_nonce(number), chunk, _place(number, last=not following))
        except InvalidTag:
            raise NotOpenedError("the passphrase is another one, or the file was changed or cut") from None
        number, chunk = number + 1, following
    if not number:
        raise NotOpenedError("the file was cut")


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=SCRYPT_COST, r=8, p=1).derive(passphrase.encode()))


def _nonce(number: int) -> bytes:
    """A nonce is the chunk's number: every file has a key of its own, by its salt."""
    return number.to_bytes(NONCE, "big")


def _place(number: int, *, last: bool) -> bytes:
    return f"{number} {last}".encode()
