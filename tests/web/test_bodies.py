"""What a committee is: known from the pack, amended on screen in versions; who sits, who sat, who is due."""

import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from test_committees import hostile, picture

CHAGAI, PROVINCE = "trafficking_committee@PK203", "trafficking_committee_province@PK2"
KHAIRPUR = "trafficking_committee@PK703"
NOTIFIED = {
    "version": "0",
    "chair": "Deputy Commissioner",
    "members": "Police\nSocial Welfare\nFIA\n",
    "sends_away": "FIA",
    "quorum": "3",
    "every_months": "1",
    "secretariat": "Office of the Deputy Commissioner",
    "terms": "To meet every month.",
    "sees": ["referrals", "figures"],
    "number": "SO(AHT)1-2/2022",
    "notified_on": "2022-01-24",
    "begins": "2022-02-01",
    "basis": "Notification",
}


@pytest.fixture
def secretary(sign_in_as):
    return sign_in_as("chagai-secretary")


def amend(client, agency=CHAGAI, **more):
    return client.post(f"/committees/{agency}/amend", NOTIFIED | more)


def letter(content=None):
    file = io.BytesIO(content or picture())
    file.name = "letter.jpg"
    return file


def test_what_nobody_has_found_is_shown_as_not_known(secretary):
    page = secretary.get(f"/committees/{CHAGAI}").content.decode()
    assert page.count("not known") >= 4
    assert "no notification was seen" not in page or "http" in page


def test_a_committee_is_amended_from_its_notification_and_the_scan_comes_with_it(secretary):
    assert amend(secretary, scan=letter()).status_code == 302
    page = secretary.get(f"/committees/{CHAGAI}").content.decode()
    for said in ("SO(AHT)1-2/2022", "Social Welfare", "every month", "To meet every month."):
        assert said in page
    scan = secretary.get(
        page.partition('href="/committees/notifications/')[2]
        .partition('"')[0]
        .join(["/committees/notifications/", ""])
    )
    assert scan.content.startswith(b"\xff\xd8")
    assert scan["Content-Disposition"].startswith("attachment")


def test_every_version_is_kept_and_the_one_that_has_begun_counts(secretary):
    amend(secretary)
    later = (timezone.localdate() + timedelta(days=30)).isoformat()
    assert amend(secretary, version="1", quorum="4", begins=later, basis="A later letter").status_code == 302
    page = secretary.get(f"/committees/{CHAGAI}")
    assert page.context["body"].quorum == 3
    assert [version.quorum for version, _ in page.context["versions"]] == [4, 3]


def test_of_two_who_amend_at_once_the_second_is_told_and_keeps_what_they_wrote(secretary):
    amend(secretary)
    late = amend(secretary, quorum="2")
    assert late.status_code == 200
    assert "Somebody else amended this" in late.content.decode()
    assert 'name="quorum" value="2"' in late.content.decode()
    assert amend(secretary, version="1", quorum="2").status_code == 302


@pytest.mark.parametrize(
    ("given", "field"), [({"sends_away": "Coast Guard"}, "sends_away"), ({"quorum": "9"}, "quorum")]
)
def test_what_cannot_be_so_is_refused(secretary, given, field):
    assert field in amend(secretary, **given).context["form"].errors


def test_a_hostile_notification_is_refused_with_what_to_do(secretary, owner):
    page = amend(secretary, scan=letter(hostile("acting"))).content.decode()
    assert "act by itself" in page
    assert owner.execute("select count(*) from committees_charter").fetchone() == (0,)


def seat(client, name, begins, office="Police", person=""):
    given = {"seat-office": office, "seat-name": name, "seat-person": person, "seat-begins": begins}
    return client.post(f"/committees/{CHAGAI}/seats", given)


def test_offices_are_held_from_day_to_day_and_a_vacancy_is_one(secretary):
    amend(secretary)
    for name, begins in (("Demo One", "2022-02-01"), ("Demo Two", "2024-02-01"), ("", "2025-02-01")):
        assert seat(secretary, name, begins).status_code == 302
    page = secretary.get(f"/committees/{CHAGAI}")
    assert {office: held for office, held, _ in page.context["seats"]}["Police"] is None
    assert [(each.name, each.until) for each in page.context["past"]] == [
        ("Demo Two", date(2025, 2, 1)),
        ("Demo One", date(2024, 2, 1)),
    ]


def test_names_of_members_stand_sealed(secretary, owner):
    amend(secretary)
    seat(secretary, "Demo One", "2022-02-01")
    (sealed,) = owner.execute("select name from committees_holder").fetchone()
    assert b"Demo" not in bytes(sealed)


def test_a_deputy_is_named_by_letter_from_a_day_to_a_day(secretary):
    amend(secretary)
    given = {"office": "FIA", "name": "Demo Four", "letter": "FIA/7", "begins": "2026-03-02"}
    named = {f"deputy-{field}": value for field, value in given.items()}
    backwards = secretary.post(f"/committees/{CHAGAI}/seats", named | {"deputy-ends": "2026-03-01"})
    assert "ends" in backwards.context["naming"].errors
    assert (
        secretary.post(f"/committees/{CHAGAI}/seats", named | {"deputy-ends": "2026-03-02"}).status_code
        == 302
    )
    page = secretary.get(f"/committees/{CHAGAI}").content.decode()
    assert "Demo Four" in page
    assert "FIA/7" in page


def test_who_looks_on_at_no_committee_of_a_line_sees_none_of_it(secretary, sign_in_as):
    amend(secretary, scan=letter())
    charter = secretary.get(f"/committees/{CHAGAI}").context["versions"][0][0].pk
    for rest in (CHAGAI, f"{CHAGAI}/amend", f"{CHAGAI}/seats", f"notifications/{charter}"):
        for username in ("gwadar-secretary", "taftan-officer"):
            assert sign_in_as(username).get(f"/committees/{rest}").status_code == 404
    above = sign_in_as("balochistan-secretary")
    assert above.get(f"/committees/{CHAGAI}").context["body"].quorum == 3
    assert above.get(f"/committees/{CHAGAI}/amend").status_code == 404
    assert above.get("/committees/police@PK203").status_code == 404


def test_the_next_sitting_is_proposed_on_a_working_day_and_overdue_when_it_has_passed(secretary, owner):
    amend(secretary)
    (turn, _, overdue) = secretary.get("/sittings/").context["turns"][0]
    assert (turn.last, overdue) == (None, False)
    assert turn.proposed.weekday() < 5
    called = secretary.get(f"/sittings/new?committee={CHAGAI}").content.decode()
    assert f'value="{turn.proposed.isoformat()}"' in called
    long_ago = {"committees": [CHAGAI], "day": "2024-01-10", "time": "10:00", "room": "Hall", "chair": "DC"}
    sitting = secretary.post("/sittings/new", long_ago)["Location"]
    secretary.post(f"{sitting}/attendance", {"office_0": "Police", "name_0": "Demo One"})
    (turn, _, overdue) = secretary.get("/sittings/").context["turns"][0]
    assert (turn.last, turn.by, overdue) == (date(2024, 1, 10), date(2024, 2, 12), True)
    assert turn.proposed >= timezone.localdate()


def test_a_district_whose_pack_says_how_often_is_due_without_anybody_typing_it(acting):
    from rabta_web.committees.queries.bodies import bodies

    with acting("national-secretary"):
        assert bodies([KHAIRPUR])[KHAIRPUR].every_months == 1
