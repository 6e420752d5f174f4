"""The facts that a first report asks for: those of the pack's first plain questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language

from rabta.cli.speech import Language, Speech, speech
from rabta.law import Law, load_law
from rabta.law.values import Asked, Concerns, Sensitivity

FIRST = 5


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with its facts, as (id, label), in the reader's language."""

    id: str
    text: str
    facts: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def law() -> Law:
    """The law of this installation."""
    return load_law(settings.PACK)


def pack_version() -> str:
    """The pack that facts are said in, with its version."""
    return " ".join(f"{pack.id} {pack.version}" for pack in law().packs)


def calling_code() -> str:
    """The code by which telephones abroad reach the country; "" if no pack says."""
    return next((pack.calling_code for pack in law().packs if pack.calling_code), "")


def first_questions() -> list[Asking]:
    """The questions of a first report."""
    asked = [
        question
        for question in law().questions.values()
        if question.sensitivity is Sensitivity.PLAIN and question.asked is Asked.PERSON
    ]
    return [
        Asking(each.id, _say(each.text), tuple((fact, label(fact)) for fact in each.facts))
        for each in asked[:FIRST]
    ]


def counted_sections() -> list[str]:
    """The facts which say that a section on migration, begging or vice stands against somebody."""
    return sorted({each.applied for each in law().duties.own_conduct.values() if each.counted})


def charges() -> dict[str, str]:
    """What an accused person can be charged with, by id, in the reader's language.

    First the offences of this country's own body of law, by the reading that names each; then what people in
    such a situation are booked under, by the fact that says so.
    """
    offences = [
        each
        for each in law().packs[-1].readings.values()
        if each.concerns in {Concerns.HARM, Concerns.FACILITATOR}
    ]
    booked = dict.fromkeys(each.applied for each in law().duties.own_conduct.values())
    return {each.id: _say(each.label) for each in offences} | {fact: label(fact) for fact in booked}


def label(fact: str) -> str:
    """A fact in the reader's language."""
    return _say(law().facts[fact].label)


def events() -> list[tuple[str, str]]:
    """What can happen that starts or stops a clock, in the reader's language."""
    return [(each.id, _say(each.label)) for each in law().duties.events.values()]


def words() -> Speech:
    """What the engine and the packs say, in the reader's language."""
    return words_in(Language(get_language() or Language.ENGLISH))


@lru_cache(maxsize=4)
def words_in(language: Language) -> Speech:
    """What the engine and the packs say, in one language."""
    return speech(language, law())


def _say(sentence: str) -> str:
    return words().pack(sentence)
