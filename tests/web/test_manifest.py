"""Many people at once: every row is seen before it is filed, none is lost, and each is asked alone."""

import io
import re
import zipfile
from uuid import UUID

import pytest

EVENT = {"kind": "sent_back", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "happened_at": "21:40"}
LIST = "نام,والد,عمر,جنس\nفرضی الف,فرضی ب,۱۷,مرد\nفرضی ج,فرضی د,30,f\n"


@pytest.fixture
def begin(officer):
    def begin(**said):
        answer = officer.post("/incidents/manifest", {**EVENT, **said})
        assert answer.status_code == 302, answer.context["form"].errors
        return answer["Location"]

    return begin


@pytest.fixture
def filed(officer, begin):
    """The id of an incident with 25 people."""
    lines = [
        f"فرضی {number},فرضی والد,{number},{'f' if number % 5 == 0 else 'm'}" for number in range(10, 35)
    ]
    address = begin(pasted="\n".join(lines))
    assert officer.post(address, {"file": "1"}).status_code == 302
    return UUID(address.rsplit("/", 1)[1])


def names(owner):
    return owner.execute("select count(*) from incidents_identity").fetchone()[0]


def test_a_list_is_read_by_its_headings_and_shown_before_anything_is_filed(officer, begin, owner):
    address = begin(pasted=LIST)
    rows = officer.get(address).context["rows"]
    assert [dict(cells)["age"] for _, cells in rows] == ["17", "30"]
    assert [dict(cells)["sex"] for _, cells in rows] == ["man", "woman"]
    assert names(owner) == 0
    officer.post(address, {"file": "1"})
    assert names(owner) == 2


def test_a_row_with_something_wrong_is_put_right_or_filed_as_it_was_written(officer, begin, owner):
    address = begin(pasted="فرضی الف,فرضی ب,999,مرد\n,فرضی د,30,?\nفرضی ہ,فرضی و,20,m,,چاغی,زائد خانہ")
    page = officer.get(address)
    assert [row.number for row, _ in page.context["wrong"]] == [1, 2]
    mended = {"1-name": "فرضی الف", "1-father": "فرضی ب", "1-age": "99", "1-sex": "man"}
    again = officer.post(address, {**mended, "2-name": "", "2-father": "فرضی د", "2-age": "30", "2-sex": "?"})
    assert again.status_code == 302 or [row.number for row, _ in again.context["wrong"]] == [2]
    officer.post(
        address, {**mended, "2-name": "", "2-father": "فرضی د", "2-age": "30", "2-sex": "?", "file": "1"}
    )
    assert owner.execute("select count(*) from incidents_involved").fetchone() == (3,)
    written = owner.execute("select person_id from incidents_particular where key = 'as_written'").fetchall()
    assert len(written) >= 2


def test_a_list_is_filed_once(officer, begin, owner):
    address = begin(pasted=LIST)
    for _ in range(2):
        assert officer.post(address, {"file": "1"}).status_code == 302
    assert owner.execute("select count(*) from incidents_incident").fetchone() == (1,)


def workbook(rows):
    """The least that a spreadsheet is made of."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    cells = "".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
        f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="one" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
        f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    return packed(files)


def packed(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def sent(name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


def test_a_spreadsheet_is_read_like_a_list(officer, begin):
    address = begin(file=sent("list.xlsx", workbook([["Name", "Father", "Age"], ["فرضی", "فرضی ب", "40"]])))
    ((row, _),) = officer.get(address).context["rows"]
    assert (row.cells["name"], row.cells["age"], row.wrong) == ("فرضی", "40", ())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.xlsx", b"no spreadsheet"),
        ("list.xlsx", packed({"xl/workbook.xml": "<workbook/>"})),
        ("bomb.xlsx", packed({"xl/worksheets/sheet1.xml": "0" * 30_000_000})),
        ("list.exe", b"MZ"),
        ("list.csv", "نام".encode("utf-16")),
        ("large.csv", b"x" * 1_100_000),
    ],
    ids=["no archive", "no sheet", "unpacks into too much", "a program", "other letters", "too large"],
)
def test_a_hostile_or_broken_file_is_sent_back_with_a_sentence(officer, name, content, owner):
    page = officer.post("/incidents/manifest", {**EVENT, "file": sent(name, content)})
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert owner.execute("select count(*) from incidents_reportdraft").fetchone() == (0,)


def test_more_than_300_people_are_not_taken_in_part(officer):
    page = officer.post("/incidents/manifest", {**EVENT, "pasted": "فرضی\n" * 301})
    assert page.context["form"].errors["pasted"]


def test_a_list_that_was_begun_is_its_writers_alone(officer, begin, sign_in_as):
    address = begin(pasted=LIST)
    for username in ("taftan-supervisor", "chagai-welfare"):
        assert sign_in_as(username).get(address).status_code == 404
        assert sign_in_as(username).post(address, {"file": "1"}).status_code == 404


# --- six ticks ------------------------------------------------------------------------------------


def stamp(page):
    return re.search(r'name="stamp" value="([0-9a-f-]{36})"', page.content.decode())[1]


def known(owner, number):
    return owner.execute(
        "select s.so, s.not_so from incidents_statement s join incidents_involved p on p.id = s.person_id"
        " where p.number = %s",
        [number],
    ).fetchall()


def test_what_is_ticked_is_kept_for_each_person_alone(officer, filed, owner):
    address = f"/incidents/{filed}/ticks"
    said = {"stamp": stamp(officer.get(address)), "so-1": ["hurt_or_ill"], "asked": ["1", "2"]}
    assert officer.post(address, said).status_code == 302
    ((so, not_so),) = known(owner, 1)
    assert so == ["hurt_or_ill"]
    assert len(not_so) == 5
    ((so, not_so),) = known(owner, 2)
    assert (so, len(not_so)) == ([], 6)
    assert known(owner, 3) == []


def test_a_page_that_is_sent_twice_says_it_once(officer, filed, owner):
    address = f"/incidents/{filed}/ticks"
    said = {"stamp": stamp(officer.get(address)), "so-1": ["in_danger_now"]}
    for _ in range(2):
        officer.post(address, said)
    assert len(known(owner, 1)) == 1


def test_lanes_hold_women_children_and_whoever_is_to_be_heard_aside(officer, filed):
    address = f"/incidents/{filed}/ticks"
    officer.post(address, {"stamp": stamp(officer.get(address)), "so-9": ["in_danger_now"]})
    counts = {lane: count for lane, _, count in officer.get(address).context["found"].counts}
    assert counts == {"all": 25, "women": 5, "children": 8, "aside": 1, "not-asked": 24}
    aside = officer.get(address, {"lane": "aside"}).context["found"]
    assert [row.person.number for row in aside.rows] == [9]


def test_one_child_makes_no_child_of_anybody_else(officer, filed):
    address = f"/incidents/{filed}/ticks"
    officer.post(address, {"stamp": stamp(officer.get(address)), "so-1": ["victim_age_under_18"]})
    assert officer.get(f"/incidents/{filed}/people/1/reading").context["stop"]
    assert not officer.get(f"/incidents/{filed}/people/2/reading").context["stop"]
