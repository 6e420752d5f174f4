"""What was asked in screening and what came of it, row by row, for the screening record."""

from __future__ import annotations

from collections.abc import Iterator

from rabta.assessment import Statement
from rabta.law.values import Asked, Question
from rabta.papers import wording
from rabta.papers.cleaning import clean
from rabta.papers.dates import in_words
from rabta.papers.matter import Matter
from rabta.papers.paper import Blank, Given, Line, plain
from rabta.protection import screening_questions, telling_silences
from rabta.routing.night import Night


def asked(matter: Matter, night: Night) -> Iterator[tuple[Line, ...]]:
    """A row for each question of screening, and for each other that was answered.

    For a child only the child path is listed beside what was answered already,
    so that no row invites another question. What is never asked is not listed.
    """
    law, subject = matter.law, night.outcome.assessed.subject
    due = {*law.protection.child_path}
    if not night.outcome.protection.child:
        due.update(screening_questions(law), telling_silences(law))
    for question in law.questions.values():
        told = [name for name in question.facts if name in subject.statements or name in subject.some]
        if question.asked is Asked.PERSON and (question.id in due or told or question.id in subject.answers):
            yield _row(matter, night, question, told)


def _row(matter: Matter, night: Night, question: Question, told: list[str]) -> tuple[Line, ...]:
    answer = night.outcome.assessed.subject.answers.get(question.id)
    said = matter.together((line for name in told for line in _said(matter, night, name)), wording.SEMICOLON)
    if answer:
        answered = matter.say(wording.ANSWERS[answer])
    else:
        answered = "" if told else matter.say(wording.NOT_ASKED)
    return plain(matter.words.pack(question.text)), plain(answered), said or (Blank(),)


def _said(matter: Matter, night: Night, name: str) -> Iterator[Line]:
    """What each source said of a fact."""
    subject = night.outcome.assessed.subject
    fact = plain(matter.words.pack(matter.law.facts[name].label))
    if name in subject.some:
        yield matter.said(wording.STATED, fact=fact, value=plain(matter.say(wording.OF_SOME)))
    for statement in subject.statements.get(name, ()):
        value = plain(matter.say(wording.SAID[statement.value]))
        source = _source(matter, statement)
        if source:
            yield matter.said(wording.STATED_BY, fact=fact, value=value, source=source)
        else:
            yield matter.said(wording.STATED, fact=fact, value=value)


def _source(matter: Matter, statement: Statement) -> Line:
    """Who said it, where it stands, and when."""
    given = [clean(each) for each in (statement.said_by, statement.source, statement.at)]
    lines = ((Given(in_words(each, matter.words) or each),) for each in given if each)
    return matter.together(lines)
