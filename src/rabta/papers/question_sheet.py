"""The questions of the guided path on paper, in two languages side by side, to be answered with ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count

from rabta.assessment import Answer, Ask, Record, Statement, Subject
from rabta.law import Law
from rabta.law.values import Asked, Ground
from rabta.papers import wording
from rabta.papers.paper import (
    Blank,
    Block,
    Facts,
    Given,
    Heading,
    Line,
    Manner,
    Paper,
    Phrase,
    Row,
    Signature,
    Spoken,
    Tongues,
    ToTick,
    Words,
    plain,
)
from rabta.protection import DISCLAIMER, outcomes

CHILDHOOD = frozenset({Ground.CHILD, Ground.AGE_IN_DOUBT})
INSTEAD = (Answer.NONE, Answer.DOES_NOT_KNOW, Answer.DOES_NOT_WANT_TO_SAY)
Side = Callable[[Words], str]
"""What is said in one of the two languages."""


def path_on_paper(law: Law, record: Record, territory: str = "") -> tuple[Ask, ...]:
    """Every question that the guided path has left for the one person of a record, the safe ones first.

    Paper cannot wait for an answer before it asks on, so each question is followed by what would come next
    if nobody knew an answer. For a child, or in doubt about age, it is what is left of the child path.
    """
    (person,) = record.persons
    [found] = outcomes(law, record, territory)
    asks = {ask.question.id: ask for ask in found.asks}
    new: Iterable[Ask] = () if found.stop else found.asks
    while new:
        person = _unanswered(law, person, new)
        [found] = outcomes(law, replace(record, persons=(person,)), territory)
        new = [ask for ask in found.asks if ask.question.id not in asks]
        asks |= {ask.question.id: ask for ask in new}
    safe = [asks.pop(id) for id in law.protection.child_path if id in asks]
    return (*safe, *asks.values())


def _unanswered(law: Law, person: Subject, asks: Iterable[Ask]) -> Subject:
    """Somebody who knew no answer; that a question of age stood open on paper makes nobody a child."""
    answers, statements = dict(person.answers), dict(person.statements)
    for ask in asks:
        answers[ask.question.id] = Answer.DOES_NOT_KNOW
        if any(law.facts[fact].ground in CHILDHOOD for fact in ask.facts):
            answers[ask.question.id] = Answer.NONE
            statements |= {fact: (Statement(value=False),) for fact in ask.facts}
    return replace(person, answers=answers, statements=statements)


def question_sheet(
    law: Law, asks: Iterable[Ask], words: tuple[Words, Words], *, about: str = "", child: bool = False
) -> Paper:
    """A sheet of questions. `words` are its two languages, its own first; `about` is a reference, no name.

    For a child it holds the safe questions alone, and where they end it says to stop and to call.
    """
    safe = [ask for ask in asks if ask.question.id in law.protection.child_path]
    rest = [] if child else [ask for ask in asks if ask not in safe]
    own = words[0]
    return Paper(
        kind="child-sheet" if child else "question-sheet",
        title=_both(words, wording.CHILD_SHEET if child else wording.SHEET),
        reference=_reference(words, about),
        language=own.language,
        notice=_both(words, wording.SHEET_NOTICE),
        blocks=tuple(_blocks(_Sheet(law, words), safe, rest, child=child)),
        foot=(own.say(wording.CLOSING), own.say(DISCLAIMER)),
    )


def _reference(words: tuple[Words, Words], about: str) -> Line:
    return (*plain(f"{_both(words, wording.SHEET_ABOUT)}: "), Given(about) if about else Blank())


def _blocks(sheet: _Sheet, safe: list[Ask], rest: list[Ask], *, child: bool) -> Iterator[Block]:
    to_person = [ask for ask in rest if ask.question.asked is Asked.PERSON]
    on_file = [ask for ask in rest if ask.question.asked is Asked.FILE]
    yield Spoken(sheet.says(wording.SHEET_HOW))
    yield Facts(tuple(sheet.blank_row(each) for each in wording.SHEET_HEARD))
    numbers = count(1)
    parts = (
        (wording.SHEET_SAFE, safe, wording.SHEET_STOP),
        (wording.SHEET_REST, to_person, ""),
        (wording.SHEET_FILE, on_file, ""),
    )
    for heading, asks, after in parts:
        if asks:
            yield Heading(plain(sheet.both(heading)))
        for ask in asks:
            yield sheet.ask(next(numbers), ask)
        if asks and after:
            yield Spoken(sheet.says(after), Manner.NOTE)
    if child:
        yield Facts(tuple(sheet.blank_row(each) for each in wording.SHEET_CALLED))
    rows = (wording.SIGNATURE, wording.DATE, wording.TIME)
    yield Signature(plain(sheet.both(wording.SHEET_ASKED_BY)), tuple(map(sheet.blank_row, rows)))


def _both(words: tuple[Words, Words], sentence: str) -> str:
    return " · ".join(each.say(sentence) for each in words)


class _Sheet:
    """Words of a law in two languages."""

    def __init__(self, law: Law, words: tuple[Words, Words]) -> None:
        self._law, self._words = law, words

    def both(self, sentence: str) -> str:
        """One of the program's sentences in both languages, one after the other."""
        return _both(self._words, sentence)

    def says(self, sentence: str) -> Tongues:
        """One of the program's sentences, side by side."""
        return self._in_two(lambda words: words.say(sentence))

    def blank_row(self, sentence: str) -> Row:
        """A label in both languages and a blank."""
        return Row(self.both(sentence), (Blank(),))

    def ask(self, number: int, ask: Ask) -> ToTick:
        """A question with its boxes."""
        question, single = ask.question, len(ask.facts) == 1
        return ToTick(
            number,
            self._in_two(lambda words: words.pack(question.text)),
            self._in_two(lambda words: words.pack(question.why)),
            tuple(self._fact(fact) for fact in ask.facts),
            tuple(
                self.says(wording.SHEET_NO if single and each is Answer.NONE else wording.ANSWERS[each])
                for each in INSTEAD
            ),
            self.blank_row(wording.SHEET_SAID_BY),
        )

    def _fact(self, fact: str) -> Tongues:
        return self._in_two(lambda words: words.pack(self._law.facts[fact].label))

    def _in_two(self, side: Side) -> Tongues:
        first, second = (Phrase(side(words), words.language) for words in self._words)
        return (first, second)
