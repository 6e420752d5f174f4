"""Both languages, everywhere: every sentence people read has its Urdu, with the same placeholders."""

import re
import string
from pathlib import Path

import pytest
import update_messages as messages
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PO_FILES = sorted((ROOT / "src").rglob("*.po"))
ids = [str(path.relative_to(ROOT)) for path in PO_FILES]


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale="ur")


def translated(path: Path) -> dict[str, str]:
    return {message.id: message.string for message in catalogue(path) if message.id}


@pytest.mark.parametrize("path", PO_FILES, ids=ids)
def test_every_message_is_translated(path: Path) -> None:
    assert [id for id, string in translated(path).items() if not string or string == id] == []


@pytest.mark.parametrize("path", PO_FILES, ids=ids)
def test_no_message_is_a_guess(path: Path) -> None:
    assert [message.id for message in catalogue(path) if message.fuzzy] == []


@pytest.mark.parametrize("path", PO_FILES, ids=ids)
def test_placeholders_are_the_same_in_both_languages(path: Path) -> None:
    def fields(text: str) -> list[str]:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)

    assert [id for id, urdu in translated(path).items() if fields(id) != fields(urdu)] == []


@pytest.mark.parametrize("path", PO_FILES, ids=ids)
def test_urdu_is_written_with_urdu_letters(path: Path) -> None:
    arabic = re.compile("[\N{ARABIC LETTER YEH}\N{ARABIC LETTER KAF}\N{ARABIC LETTER HEH}]")
    assert [urdu for urdu in translated(path).values() if arabic.search(urdu)] == []


@pytest.mark.parametrize("path", PO_FILES, ids=ids)
def test_the_compiled_catalogue_is_the_one_in_the_source(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as compiled:
        running = {message.id: message.string for message in read_mo(compiled) if message.id}
    assert running == translated(path)


def test_the_program_says_nothing_that_its_catalogue_does_not_hold() -> None:
    said = {sentence for _, sentence in messages.program_sentences()}
    held = translated(ROOT / "src/rabta/cli/locale/ur/LC_MESSAGES/rabta.po")
    assert said == set(held)
    assert len(said) > 50


@pytest.mark.parametrize(
    "pack", sorted(path.parent for path in (ROOT / "src").glob("rabta/packs/*/pack.yaml"))
)
def test_a_pack_says_nothing_that_its_catalogue_does_not_hold(pack: Path) -> None:
    said = {sentence for _, sentence in messages.pack_sentences(pack)}
    assert said == set(translated(pack / "locale/ur/LC_MESSAGES/pack.po"))


def test_the_catalogues_say_that_the_urdu_needs_native_review() -> None:
    assert [path for path in PO_FILES if "native" not in path.read_text(encoding="utf-8")[:600]] == []


def test_the_platform_says_nothing_that_its_catalogue_does_not_hold() -> None:
    said = {sentence for _, sentence in messages.web_sentences()}
    assert said == set(translated(ROOT / "src/rabta_web/locale/ur/LC_MESSAGES/django.po"))
    assert len(said) > 50


def test_templates_say_sentences_in_the_one_way_that_is_found() -> None:
    templates = (ROOT / "src/rabta_web").glob("*/templates/**/*.html")
    tags = re.compile(r"{%-? *(?:blocktrans|trans\b|blocktranslate)|{% (?:translate|say) [^\"]")
    assert [path.name for path in templates if tags.search(path.read_text(encoding="utf-8"))] == []
