"""Sheets of questions on paper: blank ones, and those for somebody in an incident, without their name."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import get_language

from rabta.assessment import Ask, Record, Subject
from rabta.cli.speech import Language
from rabta.law import Period
from rabta.papers import Paper
from rabta.papers.paper import Words
from rabta.papers.question_sheet import path_on_paper, question_sheet
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import law, words_in


class Sheet(StrEnum):
    """The sheets there are: every question, or the safe ones that a child is asked."""

    QUESTIONS = "question-sheet"
    CHILD = "child-sheet"


def blank_sheet(sheet: Sheet) -> Paper:
    """A sheet for somebody who is in no report yet."""
    record = Record(id="", on=Period(None, None), persons=(Subject(id=""),), place="")
    return question_sheet(law(), path_on_paper(law(), record), _words(), child=sheet is Sheet.CHILD)


def sheet_of(held: Sitting) -> Paper:
    """A sheet for somebody in an incident: what was answered is not on it, nor more than a child is asked."""
    about = f"{reference(held.incident.pk)} / {held.person.number}"
    return question_sheet(law(), left_on_paper(held), _words(), about=about, child=held.night.outcome.stop)


def left_on_paper(held: Sitting) -> tuple[Ask, ...]:
    """What the guided path has left to ask of somebody, in the order of the sheet."""
    return path_on_paper(law(), held.night.record, held.night.site.territory)


def _words() -> tuple[Words, Words]:
    """Urdu and English, the reader's first."""
    first, second = Language.URDU, Language.ENGLISH
    if get_language() != first:
        first, second = second, first
    return words_in(first), words_in(second)
