"""What a province directs to its districts: who answers, who is silent, and where that shows."""

import csv
import io
from uuid import uuid4

import pytest

PROVINCE = "balochistan-secretary"
CELL = "Set up a cell against trafficking."
DISTRICTS = "trafficking_committee"
DIRECTED = {
    "kind": DISTRICTS,
    "text": CELL,
    "basis": "Sitting of the provincial committee",
    "evidence": "Order with the names of posts",
    "due_on": "2099-02-28",
}


@pytest.fixture
def province(sign_in_as):
    return sign_in_as(PROVINCE)


@pytest.fixture
def chagai(sign_in_as):
    return sign_in_as("chagai-secretary")


def issue(client, **more):
    answer = client.post("/directives/new", {**DIRECTED, "id": str(uuid4()), **more})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def to_chagai(chagai):
    (line,) = chagai.get("/directives/").context["to_do"]
    return f"/directives/with/{line.addressee.pk}"


def say(client, address, verb, side="addressee", **given):
    return client.post(
        address, {"side": side, f"{side}-verb": verb, **{f"{side}-{k}": v for k, v in given.items()}}
    )


def standings(client, directive):
    lines = client.get(directive).context["course"].lines
    return {line.addressee.place_id: str(line.standing) for line in lines}


def push_back(owner, table, days):
    owner.execute(f"alter table {table} disable trigger user")
    owner.execute(f"update {table} set due = due - make_interval(days => %s)", [days])
    owner.execute(f"alter table {table} enable trigger user")


def test_a_directive_goes_to_every_district_of_the_province_as_an_order(province, owner):
    directive = issue(province)
    standing = standings(province, directive)
    assert len(standing) >= 36
    assert set(standing.values()) == {"waiting"}
    bound = owner.execute("select distinct bound from committees_addressee").fetchall()
    assert bound == [(True,)]
    assert len(province.get(directive).context["course"].tiles) >= 36


def test_outside_the_line_it_is_a_request(province, owner):
    issue(province, kind="police")
    assert owner.execute("select distinct bound from committees_addressee").fetchall() == [(False,)]


def test_a_district_acknowledges_for_its_deputy_commissioner_with_a_scanned_letter(province, chagai):
    directive = issue(province)
    address = to_chagai(chagai)
    letter = io.BytesIO(picture())
    letter.name = "letter.jpg"
    given = {"diary": "DC/CHG/112 of 3-2-2026", "on_behalf": "Deputy Commissioner", "scan": letter}
    assert say(chagai, address, "acknowledge", **given).status_code == 302
    page = province.get(address).content.decode()
    assert "DC/CHG/112" in page
    assert "Deputy Commissioner" in page
    scan = province.get(
        page.partition('href="/directives/letters/')[2].partition('"')[0].join(["/directives/letters/", ""])
    )
    assert scan["Content-Disposition"].startswith("attachment")
    assert scan.content.startswith(b"\xff\xd8")
    assert standings(province, directive)["PK203"] == "acknowledged"


def picture(size=(40, 30)):
    from PIL import Image

    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "the maker of the camera"
    Image.new("RGB", size, "white").save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_a_report_says_what_was_done_and_the_province_verifies_it_or_sends_it_back(province, chagai):
    directive = issue(province)
    address = to_chagai(chagai)
    assert say(chagai, address, "report_done").status_code == 200
    assert say(chagai, address, "report_done", reason="Cell of four posts.").status_code == 302
    assert standings(province, directive)["PK203"] == "done"
    say(province, address, "return", "sender", reason="No order attached.")
    assert standings(province, directive)["PK203"] == "moving"
    say(chagai, address, "report_done", reason="Order attached.")
    say(province, address, "verify", "sender")
    assert standings(province, directive)["PK203"] == "done"
    assert chagai.get("/directives/").context["to_do"] == []


def test_silence_goes_up_the_line_and_stands_on_the_silent_districts_next_agenda(
    province, chagai, sign_in_as, owner
):
    directive = issue(province)
    gwadar = sign_in_as("gwadar-secretary")
    say(gwadar, to_chagai(gwadar), "acknowledge")
    push_back(owner, "committees_addressee", 4)
    standing = standings(province, directive)
    assert (standing["PK203"], standing["PK205"]) == ("silent", "acknowledged")
    line = next(
        each for each in province.get(directive).context["course"].lines if each.addressee.place_id == "PK203"
    )
    assert "provincial committee" in line.stands_with
    sitting = call(chagai, "trafficking_committee@PK203")
    agenda = chagai.get(sitting).content.decode()
    assert CELL in agenda
    assert "silent" in agenda
    above = province.get(call(province, "trafficking_committee_province@PK2")).content.decode()
    assert "districts that are silent" in above


def call(client, *committees, **more):
    given = {"committees": committees, "day": "2099-03-01", "time": "10:00", "room": "Hall", "chair": "DC"}
    answer = client.post("/sittings/new", {**given, **more})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def hold(client, sitting, *names):
    given = {f"name_{number}": name for number, name in enumerate(names)}
    given |= {f"office_{number}": f"Office {number}" for number in range(len(names) + 1)}
    return client.post(f"{sitting}/attendance", given)


def test_a_decision_needs_an_owner_and_is_followed_to_the_next_sitting(province, owner):
    sitting = call(province, "trafficking_committee_province@PK2")
    province.post(sitting, {"text": "Shelter for men"})
    assert hold(province, sitting, "Demo One", "Demo Two").status_code == 302
    decision = {"id": str(uuid4()), "text": "Find ten beds.", "due_on": "2099-04-01"}
    assert province.post(f"{sitting}/items/1", decision | {"owner": ""}).status_code == 200
    decided = decision | {"owner": "social_welfare@PK203"}
    assert province.post(f"{sitting}/items/1", decided).status_code == 302
    minutes = {"version": "0", "text": "The shelters take women only."}
    assert province.post(f"{sitting}/items/1", minutes).status_code == 302
    assert province.post(sitting, {"verb": "circulate"}).status_code == 302
    second = call(province, "trafficking_committee_province@PK2", day="2099-04-02")
    sources = [item.source for item in province.get(second).context["opened"].items]
    assert sources[:2] == ["minutes", "action"]
    hold(province, second, "Demo One")
    assert province.post(f"{second}/items/1", {"approve": "yes"}).status_code == 302
    province.post(second, {"verb": "circulate"})
    states = owner.execute("select state from committees_sitting order by at").fetchall()
    assert states == [("approved",), ("minuted",)]


def test_the_minutes_come_as_word_in_both_languages(province):
    sitting = call(province, "trafficking_committee_province@PK2", diary="SO/AHT/7")
    province.post(sitting, {"text": "Shelter for men"})
    hold(province, sitting, "Demo One")
    for language in ("en", "ur"):
        word = province.get(f"{sitting}/minutes.{language}.docx")
        assert word.content.startswith(b"PK")
        page = province.get(f"{sitting}/minutes.{language}.html").content.decode()
        assert "SO/AHT/7" in page
        assert "Demo One" in page
    assert province.get(f"{sitting}/minutes.fr.docx").status_code == 404


def test_of_two_who_write_minutes_at_once_neither_is_lost(province):
    sitting = call(province, "trafficking_committee_province@PK2")
    province.post(sitting, {"text": "Shelter for men"})
    hold(province, sitting, "Demo One")
    address = f"{sitting}/items/1"
    assert province.post(address, {"version": "0", "text": "First."}).status_code == 302
    late = province.post(address, {"version": "0", "text": "Second."})
    page = late.content.decode()
    assert late.status_code == 200
    assert "First." in page
    assert "Second." in page


def test_nobody_sits_in_two_sittings_at_once(province):
    call(province, "trafficking_committee_province@PK2")
    given = {"committees": ["trafficking_committee_province@PK2"], "day": "2099-03-01", "time": "10:00"}
    again = province.post("/sittings/new", given | {"room": "x", "chair": "y"})
    assert "time" in again.context["form"].errors


def test_a_sitting_that_nobody_came_to_was_not_held(province):
    sitting = call(province, "trafficking_committee_province@PK2")
    assert hold(province, sitting).status_code == 200


def test_who_neither_issued_it_nor_is_addressed_is_told_of_none(province, sign_in_as):
    directive = issue(province, kind="", offices=["trafficking_committee@PK203"])
    gwadar = sign_in_as("gwadar-secretary")
    nowhere = gwadar.get(f"/directives/{uuid4()}")
    assert gwadar.get(directive).status_code == nowhere.status_code == 404
    for rest in ("table.csv", "table.xlsx", "letter.en.html", "letter.ur.docx"):
        assert gwadar.get(f"{directive}/{rest}").status_code == 404
    address = to_chagai(sign_in_as("chagai-secretary"))
    assert gwadar.get(address).status_code == 404
    assert say(gwadar, address, "acknowledge").status_code == 404
    assert sign_in_as("taftan-officer").get(directive).status_code == 404


def test_an_addressee_sees_the_directive_and_its_own_answer_alone(province, chagai):
    directive = issue(province)
    lines = chagai.get(directive).context["course"].lines
    assert [line.addressee.place_id for line in lines] == ["PK203"]


def test_who_does_not_look_on_is_told_of_no_sitting(chagai, province, sign_in_as):
    sitting = call(chagai, "trafficking_committee@PK203")
    for client in (province, sign_in_as("gwadar-secretary"), sign_in_as("taftan-officer")):
        for rest in ("", "/attendance", "/room", "/items/1", "/minutes.en.html"):
            assert client.get(f"{sitting}{rest}").status_code == 404


def test_a_member_looks_on_and_runs_nothing(province, sign_in_as):
    directive = issue(province)
    sitting = call(province, "trafficking_committee_province@PK2")
    chair = sign_in_as("balochistan-chair")
    assert chair.get(directive).status_code == chair.get(sitting).status_code == 200
    assert chair.get("/directives/new").status_code == 404
    assert chair.post(sitting, {"text": "x"}).status_code == 404
    assert chair.get(f"{sitting}/attendance").status_code == 404


def test_nobody_issues_for_another_office_in_the_database_either(chagai, acting):
    from django.db import ProgrammingError
    from django.utils import timezone

    from rabta_web.committees.models import Directive

    with pytest.raises(ProgrammingError, match="row-level security"), acting("chagai-secretary") as actor:
        Directive(
            agency_id="trafficking_committee_province@PK2",
            province="PK2",
            text="x",
            basis="x",
            evidence="",
            due_on=timezone.localdate(),
            issued_by=actor.id,
            issued_at=timezone.now(),
        ).save(force_insert=True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"MZ\x90 a program", "Only pictures"),
        (b"\xff\xd8\xff no picture at all", "cannot be read"),
        (b"%PDF-1.7 no more of it", "cannot be read"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * (5 * 1024 * 1024), "larger than 5"),
        ("acting", "act by itself"),
        ("locked", "locked"),
    ],
    ids=["empty", "program", "broken picture", "broken pdf", "large", "acting pdf", "locked pdf"],
)
def test_a_hostile_file_is_refused_with_what_to_do(province, chagai, content, said, owner):
    issue(province)
    letter = io.BytesIO(hostile(content) if isinstance(content, str) else content)
    letter.name = "letter.pdf"
    page = say(chagai, to_chagai(chagai), "acknowledge", scan=letter)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert owner.execute("select count(*) from committees_step").fetchone() == (0,)


def hostile(how):
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    made = PdfWriter()
    made.add_blank_page(200, 200)
    if how == "locked":
        made.encrypt("secret", algorithm="RC4-128")
    else:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
        action = DictionaryObject({NameObject(key): value for key, value in action.items()})
        made.root_object[NameObject("/OpenAction")] = made._add_object(action)
    file = io.BytesIO()
    made.write(file)
    return file.getvalue()


def test_a_picture_keeps_nothing_of_its_camera(platform):
    from rabta_web.attachments import cleaned

    assert b"maker of the camera" in picture()
    assert b"maker of the camera" not in cleaned(picture()).content


def test_the_table_of_a_directive_comes_as_csv_and_as_a_spreadsheet(province):
    from python_calamine import CalamineWorkbook

    directive = issue(province)
    text = province.get(f"{directive}/table.csv").content.decode("utf-8-sig")
    assert len(text.splitlines()) >= 37
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(province.get(f"{directive}/table.xlsx").content))
    rows = sheet.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == [row[0] for row in csv.reader(io.StringIO(text))]
    assert province.get(f"{directive}/table.exe").status_code == 404


def test_the_covering_letter_names_everybody_it_goes_to_in_both_languages(province):
    directive = issue(
        province, kind="", offices=["trafficking_committee@PK203", "police@PK205"], diary="SO/7"
    )
    english = province.get(f"{directive}/letter.en.html").content.decode()
    for words in ("SO/7", CELL, "Chagai", "Gwadar", "For compliance", "With the request to act"):
        assert words in english
    urdu = province.get(f"{directive}/letter.ur.html").content.decode()
    assert 'lang="ur"' in urdu
    assert "چاغی" in urdu
    assert province.get(f"{directive}/letter.ur.docx").content.startswith(b"PK")
    assert province.get(f"{directive}/letter.fr.docx").status_code == 404
