"""Word: the document is read back, and is truly written from the right in Urdu."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from engine.papers.stories import KILN, LIBYA, TEMPLATES, English, Marked, nights_of
from rabta.papers import Kind, Paper, draft
from rabta.papers.paper import Given, Paragraph, Plain
from rabta.papers.to_word import to_word


def document(paper: Paper) -> Any:
    return Document(BytesIO(to_word(paper)))


def drafted(kind: Kind, words: English, story: Any = LIBYA) -> Paper:
    person = "p1" if story is KILN else ""
    return draft(TEMPLATES[kind], nights_of(story), words, person)


def everything(read: Any) -> str:
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in read.paragraphs), *cells])


def paragraphs(read: Any) -> list[Any]:
    cells = [cell for table in read.tables for row in table.rows for cell in row.cells]
    inside = [each for cell in cells for each in cell.paragraphs]
    section = read.sections[0]
    return [*read.paragraphs, *inside, *section.header.paragraphs, *section.footer.paragraphs]


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("story", [KILN, LIBYA])
def test_every_paper_can_be_read_back(kind: Kind, story: Any) -> None:
    read = document(drafted(kind, English(), story))
    text = everything(read)
    assert read.paragraphs[0].text == TEMPLATES[kind].title
    assert "Protection never delays FIR" in text
    assert read.sections[0].header.paragraphs[0].text == "Draft for signature. Check against the record."
    assert "binds no court" in read.sections[0].footer.paragraphs[0].text


def test_in_urdu_every_paragraph_run_table_and_section_goes_from_the_right() -> None:
    read = document(drafted(Kind.FIR, Marked(), KILN))
    assert all(
        each._p.pPr is not None and each._p.pPr.find(qn("w:bidi")) is not None for each in paragraphs(read)
    )
    ours = [run for each in paragraphs(read) for run in each.runs if "«" in run.text]
    assert ours
    assert all(run.font.rtl and run.font.complex_script for run in ours)
    assert all(run._r.rPr.rFonts.get(qn("w:cs")) == "Jameel Noori Nastaleeq" for run in ours)
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in read.tables)
    assert read.sections[0]._sectPr.find(qn("w:bidi")) is not None


def test_in_english_nothing_goes_from_the_right() -> None:
    read = document(drafted(Kind.FIR, English(), KILN))
    assert not any(run.font.rtl for each in paragraphs(read) for run in each.runs)
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is None for table in read.tables)


@pytest.mark.parametrize(
    ("text", "rtl"), [("علی", True), ("Ali", None), ("0300-1234", None), ("-- علی", True)]
)
def test_text_from_outside_goes_in_its_own_direction(text: str, rtl: bool | None) -> None:
    paper = Paper(Kind.FIR, "«T»", (), "ur", "«N»", (Paragraph((Plain("«A» "), Given(text))),), ())
    [run] = [run for each in document(paper).paragraphs for run in each.runs if run.text == text]
    assert run.font.rtl is rtl


def test_hostile_text_stays_text() -> None:
    story = KILN | {"details": {"suspects": "<w:p/>&amp; {officer} \x00\u202e"}}
    assert "<w:p/>&amp; {officer} \ufffd\ufffd" in everything(
        document(drafted(Kind.FIR, English(), story | {}))
    )


def drafted_first(story: Any) -> Paper:
    return draft(TEMPLATES[Kind.FIR], nights_of(story), English(), "p1")


def test_the_file_tells_nothing_about_who_wrote_it() -> None:
    read = document(drafted_first(KILN))
    assert read.core_properties.author == ""
    assert read.core_properties.title == "First information report, draft"
    names = zipfile.ZipFile(BytesIO(to_word(drafted_first(KILN)))).namelist()
    assert not any("vba" in name or "embed" in name for name in names)


def test_pages_are_a4_and_numbered() -> None:
    read = document(drafted_first(KILN))
    assert (round(read.sections[0].page_width.mm), round(read.sections[0].page_height.mm)) == (210, 297)
    assert read.sections[0].footer.paragraphs[0]._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(TypeError, match="no block of a paper: 'text'"):
        to_word(Paper(Kind.FIR, "T", (), "en", "N", ("text",), ()))
