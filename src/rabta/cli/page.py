"""One subject's outcome as a page for people: protection first, then readings, then what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rabta.assessment import Reason, Stands, Value, facts_in
from rabta.cli.speech import Speech, _, printable
from rabta.law import Law
from rabta.law.values import Asked, Ground, Reading
from rabta.logic import Kind
from rabta.papers.wording import GROUNDS, POSTURES, STANDS, VALUES
from rabta.protection import DISCLAIMER, Cause, Outcome, Posture

ASKED_AT_ONCE = 6
UNTOLD = frozenset({Stands.SIGNS, Stands.NONE_YET})
"""How an open reading stands that is not told element by element, unless it is a main one."""

MARKS = {True: "✔", False: "✘", None: "?"}
STYLES = {Value.MET: "bold", Value.OPEN: "", Value.RULED_OUT: "dim", Value.NOT_IN_FORCE: "dim"}


class Page:
    """Writes outcomes to a console in one language."""

    def __init__(self, console: Console, speech: Speech) -> None:
        self._console = console
        self._speech = speech

    def outcome(self, outcome: Outcome) -> None:
        """Everything that is read of one subject."""
        self.protection(outcome)
        self.readings(outcome)
        self.asks(outcome)
        self.disclaimer()

    def disclaimer(self) -> None:
        """What a reading is, and what it is not."""
        self.line(self._speech.say(DISCLAIMER), style="italic", before=1)

    def protection(self, outcome: Outcome) -> None:
        """Posture with its reasons, what may be needed and what is owed."""
        say, law = self._speech.say, outcome.assessed.law
        self.heading(say("Protection"))
        self.line(say(POSTURES[outcome.protection.posture]), style="bold", indent=2)
        for ground, labels in self._grounds(outcome):
            self.line(f"{ground}: {labels}", indent=4)
        contested = [
            self._speech.pack(law.facts[name].label) for name in sorted(outcome.assessed.known.contested)
        ]
        if contested:
            self.line(say("sources disagree on: {facts}", facts=self.join(contested)), indent=4)
        needs = [self._speech.pack(need.label) for need in outcome.needs]
        if needs:
            self.line(say("may need: {needs}", needs=self.join(needs)), indent=4)
        for safeguard in outcome.safeguards:
            label, strength = self._speech.pack(safeguard.label), self._speech.pack(safeguard.strength)
            self.line(
                f"{label} {strength}: {self._speech.citations(law, safeguard.provisions)}",
                indent=4,
                style="dim",
            )

    def _grounds(self, outcome: Outcome) -> Iterator[tuple[str, str]]:
        """Each ground of the posture in words, with what stands on it."""
        law = outcome.assessed.law
        found: dict[Ground | Cause, list[str]] = {}
        for reason in outcome.protection.reasons:
            known, question = law.facts.get(reason.about), law.questions.get(reason.about)
            words = self._fact(known.id, known.sign, law) if known else ""
            found.setdefault(reason.ground, []).append(
                self._speech.pack(question.text) if question else words
            )
        for ground, labels in found.items():
            words = self.join(labels)
            yield self._speech.say(GROUNDS[ground]), words

    def readings(self, outcome: Outcome) -> None:
        """Each pack's readings that say something, the main ones with their elements; others in a line."""
        law = outcome.assessed.law
        for pack in law.packs:
            several = len(law.packs) > 1
            self.heading(self._speech.pack(pack.title) if several else self._speech.say("Readings"))
            self._readings(outcome, pack.readings.values())

    def _readings(self, outcome: Outcome, readings: Iterable[Reading]) -> None:
        say, assessed = self._speech.say, outcome.assessed
        first, quiet, elsewhere = next(iter(assessed.law.pursue), ()), [], []
        for reading in readings:
            stands = assessed.stands(reading.id)
            if assessed.value(reading.id) is Value.NOT_IN_FORCE:
                elsewhere.append(self._speech.pack(reading.label))
            elif stands is Stands.NONE_YET and reading.id not in first:
                quiet.append(self._speech.pack(reading.label))
            else:
                self._reading(outcome, reading, whole=reading.id in first or stands not in UNTOLD)
        for sentence, labels in (
            (_("open, nothing points to it: {readings}"), quiet),
            (_("not law there or then: {readings}"), elsewhere),
        ):
            if labels:
                self.line(say(sentence, readings=self.join(labels)), indent=2, style="dim")

    def _reading(self, outcome: Outcome, reading: Reading, *, whole: bool) -> None:
        say, assessed = self._speech.say, outcome.assessed
        value, stands = assessed.value(reading.id), assessed.stands(reading.id)
        state = say(VALUES[value]) + (f" ({say(STANDS[stands])})" if stands else "")
        self.line(f"{self._speech.pack(reading.label)} — {state}", style=STYLES[value], indent=2)
        reasons = assessed.reasons(reading.id) if whole else ()
        for reason in reasons:
            if len(reasons) > 1:
                cited = self._speech.citations(assessed.law, reason.provisions)
                self.line(say("under this version of the law: {provisions}", provisions=cited), indent=4)
            self._elements(outcome, reason)
        hangs_on = assessed.hangs_on.get(reading.id, ())
        if hangs_on and whole:
            facts = self.join([self._speech.pack(assessed.law.facts[name].label) for name in hangs_on])
            self.line(say("hangs on each of these alone: {facts}", facts=facts), indent=4, style="dim")
        remarks = {remark.id: remark for remark in reading.remarks}
        for name in assessed.remarks(reading.id):
            self.line(f"→ {self._speech.pack(remarks[name].text)}", indent=4)

    def _elements(self, outcome: Outcome, reason: Reason) -> None:
        """The elements a reading rests on, each with its facts and provisions; or the facts themselves."""
        law = outcome.assessed.law
        elements = [element for part in reason.parts for element in _told_apart(part, law)]
        for part in elements or [reason]:
            label = f"{self._speech.pack(law.nodes[part.id].label)}: " if elements else ""
            self.line(f"{MARKS[part.value]} {label}{self._facts(outcome, part)}", indent=4)
            self.line(self._speech.citations(law, part.provisions), indent=6, style="dim")

    def _facts(self, outcome: Outcome, reason: Reason) -> str:
        """The facts a node rests on, in words; for an open one, what is still unknown of it."""
        law, known = outcome.assessed.law, outcome.assessed.known
        facts = facts_in(reason)
        if reason.value is not None:
            return self.join(
                [self._fact(name, value, law) for name, value in facts.items() if value is not None]
            )
        disputed = [self._fact(name, True, law) for name in facts if name in known.contested]
        if disputed:
            return self._speech.say("sources disagree on: {facts}", facts=self.join(disputed))
        if all(value is None for value in facts.values()):
            return self._speech.say("nothing recorded yet")
        unknown = [self._fact(name, True, law) for name, value in facts.items() if value is None]
        return self._speech.say("still unknown: {facts}", facts=self.join(unknown))

    def _fact(self, name: str, value: bool | None, law: Law) -> str:
        label = self._speech.pack(law.facts[name].label)
        return self._speech.say("not {fact}", fact=label) if value is False else label

    def asks(self, outcome: Outcome) -> None:
        """The next questions in order, with why they are asked; for a child, the safe ones and stop."""
        say = self._speech.say
        if outcome.asks:
            self.heading(say("Ask next"))
        for number, ask in enumerate(outcome.asks[:ASKED_AT_ONCE], 1):
            text = self._speech.pack(ask.question.text)
            if ask.question.asked is Asked.FILE:
                text = say("{question} (Look it up; do not ask the person.)", question=text)
            self.line(f"{number}. {text}", indent=2)
            self.line(self._speech.pack(ask.question.why), indent=5, style="dim")
        later = len(outcome.asks) - ASKED_AT_ONCE
        if later > 0:
            self.line(say("and {count} more, as far as still needed", count=later), indent=2, style="dim")
        if outcome.stop:
            self.line(say("Then stop. Call child protection and ask nothing more."), style="bold", before=1)

    def join(self, words: Iterable[str]) -> str:
        """Words in a row, as the language puts them."""
        return self._speech.say(", ").join(word for word in words if word)

    def title(self, text: str) -> None:
        """What the page is about; the text may come from outside."""
        self.line(printable(text), style="bold")

    def text(self, text: str, *, style: str = "") -> None:
        """A paragraph; the text may come from outside."""
        self.line(printable(text), style=style)

    def heading(self, text: str) -> None:
        """What the next part of the page is about."""
        self.line(text, style="bold underline", before=1)

    def line(self, text: str, *, indent: int = 0, style: str = "", before: int = 0) -> None:
        """A line of our own words, indented by so many columns; nothing where there is no text."""
        if text:
            self._console.print(Padding(Text(text, style=style), (before, 0, 0, indent), expand=False))


def _told_apart(part: Reason, law: Law) -> list[Reason]:
    """The elements that people are told one by one: a whole made of elements stands for each of them."""
    if part.id not in law.nodes:
        return []
    below = [each for each in part.parts if each.id in law.nodes]
    if part.kind is Kind.ALL and below and len(below) == len(part.parts):
        return [element for each in below for element in _told_apart(each, law)]
    return [part]


POSTURES_SHORT = {
    Posture.UNSCREENED: _("not screened"),
    Posture.NO_SIGN: _("no sign"),
    Posture.PROTECT: _("protect"),
}
VALUES_SHORT = VALUES | {Value.RULED_OUT: _("ruled out"), Value.NOT_IN_FORCE: _("not in force")}
