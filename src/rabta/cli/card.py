"""`rabta card`: the "what now?" card of a district, or of every district."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rabta.cli.failures import UNREADABLE, complain, law_or_exit, readable
from rabta.cli.options import DEFAULT_PACK, PackOption
from rabta.cli.speech import Language, Speech, speech
from rabta.law import Law
from rabta.papers.card import Card
from rabta.papers.card import card as card_of
from rabta.papers.card_page import card_page
from rabta.places import Area, Gazetteer
from rabta.routing import ground_of

NAMED = 3
"""As many districts are named where a larger area was given."""


class CardLanguage(StrEnum):
    """The languages of a card; both at once only for all districts."""

    ENGLISH = "en"
    URDU = "ur"
    BOTH = "both"


def card(
    district: Annotated[str, typer.Argument(help="A district by name, in English or Urdu, or by id.")] = "",
    folder: Annotated[
        Path | None, typer.Option("--all", help="Write a card for every district into this folder.")
    ] = None,
    language: Annotated[
        CardLanguage, typer.Option("--lang", help="English, Urdu, or both with --all.")
    ] = CardLanguage.ENGLISH,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where to write it to.")] = None,
    pack: PackOption = DEFAULT_PACK,
) -> None:
    """Write the "what now?" card of a district: one page of HTML, to print or to keep on a telephone."""
    if bool(district) == bool(folder) or (folder and output):
        raise typer.BadParameter("name one district, or give a folder for --all")
    if language is CardLanguage.BOTH and not folder:
        raise typer.BadParameter("one card is in one language; both need --all")
    law, today = law_or_exit(pack), datetime.now().astimezone().date()
    places = readable(pack, lambda: ground_of(law).places)
    chosen = Language if language is CardLanguage.BOTH else [Language(language)]
    speeches = readable(pack, lambda: [speech(each, law) for each in chosen])
    if folder:
        _write_all(law, places, today, speeches, folder)
        return
    page = _page(card_of(law, places, _district(places, district, today), today), speeches[0])
    if output:
        _write(output, page)
    else:
        typer.echo(page, nl=False)


def _page(made: Card, words: Speech) -> str:
    return card_page(made, words.language.value, words.say, words.pack)


def _write(path: Path, page: str) -> None:
    readable(str(path), lambda: path.write_text(page, encoding="utf-8"))


def _write_all(law: Law, places: Gazetteer, today: date, speeches: list[Speech], folder: Path) -> None:
    """A page for every district that stands today, in each language."""
    readable(str(folder), lambda: folder.mkdir(parents=True, exist_ok=True))
    districts = places.districts(today)
    for district in districts:
        made = card_of(law, places, district, today)
        name = re.sub(r"[^a-z0-9]+", "-", district.name.lower()).strip("-")
        for words in speeches:
            _write(folder / f"{district.id}-{name}.{words.language}.html", _page(made, words))
    typer.echo(f"{len(districts) * len(speeches)} cards in {folder}")


def _district(places: Gazetteer, text: str, today: date) -> Area:
    """The district that a text means; without one, the program ends with the nearest names."""
    place = places.find(text, today)
    district = places.district_of(place, today) if place else None
    if district:
        return district
    if place:
        inside = [each.name for each in places.districts(today, inside=place)]
        more = f"; name one in it, such as {_or(inside[:NAMED])}" if inside else ""
        complain(f"{text!r} is no district{more}")
    elif several := places.candidates(text, today):
        complain(f"{text!r} may be {_or([f'{each.name} ({each.id})' for each in several])}; give the id")
    else:
        near = list(places.nearest(text))
        complain(f"no district {text!r}" + (f"; did you mean {_or(near)}?" if near else ""))
    raise typer.Exit(UNREADABLE)


def _or(names: list[str]) -> str:
    return " or ".join(names) if len(names) < NAMED else f"{', '.join(names[:-1])} or {names[-1]}"
