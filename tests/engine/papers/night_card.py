"""A card of the small law, read as a person would: by its words and by its parts."""

import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from engine.routing.small_night import law_in
from rabta.law import Law
from rabta.papers.card import Card, card
from rabta.papers.card_page import card_page
from rabta.routing import ground_of

TODAY = date(2026, 11, 23)


def small_card(folder: Path, district: str = "elm", **files: str) -> Card:
    """The card of a district under the small law, some of whose files are others."""
    return card_under(law_in(folder, **files), district)


def card_under(law: Law, district: str) -> Card:
    places = ground_of(law).places
    return card(law, places, places.areas[district], TODAY)


def said(sentence: str, **values: object) -> str:
    """English, as it stands in the program."""
    return sentence.format(**values)


def page(made: Card, language: str = "en") -> str:
    return card_page(made, language, said, str)


@dataclass
class Parts(HTMLParser):
    """The words of a page and of each of its sections, and every element with its attributes."""

    html: str
    words: str = ""
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html[self.html.index("</head>") :])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.words += "\n" if tag in ("section", "li", "p", "h2", "h3", "div", "footer") else ""

    def handle_data(self, data: str) -> None:
        self.words += data


def words(html: str) -> str:
    return Parts(html).words


def part(html: str, name: str) -> str:
    """The words of one section, by its class."""
    found = re.search(rf'<section class="{name}">(.*?)</section>', html, re.DOTALL)
    assert found, name
    return words("</head>" + found[1])
