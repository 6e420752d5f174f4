"""Who reads what of a case conference: by its time, its consent and who keeps out of the matter."""

import itertools
from uuid import uuid4

import pytest
from conferring import (
    POLICE,
    WELFARE,
    called,
    invitation,
    say,
    seen,
    shift,
)
from django.utils import timezone

AGREED = {"basis": "consent", "given_by": "person", "language": "Urdu", "until": "2099-01-01"}


def test_whoever_is_not_invited_is_told_of_none(conference, sign_in_as, police):
    for client in (police, sign_in_as("chagai-secretary"), sign_in_as("auditor")):
        hidden, absent = client.get(conference), client.get(f"/conferences/{uuid4()}")
        assert (hidden.status_code, len(hidden.content)) == (404, len(absent.content))
        assert client.get("/conferences/").context["lines"] == []


def test_what_is_shown_is_open_for_the_time_of_the_conference_alone(officer, welfare, conference, owner):
    assert seen(welfare, conference).coded
    shift(owner, 1)
    assert seen(welfare, conference).coded is None
    assert "opens when the conference begins" in welfare.get(conference).content.decode()
    shift(owner, -100)
    assert seen(welfare, conference).coded is None
    assert seen(officer, conference).coded
    assert "its time is over" in officer.get("/desk").content.decode()


def test_a_consent_reaches_the_agencies_the_purpose_and_the_kinds_it_names(officer, recorded, both):
    lacking = called(officer, recorded, basis="consent").context["form"].errors
    assert {"given_by", "language"} <= set(lacking)
    conference = called(officer, recorded, **AGREED, kinds=["health"])["Location"]
    again = called(officer, recorded, basis="consent")
    assert again.status_code == 302
    assert seen(officer, again["Location"]).consent.consent.pk == seen(officer, conference).consent.consent.pk
    assert "given_by" in called(officer, recorded, basis="consent", agencies=[POLICE]).context["form"].errors
    address = {"invitation": invitation(officer, conference), "kind": "address", "why": "x"}
    assert "consent does not reach this" in say(officer, conference, "show", **address).content.decode()
    assert "consent does not reach this" in say(officer, conference, "invite", agency=POLICE).content.decode()


def test_with_its_consent_a_conference_ends_for_all_who_were_invited_and_each_has_to_stop(
    officer, welfare, recorded, owner
):
    conference = called(officer, recorded, **AGREED)["Location"]
    assert seen(welfare, conference).coded
    consent = seen(officer, conference).consent.consent.pk
    assert officer.post(f"/consents/{consent}", {"reason": "no"}).status_code == 302
    assert seen(welfare, conference).coded is None
    titles = [str(line.title) for line in welfare.get("/tasks/").context["lines"]]
    assert titles == ["Consent was withdrawn: stop, and note it"]


def test_an_expired_consent_closes_what_was_shown(officer, welfare, recorded, owner):
    conference = called(officer, recorded, **AGREED)["Location"]
    owner.execute("update referrals_consent set until = current_date - 1")
    assert seen(welfare, conference).coded is None


def test_an_agency_that_keeps_out_of_the_matter_is_not_invited_and_sees_nothing(
    officer, welfare, recorded, conference, owner, acting
):
    from django.db import ProgrammingError, transaction

    from rabta_web.conferences.models import Conference, Invitation

    owner.execute("set session_replication_role = replica")
    owner.execute("update incidents_incident set recused_agencies = %s", [[WELFARE]])
    owner.execute("set session_replication_role = origin")
    assert welfare.get(conference).status_code == 404
    assert welfare.get("/notices").context["listed"].lines == ()
    (says,) = called(officer, recorded).context["form"].errors["agencies"]
    assert "must keep out of this matter" in says
    owner.execute("alter table conferences_invitation disable trigger user")
    owner.execute("delete from conferences_shown")
    owner.execute("delete from conferences_invitation")
    owner.execute("alter table conferences_invitation enable trigger user")
    with acting("taftan-officer") as actor:
        now = timezone.now()
        row = Invitation(
            conference=Conference.objects.get(), agency_id=WELFARE, state="invited", since=now, due=None
        )
        row.invited_by, row.invited_at = actor.id, now
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


def test_the_database_lets_no_guest_show_decide_or_end_anything(officer, welfare, conference, acting):
    from django.db import ProgrammingError, transaction

    from rabta_web.conferences.models import Conference, Decision, Shown, Step
    from rabta_web.incidents.models import Identity, Incident, Involved

    with acting("chagai-welfare") as actor:
        of, now = Conference.objects.get(), timezone.now()
        made = {"made_by": actor.id, "made_at": now}
        for row in (
            Shown(conference=of, words="{}", shown_by=actor.id, shown_at=now),
            Decision(
                conference=of, agency_id=WELFARE, text="x", due=now, decided_by=actor.id, decided_at=now
            ),
            Step(conference=of, verb="close", side="caller", reason="x", **made),
        ):
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)
        assert not Incident.objects.exists()
        assert not Involved.objects.exists()
        assert not Identity.objects.exists()


BEGINS = {"before": 1, "during": -1, "after": -99}
"""In how many hours a conference of two hours begins."""
STANDS = list(
    itertools.product(
        ("invited", "coming", "not_coming"),
        BEGINS,
        ("called", "held", "cancelled"),
        ("none", "holds", "expired", "withdrawn"),
        (False, True),
    )
)


def put(owner, coming, time, state, basis, recused):
    """Let the one conference there is stand in some way, whatever path would lead there."""
    owner.execute("update conferences_invitation set state = %s", [coming])
    owner.execute(
        "update conferences_conference set state = %s, begins = now() + make_interval(hours => %s),"
        " ends = now() + make_interval(hours => %s),"
        " consent_id = case when %s then (select id from referrals_consent) end",
        [state, BEGINS[time], BEGINS[time] + 2, basis != "none"],
    )
    owner.execute("update referrals_consent set until = current_date + %s", [-1 if basis == "expired" else 9])
    owner.execute("delete from referrals_withdrawal")
    if basis == "withdrawn":
        owner.execute(
            "insert into referrals_withdrawal (id, consent_id, reason, noted_by, noted_at)"
            " select gen_random_uuid(), consent_id, grounds, called_by, now() from conferences_conference"
        )
    owner.execute("update incidents_incident set recused_agencies = %s", [[WELFARE] if recused else []])


def test_the_coded_view_opens_to_a_guest_in_its_time_on_a_standing_consent_and_in_no_other_case(
    officer, recorded, owner, acting
):
    from rabta_web.conferences.models import Conference, Shown

    called(officer, recorded, **AGREED)
    owner.execute("set session_replication_role = replica")
    for coming, time, state, basis, recused in STANDS:
        put(owner, coming, time, state, basis, recused)
        opens = not recused and time == "during" and state == "called" and coming != "not_coming"
        with acting("chagai-welfare"):
            stands = (coming, time, state, basis, recused)
            assert Conference.objects.exists() is not recused, stands
            assert Shown.objects.exists() is (opens and basis in {"none", "holds"}), stands
