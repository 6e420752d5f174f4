"""A paper as a Word document, truly right-to-left in Urdu (extra `papers`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import singledispatchmethod
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

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

LATIN, NASTALIQ = "Times New Roman", "Jameel Noori Nastaleeq"
INK = RGBColor(0x16, 0x20, 0x2B)
SOFT = RGBColor(0x51, 0x60, 0x6F)
LABEL_WIDTH, VALUE_WIDTH = Mm(58), Mm(118)
MARK_WIDTH, TONGUE_WIDTH = Mm(10), Mm(83)
FROM_THE_RIGHT = ("R", "AL")
"""The directions of characters that make a text one that is written from the right."""


def to_word(paper: Paper) -> bytes:
    """The bytes of the document."""
    return _Writer(paper).written()


class _Writer:
    """Writes one paper into one document."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._rtl = paper.right_to_left
        self._document: Any = Document()
        self._into: Any = self._document

    def written(self) -> bytes:
        """The document with everything in it."""
        paper = self._paper
        self._set_up()
        self._say(self._document.add_heading(level=0), paper.title)
        self._line(self._paragraph(), paper.reference, soft=True)
        for block in paper.blocks:
            self._block(block)
        for number, each in enumerate(paper.foot):
            self._say(self._paragraph(), each, bold=not number)
        held = BytesIO()
        self._document.save(held)
        return held.getvalue()

    def _set_up(self) -> None:
        """A4, fonts for both scripts, and the notice and disclaimer on every page."""
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(17)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        if self._rtl:
            section._sectPr.append(OxmlElement("w:bidi"))  # noqa: SLF001 - python-docx has no name for it
        for style in self._document.styles:
            if getattr(style, "font", None) is not None:
                self._fonts(style.element.get_or_add_rPr())
                style.font.color.rgb, style.font.italic = INK, False
        normal = self._document.styles["Normal"]
        normal.font.size = Pt(11)
        normal.paragraph_format.space_after = Pt(4)
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        self._say(self._turned(head), self._paper.notice, bold=True)
        self._say(self._turned(foot), " ".join(self._paper.foot) + " ", soft=True, small=True)
        self._page_number(foot)
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = self._paper.title, "", ""
        properties.language = self._paper.language

    def _fonts(self, properties: Any) -> None:
        """The fonts of a style or run: one for Latin letters, one for Urdu."""
        fonts = properties.get_or_add_rFonts()
        for name in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
        fonts.set(qn("w:ascii"), LATIN)
        fonts.set(qn("w:hAnsi"), LATIN)
        fonts.set(qn("w:cs"), NASTALIQ if self._rtl else LATIN)

    def _page_number(self, paragraph: Any) -> None:
        run = self._run(paragraph, "", small=True)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no name for it
        field.append(run._r)  # noqa: SLF001 - python-docx has no name for it

    # --- words ------------------------------------------------------------------------------

    def _paragraph(self, style: str | None = None) -> Any:
        return self._turned(self._into.add_paragraph(style=style))

    def _turned(self, paragraph: Any, *, rtl: bool | None = None) -> Any:
        """A paragraph that begins at the right where the paper does, or where it is told to."""
        if self._rtl if rtl is None else rtl:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no name for it
            if properties.find(qn("w:bidi")) is None:
                _insert(properties, OxmlElement("w:bidi"), BEFORE_BIDI)
        return paragraph

    def _say(self, paragraph: Any, text: str, **looks: bool) -> None:
        self._line(paragraph, (Plain(text),), **looks)

    def _line(self, paragraph: Any, line: Line, **looks: bool) -> None:
        self._turned(paragraph)
        for part in line:
            if isinstance(part, Blank):
                self._run(paragraph, RULED * 2, **looks)
                if part.what:
                    self._run(paragraph, f" ({part.what})", soft=True)
            else:
                self._run(paragraph, part.text, given=isinstance(part, Given), **looks)

    def _phrase(self, paragraph: Any, phrase: Phrase, *, bold: bool = False, soft: bool = False) -> None:
        """Words in a language of their own, in its direction."""
        self._turned(paragraph, rtl=phrase.right_to_left)
        self._run(paragraph, phrase.text, bold=bold, soft=soft, given=True)

    def _run(
        self,
        paragraph: Any,
        text: str,
        *,
        bold: bool = False,
        soft: bool = False,
        small: bool = False,
        given: bool = False,
    ) -> Any:
        """A run; text from outside goes in its own direction, ours in that of the paper."""
        run = paragraph.add_run(text)
        run.font.bold = run.font.cs_bold = bold or None
        if soft:
            run.font.color.rgb = SOFT
        if small:
            run.font.size = Pt(8)
        if _from_the_right(text) if given else self._rtl:
            run.font.rtl = True
            run.font.complex_script = True
            self._fonts(run._r.get_or_add_rPr())  # noqa: SLF001 - python-docx has no name for it
            self._complex_size(run, 8 if small else 12)
        return run

    def _complex_size(self, run: Any, points: int) -> None:
        """The size of Urdu in a run of ordinary text; headings keep that of their style."""
        style = run._parent.style.name  # noqa: SLF001 - python-docx has no name for it
        if not style.startswith(("Heading", "Title")):
            size = OxmlElement("w:szCs")
            size.set(qn("w:val"), str(2 * points))
            _insert(run._r.get_or_add_rPr(), size, BEFORE_SIZE)  # noqa: SLF001 - as above

    def _citations(self, paragraph: Any, citations: Iterable[Citation]) -> None:
        marked = "; ".join(f"{each.text} [{each.mark}]" for each in citations)
        if marked:
            self._run(paragraph, f" ({marked})", soft=True)

    # --- blocks -----------------------------------------------------------------------------

    @singledispatchmethod
    def _block(self, block: object) -> None:
        raise TypeError(f"no block of a paper: {block!r}")

    @_block.register
    def _heading(self, block: Heading) -> None:
        self._line(self._into.add_heading(level=block.level - 1), block.text)

    @_block.register
    def _text(self, block: Paragraph) -> None:
        paragraph = self._paragraph("Intense Quote" if block.manner is Manner.NOTE else None)
        self._line(paragraph, block.line, bold=block.manner is Manner.ADDRESS)
        self._citations(paragraph, block.citations)

    @_block.register
    def _items(self, block: Items) -> None:
        for number, each in enumerate(block.items, 1):
            paragraph = self._paragraph()
            self._say(paragraph, f"{number}. ")
            self._line(paragraph, each.line)
            self._citations(paragraph, each.citations)

    @_block.register
    def _facts(self, block: Facts) -> None:
        self._rows(block.rows)

    def _rows(self, rows: Iterable[Row]) -> None:
        table = self._table_of(2)
        table.autofit = False
        table.columns[0].width, table.columns[1].width = LABEL_WIDTH, VALUE_WIDTH
        for row in rows:
            label, value = table.add_row().cells
            label.width, value.width = LABEL_WIDTH, VALUE_WIDTH
            self._say(label.paragraphs[0], row.label, soft=True)
            self._line(value.paragraphs[0], row.value)
        self._paragraph()

    @_block.register
    def _table(self, block: Table) -> None:
        table = self._table_of(len(block.head))
        for cell, text in zip(table.add_row().cells, block.head, strict=True):
            self._say(cell.paragraphs[0], text, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above
        for row in block.rows:
            for cell, line in zip(table.add_row().cells, row, strict=True):
                empty = line == (Blank(),)
                self._line(cell.paragraphs[0], () if empty else line)
        self._paragraph()

    def _table_of(self, columns: int) -> Any:
        """An empty table whose first column is at the right where the paper is written from there."""
        table = self._document.add_table(rows=0, cols=columns, style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        if self._rtl:
            _insert(table._tbl.tblPr, OxmlElement("w:bidiVisual"), BEFORE_BIDI_VISUAL)  # noqa: SLF001 - as above
        return table

    @_block.register
    def _space(self, block: Space) -> None:
        self._line(self._paragraph(), block.what, soft=True)
        for _ in range(block.lines):
            self._say(self._paragraph(), RULED * 6)

    @_block.register
    def _signature(self, block: Signature) -> None:
        self._line(self._paragraph(), block.says, bold=True)
        self._rows(block.rows)

    @_block.register
    def _sections(self, block: Sections) -> None:
        for each in block.sections:
            paragraph = self._paragraph()
            self._say(paragraph, each.label, bold=True)
            self._say(paragraph, f" — {each.stands}")
            self._citations(paragraph, each.citations)

    @_block.register
    def _spoken(self, block: Spoken) -> None:
        self._side_by_side([block.says], bold=block.manner is Manner.NOTE)

    @_block.register
    def _to_tick(self, block: ToTick) -> None:
        self._side_by_side([block.asks], str(block.number), bold=True)
        self._side_by_side([block.why], soft=True)
        self._side_by_side([*block.boxes, *block.instead], BOX)
        self._rows([block.said_by])

    def _side_by_side(self, all_says: Iterable[Tongues], mark: str = "", **looks: bool) -> None:
        """Rows of the same words in two languages, each with a mark before it."""
        table = self._table_of(3)
        table.autofit = False
        for says in all_says:
            cells = table.add_row().cells
            for cell, width in zip(cells, (MARK_WIDTH, TONGUE_WIDTH, TONGUE_WIDTH), strict=True):
                cell.width = width
            self._say(cells[0].paragraphs[0], mark)
            for cell, phrase in zip(cells[1:], says, strict=True):
                self._phrase(cell.paragraphs[0], phrase, **looks)


BEFORE_BIDI = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr")
BEFORE_BIDI_VISUAL = ("w:tblStyle", "w:tblpPr", "w:tblOverlap")
BEFORE_SIZE = ("w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz")
"""What the schema of Word puts before the element, in which a strict reader insists on order."""


def _insert(properties: Any, element: Any, before: Iterable[str]) -> None:
    """Put an element where the schema wants it."""
    place = sum(1 for each in properties if each.tag in {qn(one) for one in before})
    properties.insert(place, element)


def _from_the_right(text: str) -> bool:
    """Whether the first letter with a direction is one of a script written from the right."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in (*FROM_THE_RIGHT, "L"):
            return direction != "L"
    return False
