"""A legal hold comes before any clock of keeping: from the FIR until somebody ends it with a reason."""

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی نام"}
REASON = "Sessions Court Quetta, 12/2026, 1 May 2026"


@pytest.fixture
def incident(officer):
    return officer.post("/incidents/new", REPORT)["Location"]


@pytest.fixture
def kept_for_a_year(settings_of):
    settings_of(RETENTION_YEARS=1)


@pytest.fixture
def settings_of(platform):
    from django.test import override_settings

    given = []

    def overridden(**changes):
        given.append(override_settings(**changes))
        given[-1].enable()

    yield overridden
    for each in given:
        each.disable()


def id_of(incident):
    return incident.rpartition("/")[2]


def book_fir(officer, incident, number=1, day="2026-03-01", hour="22:00"):
    answer = officer.post(
        f"{incident}/people/{number}/events", {"event": "registered", "day": day, "hour": hour}
    )
    assert answer.status_code == 302, answer.context["form"].errors


def place(client, incident, **more):
    given = {"ground": "court", "began": "2026-03-02", "reason": REASON, **more}
    return client.post(
        f"{incident}/holds", {"form": "place", **{f"place-{key}": value for key, value in given.items()}}
    )


def end(client, incident, holds=None, **more):
    standing = client.get(f"{incident}/holds").context["held"].standing
    chosen = [str(each.hold.pk) for each in standing] if holds is None else holds
    given = {"holds": chosen, "why": "appeal_decided", "reason": REASON, **more}
    return client.post(
        f"{incident}/holds", {"form": "end", **{f"end-{key}": value for key, value in given.items()}}
    )


def standing(client, incident):
    return client.get(f"{incident}/holds").context["held"].standing


def made_old(owner, incident):
    """The incident was filed, and its holds ended, three years ago."""
    owner.execute("alter table incidents_incident disable trigger incidents_refuse")
    owner.execute("update incidents_incident set filed_at = filed_at - interval '3 years'")
    owner.execute("alter table incidents_incident enable trigger incidents_refuse")
    owner.execute("update disclosure_lifted set made_at = made_at - interval '2 years'")


def up_for_review(client):
    return [str(each.id) for each in client.get("/retention").context["review"]]


def decide(client, incident, **more):
    given = {"decision": "keep", "until": "2099-01-01", "reason": REASON, **more}
    return client.post(f"/retention/{id_of(incident)}", given)


def test_an_fir_holds_the_record_from_its_hour_and_the_page_says_so(officer, supervisor, incident):
    assert "Nothing holds this record" in supervisor.get(incident).content.decode()
    book_fir(officer, incident)
    (hold,) = standing(supervisor, incident)
    assert (hold.hold.ground, hold.number, f"{hold.hold.since:%Y-%m-%d %H}") == ("fir", 1, "2026-03-01 17")
    page = supervisor.get(incident).content.decode()
    assert "Held since" in page
    assert "an FIR was registered" in page
    assert "Legal hold and disclosure" not in officer.get(incident).content.decode()


def test_an_fir_noted_twice_of_one_person_holds_once_and_of_another_once_more(officer, supervisor, incident):
    officer.post(f"{incident}/person", {"role": "accompanying", "name": "فرضی"})
    book_fir(officer, incident)
    book_fir(officer, incident, hour="23:00")
    book_fir(officer, incident, number=2)
    assert {each.number for each in standing(supervisor, incident)} == {1, 2}
    assert len(standing(supervisor, incident)) == 2


def test_the_event_by_which_a_hold_begins_is_one_of_the_packs(platform):
    from rabta_web.disclosure.choices import REGISTERED
    from rabta_web.incidents.vocabulary import law

    assert REGISTERED in law().duties.events


def test_a_hold_is_placed_and_ended_with_its_reason_and_both_stay(supervisor, incident, owner):
    assert place(supervisor, incident, reason="").status_code == 200
    assert place(supervisor, incident, began="2099-01-01").status_code == 200
    assert place(supervisor, incident, ground="fir").status_code == 200
    assert standing(supervisor, incident) == ()
    assert place(supervisor, incident).status_code == 302
    assert end(supervisor, incident, reason="").status_code == 200
    assert end(supervisor, incident, holds=[str(uuid4())]).status_code == 200
    assert end(supervisor, incident).status_code == 302
    assert standing(supervisor, incident) == ()
    (ended,) = supervisor.get(f"{incident}/holds").context["held"].ended
    assert (ended.lifted.reason, ended.lifted.why) == (REASON, "appeal_decided")
    sealed = owner.execute("select reason from disclosure_hold").fetchone()
    assert b"Sessions" not in bytes(sealed[0])
    deeds = {deed for (deed,) in owner.execute("select deed from audit_entry").fetchall()}
    assert {"hold.placed", "hold.ended"} <= deeds


def test_a_new_fir_after_the_end_holds_again(officer, supervisor, incident):
    book_fir(officer, incident)
    end(supervisor, incident)
    book_fir(officer, incident, day="2026-04-01")
    assert len(standing(supervisor, incident)) == 1


def test_nobody_but_who_manages_the_record_holds_it_or_lets_it_go(officer, incident, sign_in_as, owner):
    book_fir(officer, incident)
    for username in ("taftan-officer", "data-protection", "chagai-welfare", "auditor"):
        other = sign_in_as(username)
        assert other.get(f"{incident}/holds").status_code == 404
        assert place(other, incident).status_code == 404
    assert owner.execute("select count(*) from disclosure_hold").fetchone() == (1,)


def test_where_no_time_is_set_nothing_comes_up_and_the_page_says_why(guardian, officer, incident, owner):
    made_old(owner, incident)
    page = guardian.get("/retention")
    assert page.context["review"] == []
    assert "Nobody has set for how long records are kept" in page.content.decode()
    assert decide(guardian, incident).status_code == 200
    assert owner.execute("select count(*) from disclosure_decided").fetchone() == (0,)


def test_what_is_held_is_listed_without_a_name_and_is_never_up_for_review(
    guardian, officer, supervisor, incident, owner, kept_for_a_year
):
    book_fir(officer, incident)
    made_old(owner, incident)
    page = guardian.get("/retention")
    assert [str(each.id) for each in page.context["held"]] == [id_of(incident)]
    assert REPORT["name"] not in page.content.decode()
    assert up_for_review(guardian) == []
    assert decide(guardian, incident).status_code == 200
    assert owner.execute("select count(*) from disclosure_decided").fetchone() == (0,)
    assert guardian.get(incident).status_code == 404


def test_the_time_runs_from_the_end_of_the_last_hold(
    guardian, officer, supervisor, incident, owner, kept_for_a_year
):
    book_fir(officer, incident)
    end(supervisor, incident)
    assert up_for_review(guardian) == []
    made_old(owner, incident)
    assert up_for_review(guardian) == [id_of(incident)]


def test_a_decision_has_its_reason_and_a_day_to_look_again(guardian, incident, owner, kept_for_a_year):
    made_old(owner, incident)
    assert decide(guardian, incident, until="").status_code == 200
    assert decide(guardian, incident, until="2020-01-01").status_code == 200
    assert decide(guardian, incident, reason="").status_code == 200
    assert decide(guardian, incident).status_code == 302
    assert up_for_review(guardian) == []
    owner.execute("update disclosure_decided set until = '2026-01-01'")
    assert up_for_review(guardian) == [id_of(incident)]


def test_a_decision_to_erase_is_kept_and_falls_with_a_new_hold(
    guardian, officer, supervisor, incident, owner, kept_for_a_year
):
    made_old(owner, incident)
    assert decide(guardian, incident, decision="erase", until="").status_code == 302
    assert "to be erased" in guardian.get("/retention").content.decode()
    book_fir(officer, incident)
    assert up_for_review(guardian) == []
    end(supervisor, incident)
    made_old(owner, incident)
    owner.execute("update disclosure_decided set made_at = made_at - interval '3 years'")
    (again,) = guardian.get("/retention").context["review"]
    assert again.decision == ""


def test_the_database_takes_no_decision_on_what_is_held(officer, incident, acting, owner):
    from django.db import ProgrammingError
    from django.utils import timezone

    from rabta_web.disclosure.models import Decided

    book_fir(officer, incident)
    with pytest.raises(ProgrammingError, match="row-level security"), acting("data-protection") as actor:
        Decided(
            incident_id=UUID(id_of(incident)),
            decision="erase",
            reason=REASON,
            made_by=actor.id,
            made_at=timezone.now(),
        ).save(force_insert=True)


def test_the_database_lets_nobody_place_a_hold_in_the_name_of_an_fir(incident, acting):
    from django.db import ProgrammingError
    from django.utils import timezone

    from rabta_web.disclosure.models import Hold

    now = timezone.now()
    with pytest.raises(ProgrammingError, match="row-level security"), acting("taftan-supervisor") as actor:
        Hold(
            incident_id=UUID(id_of(incident)),
            ground="fir",
            since=now - timedelta(days=1),
            reason=REASON,
            placed_by=actor.id,
            placed_at=now,
        ).save(force_insert=True)


def test_a_hold_is_ended_once(supervisor, incident, owner):
    place(supervisor, incident)
    end(supervisor, incident)
    with pytest.raises(psycopg.errors.UniqueViolation):
        owner.execute(
            "insert into disclosure_lifted select gen_random_uuid(), why, reason, made_by, made_at, hold_id,"
            " incident_id from disclosure_lifted"
        )
