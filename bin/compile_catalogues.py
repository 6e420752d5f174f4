"""Compile every gettext catalogue, at build time and from `make translations`.

Fuzzy entries, the unreviewed guesses of merging tools, are left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = Path(__file__).parent.parent / "src"


class CatalogueHook(BuildHookInterface):  # type: ignore[misc]
    """Compiles the catalogues before hatchling packs or links the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the build of any target."""
        del version, build_data
        compile_catalogues()


def compile_catalogues() -> None:
    """Write a .mo beside every .po."""
    for po in sorted(SOURCES.rglob("*.po")):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source, locale=po.parent.parent.name))


if __name__ == "__main__":
    compile_catalogues()
