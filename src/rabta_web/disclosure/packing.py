"""The file in which papers leave: a ZIP whose every bit follows from its papers.

Nothing in it is compressed and nothing in it depends on the clock, so the same papers always make the same
file; whoever verifies one makes it again from what is in it, and compares.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

CERTIFICATE, SIGNATURE = "certificate.json", "certificate.sig"
SIGNED_AS = "rabta disclosure 1"
"""What a certificate is signed as, and the format that it names."""

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can hold: ours say nothing of when they were written."""

UNIX, READABLE = 3, 0o644 << 16


def pack(files: Mapping[str, bytes]) -> bytes:
    """Papers by name as one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, files[name])
    return packed.getvalue()


def digest(content: bytes) -> str:
    """The SHA-256 of a paper as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def listed(files: Mapping[str, bytes]) -> dict[str, dict[str, str | int]]:
    """What a certificate says of every file: its SHA-256 and how many bytes it has."""
    return {
        name: {"sha256": digest(content), "bytes": len(content)} for name, content in sorted(files.items())
    }
