"""Telling: what people are told of a night, as values that any page can show.

Everything here is chosen and worded; nothing is laid out. The order is the one in which people need it:
protection before any reading, what something points to before what nothing does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rabta.assessment import Ask, Reason, Stands, Value, facts_in
from rabta.law import Law
from rabta.law.values import Asked, Ground, Reading, Verification
from rabta.logic import Kind
from rabta.papers import wording
from rabta.papers.paper import Words
from rabta.protection import Cause, Outcome, Posture

UNTOLD = frozenset({Stands.SIGNS, Stands.NONE_YET})
"""How an open reading stands that is not told element by element, unless it is a main one."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision as it is cited; `mark` says how sure we are of its text, "" where it was read."""

    provision: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class ToldElement:
    """One element: whether it is met, what that rests on, and where it stands in the law.

    `label` is "" where a reading has no elements and rests on facts alone.
    """

    label: str
    value: bool | None
    rests_on: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldVersion:
    """A reading under one version of the law; `cited` names it where several are in reach."""

    cited: tuple[Cited, ...]
    elements: tuple[ToldElement, ...]


@dataclass(frozen=True, slots=True)
class ToldReading:
    """What the law makes of the facts under one heading."""

    id: str
    label: str
    value: Value
    stands: Stands | None
    says: str
    versions: tuple[ToldVersion, ...]
    hangs_on: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldPack:
    """The readings of one body of law: told one by one, and those that need only be named."""

    title: str
    readings: tuple[ToldReading, ...]
    quiet: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldGround:
    """One ground of a posture, and what stands on it."""

    label: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldSafeguard:
    """A safeguard with how strongly the law puts it."""

    label: str
    strength: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldProtection:
    """Where protection stands, why, and what is owed."""

    posture: Posture
    says: str
    grounds: tuple[ToldGround, ...]
    contested: tuple[str, ...]
    needs: tuple[str, ...]
    safeguards: tuple[ToldSafeguard, ...]


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """A question with the facts that are asked, why it is asked, and whether to look it up instead."""

    id: str
    text: str
    why: str
    facts: tuple[tuple[str, str], ...]
    looked_up: bool
    cited: tuple[Cited, ...]


@lru_cache(maxsize=4096)
def _cited(law: Law, words: Words, name: str) -> Cited:
    """A provision as it is cited in one language: a page cites a hundred, and mostly the same."""
    found = law.provisions[name]
    instrument = words.pack(law.instruments[found.instrument].short)
    text = words.say(wording.CITED, instrument=instrument, article=words.pack(found.citation))
    read = found.verification is Verification.PRIMARY
    return Cited(name, text, "" if read else words.say(wording.MARKS[found.verification]))


@dataclass(frozen=True, slots=True)
class Teller:
    """Words an outcome in one language."""

    law: Law
    words: Words

    def cited(self, provisions: Iterable[str]) -> tuple[Cited, ...]:
        """Provisions as they are cited, each once."""
        return tuple(_cited(self.law, self.words, name) for name in dict.fromkeys(provisions))

    def fact(self, name: str, value: bool | None = True) -> str:
        """A fact in words, or that it is not so."""
        label = self.words.pack(self.law.facts[name].label)
        return self.words.say(wording.NOT_SO, fact=label) if value is False else label

    def question(self, ask: Ask) -> ToldQuestion:
        """A question worth asking."""
        asked = ask.question
        return ToldQuestion(
            asked.id,
            self.words.pack(asked.text),
            self.words.pack(asked.why),
            tuple((name, self.fact(name)) for name in ask.facts),
            asked.asked is Asked.FILE,
            self.cited(asked.provisions),
        )

    def protection(self, outcome: Outcome) -> ToldProtection:
        """Where protection stands."""
        found: dict[Ground | Cause, list[str]] = {}
        for reason in outcome.protection.reasons:
            question, fact = self.law.questions.get(reason.about), self.law.facts.get(reason.about)
            said = (
                self.words.pack(question.text) if question else self.fact(fact.id, fact.sign) if fact else ""
            )
            found.setdefault(reason.ground, []).extend([said] if said else [])
        return ToldProtection(
            outcome.protection.posture,
            self.words.say(wording.POSTURES[outcome.protection.posture]),
            tuple(
                ToldGround(self.words.say(wording.GROUNDS[ground]), tuple(said))
                for ground, said in found.items()
            ),
            tuple(self.fact(name) for name in sorted(outcome.assessed.known.contested)),
            tuple(self.words.pack(need.label) for need in outcome.needs),
            tuple(
                ToldSafeguard(
                    self.words.pack(each.label), self.words.pack(each.strength), self.cited(each.provisions)
                )
                for each in outcome.safeguards
            ),
        )

    def readings(self, outcome: Outcome) -> tuple[ToldPack, ...]:
        """What each body of law makes of the facts."""
        return tuple(
            self._pack(outcome, self.words.pack(pack.title), pack.readings.values())
            for pack in self.law.packs
        )

    def _pack(self, outcome: Outcome, title: str, readings: Iterable[Reading]) -> ToldPack:
        assessed, first = outcome.assessed, next(iter(self.law.pursue), ())
        told: list[ToldReading] = []
        quiet: list[str] = []
        elsewhere: list[str] = []
        for reading in readings:
            stands, label = assessed.stands(reading.id), self.words.pack(reading.label)
            if assessed.value(reading.id) is Value.NOT_IN_FORCE:
                elsewhere.append(label)
            elif stands is Stands.NONE_YET and reading.id not in first:
                quiet.append(label)
            else:
                whole = reading.id in first or stands not in UNTOLD
                told.append(self.reading(outcome, reading, whole=whole))
        return ToldPack(title, tuple(told), tuple(quiet), tuple(elsewhere))

    def reading(self, outcome: Outcome, reading: Reading, *, whole: bool) -> ToldReading:
        """One reading; `whole` with its elements."""
        assessed = outcome.assessed
        value, stands = assessed.value(reading.id), assessed.stands(reading.id)
        reasons = assessed.reasons(reading.id) if whole else ()
        remarks = {remark.id: remark for remark in reading.remarks}
        return ToldReading(
            reading.id,
            self.words.pack(reading.label),
            value,
            stands,
            self.words.say(wording.STANDS[stands] if stands else wording.VALUES[value]),
            tuple(
                ToldVersion(
                    self.cited(reason.provisions) if len(reasons) > 1 else (),
                    tuple(self._elements(outcome, reason)),
                )
                for reason in reasons
            ),
            tuple(self.fact(name) for name in assessed.hangs_on.get(reading.id, ()) if whole),
            tuple(self.words.pack(remarks[name].text) for name in assessed.remarks(reading.id)),
        )

    def _elements(self, outcome: Outcome, reason: Reason) -> Iterator[ToldElement]:
        """The elements a reading rests on; where it has none, what it rests on itself."""
        elements = [element for part in reason.parts for element in told_apart(part, self.law)]
        for part in elements or [reason]:
            label = self.words.pack(self.law.nodes[part.id].label) if elements else ""
            rests_on = self._rests_on(outcome, part)
            yield ToldElement(label, part.value, rests_on, self.cited(part.provisions))

    def _rests_on(self, outcome: Outcome, reason: Reason) -> str:
        """The facts a node rests on, in words; for an open one, what is still unknown of it."""
        known, facts = outcome.assessed.known, facts_in(reason)
        if reason.value is not None:
            return self.joined(self.fact(name, value) for name, value in facts.items() if value is not None)
        disputed = [self.fact(name) for name in facts if name in known.contested]
        if disputed:
            return self.words.say(wording.DISAGREE_ON, facts=self.joined(disputed))
        if all(value is None for value in facts.values()):
            return self.words.say(wording.NOTHING_YET)
        unknown = [self.fact(name) for name, value in facts.items() if value is None]
        return self.words.say(wording.STILL_UNKNOWN, facts=self.joined(unknown))

    def joined(self, words: Iterable[str]) -> str:
        """Words in a row, as the language puts them."""
        return self.words.say(wording.COMMA).join(word for word in words if word)


def told_apart(part: Reason, law: Law) -> list[Reason]:
    """The elements that people are told one by one: a whole made of elements stands for each of them."""
    if part.id not in law.nodes:
        return []
    below = [each for each in part.parts if each.id in law.nodes]
    if part.kind is Kind.ALL and below and len(below) == len(part.parts):
        return [element for each in below for element in told_apart(each, law)]
    return [part]
