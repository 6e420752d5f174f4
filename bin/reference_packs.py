"""Pages of the reference about a pack: its facts and questions, its readings, and the words for both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path

from rabta.law import Law
from rabta.law.dates import InForce, Moment
from rabta.law.values import Asked, Element, Fact, Protection, Provision, Question, Reading, Version
from rabta.law.wording import translations
from rabta.logic import ALWAYS, Kind, Rule
from rabta.protection import screening_questions

MADE = "Made by `python bin/make_reference.py` from {source}; do not edit it here."
REVIEW = "The Urdu is our own and *needs native review*."
BASE_PAGE = "readings.md"
"""The page of the pack that the other packs build on."""

SURE = (
    "A provision is *primary* if its official text was read, *secondary* if it was read as quoted by the "
    "source named, *unverified* if it still has to be checked."
)


def anchor(heading: str) -> str:
    """The anchor that GitHub and its like give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


class _Untranslated(NullTranslations):
    """The last fallback: what has no translation is left out."""

    def gettext(self, message: str) -> str:
        del message
        return ""


def _catalogues(folders: Iterable[Path]) -> NullTranslations:
    """The Urdu catalogues of those packs that have one; later ones answer first."""
    found: NullTranslations = _Untranslated()
    for folder in folders:
        with suppress(FileNotFoundError):
            catalogue = translations([folder], "ur")
            catalogue.add_fallback(found)
            found = catalogue
    return found


class Words:
    """A law in words, English and Urdu."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.pack = law.packs[-1]
        self._urdu = _catalogues(Path(pack.home) for pack in law.packs)

    def urdu(self, sentence: str) -> str:
        """The sentence in Urdu, marked as running from right to left; "" where it has no translation."""
        urdu = self._urdu.gettext(sentence)
        return f'<span dir="rtl" lang="ur">{urdu}</span>' if urdu else ""

    def both(self, sentence: str, shown: str = "", between: str = "<br>") -> str:
        """A sentence, or how it is `shown`, and after it the Urdu where there is any."""
        return between.join(part for part in (shown or sentence, self.urdu(sentence)) if part)

    @property
    def review(self) -> str:
        """What to say of the Urdu; "" where the pack has none."""
        return REVIEW if self.urdu(self.pack.title) else ""

    def label(self, name: str) -> str:
        """What a fact, element or reading is called; the last two with a link to where they are explained."""
        if name in self.law.facts:
            return self.law.facts[name].label
        page = "" if name in self.pack.nodes else BASE_PAGE
        return f"[{self.law.nodes[name].label}]({page}#{anchor(name)})"

    def labels(self, names: Iterable[str]) -> str:
        """Several of them."""
        return ", ".join(self.label(name) for name in names)

    def cited(self, names: Iterable[str]) -> str:
        """Provisions as they are cited, with a mark on those that are not verified."""
        found = (self.law.provisions[name] for name in names)
        return "; ".join(
            f"{self.law.instruments[each.instrument].short}, {each.citation} ({each.verification.value})"
            for each in found
        )

    def inline(self, rule: Rule) -> str:
        """A rule as half a sentence."""
        if rule.kind is Kind.FACT:
            return f"*{self.label(rule.name)}*"
        parts = [
            f"({self.inline(part)})" if len(part.parts) > 1 else self.inline(part) for part in rule.parts
        ]
        joining = {Kind.ALL: " and ", Kind.ANY: " or "}
        if rule.kind in joining:
            return joining[rule.kind].join(parts)
        if rule.kind is Kind.NOT:
            return f"not {parts[0]}"
        return f"at least {rule.least} of: " + "; ".join(parts)

    def listed(self, rule: Rule, depth: int = 0) -> Iterator[str]:
        """A rule as a list, a line a condition."""
        before = "  " * depth + "- "
        headings = {
            Kind.ALL: "all of these:",
            Kind.ANY: "any of these:",
            Kind.NOT: "not:",
            Kind.AT_LEAST: f"at least {rule.least} of these:",
        }
        if rule.kind is Kind.FACT or (rule.kind is Kind.NOT and rule.parts[0].kind is Kind.FACT):
            yield (
                before + ("not: " if rule.kind is Kind.NOT else "") + self.label((*rule.parts, rule)[0].name)
            )
            return
        yield before + headings.get(rule.kind, "always")
        for part in rule.parts:
            yield from self.listed(part, depth + 1)


WHO = {
    Asked.PERSON: "It may be put to the person.",
    Asked.FILE: "It is looked up or observed; it is not put to the person.",
    Asked.NEVER: "It is never asked and nobody goes looking for it; what already stands on file is recorded.",
}


def facts_and_questions(words: Words) -> Iterator[str]:
    """Every question with its facts, in the order of the pack."""
    law = words.law
    yield "# Facts and questions"
    yield f"{MADE.format(source='the pack `palermo`')} {words.review}"
    yield (
        f"{len(law.facts)} facts in {len(law.questions)} questions. Each fact is yes, no or unknown. "
        "A question is answered *any of these*, *none of these*, *does not know* or *does not want to say*."
    )
    yield "\n".join(
        f"- [{each.text}](#{anchor(each.id)}) ({each.sensitivity.value})" for each in law.questions.values()
    )
    for question in law.questions.values():
        yield from question_with_facts(words, question)


def question_with_facts(words: Words, question: Question, heading: str = "##") -> Iterator[str]:
    """A question, why it is asked and of whom, and a table of its facts."""
    protection = words.law.protection
    yield f"{heading} {question.id}"
    yield words.both(question.text, f"**{question.text}**")
    yield words.both(question.why)
    about = [f"Cost to the person: {question.sensitivity.value}.", WHO[question.asked]]
    if question.id in protection.child_path:
        about.append("It is on the child path.")
    if question.id in screening_questions(words.law):
        about.append("It belongs to screening, so silence raises protection.")
    yield "\n".join(f"- {line}" for line in (*about, f"Provisions: {words.cited(question.provisions)}."))
    facts = (words.law.facts[name] for name in question.facts)
    yield "\n".join(("| fact | means | اردو |", "|---|---|---|", *(_fact(words, each) for each in facts)))


def _fact(words: Words, each: Fact) -> str:
    notes = [f"**{each.label}.** {each.definition}"]
    if each.ground:
        notes.append(f"Raises protection when {'yes' if each.sign else 'no'} (ground: {each.ground.value}).")
    if each.raises:
        notes.append(f"Makes more urgent: {words.labels(each.raises)}.")
    for rule, follows in ((each.shown_by, "So by definition"), (each.refuted_by, "Not so by definition")):
        if rule:
            notes.append(f"{follows} if {words.inline(rule)}.")
    urdu = "<br>".join(filter(None, (words.urdu(each.label), words.urdu(each.definition))))
    return f"| `{each.id}` | {'<br>'.join(notes)} | {urdu} |"


def readings(words: Words) -> Iterator[str]:
    """Every reading with its rule and remarks; then elements, safeguards, needs and provisions."""
    law = words.law
    yield "# Readings"
    yield f"{MADE.format(source='the pack `palermo`')} {words.review}"
    yield f"Each reading is met, ruled out or open on the facts recorded. None excludes another. {SURE}"
    yield "\n".join(f"- [{each.label}](#{anchor(each.id)})" for each in law.readings.values())
    for reading in law.readings.values():
        yield from reading_in_words(words, reading)
    yield "## Elements"
    for element in law.nodes.values():
        if element.id not in law.readings:
            yield from element_in_words(words, element)
    yield from owed(words, law.protection)
    yield "## Provisions"
    yield provisions(words, law.provisions.values())


def reading_in_words(words: Words, reading: Reading, heading: str = "##", within: str = "") -> Iterator[str]:
    """A reading with its versions and remarks; `within` says where it is law."""
    yield f"{heading} {reading.id}"
    title = words.both(reading.label, f"**{reading.label}**", " · ")
    yield f"{title}<br>Concerns: {reading.concerns.value}." + (f" Law in: {within}." if within else "")
    yield from _versions(words, reading.versions)
    if reading.remarks:
        yield "The page adds:"
        yield "\n".join(
            f"- {words.both(remark.text)}<br>When: {words.inline(remark.rule)}. "
            f"Provisions: {words.cited(remark.provisions)}."
            for remark in reading.remarks
        )


def element_in_words(words: Words, element: Element | Reading) -> Iterator[str]:
    """An element with its versions."""
    yield f"### {element.id}"
    yield words.both(element.label, f"**{element.label}**", " · ")
    yield from _versions(words, element.versions)


def _versions(words: Words, versions: Iterable[Version]) -> Iterator[str]:
    before: Rule | None = None
    for version in versions:
        dates = in_force(version.in_force)
        if version.rule == before:
            yield f"{dates}Met by the same."
        else:
            yield f"{dates}Met by:"
            yield "\n".join(words.listed(version.rule))
        yield f"Provisions: {words.cited(version.provisions)}."
        before = version.rule


def in_force(limits: InForce) -> str:
    """Between which days something is law, as a sentence; "" where it always is."""
    begins = f"from {moment(limits.begins)}" if limits.begins else ""
    ends = f"until {moment(limits.ends)}" if limits.ends else ""
    said = " ".join(part for part in (begins, ends) if part)
    return f"In force {said}. " if said else ""


def moment(each: Moment) -> str:
    """A day, or the span in which it lies."""
    if each.earliest == each.latest:
        return each.earliest.isoformat()
    return f"a day from {each.earliest} to {each.latest} ({each.event})"


def owed(words: Words, protection: Protection) -> Iterator[str]:
    """Safeguards and needs."""
    yield "## Safeguards"
    yield "\n".join(
        f"- {words.both(each.label, f'**{each.label}**')}<br>Strength: {each.strength}. Owed to "
        + ("every presumed victim" if each.presumed_victim else "everybody")
        + ("" if each.rule == ALWAYS else f", if {words.inline(each.rule)}")
        + f". Provisions: {words.cited(each.provisions)}."
        for each in protection.safeguards
    )
    yield "## Needs"
    yield "\n".join(
        f"- {words.both(each.label, f'**{each.label}**')}<br>If {words.inline(each.rule)}."
        for each in protection.needs
    )


def provisions(words: Words, these: Iterable[Provision]) -> str:
    """A table of provisions: what each says, and how sure that is."""
    rows = ["| provision | says, in our words | verification | source |", "|---|---|---|---|"]
    for each in these:
        cited = f"{words.law.instruments[each.instrument].short}, {each.citation}"
        rows.append(f"| {cited} | {words.both(each.says)} | {each.verification.value} | {each.source} |")
    return "\n".join(rows)
