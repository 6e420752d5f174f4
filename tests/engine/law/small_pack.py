"""Packs of a few lines, written into a folder for one test."""

from pathlib import Path
from textwrap import dedent

from rabta.law import Faults, Law, load_law
from rabta.law.proving import prove

DEFAULTS = {
    "pack": """
        id: small
        title: A small pack
        version: "1"
        """,
    "instruments": """
        code: {title: A code, short: Code}
        """,
    "provisions": """
        s1: {instrument: code, citation: section 1, says: A thing., verification: primary, source: gazette}
        """,
    "facts": """
        a: {label: an a, definition: A was so.}
        b: {label: a b, definition: B was so.}
        c: {label: a c, definition: C was so.}
        """,
    "questions": """
        which: {text: Which?, why: To know., facts: [a, b, c], sensitivity: plain, asked: person}
        """,
}


def write_pack(folder: Path, **files: str | None) -> Path:
    """A pack in a folder: each file as its YAML text, the rest as in DEFAULTS; None leaves one out.

    Lines count from the first line of the text that is not blank.
    """
    folder.mkdir(exist_ok=True)
    for name, text in {**DEFAULTS, **files}.items():
        if text is not None:
            (folder / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


def law_of(folder: Path, **files: str | None) -> Law:
    """The law of such a pack; PackError where it has faults."""
    return load_law(str(write_pack(folder, **files)))


def faults_of(folder: Path, **files: str | None) -> list[str]:
    """Every fault of such a pack, as it is printed."""
    faults = Faults()
    prove(write_pack(folder, **files), faults)
    return [str(fault) for fault in faults.found]
