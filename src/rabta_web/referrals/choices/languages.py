"""The languages that an office can interpret: chosen from a table, so that no free words stand open to all.

The ids are those of ISO 639. What somebody speaks is written in free words, in either script.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Language(NamedTuple):
    """A language as people read it, and the words by which it is known in what was written of somebody."""

    label: str | Promise
    words: tuple[str, ...]


LANGUAGES: dict[str, Language] = {
    "ur": Language(_("Urdu"), ("urdu", "اردو")),
    "pa": Language(_("Punjabi"), ("punjabi", "panjabi", "پنجابی")),
    "ps": Language(_("Pashto"), ("pashto", "pushto", "پشتو")),
    "sd": Language(_("Sindhi"), ("sindhi", "سندھی")),
    "bal": Language(_("Balochi"), ("balochi", "baluchi", "بلوچی")),
    "brh": Language(_("Brahui"), ("brahui", "brahvi", "براہوی")),
    "skr": Language(_("Saraiki"), ("saraiki", "siraiki", "سرائیکی")),
    "hno": Language(_("Hindko"), ("hindko", "ہندکو")),
    "ks": Language(_("Kashmiri"), ("kashmiri", "کشمیری")),
    "khw": Language(_("Khowar"), ("khowar", "chitrali", "کھوار", "چترالی")),
    "scl": Language(_("Shina"), ("shina", "شینا")),
    "bft": Language(_("Balti"), ("balti", "بلتی")),
    "fa": Language(_("Persian"), ("persian", "farsi", "فارسی")),
    "prs": Language(_("Dari"), ("dari", "دری")),
    "haz": Language(_("Hazaragi"), ("hazaragi", "ہزارگی")),
    "uz": Language(_("Uzbek"), ("uzbek", "ازبک")),
    "bn": Language(_("Bengali"), ("bengali", "bangla", "بنگالی", "بنگلہ")),
    "rhg": Language(_("Rohingya"), ("rohingya", "روہنگیا")),
    "ar": Language(_("Arabic"), ("arabic", "عربی")),
    "en": Language(_("English"), ("english", "انگریزی")),
    "pks": Language(_("Pakistan Sign Language"), ("sign language", "اشاروں")),
}


def label_of_language(id: str) -> str:
    """A language in the reader's language; an id of none stands by itself."""
    return str(LANGUAGES[id].label) if id in LANGUAGES else id


def named_in(words: str) -> frozenset[str]:
    """The ids of the languages that are named in what was written of somebody."""
    written = words.casefold()
    return frozenset(
        id for id, language in LANGUAGES.items() if any(each in written for each in language.words)
    )
