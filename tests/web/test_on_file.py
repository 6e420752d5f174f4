"""What was signed stands on file: numbers on every later paper, the scan sealed and given to few."""

import io
import re
from uuid import uuid4

import pytest
from PIL import Image

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
DIARY, FIR, BEHALF = "Roznamcha 14, 1-3-2026", "FIR 7/2026", "Tehsildar Taftan"


@pytest.fixture
def person(officer):
    return officer.post("/incidents/new", REPORT)["Location"] + "/people/1"


@pytest.fixture
def photograph():
    """A photograph that says which camera took it."""
    exif = Image.Exif()
    exif[0x010F] = "CameraOfSomebody"
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "JPEG", exif=exif)
    kept.name = "paper.jpg"
    kept.seek(0)
    return kept


def put(client, person, **said):
    return client.post(f"{person}/papers/on-file", {"paper": "fir", **said})


def scan(client, person):
    page = client.get(f"{person}/papers").content.decode()
    return re.search(r"/papers-on-file/[0-9a-f-]{36}", page)[0]


def test_the_numbers_stand_on_every_later_paper(officer, person):
    assert put(officer, person, diary=DIARY, fir=FIR, on_behalf=BEHALF).status_code == 302
    page = officer.get(f"{person}/papers").content.decode()
    assert all(words in page for words in (DIARY, FIR, BEHALF))
    assert all(
        words in officer.get(f"{person}/papers/fir.en.html").content.decode() for words in (DIARY, FIR)
    )
    put(officer, person, diary="Roznamcha 15")
    paper = officer.get(f"{person}/papers/fir.en.html").content.decode()
    assert "Roznamcha 15" in paper
    assert DIARY not in paper


def test_a_photograph_loses_what_it_tells_of_its_camera(officer, person, photograph):
    assert put(officer, person, scan=photograph).status_code == 302
    given = officer.get(scan(officer, person))
    assert given["Content-Type"] == "image/jpeg"
    assert given["Content-Disposition"] == 'attachment; filename="paper.jpg"'
    assert "sandbox" in given["Content-Security-Policy"]
    assert Image.open(io.BytesIO(given.content)).getexif() == {}


def test_evidence_is_kept_to_the_bit(officer, person, photograph):
    before = photograph.getvalue()
    assert put(officer, person, scan=photograph, evidence="on").status_code == 302
    assert officer.get(scan(officer, person)).content == before


def test_a_hostile_file_is_refused_as_evidence_too(officer, person, owner):
    hostile = io.BytesIO(b"<svg onload=alert(1)>")
    hostile.name = "paper.pdf"
    answer = put(officer, person, scan=hostile, evidence="on")
    assert answer.context["form"].errors.keys() == {"scan"}
    assert owner.execute("select count(*) from assessments_onfile").fetchone() == (0,)


def test_nothing_is_put_on_file_without_a_number_or_a_scan(officer, person, owner):
    for said in ({}, {"on_behalf": BEHALF}, {"paper": "letter", "diary": DIARY}):
        assert put(officer, person, **said).status_code == 200
    assert owner.execute("select count(*) from assessments_onfile").fetchone() == (0,)


def test_it_stands_sealed(officer, person, owner, photograph):
    put(officer, person, diary=DIARY, fir=FIR, on_behalf=BEHALF, scan=photograph)
    (row,) = owner.execute("select diary, fir, on_behalf, scan from assessments_onfile").fetchall()
    assert not any(words.encode() in bytes(column) for column in row for words in (DIARY, FIR, BEHALF))


def test_a_scan_is_given_to_whoever_may_see_who_the_person_is(officer, person, photograph, sign_in_as, owner):
    put(officer, person, diary=DIARY, scan=photograph)
    address = scan(officer, person)
    assert sign_in_as("taftan-supervisor").get(address).status_code == 200
    officer.post(
        f"{person}/question",
        {"id": str(uuid4()), "question": "promise", "so": ["means_deception"], "source": "person"},
    )
    officer.post(f"{person}/opinion", {"agency": "social_welfare@PK203", "reason": "x"})
    asked = sign_in_as("chagai-welfare")
    assert asked.get(f"{person}/papers").status_code == 200
    assert DIARY not in asked.get(f"{person}/papers").content.decode()
    assert DIARY not in asked.get(f"{person}/papers/fir.en.html").content.decode()
    for other in ("chagai-welfare", "auditor", "balochistan-secretary"):
        client = sign_in_as(other)
        nothing = client.get(f"/papers-on-file/{uuid4()}")
        assert client.get(address).status_code == nothing.status_code != 200
    deeds = [deed for (deed,) in owner.execute("select deed from audit_entry where deed like '%scan%'")]
    assert deeds == ["scan.read"]


def test_nobody_but_who_filed_it_puts_papers_on_file(person, sign_in_as, owner):
    assert put(sign_in_as("taftan-supervisor"), person, diary=DIARY).status_code in (403, 404)
    assert owner.execute("select count(*) from assessments_onfile").fetchone() == (0,)
