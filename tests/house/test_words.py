"""The words of GLOSSARY.md are the words of packs, catalogues and documents; poison words stand in none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from rabta.assessment import Answer, Stands, Value
from rabta.law import load_law, shipped_packs
from rabta.protection import Posture

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "rabta"
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
NOT_USED = "Words we do not use"
REVIEW = "*needs native review*"


# --- poison words ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Poison:
    """A word that must not be shown, and what to say instead.

    With `where`, it is one only if the English that it translates speaks of that; with `unless`, not if the
    English does. In files whose path contains `spared` it has its own meaning.
    """

    pattern: str
    say: str
    where: str = ""
    unless: str = ""
    spared: str = ""


MARK = r"\u064B-\u065F\u0670"
"""Urdu vowel signs, which Python does not count as letters."""

ADDRESS = r"https?://\S+"
"""The address of a source is not ours to word."""


def urdu(words: str) -> str:
    """A pattern for whole Urdu words."""
    return rf"(?<![\w{MARK}])(?:{words})(?![\w{MARK}])"


PEOPLE = "(?:im)?migrant|person|people|alien|entrant|foreigner|worker|travell?er|refugee|resident"
INFORMATION = "information|facts?|answers?|elements?|statements?"
FIGURES = "figures?|data|statistics|tables?|counts?"
OFFICE = "public|competent|official|government|coordinating|coordination|responsible|state|advisory"

POISON = (
    Poison(r"\bTIPs?\b", "trafficking in persons, in full"),
    Poison(r"\bNAP\b", "National Action Plan on trafficking"),
    Poison(r"\b[Hh]uman[\s-]+smuggl\w+", "trafficking in persons, or smuggling of migrants"),
    Poison(rf"\b[Ii]llegal\s+(?:{PEOPLE})s?\b", "irregular migrant, smuggled migrant"),
    Poison(r"\b[Ii]llegals\b", "irregular migrants, smuggled migrants"),
    Poison(
        # The name of the role stands in quotes, in a list or as code.
        r"""\b[Ee]ncounter(?:s|ing)?\b|(?<![`"'*\[])\b[Ee]ncountered\b(?!["'`*\]])""",
        "incident; came upon",
    ),
    Poison(r"\b[Nn]ot\s+a\s+victim\b", "no sign raised; ruled out on the facts recorded"),
    Poison(
        r"\b(?:[Oo]ur|[Tt]he|[Tt]his|[Aa]|[Ee]ach|[Ee]very|[Nn]o|Rabta's)\s+findings?\b",
        "reading",
        spared="/cases/",  # there it is a court that found
    ),
    Poison(
        rf"\b(?:[Mm]issing\s+(?:{INFORMATION})|(?:{INFORMATION})\s+(?:is|are)\s+missing)\b", "still needed"
    ),
    Poison(r"\b(?:[Mm]onthly|[Qq]uarterly|[Aa]nnual|[Ss]tatistical|[Nn]il)\s+returns?\b", "official table"),
    Poison(rf"\b(?:[Rr]eleases?\s+of\s+(?:the\s+)?(?:{FIGURES})|(?:{FIGURES})\s+releases?)\b", "publication"),
    Poison(rf"\b(?:{OFFICE}|{OFFICE.title()})\s+bod(?:y|ies)\b", "agency"),
    Poison(urdu(r"انسانی\s+ا?سمگل(?:نگ|ر|روں|رز)"), "انسانی تجارت (ٹریفکنگ)، یا تارکینِ وطن کی اسمگلنگ"),
    Poison(urdu("انکاؤنٹر"), "واقعہ"),
    Poison(urdu("رابطہ\\s+کمیٹی"), "ضلعی / صوبائی / وفاقی کمیٹی"),
    Poison(
        urdu(r"غیر[\s\u200c]?قانونی\s+(?:شخص|افراد|لوگ|لوگوں|تارک\S*|مسافر\S*|مہاجر\S*|باشند\S*)"), "بے ضابطہ"
    ),
    Poison(urdu("مفروضہ"), "ممکنہ"),
    Poison(urdu(r"مبینہ\s+(?:طور\s+پر\s+)?متاثر\S*"), "ممکنہ متاثرہ شخص"),
    Poison(urdu("متاثرہ\\s+(?:شخص\\s+)?نہیں"), "درج معلومات پر شرط خارج"),
    Poison(urdu("مہاجر|مہاجرین|مہاجروں"), "تارکینِ وطن"),
    Poison(urdu("نابالغ|نابالغوں|نابالغان"), "بچہ / بچی"),
    Poison(urdu("سپردگی"), "متعلقہ ادارے کو بھیجنا"),
    Poison(urdu("حوالگی"), "متعلقہ ادارے کو بھیجنا", unless=r"[Ee]xtradit|[Ss]urrender"),
    Poison(urdu("ایکٹ"), "فعل", where=r"\b[Aa]cts?\b", unless=r"\bActs?\b"),
    Poison(urdu("ثابت"), "شرط بظاہر پوری", where=r"\bmet\b"),
    Poison(urdu("حقائق"), "بیان کردہ معلومات", where=r"\b[Ff]acts?\b"),
    Poison(urdu("ذرائع"), "طریقہ", where=r"\bmeans\b"),
    Poison(urdu("رہائی"), "اجرا", where=r"\b[Pp]ublication|[Ff]igures\b"),
    Poison(urdu("فیصلہ|فیصلے|فیصلوں"), "جائزہ", where=r"\b[Rr]eadings?\b", unless=r"\b[Dd]eci(?:sion|ded?)"),
    Poison(urdu("لاپتہ"), "درکار معلومات", where=r"\b(?:[Nn]eeded|[Mm]issing|[Uu]nknown)\b"),
    Poison(urdu("مبینہ"), "ممکنہ", where=r"\b[Pp]resumed\b"),
    Poison(urdu("مجرم|مجرموں|مجرمان"), "مشتبہ", where=r"\b(?:[Ss]uspects?|[Oo]ffenders?)\b"),
    Poison(urdu("معافی"), "سزا نہ دینے کا اصول", where=r"[Pp]unish"),
    Poison(urdu("مقابلہ|مقابلے"), "واقعہ", where=r"\b[Ii]ncidents?|[Ee]vents?|[Ee]ncounter"),
    Poison(
        urdu("مقدمہ|مقدمے|مقدمات"), "معاملہ", where=r"\b[Cc]ases?\b", unless=r"[Cc]ourt|[Tt]rial|[Pp]rosecut"
    ),
)


class Allowed(NamedTuple):
    """Words that stand although they are poison: the title of a court case, or an official name."""

    file: str
    words: str
    reason: str


ALLOWED = (
    Allowed(
        "src/rabta/packs/palermo/cases/r-v-naillie.yaml",
        "illegal entrants",
        "the term of the Immigration Act 1971, on whose meaning the judgment turned",
    ),
)


class Shown(NamedTuple):
    """A text that people read: where it stands, and the English it says, if it is a translation."""

    file: str
    line: int
    text: str
    english: str


def shown() -> Iterator[Shown]:
    """Every text shown to people: packs with their cases, catalogues, and documents."""
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    for path in sorted([*PACKAGE.glob("packs/**/*.yaml"), *documents]):
        if path.name != "GLOSSARY.md":
            yield Shown(path.relative_to(ROOT).as_posix(), 1, path.read_text(encoding="utf-8"), "")
    for path in sorted(PACKAGE.glob("**/*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                for text in (message.id, message.string) if message.id else ():
                    name = path.relative_to(ROOT).as_posix()
                    yield Shown(name, message.lineno or 1, str(text), str(message.id))


def poisoned(each: Shown) -> Iterator[str]:
    """Each poison word in a text: place, word, and what to say instead."""
    text = re.sub(ADDRESS, "", each.text)
    for poison in POISON:
        other_matter = poison.where and not re.search(poison.where, each.english)
        other_sense = poison.unless and re.search(poison.unless, each.english)
        own_meaning = poison.spared and poison.spared in each.file
        if other_matter or other_sense or own_meaning:
            continue
        for match in re.finditer(poison.pattern, text):
            if not any(allowed(each, match, entry) for entry in ALLOWED):
                line = each.line + text.count("\n", 0, match.start())
                yield f"{each.file}:{line}: {match.group()!r}; say: {poison.say}"


def allowed(each: Shown, match: re.Match[str], entry: Allowed) -> bool:
    return entry.file == each.file and match.group() == entry.words


def test_nothing_shown_to_people_contains_a_poison_word() -> None:
    found = [complaint for each in shown() for complaint in poisoned(each)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("entry", ALLOWED, ids=lambda entry: entry.words)
def test_an_exception_that_nothing_needs_any_more_is_taken_out(entry: Allowed) -> None:
    assert entry.words in (ROOT / entry.file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("a TIP case", ""),
        ("human\n  smuggling", ""),
        ("An illegal migrant was", ""),
        ("illegal aliens", ""),
        ("an encounter, with", ""),
        ("the persons encountered at the border", ""),
        ("the NAP says", ""),
        ("the finding was", ""),
        ("missing information", ""),
        ("monthly return", ""),
        ("release of figures", ""),
        ("the competent body", ""),
        ("انسانی سمگلنگ", ""),
        ("غیر قانونی تارکینِ وطن", ""),
        ("مفروضہ متاثرہ شخص", "presumed victim"),
        ("مبینہ متاثرہ شخص", "presumed victim"),
        ("حوالگی", "referral"),
        ("ایکٹ", "an act"),
        ("ثابت", "met"),
        ("نابالغ", "child"),
    ],
)
def test_a_poison_word_is_found(text: str, english: str) -> None:
    assert list(poisoned(Shown("docs/how-to/any.md", 1, text, english)))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("illegal entry", ""),
        ("enabling_illegal_stay", ""),
        ("tip_3a and /tertiary/tip-and-som/", ""),
        ('"roles": ["encountered", "witness"]', ""),
        ("the role `encountered`", ""),
        ("fear of return, release on bail, a body in the river, a missing son", ""),
        ("the police, finding her papers", ""),
        ("https://example.org/human-smuggling", ""),
        ("رہائی", "This never delays release."),
        ("ایکٹ 2018", "Prevention of Trafficking in Persons Act 2018"),
        ("مجرمانہ", "suspect"),
        ("فیصلہ", "no reasoned decision has lowered it"),
    ],
)
def test_a_word_in_its_own_sense_is_let_stand(text: str, english: str) -> None:
    assert not list(poisoned(Shown("docs/how-to/any.md", 1, text, english)))


# --- the glossary ---------------------------------------------------------------------------


class Row(NamedTuple):
    """One term of the glossary."""

    english: str
    urdu: str
    meaning: str
    code: tuple[str, ...]


def tables() -> dict[str, list[list[str]]]:
    """The tables of the glossary, by heading; each row a list of cells."""
    found: dict[str, list[list[str]]] = {}
    for section in GLOSSARY.split("\n## ")[1:]:
        heading, _, text = section.partition("\n")
        rows = [line for line in text.splitlines() if line.startswith("|")][2:]
        found[heading] = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return found


def terms() -> list[Row]:
    return [
        Row(english, urdu_, meaning, tuple(re.findall(r"`([^`]+)`", code)))
        for heading, rows in tables().items()
        if heading != NOT_USED
        for english, urdu_, meaning, code in rows
    ]


TERMS = terms()
NAMES = {name for row in TERMS for name in row.code}
ENGLISH = {row.english for row in TERMS}
PACKS = [folder.name for folder in shipped_packs()]


@pytest.mark.parametrize("name", PACKS)
def test_every_reading_and_element_of_the_common_ground_is_in_the_glossary(name: str) -> None:
    """A domestic pack names its readings by Act and section, which are no words of ours."""
    nodes = load_law(name).packs[0].nodes.values()
    lacking = [node.id for node in nodes if node.id not in NAMES and node.label not in ENGLISH]
    assert not lacking, lacking


@pytest.mark.parametrize("kind", [Value, Stands, Posture, Answer])
def test_every_value_that_people_see_is_in_the_glossary(kind: type[Enum]) -> None:
    lacking = [str(member) for member in kind if str(member) not in NAMES]
    assert not lacking, lacking


def test_every_identifier_in_the_glossary_exists() -> None:
    platform = PACKAGE.parent / "rabta_web"
    files = [*PACKAGE.glob("**/*.py"), *PACKAGE.glob("packs/*/*.yaml"), *platform.glob("**/*.py")]
    words = {word for path in files for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    unknown = {name for name in NAMES if not words.issuperset(name.split("."))}
    assert not unknown, unknown


@pytest.mark.parametrize("name", PACKS)
def test_glossary_and_catalogues_say_the_same_in_urdu(name: str) -> None:
    law, said = load_law(name), {}
    for path in PACKAGE.glob("**/ur/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            said |= {message.id: str(message.string) for message in read_po(file) if message.string}
    labels = {id: each.label for id, each in (*law.nodes.items(), *law.facts.items())}
    differ = [
        f"{row.english}: {row.urdu} / {said[english]}"
        for row in TERMS
        for english in (row.english, *(labels[name] for name in row.code if name in labels))
        if english in said and not agree(row.urdu, said[english])
    ]
    assert not differ, "\n" + "\n".join(differ)


def agree(glossary: str, catalogue: str) -> bool:
    """Whether one wording is the other's main word; what follows a comma or colon explains it."""
    bare = re.sub(r"\s*(?:[✔?]|" + re.escape(REVIEW) + ")$", "", glossary)
    main = re.split(r"\s*[:،؛(]", bare)[0]
    return main in catalogue or catalogue in bare


def test_every_term_has_urdu_with_its_mark_and_one_sentence() -> None:
    for row in TERMS:
        assert row.urdu == "—" or row.urdu.endswith(("✔", "?", REVIEW)), row.english
        assert row.meaning.endswith("."), row.english
        assert ". " not in row.meaning, row.english


def test_every_term_is_defined_once() -> None:
    assert len(ENGLISH) == len(TERMS)


@pytest.mark.parametrize("heading", list(tables()))
def test_a_table_is_in_alphabetical_order(heading: str) -> None:
    words = [row[0] for row in tables()[heading] if row[0].isascii()]
    assert words == sorted(words, key=lambda word: re.sub(r"[^a-z ]", "", word.casefold()))
