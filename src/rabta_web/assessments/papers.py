"""The papers of a night: drafted from somebody's reading, in either language, to print or as Word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rabta.cli.speech import Language
from rabta.papers import Kind, Paper, draft, load_templates
from rabta.papers.templates import Template
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.vocabulary import law, words, words_in


@dataclass(frozen=True, slots=True)
class Choice:
    """A paper that can be drafted."""

    kind: str
    title: str


@lru_cache(maxsize=1)
def _templates() -> dict[Kind, Template]:
    return load_templates(law())


def choices() -> list[Choice]:
    """The papers there are, in the reader's language."""
    return [Choice(each.kind, words().pack(each.title)) for each in _templates().values()]


def paper(held: Sitting, kind: str, language: str) -> Paper | None:
    """A paper about somebody; None if there is no such paper or language."""
    if kind not in list(Kind) or language not in list(Language):
        return None
    template = _templates().get(Kind(kind))
    return draft(template, [held.night], words_in(Language(language))) if template else None
