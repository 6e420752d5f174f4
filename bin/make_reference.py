"""Make docs/reference from the specification, the Palermo pack and the command line.

    python bin/make_reference.py            write the pages
    python bin/make_reference.py --check    write nothing; exit 1 if a page is stale

`docs/reference/pack-format.md` is written by hand and is no business of this script.
"""

from __future__ import annotations

import ast
import re
import runpy
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import typer.main

import rabta.cli
from rabta.cli.verbs import application
from rabta.law import Law, load_law, pack_folder
from rabta.law.dates import InForce, Moment
from rabta.law.values import Asked, Fact, Question, Reading, Version
from rabta.law.wording import translations
from rabta.logic import ALWAYS, Kind, Rule
from rabta.protection import screening_questions

ROOT = Path(__file__).parent.parent
SPECIFICATION = ROOT / "tests" / "spec"
REFERENCE = ROOT / "docs" / "reference"
WIDTH = 90
"""Columns of the help that stands in the page about the command line."""

MADE = "Made by `python bin/make_reference.py` from {source}; do not edit it here."
REVIEW = "The Urdu is our own and *needs native review*."


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or with --check say which are stale."""
    check = "--check" in (sys.argv[1:] if arguments is None else arguments)
    stale = {name: text for name, text in pages().items() if text != written(name)}
    for name, text in stale.items():
        if check:
            sys.stdout.write(f"docs/reference/{name} is stale; run: python bin/make_reference.py\n")
        else:
            REFERENCE.mkdir(parents=True, exist_ok=True)
            (REFERENCE / name).write_text(text, encoding="utf-8")
            sys.stdout.write(f"docs/reference/{name}\n")
    return 1 if check and stale else 0


def pages() -> dict[str, str]:
    """Every page by its file name."""
    makers: dict[str, Callable[[], Iterator[str]]] = {
        "specification.md": specification,
        "facts-and-questions.md": lambda: facts_and_questions(Words(load_law("palermo"))),
        "readings.md": lambda: readings(Words(load_law("palermo"))),
        "command-line.md": command_line,
    }
    return {name: "\n\n".join(make()) + "\n" for name, make in makers.items()}


def written(name: str) -> str:
    """A page as it stands now; nothing if it does not."""
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


# --- the specification ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, section or paragraph: its number, title, text, and the parts below it."""

    number: str
    title: str
    text: str
    below: tuple[Part, ...] = ()

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"


def specification() -> Iterator[str]:
    """Contents, chapters, sections and paragraphs; from the tests, without running them."""
    chapters = tuple(_chapters())
    yield "# The specification"
    yield (
        MADE.format(source="`tests/spec`")
        + " Each paragraph is a test, and each table is read by its test and checked against the program. So"
        " the program does what stands here, or the tests fail."
    )
    yield "\n".join(_contents(chapters))
    for chapter in chapters:
        yield from (f"## {chapter.heading}", chapter.text)
        for section in chapter.below:
            yield from (f"### {section.heading}", section.text.removeprefix(f"{section.title}.").lstrip())
            for paragraph in section.below:
                yield from (f"#### {paragraph.heading}", paragraph.text)


def _chapters() -> Iterator[Part]:
    contents = runpy.run_path(str(SPECIFICATION / "contents.py"))["CONTENTS"]
    for number, (folder, (title, sections)) in enumerate(contents.items(), 1):
        home = SPECIFICATION / folder
        below = tuple(
            _section(home / f"{name}.py", f"{number}.{place}", each)
            for place, (name, each) in enumerate(sections.items(), 1)
        )
        introduction = ast.get_docstring(_tree(home / "__init__.py")) or ""
        yield Part(str(number), title, _fenced(introduction), below)


def _section(path: Path, number: str, title: str) -> Part:
    tree = _tree(path)
    tests = [
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    below = tuple(
        Part(f"{number}.{place}", _sentence(test.name), _fenced(ast.get_docstring(test) or ""))
        for place, test in enumerate(tests, 1)
    )
    return Part(number, title, _fenced(ast.get_docstring(tree) or ""), below)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _sentence(name: str) -> str:
    words = name.removeprefix("test_").replace("_", " ")
    return words[0].upper() + words[1:]


def _fenced(text: str) -> str:
    """A docstring in Markdown: what is indented in it, a table or a record, is set as it stands."""
    lines: list[str] = []
    for indented, group in groupby(text.splitlines(), key=lambda line: line.startswith("    ")):
        block = list(group)
        lines += ["```text", *(line[4:] for line in block), "```"] if indented else block
    return "\n".join(lines)


def _contents(chapters: Iterable[Part]) -> Iterator[str]:
    for chapter in chapters:
        yield f"- [{chapter.heading}](#{_anchor(chapter.heading)})"
        for section in chapter.below:
            yield f"  - [{section.heading}](#{_anchor(section.heading)})"


def _anchor(heading: str) -> str:
    """The anchor that GitHub and its like give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


# --- the pack -------------------------------------------------------------------------------


class Words:
    """A law in words, English and Urdu."""

    def __init__(self, law: Law) -> None:
        self.law = law
        folders = [pack_folder(pack.home) for pack in law.packs]
        self._urdu = translations(folders, "ur")

    def urdu(self, sentence: str) -> str:
        """The sentence in Urdu, marked as running from right to left."""
        return f'<span dir="rtl" lang="ur">{self._urdu.gettext(sentence)}</span>'

    def label(self, name: str) -> str:
        """What a fact, element or reading is called; the last two with a link to where they are explained."""
        if name in self.law.facts:
            return self.law.facts[name].label
        return f"[{self.law.nodes[name].label}](#{_anchor(name)})"

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
    yield f"{MADE.format(source='the pack `palermo`')} {REVIEW}"
    yield (
        f"{len(law.facts)} facts in {len(law.questions)} questions. Each fact is yes, no or unknown. "
        "A question is answered *any of these*, *none of these*, *does not know* or *does not want to say*."
    )
    yield "\n".join(
        f"- [{each.text}](#{_anchor(each.id)}) ({each.sensitivity.value})" for each in law.questions.values()
    )
    for question in law.questions.values():
        yield from _question(words, question)


def _question(words: Words, question: Question) -> Iterator[str]:
    protection = words.law.protection
    yield f"## {question.id}"
    yield f"**{question.text}**<br>{words.urdu(question.text)}"
    yield f"{question.why}<br>{words.urdu(question.why)}"
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
    urdu = f"{words.urdu(each.label)}<br>{words.urdu(each.definition)}"
    return f"| `{each.id}` | {'<br>'.join(notes)} | {urdu} |"


def readings(words: Words) -> Iterator[str]:
    """Every reading with its rule and remarks; then elements, safeguards, needs and provisions."""
    law = words.law
    yield "# Readings"
    yield f"{MADE.format(source='the pack `palermo`')} {REVIEW}"
    yield (
        "Each reading is met, ruled out or open on the facts recorded. None excludes another. "
        "A provision is *primary* if its official text was read, *secondary* if it was read as quoted by the "
        "source named, *unverified* if it still has to be checked."
    )
    yield "\n".join(f"- [{each.label}](#{_anchor(each.id)})" for each in law.readings.values())
    for reading in law.readings.values():
        yield from _reading(words, reading)
    yield "## Elements"
    for element in law.nodes.values():
        if element.id not in law.readings:
            yield f"### {element.id}"
            yield f"**{element.label}** · {words.urdu(element.label)}"
            yield from _versions(words, element.versions)
    yield from _owed(words)
    yield from _provisions(words)


def _reading(words: Words, reading: Reading) -> Iterator[str]:
    yield f"## {reading.id}"
    yield f"**{reading.label}** · {words.urdu(reading.label)}<br>Concerns: {reading.concerns.value}."
    yield from _versions(words, reading.versions)
    if reading.remarks:
        yield "The page adds:"
        yield "\n".join(
            f"- {remark.text}<br>{words.urdu(remark.text)}<br>When: {words.inline(remark.rule)}. "
            f"Provisions: {words.cited(remark.provisions)}."
            for remark in reading.remarks
        )


def _versions(words: Words, versions: Iterable[Version]) -> Iterator[str]:
    for version in versions:
        yield f"{_in_force(version.in_force)}Met by:"
        yield "\n".join(words.listed(version.rule))
        yield f"Provisions: {words.cited(version.provisions)}."


def _in_force(limits: InForce) -> str:
    begins = f"from {_moment(limits.begins)} " if limits.begins else ""
    ends = f"until {_moment(limits.ends)} " if limits.ends else ""
    return f"In force {begins}{ends}".strip() + ". " if begins or ends else ""


def _moment(moment: Moment) -> str:
    if moment.earliest == moment.latest:
        return moment.earliest.isoformat()
    return f"a day from {moment.earliest} to {moment.latest}"


def _owed(words: Words) -> Iterator[str]:
    protection = words.law.protection
    yield "## Safeguards"
    yield "\n".join(
        f"- **{each.label}**<br>{words.urdu(each.label)}<br>Strength: {each.strength}. Owed to "
        + ("every presumed victim" if each.presumed_victim else "everybody")
        + ("" if each.rule == ALWAYS else f", if {words.inline(each.rule)}")
        + f". "
        f"Provisions: {words.cited(each.provisions)}."
        for each in protection.safeguards
    )
    yield "## Needs"
    yield "\n".join(
        f"- **{each.label}**<br>{words.urdu(each.label)}<br>If {words.inline(each.rule)}."
        for each in protection.needs
    )


def _provisions(words: Words) -> Iterator[str]:
    yield "## Provisions"
    rows = ["| provision | says, in our words | verification | source |", "|---|---|---|---|"]
    for each in words.law.provisions.values():
        cited = f"{words.law.instruments[each.instrument].short}, {each.citation}"
        says = f"{each.says}<br>{words.urdu(each.says)}"
        rows.append(f"| {cited} | {says} | {each.verification.value} | {each.source} |")
    yield "\n".join(rows)


# --- the command line -----------------------------------------------------------------------


def command_line() -> Iterator[str]:
    """Every verb with the help it gives, and the exit codes."""
    yield "# The command line"
    yield MADE.format(source="the program's own help")
    group = typer.main.get_command(application())
    yield from _verbs(group, group.context_class(group, info_name="rabta", terminal_width=WIDTH))
    _, _, codes = (rabta.cli.__doc__ or "").partition("Exit codes:")
    if codes:
        yield "## Exit codes"
        each = " ".join(codes.split()).rstrip(".").split(" · ")
        yield "\n".join(f"- `{line.partition(' ')[0]}` {line.partition(' ')[2]}" for line in each)


def _verbs(command: Any, context: Any) -> Iterator[str]:
    yield f"## {context.command_path}"
    yield "```text\n" + command.get_help(context).rstrip() + "\n```"
    for name, verb in getattr(command, "commands", {}).items():
        below = verb.context_class(verb, info_name=name, parent=context, terminal_width=WIDTH)
        yield from _verbs(verb, below)


if __name__ == "__main__":
    sys.exit(main())
