"""The web font for Urdu, for devices that have none: Noto Naskh Arabic, cut down to the letters of Urdu.

It comes from a package of the registry and is made once in the home; no page fetches anything from elsewhere.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from rabta_web.config.home import home

PACKAGE, SOURCE = "pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf"
LETTERS = [
    *range(0x20, 0x7F),
    *range(0x0600, 0x0700),
    *range(0x0750, 0x0780),
    *range(0x200C, 0x2010),
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x25CC, 0xFDFA, 0xFDFB),
]
"""ASCII, Arabic with its supplement, joiners and direction marks, and the signs that stand between words."""


def folder() -> Path:
    """Where files that are made for browsers stand."""
    return home() / "static"


def make() -> Path:
    """The font as a file for browsers, made anew only where its package is another."""
    made = folder() / "fonts" / "naskh.woff2"
    mark = made.with_suffix(".version")
    wanted = version(PACKAGE)
    if made.exists() and mark.exists() and mark.read_text() == wanted:
        return made
    made.parent.mkdir(parents=True, exist_ok=True)
    _cut(made)
    mark.write_text(wanted)
    return made


def _cut(to: Path) -> None:
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
    with as_file(files(PACKAGE) / SOURCE) as source, TTFont(source) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=LETTERS)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(to)
