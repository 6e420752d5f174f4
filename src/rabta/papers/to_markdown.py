"""A paper as Markdown that reads well as it stands, and in which nothing from outside is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import singledispatch

from rabta.papers.paper import (
    BOX,
    RULED,
    Blank,
    Citation,
    Facts,
    Given,
    Heading,
    Items,
    Line,
    Manner,
    Paper,
    Paragraph,
    Plain,
    Row,
    Sections,
    Signature,
    Space,
    Spoken,
    Table,
    Tongues,
    ToTick,
)

SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~!$&@]")
AT_THE_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
NUMBERED = re.compile(r"^(\s*\d+)(?=[.)])")


def to_markdown(paper: Paper) -> str:
    """The paper, its notice above and below."""
    parts = [
        f"**{_plain(paper.notice)}**",
        f"# {_plain(paper.title)}",
        _line(paper.reference),
        *(_block(block) for block in paper.blocks),
        "---",
        *(_plain(each) for each in paper.foot),
        f"**{_plain(paper.notice)}**",
    ]
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """Text with everything escaped that Markdown, or GitHub's extensions of it, would take for markup."""
    escaped = SPECIAL.sub(r"\\\g<0>", text)
    escaped = ADDRESS.sub(r"\\", escaped)
    if NUMBERED.match(escaped):
        return NUMBERED.sub(r"\1\\", escaped)
    return AT_THE_START.sub(r"\1\\\2", escaped)


def _line(line: Line) -> str:
    return "".join(_part(each) for each in line)


def _part(part: Plain | Given | Blank) -> str:
    if not isinstance(part, Blank):
        return _plain(part.text)
    return f"{RULED} ({_plain(part.what)})" if part.what else RULED


def _citations(citations: Iterable[Citation]) -> str:
    marked = "; ".join(f"{_plain(each.text)} \\[{_plain(each.mark)}\\]" for each in citations)
    return f" ({marked})" if marked else ""


def _rows(rows: Iterable[Row]) -> str:
    return "\n".join(f"- **{_plain(row.label)}:** {_line(row.value)}" for row in rows)


@singledispatch
def _block(block: object) -> str:
    raise TypeError(f"no block of a paper: {block!r}")


@_block.register
def _heading(block: Heading) -> str:
    return f"{'#' * block.level} {_line(block.text)}"


@_block.register
def _paragraph(block: Paragraph) -> str:
    text = _line(block.line) + _citations(block.citations)
    return f"> {text}" if block.manner is Manner.NOTE else text


@_block.register
def _items(block: Items) -> str:
    numbered = enumerate(block.items, 1)
    return "\n".join(f"{n}. {_line(each.line)}{_citations(each.citations)}" for n, each in numbered)


@_block.register
def _facts(block: Facts) -> str:
    return _rows(block.rows)


@_block.register
def _table(block: Table) -> str:
    lines = [[_plain(each) for each in block.head], ["---"] * len(block.head)]
    lines += [[_line(cell) for cell in row] for row in block.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


@_block.register
def _space(block: Space) -> str:
    return "\n\n".join([f"{_line(block.what)}:", *([RULED * 5] * block.lines)])


@_block.register
def _signature(block: Signature) -> str:
    return f"**{_line(block.says)}**\n\n{_rows(block.rows)}"


@_block.register
def _sections(block: Sections) -> str:
    return "\n".join(
        f"- **{_plain(each.label)}** — {_plain(each.stands)}{_citations(each.citations)}"
        for each in block.sections
    )


def _both(says: Tongues) -> str:
    return " · ".join(_plain(each.text) for each in says)


@_block.register
def _spoken(block: Spoken) -> str:
    return f"> {_both(block.says)}" if block.manner is Manner.NOTE else _both(block.says)


@_block.register
def _to_tick(block: ToTick) -> str:
    boxes = "\n".join(f"- {BOX} {_both(each)}" for each in (*block.boxes, *block.instead))
    asks = f"**{block.number}. {_both(block.asks)}**"
    return "\n\n".join([asks, _both(block.why), boxes, _rows([block.said_by])])
