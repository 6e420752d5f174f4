"""One subject's outcome as a page for people: protection first, then readings, then what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rabta.assessment import Reason, Stands, Value
from rabta.cli.speech import Speech, printable
from rabta.law.values import Asked, Ground, Reading
from rabta.logic import Kind
from rabta.protection import DISCLAIMER, Cause, Outcome, Posture

MARKS = {True: "✔", False: "✘", None: "?"}
STYLES = {Value.MET: "bold", Value.OPEN: "", Value.RULED_OUT: "dim", Value.NOT_IN_FORCE: "dim"}


class Page:
    """Writes outcomes to a console in one language."""

    def __init__(self, console: Console, speech: Speech) -> None:
        self._console = console
        self._speech = speech

    def outcome(self, outcome: Outcome) -> None:
        """Everything about one subject."""
        self.protection(outcome)
        self.readings(outcome)
        self.asks(outcome)
        self._line(self._speech.say(DISCLAIMER), style="italic", before=1)

    def protection(self, outcome: Outcome) -> None:
        """Posture with its reasons, what is owed and what may be needed."""
        say, law = self._speech.say, outcome.assessed.law
        self._heading(say("Protection"))
        self._line(say(POSTURES[outcome.protection.posture]), style="bold", indent=2)
        for ground, labels in self._grounds(outcome):
            self._line(f"{ground}: {labels}", indent=4)
        for need in outcome.needs:
            self._line(say("may need: {need}", need=self._speech.pack(need.label)), indent=4)
        for safeguard in outcome.safeguards:
            cited = "; ".join(self._speech.citation(law, id) for id in safeguard.provisions)
            label, strength = self._speech.pack(safeguard.label), self._speech.pack(safeguard.strength)
            self._line(f"{label} — {strength}, {cited}", indent=4, style="dim")

    def _grounds(self, outcome: Outcome) -> Iterator[tuple[str, str]]:
        law = outcome.assessed.law
        found: dict[Ground | Cause, list[str]] = {}
        for reason in outcome.protection.reasons:
            known = law.facts.get(reason.about)
            question = law.questions.get(reason.about)
            label = known.label if known else question.text if question else ""
            negated = known is not None and known.sign is False
            text = self._speech.pack(label) if label else ""
            found.setdefault(reason.ground, []).append(
                self._speech.say("not {fact}", fact=text) if negated else text
            )
        for ground, labels in found.items():
            yield self._speech.say(GROUNDS[ground]), self._join(labels)

    def readings(self, outcome: Outcome) -> None:
        """Readings that say something, each with its elements; the quiet ones in one line."""
        say = self._speech.say
        self._heading(say("Readings"))
        first, quiet = outcome.assessed.law.pursue[0], []
        for reading in outcome.assessed.law.readings.values():
            if outcome.assessed.stands(reading.id) is Stands.NONE_YET and reading.id not in first:
                quiet.append(self._speech.pack(reading.label))
            else:
                self._reading(outcome, reading)
        if quiet:
            self._line(
                say("open, nothing recorded points to it: {readings}", readings=self._join(quiet)), indent=2
            )

    def _reading(self, outcome: Outcome, reading: Reading) -> None:
        say, assessed = self._speech.say, outcome.assessed
        value, stands = assessed.value(reading.id), assessed.stands(reading.id)
        state = say(VALUES[value]) + (f" ({say(STANDS[stands])})" if stands else "")
        self._line(f"{self._speech.pack(reading.label)} — {state}", style=STYLES[value], indent=2)
        for number, reason in enumerate(assessed.reasons(reading.id)):
            if number:
                self._line(say("under another version of the law:"), indent=4)
            self._reason(outcome, reason)
        hangs_on = assessed.hangs_on.get(reading.id, ())
        if hangs_on:
            facts = self._join([self._speech.pack(assessed.law.facts[name].label) for name in hangs_on])
            self._line(say("hangs on each of these alone: {facts}", facts=facts), indent=4, style="dim")
        remarks = {remark.id: remark for remark in reading.remarks}
        for name in assessed.remarks(reading.id):
            self._line(f"→ {self._speech.pack(remarks[name].text)}", indent=4)

    def _reason(self, outcome: Outcome, reason: Reason) -> None:
        law = outcome.assessed.law
        cited = "; ".join(self._speech.citation(law, id) for id in reason.provisions)
        elements = [part for part in reason.parts if part.id in law.nodes]
        if not elements:
            self._line(f"{MARKS[reason.value]} {self._facts(outcome, reason)}", indent=4)
            self._line(cited, indent=6, style="dim")
        for part in elements:
            label = self._speech.pack(law.nodes[part.id].label)
            self._line(f"{MARKS[part.value]} {label}: {self._facts(outcome, part)}", indent=4)
            cited = "; ".join(self._speech.citation(law, id) for id in part.provisions)
            self._line(cited, indent=6, style="dim")

    def _facts(self, outcome: Outcome, reason: Reason) -> str:
        """The facts a node rests on, in words; for an open node, those still unknown."""
        words = dict.fromkeys(self._leaves(outcome, reason, reason.value))
        return self._join(list(words)) or self._speech.say("nothing recorded")

    def _leaves(self, outcome: Outcome, reason: Reason, wanted: bool | None) -> Iterator[str]:
        if reason.kind is Kind.FACT:
            label = self._speech.pack(outcome.assessed.law.facts[reason.id].label)
            if reason.id in outcome.assessed.known.contested:
                yield self._speech.say("contested: {fact}", fact=label)
            elif reason.value is None:
                yield self._speech.say("unknown: {fact}", fact=label)
            elif reason.value:
                yield label
            else:
                yield self._speech.say("not {fact}", fact=label)
        for part in reason.parts:
            if wanted is not None or part.value is None:
                yield from self._leaves(outcome, part, wanted)

    def asks(self, outcome: Outcome) -> None:
        """The next questions in order, with why they are asked; for a child, the safe ones and stop."""
        say = self._speech.say
        if outcome.asks:
            self._heading(say("Ask next"))
        for number, ask in enumerate(outcome.asks, 1):
            look_up = (
                f"[{say('look it up; do not ask the person')}] " if ask.question.asked is Asked.FILE else ""
            )
            self._line(f"{number}. {look_up}{self._speech.pack(ask.question.text)}", indent=2)
            self._line(self._speech.pack(ask.question.why), indent=5, style="dim")
        if outcome.stop:
            self._line(say("Then stop. Call child protection and ask nothing more."), style="bold", before=1)

    def _join(self, words: list[str]) -> str:
        return self._speech.say(", ").join(word for word in words if word)

    def title(self, text: str) -> None:
        """What the page is about; the text may come from outside."""
        self._line(printable(text), style="bold")

    def text(self, text: str, *, style: str = "") -> None:
        """A paragraph; the text may come from outside."""
        self._line(printable(text), style=style)

    def _heading(self, text: str) -> None:
        self._line(text, style="bold underline", before=1)

    def _line(self, text: str, *, indent: int = 0, style: str = "", before: int = 0) -> None:
        if text:
            self._console.print(Padding(Text(text, style=style), (before, 0, 0, indent)))


def _(sentence: str) -> str:
    """Mark a sentence for translation where it is said later."""
    return sentence


POSTURES = {
    Posture.UNSCREENED: _("Not screened yet. Screen before anything else."),
    Posture.NO_SIGN: _("Screened, no sign raised. One officer may close this; it may be sampled later."),
    Posture.PROTECT: _(
        "Protect: presumed victim. Closing needs a reasoned second opinion from another agency. "
        "This never delays FIR, production in court, release or treatment."
    ),
}
POSTURES_SHORT = {
    Posture.UNSCREENED: _("not screened"),
    Posture.NO_SIGN: _("no sign"),
    Posture.PROTECT: _("protect"),
}
GROUNDS: dict[Ground | Cause, str] = {
    Ground.SIGN: _("signs"),
    Ground.CHILD: _("a child"),
    Ground.AGE_IN_DOUBT: _("age in doubt: treat as a child"),
    Ground.DANGER: _("danger"),
    Ground.REFUGE: _("asks for protection"),
    Ground.OWN_CONDUCT: _("own conduct on file: second opinion before any section"),
    Cause.SILENCE: _("silence on a screening question"),
    Cause.LATCHED: _("protected before, and no reasoned decision has lowered it"),
}
VALUES = {
    Value.MET: _("met"),
    Value.RULED_OUT: _("ruled out on the facts recorded"),
    Value.OPEN: _("open"),
    Value.NOT_IN_FORCE: _("law not in force at that time"),
}
VALUES_SHORT = VALUES | {Value.RULED_OUT: _("ruled out"), Value.NOT_IN_FORCE: _("not in force")}
STANDS = {
    Stands.SIGNS: _("something points to it"),
    Stands.NONE_YET: _("nothing points to it yet"),
    Stands.CONTESTED: _("sources disagree"),
    Stands.LAW_UNCERTAIN: _("depends on which law was in force"),
}
