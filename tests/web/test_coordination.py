"""How committees move, counted as things happen: the counters are what a recount would find."""

import threading
from uuid import uuid4

import psycopg
import pytest
from test_committees import call, hold, issue, push_back, say, to_chagai
from test_referrals import receiver

CHAGAI, BALOCHISTAN = "trafficking_committee@PK203", "trafficking_committee_province@PK2"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-10-10", "name": "فرضی"}
PAGE = "/figures/coordination"


@pytest.fixture
def province(sign_in_as):
    return sign_in_as("balochistan-home")


def cells(client, agency=CHAGAI, months=3):
    rows = client.get(f"{PAGE}?committee={BALOCHISTAN}&months={months}").context["glance"].rows
    return next(row.cells for row in rows if row.agency == agency)


def filed(client, **more):
    return client.post("/incidents/new", REPORT | more)["Location"]


def screen(client, person):
    said = {"id": str(uuid4()), "question": "promise", "answer": "none_of_these", "source": "person"}
    assert client.post(f"{person}/question", said).status_code == 302


RECOUNT = """
    select i.place_id, date_trunc('month', i.happened_on)::date, count(distinct i.id), count(p.id),
        count(p.id) filter (where p.booked), count(p.id) filter (where p.booked and not p.screened),
        coalesce(sum(p.hours), 0), count(p.hours)
    from incidents_incident i left join lateral (select p.id,
            exists (select from incidents_fact f join statistics_counted c on c.key = f.fact
                and c.means = 'section' where incidents_said(p.so, f.number)) as booked,
            exists (select from incidents_statement s join statistics_counted c on c.key = s.question
                and c.means = 'screening' where s.person_id = p.id) as screened,
            (select floor(min(extract(epoch from s.made_at - i.filed_at)) / 3600)
                from referrals_referral r join referrals_step s on s.referral_id = r.id
                where r.person_id = p.id and s.before = 'sent' and s.side <> 'sender') as hours
        from incidents_involved p where p.incident_id = i.id and p.role = 'encountered') p on true
    group by 1, 2"""
KEPT = """
    select place_id, month, {sums} from statistics_tally group by 1, 2
    having bool_or(number <> 0)""".format(
    sums=", ".join(
        [
            f"coalesce(sum(number) filter (where measure = '{each}'), 0)"
            for each in ("incidents", "people", "booked", "unscreened")
        ]
        + [
            "coalesce(sum(number * value) filter (where measure = 'hours'), 0)",
            "coalesce(sum(number) filter (where measure = 'hours'), 0)",
        ]
    )
)


def as_kept(owner):
    return sorted(tuple(map(str, row)) for row in owner.execute(KEPT).fetchall() if any(row[2:]))


def as_recounted(owner):
    return sorted(tuple(map(str, row)) for row in owner.execute(RECOUNT).fetchall())


def things_that_happen(officer, sign_in_as):
    """All that changes a counter, in any order that life brings."""
    welfare = sign_in_as("chagai-welfare")
    incident = filed(officer)
    other = filed(officer, happened_on="2026-09-10")
    person, second = f"{incident}/people/1", f"{other}/people/1"
    officer.post(f"{incident}/person", {"role": "encountered", "state": "present", "name": "فرضی دو"})
    officer.post(f"{person}/sections", {"applied": ["section_foreigners"]})
    officer.post(f"{second}/sections", {"applied": ["section_begging"]})
    sent = {"id": str(uuid4()), "agency": "social_welfare@PK203", "asked_for": ["need_doctor"]}
    referral = officer.post(f"{person}/refer", sent | {"basis": "vital", "grounds": "x"})["Location"]
    yield
    screen(officer, person)
    yield
    assert receiver(welfare, referral, "acknowledge").status_code == 302
    yield
    moved = {"kind": "border", "happened_on": "2026-08-30", "reason": "a wrong day"}
    assert officer.post(f"{incident}/correction", moved).status_code == 302
    yield
    screen(officer, second)


def test_counters_are_what_a_recount_finds_whatever_happens(officer, sign_in_as, owner):
    for _step in (*things_that_happen(officer, sign_in_as), None):
        assert as_kept(owner) == as_recounted(owner)
    months = {row[1] for row in as_kept(owner)}
    assert len(months) >= 2


def test_folding_and_making_them_anew_change_no_number(officer, sign_in_as, owner):
    for _step in things_that_happen(officer, sign_in_as):
        pass
    before = as_kept(owner)
    owner.execute("select statistics_fold()")
    assert as_kept(owner) == before
    assert owner.execute("select count(*) from statistics_tally where number = 0").fetchone() == (0,)
    owner.execute("select statistics_rebuild()")
    assert as_kept(owner) == before


def test_what_is_rolled_back_was_never_counted(officer, owner):
    filed(officer)
    before = as_kept(owner)
    with owner.transaction(force_rollback=True):
        owner.execute("alter table incidents_incident disable trigger incidents_refuse")
        owner.execute("update incidents_incident set happened_on = '2020-01-01'")
        assert as_kept(owner) != before
    assert as_kept(owner) == before


def test_two_who_screen_one_person_at_once_count_once(officer, owner):
    person = f"{filed(officer)}/people/1"
    officer.post(f"{person}/sections", {"applied": ["section_foreigners"]})
    (id,) = owner.execute("select id from incidents_involved").fetchone()
    (incident,) = owner.execute("select id from incidents_incident").fetchone()
    ready, errors = threading.Barrier(2), []

    def speak():
        from rabta_web.config.database import sign_in
        from rabta_web.config.postgres import OWNER

        try:
            with psycopg.connect(**sign_in(OWNER)) as mine:
                ready.wait(10)
                mine.execute(
                    "insert into incidents_statement (id, incident_id, person_id, question, answer, source,"
                    " so, not_so, said_at, noted_by, pack) select gen_random_uuid(), %s, %s, 'promise',"
                    " 'none_of_these', 'person', '{}', '{}', now(), gen_random_uuid(), 'x'",
                    [incident, id],
                )
                mine.commit()
        except Exception as error:  # noqa: BLE001  (told below, outside the thread)
            errors.append(error)

    both = [threading.Thread(target=speak) for _each in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(20)
    assert errors == []
    assert as_kept(owner) == as_recounted(owner)


def test_a_province_sees_at_a_glance_how_its_districts_move(officer, sign_in_as, province, owner):
    secretary, chagai = sign_in_as("balochistan-secretary"), sign_in_as("chagai-secretary")
    person = f"{filed(officer)}/people/1"
    officer.post(f"{person}/sections", {"applied": ["section_foreigners"]})
    issue(secretary)
    owner.execute("alter table committees_directive disable trigger user")
    owner.execute("update committees_directive set issued_at = issued_at - interval '1 month'")
    owner.execute("alter table committees_directive enable trigger user")
    say(chagai, to_chagai(chagai), "acknowledge")
    said = cells(province)
    assert said["unscreened"] == "1 / 1"
    assert said["acknowledged"] == "1 / 1"
    assert said["done"] == "0 / 1"
    assert said["late"] == "0"
    assert said["median_hours"] == "—"
    whole = cells(province, BALOCHISTAN)
    moved, all = whole["acknowledged"].split(" / ")
    assert (moved, int(all) >= 36) == ("1", True)
    push_back(owner, "committees_addressee", 4)
    assert int(cells(province, BALOCHISTAN)["late"]) >= 35
    glance = province.get(PAGE).context["glance"]
    assert len(glance.tiles) >= 36


def test_a_sitting_counts_in_the_month_it_was_held(sign_in_as, province, owner):
    chagai = sign_in_as("chagai-secretary")
    sitting = call(chagai, CHAGAI)
    hold(chagai, sitting, "Demo One")
    owner.execute("alter table committees_sitting disable trigger user")
    owner.execute("update committees_sitting set at = '2026-10-15'")
    owner.execute("alter table committees_sitting enable trigger user")
    assert cells(province)["sittings"] == "1"
    assert cells(province, months=1)["sittings"] == "1"


def test_the_table_is_taken_along_with_what_each_number_means(province):
    text = province.get(f"{PAGE}.csv?committee={BALOCHISTAN}").content.decode("utf-8-sig")
    assert "Booked with no screening on record" in text
    assert "no question of screening was ever answered" in text
    assert province.get(f"{PAGE}.xlsx").content.startswith(b"PK")
    assert province.get(f"{PAGE}.exe").status_code == 404


def test_who_does_not_follow_a_committee_is_told_no_number_of_it(sign_in_as, officer, acting):
    from django.db import connection

    filed(officer)
    gwadar = sign_in_as("gwadar-secretary")
    assert gwadar.get(f"{PAGE}?committee={CHAGAI}").status_code == 404
    assert gwadar.get(f"{PAGE}.csv?committee={CHAGAI}").status_code == 404
    assert sign_in_as("taftan-officer").get(PAGE).status_code == 404
    with acting("gwadar-secretary"), connection.cursor() as cursor:
        days = "'{2026-10-01}', '{2026-11-02}', '2026-10-01', now()"
        asked = f"select * from statistics_coordination(%s, '{{}}', {days})"
        cursor.execute(asked, [[CHAGAI]])
        assert cursor.fetchall() == []
        cursor.execute("select count(*) from statistics_tally")
        assert cursor.fetchone() == (0,)


def test_the_middle_of_all_hours_is_taken_and_nobody_without_an_answer_counts(
    officer, sign_in_as, province, owner
):
    welfare = sign_in_as("chagai-welfare")
    for hours in (1, 30, 50, None):
        person = f"{filed(officer)}/people/1"
        sent = {"id": str(uuid4()), "agency": "social_welfare@PK203", "asked_for": ["need_doctor"]}
        referral = officer.post(f"{person}/refer", sent | {"basis": "vital", "grounds": "x"})["Location"]
        if hours is None:
            continue
        receiver(welfare, referral, "acknowledge")
        owner.execute("alter table referrals_step disable trigger user")
        owner.execute(
            "update referrals_step set made_at = made_at + make_interval(hours => %s) where referral_id = %s",
            [hours, referral.rpartition("/")[2]],
        )
        owner.execute("alter table referrals_step enable trigger user")
    owner.execute("select statistics_rebuild()")
    assert cells(province)["median_hours"] == "30"


@pytest.fixture
def federation(sign_in_as, owner):
    """Somebody who follows from the national committee, and from nowhere else."""
    from datetime import date

    from as_they_stand import insert

    from rabta_web.access.roles import Role
    from rabta_web.accounts.models import Appointment

    client = sign_in_as("balochistan-home")
    (id,) = owner.execute("select id from accounts_person where username = 'balochistan-home'").fetchone()
    owner.execute("update accounts_appointment set ends = begins + 1 where person_id = %s", [id])
    nation = {"agency_id": "trafficking_committee_country@PK", "place_id": "PK", "begins": date(2026, 1, 2)}
    insert(owner, Appointment(person_id=id, role=Role.FEDERAL_OFFICER, **nation))
    yield client
    owner.execute(
        "delete from accounts_appointment where agency_id = %s and person_id = %s", [nation["agency_id"], id]
    )


def test_the_federation_sees_each_province_as_a_whole_and_no_district_of_it(
    officer, sign_in_as, owner, federation
):
    secretary, chagai = sign_in_as("balochistan-secretary"), sign_in_as("chagai-secretary")
    officer.post(f"{filed(officer)}/people/1/sections", {"applied": ["section_foreigners"]})
    issue(secretary)
    owner.execute("alter table committees_directive disable trigger user")
    owner.execute("update committees_directive set issued_at = issued_at - interval '1 month'")
    owner.execute("alter table committees_directive enable trigger user")
    say(chagai, to_chagai(chagai), "acknowledge")
    glance = federation.get(PAGE).context["glance"]
    assert glance.agency == "trafficking_committee_country@PK"
    assert glance.tiles == ()
    rows = {row.agency: row.cells for row in glance.rows}
    assert CHAGAI not in rows
    assert rows["trafficking_committee_province@PK7"]["sittings"].startswith("0 / ")
    assert (
        rows[BALOCHISTAN]["unscreened"] == rows["trafficking_committee_country@PK"]["unscreened"] == "1 / 1"
    )
    moved, all = rows[BALOCHISTAN]["acknowledged"].split(" / ")
    assert (moved, int(all) >= 36) == ("1", True)
    assert federation.get(f"{PAGE}?committee={BALOCHISTAN}").status_code == 200
    assert len(federation.get(f"{PAGE}?committee={BALOCHISTAN}").context["glance"].rows) == 1
    assert federation.get(f"{PAGE}?committee={CHAGAI}").status_code == 404
