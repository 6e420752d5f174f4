"""One subject's outcome as a page for people: protection first, then readings, then what to ask."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rabta.assessment import Value
from rabta.cli.speech import Speech, _, printable
from rabta.papers.telling import Cited, Teller, ToldReading
from rabta.papers.wording import DISAGREE_ON, VALUES
from rabta.protection import DISCLAIMER, Outcome, Posture

ASKED_AT_ONCE = 6
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
        say, told = self._speech.say, self._teller(outcome).protection(outcome)
        self.heading(say("Protection"))
        self.line(told.says, style="bold", indent=2)
        for ground in told.grounds:
            self.line(f"{ground.label}: {self.join(ground.rests_on)}", indent=4)
        if told.contested:
            self.line(say(DISAGREE_ON, facts=self.join(told.contested)), indent=4)
        if told.needs:
            self.line(say("may need: {needs}", needs=self.join(told.needs)), indent=4)
        for each in told.safeguards:
            cited = self._cited(outcome, each.cited)
            self.line(f"{each.label} {each.strength}: {cited}", indent=4, style="dim")

    def readings(self, outcome: Outcome) -> None:
        """Each pack's readings that say something, the main ones with their elements; others in a line."""
        packs = self._teller(outcome).readings(outcome)
        for pack in packs:
            self.heading(pack.title if len(packs) > 1 else self._speech.say("Readings"))
            for reading in pack.readings:
                self._reading(outcome, reading)
            for sentence, labels in (
                (_("open, nothing points to it: {readings}"), pack.quiet),
                (_("not law there or then: {readings}"), pack.elsewhere),
            ):
                if labels:
                    said = self._speech.say(sentence, readings=self.join(labels))
                    self.line(said, indent=2, style="dim")

    def _reading(self, outcome: Outcome, told: ToldReading) -> None:
        say = self._speech.say
        state = say(VALUES[told.value]) + (f" ({told.says})" if told.stands else "")
        self.line(f"{told.label} — {state}", style=STYLES[told.value], indent=2)
        for version in told.versions:
            if version.cited:
                cited = self._cited(outcome, version.cited)
                self.line(say("under this version of the law: {provisions}", provisions=cited), indent=4)
            for element in version.elements:
                label = f"{element.label}: " if element.label else ""
                self.line(f"{MARKS[element.value]} {label}{element.rests_on}", indent=4)
                self.line(self._cited(outcome, element.cited), indent=6, style="dim")
        if told.hangs_on:
            facts = self.join(told.hangs_on)
            self.line(say("hangs on each of these alone: {facts}", facts=facts), indent=4, style="dim")
        for remark in told.remarks:
            self.line(f"→ {remark}", indent=4)

    def _cited(self, outcome: Outcome, cited: Iterable[Cited]) -> str:
        return self._speech.citations(outcome.assessed.law, (each.provision for each in cited))

    def _teller(self, outcome: Outcome) -> Teller:
        return Teller(outcome.assessed.law, self._speech)

    def asks(self, outcome: Outcome) -> None:
        """The next questions in order, with why they are asked; for a child, the safe ones and stop."""
        say, teller = self._speech.say, self._teller(outcome)
        if outcome.asks:
            self.heading(say("Ask next"))
        for number, ask in enumerate(outcome.asks[:ASKED_AT_ONCE], 1):
            told = teller.question(ask)
            lookup = say("{question} (Look it up; do not ask the person.)", question=told.text)
            self.line(f"{number}. {lookup if told.looked_up else told.text}", indent=2)
            self.line(told.why, indent=5, style="dim")
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


POSTURES_SHORT = {
    Posture.UNSCREENED: _("not screened"),
    Posture.NO_SIGN: _("no sign"),
    Posture.PROTECT: _("protect"),
}
VALUES_SHORT = VALUES | {Value.RULED_OUT: _("ruled out"), Value.NOT_IN_FORCE: _("not in force")}
