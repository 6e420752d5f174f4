"""Make docs/reference from the specification, the packs, the command line and the platform.

    python bin/make_reference.py            write the pages
    python bin/make_reference.py --check    write nothing; exit 1 if a page is stale

`docs/reference/pack-format.md` and `places.md` are written by hand and are no business of this script.
"""

from __future__ import annotations

import ast
import runpy
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import typer.main
from reference_access import access
from reference_packs import MADE, Words, anchor, facts_and_questions, readings
from reference_pakistan import what_the_pack_says

import rabta.cli
from rabta.cli.verbs import application
from rabta.law import load_law

ROOT = Path(__file__).parent.parent
SPECIFICATION = ROOT / "tests" / "spec"
REFERENCE = ROOT / "docs" / "reference"
WIDTH = 90
"""Columns of the help that stands in the page about the command line."""


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
        "pakistan.md": lambda: what_the_pack_says(Words(load_law("pakistan"))),
        "command-line.md": command_line,
        "access.md": access,
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
        yield f"- [{chapter.heading}](#{anchor(chapter.heading)})"
        for section in chapter.below:
            yield f"  - [{section.heading}](#{anchor(section.heading)})"


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
