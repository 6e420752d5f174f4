"""Loading the packs: places, offices and lines of command as they are on a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from rabta.law import Faults, load_law
from rabta.places import load_gazetteer
from rabta_web.agencies.actions import load_agencies
from rabta_web.deadlines.counting import count_anew
from rabta_web.places.actions import load_places, once
from rabta_web.statistics.counting import load_counted


def load_packs(today: date) -> bool:
    """Load what the packs say of a day, unless just that was loaded last; whether it had to be."""
    law = load_law(settings.PACK)
    folders = [Path(pack.home) for pack in law.packs]

    def load() -> None:
        gazetteer = load_gazetteer(folders, Faults())
        load_places(gazetteer)
        load_agencies(law, gazetteer, today)

    said = digest(path for folder in folders for path in folder.rglob("*.*"))
    loaded = once("packs", f"{said} {today}", load)
    once("clocks", said, count_anew)
    return load_counted() or loaded


def digest(files: Iterable[Path]) -> str:
    """What files say, under this version of the program."""
    said = hashlib.sha256(version("rabta").encode())
    for path in sorted(files):
        said.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return said.hexdigest()
