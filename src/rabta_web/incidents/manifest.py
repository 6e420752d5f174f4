"""A manifest: many people at once, from a list that was pasted or a spreadsheet. No row is ever lost.

A row that cannot be read as it stands is kept as it was written, with what is wrong, until somebody puts it
right or files it as it is.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from rabta_web.incidents.about import OLDEST

MOST = 300
"""How many people one manifest may hold."""

LARGEST, UNPACKED = 1_000_000, 20_000_000
"""How many bytes a file may have, and what it may hold once it is unpacked."""

LONGEST = 200
"""How many letters may stand in one cell."""


BETWEEN = " · "
"""What stands between the cells of a row as it was written."""


class Column(StrEnum):
    """What a manifest can say of a person, in the order in which it is read where no heading says."""

    NAME = "name"
    FATHER = "father"
    AGE = "age"
    SEX = "sex"
    NUMBER = "number"
    HOME = "home"


HEADINGS = {
    Column.NAME: _("Name"),
    Column.FATHER: _("Father's or husband's name"),
    Column.AGE: _("Age"),
    Column.SEX: _("Sex"),
    Column.NUMBER: _("Number of an identity card or passport"),
    Column.HOME: _("Home district"),
}
WORDS = {
    Column.NAME: ("name", "full name", "نام"),
    Column.FATHER: (
        "father",
        "father name",
        "father's name",
        "s/o",
        "husband",
        "والد",
        "ولدیت",
        "والد کا نام",
    ),
    Column.AGE: ("age", "years", "عمر"),
    Column.SEX: ("sex", "gender", "جنس"),
    Column.NUMBER: ("number", "cnic", "passport", "id", "شناختی کارڈ", "پاسپورٹ", "نمبر"),
    Column.HOME: ("home", "district", "home district", "ضلع", "آبائی ضلع"),
}
SEXES = {
    "woman": ("f", "female", "woman", "girl", "w", "عورت", "خاتون", "لڑکی", "بچی"),
    "man": ("m", "male", "man", "boy", "مرد", "لڑکا", "بچہ"),
    "trans": ("t", "x", "trans", "transgender", "خواجہ سرا"),
}
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what was read of it, by column, as it was written, and what is wrong with it."""

    number: int
    written: str
    cells: Mapping[str, str]
    wrong: tuple[str | Promise, ...] = ()


class UnreadableError(ValueError):
    """A file that cannot be read; `sentence` says what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def pasted(text: str) -> list[list[str]]:
    """The cells of a list that was pasted: a line for each person, cells apart by tabs, else by commas."""
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    apart = "\t" if any("\t" in line for line in lines) else ","
    return [
        [cell.strip() for cell in (line.replace("،", ",") if apart == "," else line).split(apart)]
        for line in lines
    ]


def in_file(name: str, content: bytes) -> list[list[str]]:
    """The cells of a spreadsheet's first sheet, or of a CSV file.

    Raises UnreadableError for what is too large, is something else, or would unpack into too much.
    """
    if len(content) > LARGEST:
        raise UnreadableError(_("The file is too large. Save only the list, without pictures."))
    if name.casefold().endswith(".xlsx"):
        return _workbook(content)
    if name.casefold().endswith((".csv", ".txt")):
        return _separated(content)
    raise UnreadableError(_("Only .xlsx and .csv can be read. Save the list as one of these, or paste it."))


def _workbook(content: bytes) -> list[list[str]]:
    broken = _("The file is damaged or is no spreadsheet. Save it anew as .xlsx, or paste the list.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > UNPACKED:
                raise UnreadableError(_("The file holds too much. Save only the list, and try again."))
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(nrows=MOST + 2)
    except (zipfile.BadZipFile, CalamineError, OSError, IndexError) as error:
        raise UnreadableError(broken) from error
    return [[_cell(each) for each in row] for row in rows if any(str(each).strip() for each in row)]


def _cell(value: object) -> str:
    """A cell as people wrote it: a whole number has no point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _separated(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(_("The letters of this file cannot be read. Save it as CSV UTF-8.")) from None
    return [
        [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text)) if any(map(str.strip, row))
    ]


def rows_of(cells: Sequence[Sequence[str]]) -> list[Row]:
    """Every row, read by its headings, or in the order of the columns where there are none."""
    columns = _headed(cells[0]) if cells else None
    body = cells[1:] if columns else cells
    order = columns or list(Column)
    return [read(number, row, dict(zip(order, row, strict=False))) for number, row in enumerate(body, 1)]


def _headed(first: Iterable[str]) -> list[Column | str] | None:
    """The columns that a first row names; None if it names none."""
    known = {word: column for column, words in WORDS.items() for word in words}
    found = [known.get(cell.casefold().strip(" .:*"), "") for cell in first]
    return list(found) if sum(1 for each in found if each) >= 2 or (found[:1] == [Column.NAME]) else None  # noqa: PLR2004


def read(number: int, written: Sequence[str], given: Mapping[str, str]) -> Row:
    """One row with what is wrong in it."""
    cells = {column: given.get(column, "").strip() for column in Column}
    wrong: list[str | Promise] = []
    if not cells[Column.NAME] and not cells[Column.NUMBER]:
        wrong.append(_("Nothing says who it is."))
    if any(len(cell) > LONGEST for cell in cells.values()):
        wrong.append(_("A cell is too long."))
    age = cells[Column.AGE].translate(DIGITS)
    if age and not (age.isdecimal() and int(age[:4]) <= OLDEST):
        wrong.append(_("The age cannot be right."))
    sex = _sex(cells[Column.SEX])
    if cells[Column.SEX] and not sex:
        wrong.append(_("The sex cannot be read."))
    told = {str(column): words for column, words in cells.items()}
    told |= {str(Column.AGE): age, str(Column.SEX): sex or cells[Column.SEX]}
    return Row(number, BETWEEN.join(cell for cell in written if cell)[:LONGEST], told, tuple(wrong))


def _sex(word: str) -> str:
    plain = word.casefold().strip(" .")
    return next((sex for sex, words in SEXES.items() if plain in words or plain == sex), "")
