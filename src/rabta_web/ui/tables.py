"""Tables that people take along: as CSV, or as a spreadsheet that reads from the right in Urdu."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.translation import get_language_bidi

Row = Sequence[object]

COMMANDS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would take for something to do."""


WIDEST = 60
"""How many letters a column shows at most before its cells break."""


class Form(NamedTuple):
    """What a table is written as."""

    content_type: str
    write: Callable[[Iterable[Row]], bytes]


def harmless(value: object) -> object:
    """A value as a cell: words that a spreadsheet would carry out are led by a quotation mark."""
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    text = str(value)
    return f"'{text}" if text.startswith(COMMANDS) else text


def to_csv(rows: Iterable[Row]) -> bytes:
    """Rows as CSV, with the mark by which spreadsheets know UTF-8."""
    table = io.StringIO()
    csv.writer(table).writerows([harmless(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Iterable[Row]) -> bytes:
    """Rows as a spreadsheet; the first row is its heading and stays in sight."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.sheet_view.rightToLeft = get_language_bidi()
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(sheet.iter_cols(), 1):
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, longest + 2)
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FORMS = {
    "csv": Form("text/csv; charset=utf-8", to_csv),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
}


def table_to_save(name: str, form: str, rows: Iterable[Row]) -> HttpResponse:
    """A table as a file to save."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(FORMS[form].write(rows), content_type=FORMS[form].content_type, headers=headers)
