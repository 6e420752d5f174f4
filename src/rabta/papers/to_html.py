"""A paper as one complete page of HTML: no script, nothing from outside, ready for A4."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, singledispatch
from html import escape
from importlib.resources import files

from rabta.papers.paper import (
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
    Phrase,
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

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load for the page: nothing but its own styles."""


def to_html(paper: Paper) -> str:
    """The page."""
    direction = "rtl" if paper.right_to_left else "ltr"
    body = "\n".join(_block(block) for block in paper.blocks)
    foot = "".join(f"<p>{escape(each)}</p>" for each in paper.foot)
    return f"""<!doctype html>
<html lang="{escape(paper.language)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{escape(paper.title)}</title>
<style>{styles(paper)}</style>
</head>
<body class="{escape(paper.kind)}">
<header>
<p class="notice"><span>{escape(paper.notice)}</span></p>
<h1>{escape(paper.title)}</h1>
<p class="reference">{_line(paper.reference)}</p>
</header>
<main>
{body}
</main>
<footer>{foot}</footer>
</body>
</html>
"""


def styles(paper: Paper) -> str:
    """The styles of the page as they stand in it, so that a server can allow these and no others."""
    return f"\n{_style()}{_on_every_page(paper, 'rtl' if paper.right_to_left else 'ltr')}"


@cache
def _style() -> str:
    return (files("rabta.papers") / "paper.css").read_text(encoding="utf-8")


def _on_every_page(paper: Paper, direction: str) -> str:
    """Notice and disclaimer in the margins of every page that is printed."""
    family = '"Noto Nastaliq Urdu", serif' if paper.right_to_left else "serif"
    looks = f"font: 8pt/1.6 {family}; direction: {direction}; color: #51606f;"
    return (
        f"@page {{ @top-center {{ content: {_quoted(paper.notice)}; {looks} }}\n"
        f'@bottom-center {{ content: {_quoted(" ".join(paper.foot))} "\\a" '
        f'counter(page) " / " counter(pages); white-space: pre-line; {looks} }} }}\n'
    )


def _quoted(text: str) -> str:
    """A string of CSS that can end neither itself nor the style it stands in."""
    safe = "".join(each if each.isalnum() or each in " .,:()-،۔؛" else f"\\{ord(each):x} " for each in text)
    return f'"{safe}"'


def _line(line: Line) -> str:
    return "".join(_part(each) for each in line)


def _part(part: Plain | Given | Blank) -> str:
    if isinstance(part, Given):
        return f"<bdi>{escape(part.text)}</bdi>"
    if isinstance(part, Plain):
        return escape(part.text)
    what = f' <span class="what">({escape(part.what)})</span>' if part.what else ""
    return f'<span class="blank"></span>{what}'


def _citations(citations: Iterable[Citation]) -> str:
    marked = "; ".join(
        f'{escape(each.text)} <span class="mark {each.verification.value}">[{escape(each.mark)}]</span>'
        for each in citations
    )
    return f'<span class="cites">{marked}</span>' if marked else ""


def _rows(rows: Iterable[Row], name: str) -> str:
    inside = "".join(f"<div><dt>{escape(row.label)}</dt><dd>{_line(row.value)}</dd></div>\n" for row in rows)
    return f'<dl class="{name}">\n{inside}</dl>'


@singledispatch
def _block(block: object) -> str:
    raise TypeError(f"no block of a paper: {block!r}")


@_block.register
def _heading(block: Heading) -> str:
    return f"<h{block.level}>{_line(block.text)}</h{block.level}>"


@_block.register
def _paragraph(block: Paragraph) -> str:
    name = "" if block.manner is Manner.PLAIN else f' class="{block.manner.value}"'
    return f"<p{name}>{_line(block.line)}{_citations(block.citations)}</p>"


@_block.register
def _items(block: Items) -> str:
    items = "".join(f"<li>{_line(each.line)}{_citations(each.citations)}</li>\n" for each in block.items)
    return f"<ol>\n{items}</ol>"


@_block.register
def _facts(block: Facts) -> str:
    return _rows(block.rows, "facts")


@_block.register
def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in block.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) + "</tr>\n" for row in block.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"


@_block.register
def _space(block: Space) -> str:
    return f'<div class="space"><p>{_line(block.what)}</p>{"<span></span>" * block.lines}</div>'


@_block.register
def _signature(block: Signature) -> str:
    return f'<section class="signature"><p>{_line(block.says)}</p>{_rows(block.rows, "facts")}</section>'


@_block.register
def _sections(block: Sections) -> str:
    inside = "".join(
        f'<div><dt>{escape(each.label)} <span class="stands">— {escape(each.stands)}</span></dt>'
        f"<dd>{_citations(each.citations)}</dd></div>\n"
        for each in block.sections
    )
    return f'<dl class="sections">\n{inside}</dl>'


def _phrase(phrase: Phrase, tag: str = "span") -> str:
    direction = "rtl" if phrase.right_to_left else "ltr"
    return f'<{tag} lang="{escape(phrase.language)}" dir="{direction}">{escape(phrase.text)}</{tag}>'


def _cells(says: Tongues) -> str:
    return "".join(_phrase(each, "td") for each in says)


def _both(says: Tongues, name: str) -> str:
    return f'<table class="{name}" role="presentation"><tbody><tr>{_cells(says)}</tr></tbody></table>'


@_block.register
def _spoken(block: Spoken) -> str:
    return _both(block.says, "both" if block.manner is Manner.PLAIN else f"both {block.manner.value}")


@_block.register
def _to_tick(block: ToTick) -> str:
    number = f"{block.number}. "
    asks = tuple(Phrase(number + each.text, each.language) for each in block.asks)
    boxes = "".join(f'<tr><td class="box"><span></span></td>{_cells(each)}</tr>\n' for each in block.boxes)
    instead = "".join(
        f'<span class="one"><span class="box"></span>{" · ".join(map(_phrase, each))}</span>'
        for each in block.instead
    )
    return (
        f'<section class="ask">{_both((asks[0], asks[1]), "both asks")}{_both(block.why, "both why")}'
        f'<table class="ticks" role="presentation"><tbody>{boxes}</tbody></table>'
        f'<p class="instead">{instead}</p>'
        f'<p class="who">{escape(block.said_by.label)}: {_line(block.said_by.value)}</p></section>'
    )
