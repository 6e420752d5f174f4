import io

import pytest

from engine.law.catalogue import write_catalogue
from rabta.law.source import parse
from rabta.law.wording import extract, sentences, translations

FILE = b"""\
# a remark
text:
  label: a label
  definition: >-
    A long
    definition.
  rule: {any: [label, text]}
list:
  - why: Because.
    source: not said
  - {title: T, short: S, citation: C, says: So, strength: shall}
text_of: no sentence
label:
  text: ""
"""

SENTENCES = [
    (3, "a label"),
    (4, "A long definition."),
    (9, "Because."),
    (11, "T"),
    (11, "S"),
    (11, "C"),
    (11, "So"),
    (11, "shall"),
]


def test_sentences_are_what_people_read_with_their_places():
    found = list(sentences(parse(FILE, "facts.yaml")))
    assert [(place.line, sentence) for place, sentence in found] == SENTENCES
    assert {place.file for place, _ in found} == {"facts.yaml"}


def test_text_alone_is_no_sentence():
    assert list(sentences(parse(b"label", "x.yaml"))) == []


def test_babel_extracts_sentences_as_it_does_from_code():
    found = list(extract(io.BytesIO(FILE), ["_"], [], {}))
    assert found == [(line, None, sentence, []) for line, sentence in SENTENCES]


def test_english_is_what_the_pack_says(folder):
    assert translations([folder], "en").gettext("a label") == "a label"


def test_a_catalogue_translates_and_leaves_what_it_does_not_know(folder):
    write_catalogue(folder, "ur", {"a label": "ایک نام"})
    wording = translations([folder], "ur")
    assert wording.gettext("a label") == "ایک نام"
    assert wording.gettext("another label") == "another label"


def test_the_catalogues_of_later_packs_answer_first(tmp_path):
    write_catalogue(tmp_path / "base", "ur", {"one": "base one", "two": "base two"})
    write_catalogue(tmp_path / "small", "ur", {"two": "small two", "three": "small three"})
    wording = translations(iter([tmp_path / "base", tmp_path / "small"]), "ur")
    said = [wording.gettext(sentence) for sentence in ("one", "two", "three", "four")]
    assert said == ["base one", "small two", "small three", "four"]


def test_putting_catalogues_together_leaves_each_as_it_was(tmp_path):
    write_catalogue(tmp_path / "base", "ur", {"one": "base one"})
    write_catalogue(tmp_path / "small", "ur", {"two": "small two"})
    translations([tmp_path / "base", tmp_path / "small"], "ur")
    assert translations([tmp_path / "small"], "ur").gettext("one") == "one"


def test_a_language_without_a_catalogue_is_an_error(tmp_path):
    write_catalogue(tmp_path / "base", "ur", {"one": "base one"})
    with pytest.raises(FileNotFoundError):
        translations([tmp_path / "base"], "fr")
    with pytest.raises(FileNotFoundError):
        translations([tmp_path / "base", tmp_path / "small"], "ur")
