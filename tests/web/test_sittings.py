"""Sittings: who counts, what is decided without a quorum, what is adjourned, what several keep apart."""

import io
import zipfile
from uuid import uuid4

import pytest
from test_bodies import CHAGAI, PROVINCE, amend, seat
from test_committees import call, issue, push_back

OFFICES = ("Deputy Commissioner", "Police", "Social Welfare", "FIA")


@pytest.fixture
def secretary(sign_in_as):
    client = sign_in_as("chagai-secretary")
    amend(client)
    return client


def sheet(*names, **more):
    given = {f"office_{number}": office for number, office in enumerate(OFFICES)}
    return given | {f"name_{number}": name for number, name in enumerate(names)} | more


def hold(client, sitting, *names, **more):
    answer = client.post(f"{sitting}/attendance", sheet(*names, **more))
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def sat(client, *names, text="Beds for men", **more):
    """A sitting with one new matter that so many came to, and the number of that matter."""
    sitting = call(client, CHAGAI, **more)
    assert client.post(sitting, {"text": text}).status_code == 302
    hold(client, sitting, *names)
    return sitting, client.get(sitting).context["opened"].items[-1].number


def decide(client, sitting, number, text="Find ten beds."):
    given = {"id": str(uuid4()), "text": text, "owner": "social_welfare@PK203", "due_on": "2099-04-01"}
    assert client.post(f"{sitting}/items/{number}", given).status_code == 302


def sources(client, sitting):
    return [item.source for item in client.get(sitting).context["opened"].items]


def test_the_quorum_is_counted_while_people_come(secretary):
    sitting = call(secretary, CHAGAI)
    assert secretary.post(f"{sitting}/attendance", sheet("One", "Two", here="yes")).status_code == 302
    page = secretary.get(f"{sitting}/attendance")
    assert page.context["quorums"][0][2] is False
    assert "2 offices are here; the quorum is 3" in page.content.decode().replace("<bdi>", "").replace(
        "</bdi>", ""
    )
    secretary.post(f"{sitting}/attendance", sheet("One", "Two", "Three", here="yes"))
    assert secretary.get(f"{sitting}/room").context["quorums"][0][2] is True
    secretary.post(f"{sitting}/attendance", sheet("One", "", "Three", here="yes"))
    assert secretary.get(sitting).context["opened"].quorums[CHAGAI].here() == 2


def test_what_is_decided_without_a_quorum_waits_until_one_confirms_it(secretary):
    first, number = sat(secretary, "One", "Two")
    decide(secretary, first, number)
    assert "to be confirmed" in secretary.get(first).content.decode()
    assert "without a quorum" in secretary.get(f"{first}/minutes.en.html").content.decode()
    second = call(secretary, CHAGAI, day="2099-04-01")
    assert "confirm" in sources(secretary, second)
    hold(secretary, second, "One", "Two")
    third = call(secretary, CHAGAI, day="2099-05-01")
    assert "confirm" in sources(secretary, third)
    hold(secretary, third, "One", "Two", "Three")
    assert "confirm" not in sources(secretary, call(secretary, CHAGAI, day="2099-06-01"))


def test_with_a_quorum_nothing_waits(secretary):
    first, number = sat(secretary, "One", "Two", "Three")
    decide(secretary, first, number)
    assert "to be confirmed" not in secretary.get(first).content.decode()
    assert "confirm" not in sources(secretary, call(secretary, CHAGAI, day="2099-04-01"))


def test_an_adjourned_sitting_gives_its_matters_to_the_next(secretary):
    sitting = call(secretary, CHAGAI)
    secretary.post(sitting, {"text": "Beds for men"})
    assert secretary.post(sitting, {"verb": "adjourn"}).status_code == 302
    assert "called" in str(secretary.get(sitting).context["opened"].says)
    secretary.post(sitting, {"verb": "adjourn", "reason": "no quorum"})
    second = call(secretary, CHAGAI, day="2099-04-01")
    secretary.post(second, {"verb": "adjourn", "reason": "no quorum again"})
    third = call(secretary, CHAGAI, day="2099-05-01")
    assert "Beds for men" in secretary.get(third).content.decode()
    hold(secretary, third, "One", "Two", "Three")
    assert "carried" not in sources(secretary, call(secretary, CHAGAI, day="2099-06-01"))


def test_nobody_takes_the_chair_twice_at_once_for_whatever_committee(secretary, sign_in_as, owner):
    call(secretary, CHAGAI, chair="Demo Chair")
    owner.execute(
        "insert into accounts_appointment (id, person_id, role, agency_id, place_id, begins)"
        " select gen_random_uuid(), id, 'committee_secretary', 'social_welfare@PK203', 'PK203', '2026-01-01'"
        " from accounts_person where username = 'gwadar-secretary'"
    )
    other = sign_in_as("gwadar-secretary")
    given = {"committees": ["social_welfare@PK203"], "day": "2099-03-01", "time": "10:20", "room": "x"}
    try:
        for chair in ("Demo Chair", "chair, demo", "Deputy Commissioner"):
            answer = other.post("/sittings/new", given | {"chair": chair})
            assert answer.status_code == 200, chair
            assert "time" in answer.context["form"].errors
        assert other.post("/sittings/new", given | {"chair": "Somebody Else"}).status_code == 302
    finally:
        owner.execute(
            "delete from accounts_appointment where agency_id = 'social_welfare@PK203'"
            " and role = 'committee_secretary'"
        )


def test_who_has_left_an_office_does_not_come_for_it(secretary):
    for name, begins in (("Demo One", "2022-02-01"), ("Demo Two", "2024-02-01")):
        seat(secretary, name, begins)
    sitting = call(secretary, CHAGAI)
    refused = secretary.post(f"{sitting}/attendance", sheet("Chair", "demo one"))
    assert "name_1" in refused.context["form"].errors
    hold(secretary, sitting, "Chair", "Demo Two")
    printed = secretary.get(f"{sitting}/attendance.en.html").content.decode()
    assert "Demo Two" in printed
    assert "Demo One" not in printed


def test_a_matter_holds_no_number_of_a_person(secretary):
    sitting = call(secretary, CHAGAI)
    for text in ("Card 54400-1234567-1", "Passport AB1234567", "Call 0300 123 4567 today"):
        assert "text" in secretary.post(sitting, {"text": text}).context["matter"].errors
    assert secretary.post(sitting, {"text": "Person 1A2B3C4D/1 of 58 at Taftan"}).status_code == 302


def test_minutes_draft_themselves_from_the_agenda_and_what_was_decided(secretary):
    sitting, number = sat(secretary, "One", "Two", "Three")
    decide(secretary, sitting, number)
    drafted = secretary.get(f"{sitting}/items/{number}").context["write"].initial["text"]
    for said in ("Beds for men", "Find ten beds.", "1 April 2099"):
        assert said in drafted
    assert drafted.split("\n")[0] in secretary.get(f"{sitting}/minutes.en.html").content.decode()


def test_two_who_write_at_once_join_what_they_wrote_and_every_version_is_kept(secretary):
    sitting, number = sat(secretary, "One", "Two", "Three")
    address = f"{sitting}/items/{number}"
    secretary.post(address, {"version": "0", "text": "First."})
    late = secretary.post(address, {"version": "0", "text": "Second."})
    assert late.context["write"]["version"].value() == 1
    assert secretary.post(address, {"version": "1", "text": "First. Second."}).status_code == 302
    kept = [version.text for version, _ in secretary.get(address).context["versions"]]
    assert kept == ["First. Second.", "First."]


def approved(client):
    """A sitting whose minutes a later one approved."""
    first, number = sat(client, "Demo One", "Two", "Three", text="Person 1A2B3C4D/1")
    client.post(f"{first}/items/{number}", {"version": "0", "text": "Demo One will see 1A2B3C4D/1."})
    client.post(first, {"verb": "circulate", "diary": "DC/CHG/55"})
    second = call(client, CHAGAI, day="2099-04-01")
    hold(client, second, "One", "Two", "Three")
    assert client.post(f"{second}/items/1", {"approve": "yes"}).status_code == 302
    return first, number


def test_approved_minutes_are_sealed_in_the_ledger_and_a_page_says_whether_they_still_match(secretary, owner):
    sitting, _ = approved(secretary)
    (seal,) = secretary.get(sitting).context["seals"]
    assert seal.holds
    (entry,) = owner.execute(
        "select detail->>'sha256' from audit_entry where deed = 'minutes.sealed'"
    ).fetchall()
    assert entry == (seal.sealed,)
    from rabta_web.audit.sealed import seal as sealed

    (row,) = owner.execute("select id from committees_record where language = 'en'").fetchone()
    changed = sealed('{"part":"Paper"}', f"committees_record.paper.{row}")
    owner.execute("update committees_record set paper = %s where id = %s", [changed, row])
    assert secretary.get(sitting).context["seals"][0].holds is False
    assert "not what was approved" in secretary.get(sitting).content.decode()


def test_approved_minutes_come_out_as_they_were_kept_whatever_happens_since(secretary, owner):
    sitting, number = approved(secretary)
    before = secretary.get(f"{sitting}/minutes.ur.html").content
    (name,) = owner.execute("select name_ur from agencies_agency where id = %s", [CHAGAI]).fetchone()
    owner.execute("update agencies_agency set name_ur = 'x' where id = %s", [CHAGAI])
    try:
        assert secretary.get(f"{sitting}/minutes.ur.html").content == before
    finally:
        owner.execute("update agencies_agency set name_ur = %s where id = %s", [name, CHAGAI])
    assert secretary.get(f"{sitting}/items/{number}").status_code == 404
    assert "DC/CHG/55" in before.decode()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_minutes_come_as_word_and_pdf_in_both_languages(secretary, language):
    from rabta_web.ui.papers import pdf_can_be_made

    sitting, _ = sat(secretary, "Demo One", "Two", "Three")
    word = secretary.get(f"{sitting}/minutes.{language}.docx").content
    with zipfile.ZipFile(io.BytesIO(word)) as document:
        assert "Demo One" in document.read("word/document.xml").decode()
    if pdf_can_be_made():
        assert secretary.get(f"{sitting}/minutes.{language}.pdf").content.startswith(b"%PDF")


def test_a_redacted_version_says_what_was_left_out_and_why(secretary):
    sitting, _ = approved(secretary)
    page = secretary.get(f"{sitting}/redacted.en.html").content.decode()
    assert "Demo One" not in page
    assert "1A2B3C4D" not in page
    assert "[2]" in page
    assert "it leads to somebody who may be a victim" in page
    assert "Demo One" in secretary.get(f"{sitting}/minutes.en.html").content.decode()


def test_several_committees_at_one_table_keep_separate_minutes(sign_in_as, owner, secretary):
    owner.execute(
        "insert into accounts_appointment (id, person_id, role, agency_id, place_id, begins)"
        " select gen_random_uuid(), id, 'committee_secretary', 'social_welfare@PK203', 'PK203', '2026-01-01'"
        " from accounts_person where username = 'chagai-secretary'"
    )
    both = sign_in_as("chagai-secretary")
    try:
        sitting = call(both, CHAGAI, "social_welfare@PK203")
        both.post(sitting, {"text": "Beds for men"})
        hold(both, sitting, "One", "Two", "Three")
        papers = [
            both.get(f"{sitting}/minutes.en.html?committee={each}").content.decode()
            for each in (CHAGAI, "social_welfare@PK203")
        ]
        assert papers[0] != papers[1]
        assert all("Sitting together with" in each for each in papers)
        assert both.get(f"{sitting}/minutes.en.html?committee={PROVINCE}").status_code == 404
        number = both.get(sitting).context["opened"].items[-1].number
        assert both.get(f"{sitting}/items/{number}").context["decide"].fields["committee"].choices
    finally:
        owner.execute(
            "delete from accounts_appointment where agency_id = 'social_welfare@PK203'"
            " and role = 'committee_secretary'"
        )


def test_the_agenda_is_kept_as_it_stood_when_the_sitting_was_held(sign_in_as, secretary, owner):
    province = sign_in_as("balochistan-secretary")
    issue(province)
    push_back(owner, "committees_addressee", 4)
    sitting = call(province, PROVINCE)
    shown = next(item for item in province.get(sitting).context["opened"].items if item.source == "silent")
    province.post(f"{sitting}/attendance", {"office_0": "Chair", "name_0": "One"})
    owner.execute("alter table committees_addressee disable trigger user")
    owner.execute("update committees_addressee set state = 'verified'")
    owner.execute("alter table committees_addressee enable trigger user")
    kept = next(item for item in province.get(sitting).context["opened"].items if item.source == "silent")
    assert kept.note == shown.note
    assert "silent or late" in kept.note


def test_the_notice_and_the_working_paper_hold_the_whole_agenda(secretary):
    sitting = call(secretary, CHAGAI, diary="DC/CHG/54")
    secretary.post(sitting, {"text": "Beds for men"})
    notice = secretary.get(f"{sitting}/notice.en.html").content.decode()
    for said in (
        "DC/CHG/54",
        "Beds for men",
        "Sent to",
        "Social Welfare",
        "Office of the Deputy Commissioner",
    ):
        assert said in notice
    working = secretary.get(f"{sitting}/working.ur.html").content.decode()
    assert "Beds for men" in working
    assert "<table" in working


def test_a_sitting_goes_into_a_calendar_without_what_is_discussed(secretary):
    from datetime import UTC

    sitting = call(secretary, CHAGAI, room="Hall, ground floor")
    secretary.post(sitting, {"text": "Beds for men"})
    file = secretary.get(f"{sitting}/sitting.ics")
    assert file["Content-Type"].startswith("text/calendar")
    text = file.content.decode()
    at = secretary.get(sitting).context["opened"].sitting.at.astimezone(UTC)
    assert f"DTSTART:{at:%Y%m%dT%H%M%SZ}\r\n" in text
    assert "LOCATION:Hall\\, ground floor\r\n" in text
    assert "Beds" not in text
    secretary.post(sitting, {"verb": "cancel", "reason": "Eid"})
    assert "STATUS:CANCELLED" in secretary.get(f"{sitting}/sitting.ics").content.decode()


def test_what_nobody_answered_in_time_comes_as_a_number_with_codes_and_no_name(secretary, sign_in_as, owner):
    officer = sign_in_as("taftan-officer")
    report = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "Zarina Demo"}
    incident = officer.post("/incidents/new", report)["Location"]
    referral = {
        "id": str(uuid4()),
        "agency": "social_welfare@PK203",
        "asked_for": ["need_safe_place"],
        "basis": "vital",
        "grounds": "x",
    }
    assert officer.post(f"{incident}/people/1/refer", referral).status_code == 302
    sitting = call(secretary, CHAGAI)
    assert "referrals" not in sources(secretary, sitting)
    push_back(owner, "referrals_referral", 4)
    item = next(each for each in secretary.get(sitting).context["opened"].items if each.source == "referrals")
    assert item.text.startswith("1 referral")
    assert incident.rsplit("/", 1)[1][:8].upper() + "/1" in item.note
    assert "Zarina" not in secretary.get(sitting).content.decode()
    amend(secretary, version="1", sees=["figures"])
    assert "referrals" not in sources(secretary, sitting)


def test_an_agenda_asks_as_often_with_many_silent_directives_as_with_few(sign_in_as, owner):
    from test_query_counts import asked

    province = sign_in_as("balochistan-secretary")
    issue(province)
    push_back(owner, "committees_addressee", 4)
    sitting = call(province, PROVINCE)
    few = asked(province, sitting)
    for _ in range(3):
        issue(province)
    push_back(owner, "committees_addressee", 4)
    assert sources(province, sitting).count("silent") == 4
    assert asked(province, sitting) <= few


def test_the_figures_of_the_month_stand_in_the_working_paper_and_are_kept_when_it_was_held(secretary):
    sitting = call(secretary, CHAGAI)
    assert "counted for the working paper" in secretary.get(sitting).content.decode()
    assert "People the officers met" in secretary.get(f"{sitting}/working.en.html").content.decode()
    hold(secretary, sitting, "One", "Two", "Three")
    item = next(each for each in secretary.get(sitting).context["opened"].items if each.source == "figures")
    assert "0" in item.note
    assert len(item.told.rows) > 5
