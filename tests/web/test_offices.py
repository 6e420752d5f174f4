"""Offices are opened, named, moved and ended by hand, below one's own and nowhere else."""

from datetime import timedelta

import pytest

ADMINISTRATOR = "zone-accounts"
ZONE, POST = "fia_zone@fia-balochistan", "demonstration-post-taftan"
CIRCLE = "fia_ahtc@fia-balochistan"
NEW = {
    "name": "FIA immigration, Gwadar (demonstration)",
    "name_ur": "ایف آئی اے امیگریشن، گوادر (نمونہ)",
    "kind": "fia_immigration",
    "place": "PK205",
    "above": ZONE,
    "as_of": "2026-01-01",
    "reason": "Notification",
}


@pytest.fixture
def administrator(sign_in_as, owner):
    yield sign_in_as(ADMINISTRATOR)
    owner.execute("alter table agencies_agency disable trigger user")
    owner.execute("delete from agencies_line where agency_id like 'fia_immigration@PK205-%%'")
    owner.execute("delete from agencies_line where begins is not null")
    owner.execute("delete from agencies_change")
    owner.execute("delete from access_below where agency like 'fia_immigration@PK205-%%'")
    owner.execute("delete from agencies_agency where id like 'fia_immigration@PK205-%%'")
    owner.execute("update agencies_agency set ends = null")
    owner.execute("select agencies_rewrite(current_date)")


def above(owner, agency):
    rows = owner.execute("select above from access_below where agency = %s", [agency]).fetchall()
    return {each for (each,) in rows} - {agency}


def change(client, agency, what, **given):
    said = {"what": what, "as_of": "2026-01-01", "reason": "Notification"}
    return client.post(f"/agencies/{agency}/change", said | given)


def test_an_office_is_opened_below_ones_own_and_those_above_see_what_it_holds(administrator, owner):
    answer = administrator.post("/agencies/new", NEW)
    assert answer.status_code == 302, answer.context["form"].errors
    id = answer["Location"].rpartition("/")[2]
    assert above(owner, id.replace("%40", "@")) == {ZONE, *above(owner, ZONE)}
    assert NEW["name"] in administrator.get(answer["Location"]).content.decode()


def test_an_office_moves_in_its_line_from_a_day_on(administrator, owner):
    assert change(administrator, POST, "moved", above=CIRCLE).status_code == 302
    assert above(owner, POST) == {CIRCLE, *above(owner, CIRCLE)}
    (reason,) = owner.execute("select reason from agencies_change").fetchone()
    assert b"Notification" not in bytes(reason)


def test_a_line_of_a_day_to_come_begins_on_that_day(administrator, owner):
    from django.utils import timezone

    tomorrow = timezone.localdate() + timedelta(days=1)
    before = above(owner, POST)
    assert change(administrator, POST, "moved", above=CIRCLE, as_of=tomorrow.isoformat()).status_code == 302
    assert above(owner, POST) == before
    owner.execute("select agencies_rewrite(%s)", [tomorrow])
    assert CIRCLE in above(owner, POST)


def test_no_office_is_put_above_itself(administrator, owner):
    before = above(owner, POST)
    change(administrator, POST, "moved", above=CIRCLE)
    answer = change(administrator, CIRCLE, "moved", above=POST)
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert POST not in above(owner, CIRCLE)
    assert before


def test_an_office_that_has_ended_keeps_its_records_and_nobody_is_appointed_there(administrator, owner):
    assert change(administrator, POST, "ended").status_code == 302
    assert ZONE in above(owner, POST)
    offered = dict(administrator.get("/accounts/new").context["form"].fields["agency"].choices)
    assert POST not in offered
    assert ZONE in offered


def test_the_pack_does_not_write_over_what_people_changed(administrator, owner, monkeypatch):
    change(administrator, CIRCLE, "named", name="Circle, renamed", name_ur="سرکل، نیا نام")
    try:
        import subprocess
        import sys

        owner.execute("delete from places_loaded where what = 'packs'")
        subprocess.run(
            [sys.executable, "-m", "rabta_web.config.prepare", "owner", "demonstration"], check=True
        )
        (name,) = owner.execute("select name from agencies_agency where id = %s", [CIRCLE]).fetchone()
        assert name == "Circle, renamed"
    finally:
        owner.execute("update agencies_agency set edited = false where id = %s", [CIRCLE])
        owner.execute("delete from places_loaded where what = 'packs'")
        subprocess.run(
            [sys.executable, "-m", "rabta_web.config.prepare", "owner", "demonstration"], check=True
        )


@pytest.mark.parametrize("agency", ["police@PK203", "fia_hq@PK"])
def test_nobody_changes_an_office_that_is_not_below_theirs(administrator, sign_in_as, owner, agency):
    assert change(administrator, agency, "named", name="x", name_ur="x").status_code == 404
    assert change(sign_in_as("taftan-supervisor"), POST, "ended").status_code == 404
    assert owner.execute("select count(*) from agencies_change").fetchone() == (0,)


def test_the_database_itself_lets_nobody_change_it(acting, administrator, owner):
    from django.db import ProgrammingError, connection, transaction
    from django.utils import timezone

    from rabta_web.agencies.models import Change

    now = timezone.now()
    common = {"as_of": now.date(), "on": now.date(), "reason": "x", "made_at": now}
    for what, agency, head in (
        ("moved", "police@PK203", ZONE),
        ("moved", ZONE, POST),
        ("ended", ZONE, ""),
        ("named", "fia_hq@PK", ""),
    ):
        with acting(ADMINISTRATOR) as actor:
            row = Change(agency_id=agency, what=what, above_id=head, made_by=actor.id, **common)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)
    for statement in (
        "insert into access_below values ('police@PK203', 'fia_zone@fia-balochistan')",
        "update agencies_agency set above_id = null",
        "select agencies_rewrite(current_date)",
    ):
        with (
            acting(ADMINISTRATOR),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
