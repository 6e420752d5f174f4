"""An action plan: imported without losing a row, changed in versions, followed to what shows it."""

import io

import pytest

KEEPER = "trafficking_committee_province@PK2"
ROWS = """\
kind\tWhat\tOwner\tFrom\tUntil\tevidence\tmeasure\ttarget\tkey
objective\tScreen before booking
activity\tA cell in every district\ttrafficking_committee@PK203\t2026-01-01\t2026-03-31\tOrder
indicator\tNobody booked unscreened\t\t\t\t\tunscreened\t0
activity\tBeds for men\tMinistry of Works\t\t2099-12-31"""


@pytest.fixture
def keeper(sign_in_as):
    return sign_in_as("balochistan-secretary")


@pytest.fixture
def plan(keeper):
    given = {"agency": KEEPER, "title": "Provincial plan", "basis": "Sitting of 3 March"}
    return keeper.post("/plans/new", given)["Location"]


def import_rows(client, plan, rows=ROWS, version=1, **more):
    given = {"version": version, "rows": rows, "reason": "first text"}
    return client.post(f"{plan}/import", given | more)


@pytest.fixture
def imported(keeper, plan):
    assert import_rows(keeper, plan, keep="1").status_code == 302
    return plan


def entries(client, plan):
    return {seen.line.text: seen for seen in client.get(plan).context["opened"].entries}


def of(client, plan, text):
    return f"{plan}/entries/{entries(client, plan)[text].entry.pk}"


def test_the_page_says_that_the_text_of_the_national_plan_is_not_known(keeper):
    page = keeper.get("/plans/").content.decode()
    assert "National Action Plan on trafficking" in page
    assert "NAP" not in page


def test_a_sheet_is_shown_row_by_row_and_nothing_is_kept_before_every_row_can_be_read(keeper, plan):
    bad = ROWS + "\nactivity\tNobody's work\nwish\tAll will be well\nactivity\tx\ty\t2026-05-01\t31 May"
    page = import_rows(keeper, plan, bad, keep="1")
    assert page.status_code == 200
    rows = page.context["rows"]
    assert len(rows) == 7
    assert [bool(row.wrong) for row in rows] == [False] * 4 + [True] * 3
    text = page.content.decode()
    for words in ("Nobody&#x27;s work", "All will be well", "31 May", "needs an owner", "2026-12-31"):
        assert words in text
    assert entries(keeper, plan) == {}


def test_a_plan_is_imported_from_a_spreadsheet_and_goes_out_as_one_that_reads_the_same(keeper, imported):
    sheet = keeper.get(f"{imported}/plan.xlsx").content
    file = io.BytesIO(sheet)
    file.name = "plan.xlsx"
    before = entries(keeper, imported)
    page = keeper.post(f"{imported}/import", {"version": 2, "reason": "again", "file": file})
    assert page.context["wrong"] == []
    rows = page.context["form"].initial["rows"]
    assert import_rows(keeper, imported, rows, 2, keep="1").status_code == 302
    after = entries(keeper, imported)
    assert {text: seen.entry.pk for text, seen in before.items()} == {
        text: seen.entry.pk for text, seen in after.items()
    }
    page = keeper.get(imported)
    assert page.context["opened"].version.number == 3
    assert page.context["changes"] == []


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"MZ", b"\xff\xfe\x00"])
def test_a_hostile_file_is_refused_with_what_to_do(keeper, plan, content):
    file = io.BytesIO(content)
    file.name = "plan.xlsx"
    page = keeper.post(f"{plan}/import", {"version": 1, "reason": "x", "file": file})
    assert page.status_code == 200
    assert "damaged" in page.content.decode()


def test_what_is_overdue_comes_first_and_an_indicator_shows_what_is_counted(keeper, imported):
    opened = keeper.get(imported).context["opened"]
    assert [seen.line.text for seen in opened.overdue] == ["A cell in every district"]
    indicator = entries(keeper, imported)["Nobody booked unscreened"]
    assert indicator.value == "0"
    assert "no screening" in str(indicator.measure)
    assert "no office on this platform" in keeper.get(imported).content.decode()


def test_a_change_makes_a_version_and_the_one_before_stays_readable(keeper, imported):
    entry = of(keeper, imported, "Beds for men")
    given = {"version": 2, "text": "Twenty beds", "owner": "social_welfare@PK203", "reason": "agreed"}
    assert keeper.post(f"{entry}/change", given).status_code == 302
    page = keeper.get(imported)
    (changed,) = page.context["changes"]
    assert "Beds for men" in changed.before
    assert "Twenty beds" in changed.after
    assert "Twenty beds" not in entries(keeper, f"{imported}/versions/2")
    assert "Beds for men" in entries(keeper, f"{imported}/versions/2")
    assert keeper.post(f"{entry}/change", given | {"version": 3, "owner": ""}).status_code == 200


def test_of_two_who_change_a_plan_at_once_neither_is_lost(keeper, imported):
    entry = of(keeper, imported, "Beds for men")
    given = {"version": 2, "text": "Twenty beds", "owner": "social_welfare@PK203", "reason": "agreed"}
    assert keeper.post(f"{entry}/change", given).status_code == 302
    late = keeper.post(f"{entry}/change", given | {"text": "Thirty beds"})
    assert late.status_code == 200
    assert "Thirty beds" in late.content.decode()
    assert "meanwhile" in late.content.decode()


def test_an_entry_is_added_where_it_belongs_or_left_out(keeper, imported):
    given = {"version": 2, "kind": "activity", "text": "Train", "owner": "police@PK203", "reason": "x"}
    assert keeper.post(f"{imported}/add", given).status_code == 302
    assert list(entries(keeper, imported))[-1] == "Train"
    given = {"version": 3, "text": "Train", "owner": "x", "reason": "not now", "leave_out": "1"}
    assert keeper.post(f"{of(keeper, imported, 'Train')}/change", given).status_code == 302
    assert "Train" not in entries(keeper, imported)


def test_the_owner_reports_it_done_with_evidence_and_the_keeper_verifies(keeper, imported, sign_in_as):
    from test_committees import picture

    owner = sign_in_as("chagai-secretary")
    entry = of(owner, imported, "A cell in every district")
    assert owner.post(entry, {"verb": "report_done"}).status_code == 200
    letter = io.BytesIO(picture())
    letter.name = "order.jpg"
    done = {"verb": "report_done", "reason": "Order of posts", "proof": letter}
    assert owner.post(entry, done).status_code == 302
    page = keeper.get(entry).content.decode()
    assert "Order of posts" in page
    assert sign_in_as("gwadar-secretary").get(entry).status_code == 404
    proof = "/plans/proofs/" + page.partition("/plans/proofs/")[2].partition('"')[0]
    assert keeper.get(proof).content.startswith(b"\xff\xd8")
    assert sign_in_as("gwadar-secretary").get(proof).status_code == 404
    assert owner.post(entry, {"verb": "verify"}).status_code == 404
    assert keeper.post(entry, {"verb": "verify"}).status_code == 302
    assert entries(keeper, imported)["A cell in every district"].entry.state == "verified"


def test_an_activity_is_directed_to_its_owner_and_followed_from_the_plan(keeper, imported):
    entry = of(keeper, imported, "Beds for men")
    given = {"version": 2, "text": "Twenty beds", "owner": "social_welfare@PK203", "reason": "agreed"}
    keeper.post(f"{entry}/change", given | {"ends": "2099-12-31"})
    answer = keeper.post(f"{entry}/direct")
    assert answer["Location"].startswith("/directives/")
    (line,) = keeper.get(entry).context["found"].directed
    assert str(line.standing) == "waiting"
    assert keeper.post(f"{entry}/direct").status_code == 404


def test_the_days_go_into_a_calendar_with_lines_that_are_not_too_wide(keeper, imported):
    lines = keeper.get(f"{imported}/plan.ics").content.decode().split("\r\n")
    assert "DTSTART;VALUE=DATE:20260331" in lines
    assert lines.count("BEGIN:VEVENT") == 2
    assert all(len(line.encode()) <= 75 for line in lines)


def test_who_neither_follows_the_committee_nor_owns_a_part_is_told_of_no_plan(keeper, imported, sign_in_as):
    entry = of(keeper, imported, "Beds for men")
    gwadar, officer = sign_in_as("gwadar-secretary"), sign_in_as("taftan-officer")
    for client in (gwadar, officer):
        for rest in ("", "/versions/1", "/import", "/add", "/plan.ics", "/plan.xlsx", "/plan.csv"):
            assert client.get(f"{imported}{rest}").status_code == 404, rest
        for rest in ("", "/change"):
            assert client.get(f"{entry}{rest}").status_code == 404
        assert client.post(f"{entry}/direct").status_code == 404
        assert client.post(entry, {"verb": "begin"}).status_code == 404
    assert gwadar.get("/plans/").context["plans"] == []


def test_an_owner_reads_the_plan_and_changes_nothing_of_it(keeper, imported, sign_in_as):
    owner = sign_in_as("chagai-secretary")
    assert owner.get(imported).status_code == 200
    for rest in ("/import", "/add"):
        assert owner.get(f"{imported}{rest}").status_code == 404
    entry = of(owner, imported, "Beds for men")
    assert owner.get(f"{entry}/change").status_code == 404
    assert owner.post(entry, {"verb": "begin"}).status_code == 404
    assert owner.post(f"{entry}/direct").status_code == 404
