"""Incidents in lists and pages, facts as bits, roles that change, and everything that changes kept."""

import re
from datetime import date
from uuid import UUID

import psycopg
import pytest

REPORT = {"kind": "sent_back", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "happened_at": "21:40"}
CORRECTION = {"kind": "sent_back", "happened_on": "2026-03-01", "happened_at": "21:40", "reason": "misread"}


@pytest.fixture
def file(officer):
    def file(**more) -> UUID:
        answer = officer.post("/incidents/new", {**REPORT, **more})
        assert answer.status_code == 302, answer.content.decode()
        return UUID(answer["Location"].rsplit("/", 1)[1])

    return file


# --- the list -----------------------------------------------------------------------------------


def listed(client, **asked):
    return [line.incident.pk for line in client.get("/incidents/", asked).context["page"].lines]


def test_pages_of_a_list_hold_every_incident_once_and_the_latest_first(officer, file, monkeypatch):
    from rabta_web.incidents import queries

    monkeypatch.setattr(queries, "PAGE", 3)
    filed = [file() for _ in range(8)]
    seen, asked = [], {}
    while asked is not None:
        page = officer.get("/incidents/", asked).context["page"]
        seen += [line.incident.pk for line in page.lines]
        asked = {"after": page.end} if page.end else None
    assert seen == filed[::-1]


def test_what_is_filed_meanwhile_moves_nothing_on_the_next_page(officer, file, monkeypatch):
    from rabta_web.incidents import queries

    monkeypatch.setattr(queries, "PAGE", 2)
    first, _, _ = file(), file(), file()
    end = officer.get("/incidents/").context["page"].end
    file()
    assert listed(officer, after=end) == [first]


def test_incidents_of_one_moment_are_each_listed_once(officer, file, owner, acting, monkeypatch):
    from django.utils import timezone

    from rabta_web.incidents import queries
    from rabta_web.incidents.actions import Report, file_incident
    from rabta_web.incidents.kinds import Kind

    monkeypatch.setattr(queries, "PAGE", 2)
    now = timezone.now()
    with acting("taftan-officer") as actor:
        filed = {
            file_incident(
                report=Report(Kind.BORDER, "pk-bp-taftan", date(2026, 3, 1), None), by=actor, now=now
            )
            for _ in range(5)
        }
    first = officer.get("/incidents/").context["page"]
    second = officer.get("/incidents/", {"after": first.end}).context["page"]
    third = officer.get("/incidents/", {"after": second.end}).context["page"]
    seen = [line.incident.pk for page in (first, second, third) for line in page.lines]
    assert len(seen) == 5
    assert set(seen) == filed


def test_a_list_is_narrowed_to_a_kind_and_a_place(officer, file):
    border, street = file(kind="border"), file(kind="street")
    assert listed(officer, kind="border") == [border]
    assert listed(officer, place="pk-bp-taftan") == [street, border]
    assert listed(officer, kind="complaint") == []


@pytest.mark.parametrize("asked", [{"after": "x"}, {"kind": "none"}, {"place": "PK6"}, {"after": "_"}])
def test_what_cannot_be_read_narrows_nothing(officer, file, asked):
    id = file()
    assert listed(officer, **asked) == [id]


# --- facts --------------------------------------------------------------------------------------


@pytest.fixture
def say(acting):
    def say(incident, **said):
        from django.utils import timezone

        from rabta_web.incidents.models import Involved, Statement

        with acting("taftan-officer") as actor:
            Statement(
                incident_id=incident,
                person=Involved.objects.get(incident=incident),
                source="officer",
                said_at=timezone.now(),
                noted_by=actor.id,
                pack="test",
                **said,
            ).save(force_insert=True)

    return say


def known(acting, incident):
    from rabta_web.incidents.models import Involved
    from rabta_web.incidents.queries import known_of, numbered

    with acting("taftan-officer"):
        names = numbered()
        return tuple({names[n] for n in some} for some in known_of(Involved.objects.get(incident=incident)))


def test_what_is_known_of_a_person_is_what_all_statements_said(acting, file, say):
    id = file(fact_in_danger_now="yes", fact_hurt_or_ill="no")
    assert known(acting, id) == ({"in_danger_now"}, {"hurt_or_ill"}, set())
    say(id, so=["wages_withheld"], not_so=["in_danger_now"])
    assert known(acting, id) == ({"wages_withheld"}, {"hurt_or_ill"}, {"in_danger_now"})


def test_what_is_known_is_made_anew_from_the_statements_and_comes_out_the_same(acting, file, say, owner):
    from rabta_web.incidents.vocabulary import law

    facts = sorted(law().facts)
    ids = [file(fact_in_danger_now="yes") for _ in range(5)]
    for number, id in enumerate(ids):
        say(id, so=facts[number : 90 : number + 2])
        say(id, not_so=facts[number::11])
    names = dict(owner.execute("select number, fact from incidents_fact").fetchall())
    rows = owner.execute(
        "select p.so, p.not_so,"
        " array(select distinct unnest(so) from incidents_statement s where s.person_id = p.id),"
        " array(select distinct unnest(not_so) from incidents_statement s where s.person_id = p.id)"
        " from incidents_involved p"
    ).fetchall()
    assert len(rows) == 5
    for so, not_so, said_so, said_not in rows:
        for bits, said in ((so, said_so), (not_so, said_not)):
            assert said
            assert {names[n] for n in range(len(bits) * 8) if bits[n // 8] >> n % 8 & 1} == set(said)


def test_the_database_finds_people_by_a_fact(file, owner):
    file(fact_in_danger_now="yes")
    file(fact_in_danger_now="no")
    file()
    [(count,)] = owner.execute(
        "select count(*) from incidents_involved p, incidents_fact f"
        " where f.fact = 'in_danger_now' and incidents_said(p.so, f.number)"
    ).fetchall()
    assert count == 1


def test_nobody_sets_what_is_known_but_by_a_statement(acting, file):
    from django.db import ProgrammingError, transaction

    from rabta_web.incidents.models import Involved

    file()
    with acting("taftan-officer"), pytest.raises(ProgrammingError), transaction.atomic():
        Involved.objects.update(so=b"\xff")


# --- roles --------------------------------------------------------------------------------------


def test_a_role_that_changes_is_kept_beside_the_first(officer, file):
    id = file()
    [person] = officer.get(f"/incidents/{id}").context["opened"].people
    answer = officer.post(
        f"/incidents/{id}/person/{person.id}/role", {"role": "suspect", "since": "2026-03-05"}
    )
    assert answer.status_code == 302
    [person] = officer.get(f"/incidents/{id}").context["opened"].people
    assert str(person.role) == "somebody the officer met"
    assert [(str(part.role), part.since) for part in person.parts] == [("may have done it", date(2026, 3, 5))]


def test_a_role_is_changed_by_nobody_but_whoever_filed(officer, sign_in_as, file):
    id, other = file(), file()
    [person] = officer.get(f"/incidents/{id}").context["opened"].people
    asked = {"role": "suspect", "since": "2026-03-05"}
    for username in ("taftan-supervisor", "chagai-welfare"):
        assert sign_in_as(username).post(f"/incidents/{id}/person/{person.id}/role", asked).status_code == 404
    assert officer.post(f"/incidents/{other}/person/{person.id}/role", asked).status_code == 404


# --- corrections and history ----------------------------------------------------------------------


def test_a_correction_keeps_what_stood_there_and_who_put_it_right_and_why(officer, file):
    id = file()
    answer = officer.post(
        f"/incidents/{id}/correction", {**CORRECTION, "kind": "border", "happened_on": "2026-02-28"}
    )
    assert answer.status_code == 302
    opened = officer.get(f"/incidents/{id}").context["opened"]
    assert (opened.incident.kind, opened.incident.happened_on) == ("border", date(2026, 2, 28))
    assert {(each.change.what, each.change.before, each.change.value) for each in opened.changes} == {
        ("kind", "sent_back", "border"),
        ("day", "2026-03-01", "2026-02-28"),
    }
    assert {(each.by, each.change.reason) for each in opened.changes} == {("Officer Demo One", "misread")}


def test_a_time_is_taken_back_and_put_in_again(officer, file):
    id = file()
    officer.post(f"/incidents/{id}/correction", {**CORRECTION, "happened_at": ""})
    officer.post(f"/incidents/{id}/correction", {**CORRECTION, "happened_at": "22:00"})
    changes = officer.get(f"/incidents/{id}").context["opened"].changes
    assert [(each.change.before, each.change.value) for each in changes] == [("", "22:00"), ("21:40", "")]


def test_a_correction_of_nothing_leaves_no_trace(officer, file):
    id = file()
    officer.post(f"/incidents/{id}/correction", CORRECTION)
    assert officer.get(f"/incidents/{id}").context["opened"].changes == ()


def test_only_whoever_filed_corrects(sign_in_as, file):
    id = file()
    for username in ("taftan-supervisor", "chagai-welfare", "auditor"):
        assert sign_in_as(username).post(f"/incidents/{id}/correction", CORRECTION).status_code == 404


@pytest.mark.parametrize("what", ["level", "recuse_person"])
def test_whoever_filed_may_correct_and_may_not_say_who_sees_it(acting, file, what):
    from django.db import ProgrammingError, transaction
    from django.utils import timezone

    from rabta_web.incidents.models import Change

    id = file()
    with acting("taftan-officer") as actor, pytest.raises(ProgrammingError), transaction.atomic():
        Change(
            incident_id=id,
            what=what,
            value="closed",
            reason="x",
            made_by=actor.id,
            made_at=timezone.now(),
        ).save(force_insert=True)


def test_not_even_the_owner_changes_an_incident_without_a_change_that_is_kept(file, owner):
    file()
    with pytest.raises(psycopg.errors.RaiseException, match="kept"):
        owner.execute("update incidents_incident set level = 'open'")


def test_a_reason_stands_sealed(officer, file, owner):
    id = file()
    officer.post(f"/incidents/{id}/correction", {**CORRECTION, "kind": "border", "reason": "canary-why"})
    [(row,)] = owner.execute("select c::text from incidents_change c").fetchall()
    assert "canary-why" not in row
    assert b"canary-why".hex() not in row


def test_whoever_is_recused_sees_nothing_of_the_history_nor_of_who_looked(sign_in_as, officer, file, acting):
    from rabta_web.audit.models import Entry
    from rabta_web.incidents.models import Change, Part, Token

    id = file(name="Zarina")
    supervisor = sign_in_as("taftan-supervisor")
    recusal = {"what": "recuse_person", "whom": "taftan-officer", "reason": "kin"}
    assert supervisor.post(f"/incidents/{id}/access", recusal).status_code == 302
    with acting("taftan-officer") as actor:
        for table in (Change, Part, Token):
            assert not table.objects.exists()
        assert not Entry.objects.filter(record=id).exclude(actor=actor.id).exists()
    listed_page = officer.get("/incidents/")
    assert not re.search(str(id), listed_page.content.decode())
