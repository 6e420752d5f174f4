"""A device without a font for Urdu gets one of ours that writes every letter we use."""

from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2] / "src"
LARGEST = 130_000


def test_the_font_is_served_small_and_holds_every_letter_of_our_urdu(platform):
    from fontTools.ttLib import TTFont

    from rabta_web.config import web_font

    made = web_font.make()
    assert made.stat().st_size < LARGEST
    with TTFont(made) as font:
        assert font.flavor == "woff2"
        drawn = set(font.getBestCmap())
    used = set()
    for catalogue in ROOT.glob("**/ur/LC_MESSAGES/*.po"):
        with catalogue.open("rb") as file:
            used |= {letter for message in read_po(file) for letter in str(message.string)}
    arabic = {letter for letter in used if "\u0600" <= letter <= "\u06ff"}
    assert len(arabic) > 40
    assert {letter for letter in arabic if ord(letter) not in drawn} == set()


def test_it_is_made_once(platform):
    from rabta_web.config import web_font

    assert web_font.make().stat().st_mtime_ns == web_font.make().stat().st_mtime_ns
