from datetime import date
from enum import Enum

import pytest

from rabta.law.faults import Faults
from rabta.law.source import Place
from rabta.places.table import Row, read_tables
from rabta.places.values import Bound

HERE = Place("t.csv", 7)


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@pytest.fixture
def faults():
    return Faults()


def rows(folder, content, faults, columns=("id", "size")):
    (folder / "t.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_tables([folder], "t.csv", columns, faults))


def said(faults):
    return [str(fault) for fault in faults.found]


def row(faults, cell):
    return Row(HERE, {"x": cell}, faults)


def test_rows_come_trimmed_with_file_and_line(tmp_path, faults):
    [one, two] = rows(tmp_path, "id,size\n a , 1\nb,2\n", faults)
    assert (one.cells, one.place) == ({"id": "a", "size": "1"}, Place("t.csv", 2))
    assert two.place == Place("t.csv", 3)
    assert not faults.found


def test_columns_may_stand_in_any_order_and_after_a_byte_order_mark(tmp_path, faults):
    [one] = rows(tmp_path, "\ufeffsize,id\n1,a\n", faults)
    assert one.text("id") == "a"


def test_a_row_over_several_lines_is_named_by_its_first(tmp_path, faults):
    _, two = rows(tmp_path, 'id,size\n"a\nb",1\nc,2\n', faults)
    assert two.place.line == 4


def test_an_empty_line_is_no_row(tmp_path, faults):
    assert len(rows(tmp_path, "id,size\n\na,1\n\n", faults)) == 1
    assert not faults.found


def test_folders_without_the_table_have_no_rows(tmp_path, faults):
    assert list(read_tables([tmp_path], "t.csv", ["id"], faults)) == []
    assert not faults.found


def test_tables_of_several_folders_follow_one_another(tmp_path, faults):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.csv").write_text(f"id\n{name}\n", encoding="utf-8")
    found = read_tables([tmp_path / "one", tmp_path / "two"], "t.csv", ["id"], faults)
    assert [row.text("id") for row in found] == ["one", "two"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("id,siez\n", "t.csv:1: unknown column 'siez'; did you mean 'size'?"),
        ("id,size,id\n", "t.csv:1: the column 'id' stands here twice"),
        ("id\n", "t.csv:1: there is no column 'size'"),
        ("", "t.csv:1: there is no column 'id'"),
        ("id,size\na\n", "t.csv:2: 1 cells under 2 columns"),
        ("id,size\na,1\nb,2,3\n", "t.csv:3: 3 cells under 2 columns"),
        (b"id,size\n\xff,1\n", "t.csv:1: not UTF-8 text; save the table as CSV UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_says_where_and_why(tmp_path, faults, content, fault):
    rows(tmp_path, content, faults)
    assert said(faults)[0] == fault


def test_a_quote_that_never_ends_is_a_fault_of_its_row(tmp_path, faults):
    rows(tmp_path, 'id,size\na,1\n"b,2\n', faults)
    assert said(faults)[0].startswith("t.csv:3: not CSV: ")


def test_a_cell_may_be_empty_unless_it_is_required(faults):
    assert row(faults, "").text("x") == ""
    assert not faults.found
    assert row(faults, "").text("x", required=True) == ""
    assert said(faults) == ["t.csv:7: 'x' is empty"]


def test_names_are_separated_by_bars(faults):
    assert row(faults, "a b | c|d | ").texts("x") == ("a b", "c", "d")
    assert row(faults, "").texts("x") == ()


def test_a_choice_is_one_of_its_values(faults):
    assert row(faults, "blue").choice("x", Colour) is Colour.BLUE
    assert not faults.found
    row(faults, "bleu").choice("x", Colour)
    assert said(faults) == ["t.csv:7: unknown x 'bleu'; did you mean 'blue'?"]


def test_a_number_is_whole_and_unknown_where_the_cell_is_empty(faults):
    assert row(faults, "012").number("x") == 12
    assert row(faults, "").number("x") is None
    assert not faults.found


@pytest.mark.parametrize("written", ["-1", "1,000", "1.5", "many", "۱۲"])
def test_what_is_no_number_is_a_fault(faults, written):
    assert row(faults, written).number("x") is None
    message = f"t.csv:7: 'x' must be a whole number without signs, not {written!r}"
    assert said(faults) == [message]


def test_a_day_is_exact_or_the_latest_possible_or_unknown(faults):
    assert row(faults, "2020-09-04").bound("x") == Bound(date(2020, 9, 4))
    assert row(faults, "by 2020-09-04").bound("x") == Bound(date(2020, 9, 4), exact=False)
    assert row(faults, "").bound("x") is None
    assert not faults.found


@pytest.mark.parametrize("written", ["2020", "2020-13-01", "20200904", "by", "until 2020-09-04", "4/9/2020"])
def test_what_is_no_day_is_a_fault(faults, written):
    assert row(faults, written).bound("x") is None
    shape = "write year-month-day, as in 2020-09-04 or by 2020-09-04"
    assert said(faults) == [f"t.csv:7: 'x' is no day: {written!r}; {shape}"]
