"""A case conference: several agencies talk about one person, on a basis, for a time, behind a number."""

import itertools
from uuid import uuid4

import pytest
from django.utils import timezone

POST, WELFARE, POLICE = "demonstration-post-taftan", "social_welfare@PK203", "police@PK203"
NAME, NATION, KEPT_AT, WISH = "فرضی شخص", "Demoland", "the room behind the post", "to telephone their mother"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": NAME}
CALLED = {
    "purpose": "conference_safety",
    "agencies": [WELFARE],
    "lasts_for": "72",
    "meets": "by writing here",
    "voice": "heard",
    "wish": WISH,
    "words": "where they can stay tonight",
    "basis": "duty",
    "grounds": "the duty to protect, and nobody can do it alone",
}


def now_given():
    start = timezone.localtime()
    return {"day": start.strftime("%Y-%m-%d"), "time": start.strftime("%H:%M")}


@pytest.fixture
def officer(sign_in_as):
    return sign_in_as("taftan-officer")


@pytest.fixture
def welfare(sign_in_as):
    return sign_in_as("chagai-welfare")


@pytest.fixture
def person(officer):
    """Somebody whose nationality and place are recorded, as the path to their pages."""
    incident = officer.post("/incidents/new", REPORT)["Location"]
    about = f"{incident}/people/1/about"
    given = {"nationality_claimed": NATION, "custody_place": KEPT_AT}
    assert officer.post(about, given).status_code == 302
    return f"{incident}/people/1"


def called(client, person, **more):
    return client.post(f"{person}/conference", {"id": str(uuid4()), **now_given(), **CALLED, **more})


@pytest.fixture
def conference(officer, person):
    answer = called(officer, person)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def say(client, conference, what, **given):
    prefix = {"answer": "agency", "telephone": "by_telephone"}.get(what, what)
    return client.post(
        conference, {"what": what, **{f"{prefix}-{key}": value for key, value in given.items()}}
    )


def seen(client, conference):
    return client.get(conference).context["opened"]


def invitation(client, conference, agency=WELFARE):
    return next(
        str(each.invitation.pk)
        for each in seen(client, conference).guests
        if each.invitation.agency_id == agency
    )


def test_whoever_is_invited_reads_the_coded_view_and_no_name_nationality_or_address(welfare, conference):
    page = welfare.get(conference).content.decode()
    assert WISH in page
    for hidden in (NAME, NATION, KEPT_AT):
        assert hidden not in page
    assert conference.rpartition("/")[2] in welfare.get("/conferences/").content.decode()
    assert "asks for your answer" in welfare.get("/desk").content.decode()


@pytest.fixture
def police(sign_in_as, owner):
    """An officer of the district's police, and nothing else, who has nothing to do with the person."""
    owner.execute(
        "update accounts_appointment set ends = begins + 1 where person_id ="
        " (select id from accounts_person where username = 'gwadar-secretary')"
    )
    owner.execute(
        "insert into accounts_appointment (id, person_id, role, agency_id, place_id, begins)"
        " select gen_random_uuid(), id, 'officer', %s, 'PK203', '2026-01-01'"
        " from accounts_person where username = 'gwadar-secretary'",
        [POLICE],
    )
    yield sign_in_as("gwadar-secretary")
    owner.execute("delete from accounts_appointment where agency_id = %s", [POLICE])


@pytest.fixture
def both(officer, person, police):
    """A conference to which the welfare officer and the police are invited."""
    answer = called(officer, person, agencies=[WELFARE, POLICE])
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def shift(owner, hours):
    """Let a conference begin and end some hours later than it was called for."""
    owner.execute("alter table conferences_conference disable trigger user")
    owner.execute(
        "update conferences_conference set begins = begins + make_interval(hours => %s),"
        " ends = ends + make_interval(hours => %s)",
        [hours, hours],
    )
    owner.execute("alter table conferences_conference enable trigger user")


def test_its_life_cycles_are_sound_and_every_word_of_them_is_said():
    from rabta_web.conferences import choices as said

    for cycle in (said.CONFERENCE, said.INVITATION):
        assert list(cycle.faults()) == []
    assert set(said.STATES) == said.CONFERENCE.states
    assert set(said.COMING) == said.INVITATION.states
    assert set(said.VERBS) == {move.verb for move in said.CONFERENCE.moves}
    assert set(said.ANSWERS) == {move.verb for move in said.INVITATION.moves}
    assert set(said.RESTS_ON) == set(said.MAY_SHOW) == set(said.PURPOSES) == set(said.Purpose)
    assert set(said.AGREED_AS) == set(said.KINDS) == set(said.Kind)


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


def test_whoever_stays_away_sees_no_more_of_the_person(welfare, conference, officer):
    told = {"invitation": invitation(welfare, conference), "answer": "stay_away", "words": "no officer free"}
    assert say(welfare, conference, "answer", **told).status_code == 302
    assert seen(welfare, conference).coded is None
    assert "no officer free" in officer.get(conference).content.decode()
    assert say(welfare, conference, "answer", **told).status_code == 200


def test_an_agency_that_comes_is_answered_once_and_the_caller_is_told(welfare, conference, officer):
    told = {"invitation": invitation(welfare, conference), "answer": "come", "words": "the welfare officer"}
    say(welfare, conference, "answer", **told)
    assert [str(each.says) for each in seen(officer, conference).guests] == ["comes"]
    assert "A case conference has moved on" in officer.get("/notices").content.decode()


def test_what_was_answered_by_telephone_the_caller_writes_down_with_who_said_it(officer, conference, welfare):
    told = {"invitation": invitation(officer, conference), "answer": "come", "words": "the welfare officer"}
    assert say(officer, conference, "telephone", **told).status_code == 200
    assert say(officer, conference, "telephone", **told, by_telephone="Demo, 10:00").status_code == 302
    assert seen(officer, conference).guests[0].by_telephone == "Demo, 10:00"


def test_what_one_agency_needs_it_alone_is_shown_with_the_reason(officer, welfare, police, both):
    shown = {"invitation": invitation(officer, both, POLICE), "kind": "address", "why": "to guard the door"}
    assert say(officer, both, "show", **shown).status_code == 302
    assert KEPT_AT in police.get(both).content.decode()
    assert "to guard the door" in police.get(both).content.decode()
    page = welfare.get(both).content.decode()
    assert KEPT_AT not in page
    assert "to guard the door" not in page


def test_a_purpose_shows_only_what_it_needs_and_rests_only_on_what_carries_it(officer, person, conference):
    kinds = {str(kind) for kind in seen(officer, conference).kinds}
    assert "nationality" not in kinds
    shown = {"invitation": invitation(officer, conference), "kind": "nationality", "why": "x"}
    assert say(officer, conference, "show", **shown).status_code == 200
    answer = called(officer, person, purpose="conference_return")
    (says,) = answer.context["form"].errors["basis"]
    assert "does not carry this purpose" in says
    assert "an order of a court" in says
    assert called(officer, person, purpose="conference_lead", basis="vital").status_code == 200


def test_nothing_is_shown_of_what_is_not_recorded(officer, conference):
    shown = {"invitation": invitation(officer, conference), "kind": "health", "why": "x"}
    assert "Nothing of this is recorded" in say(officer, conference, "show", **shown).content.decode()


def test_the_coded_view_stays_as_it_was_shown_until_it_is_shown_anew(officer, welfare, person, conference):
    before = seen(welfare, conference).coded
    assert not before.protect
    assert officer.post(f"{person}/sections", {"applied": ["section_foreigners"]}).status_code == 302
    assert seen(welfare, conference).coded == before
    assert officer.post(conference, {"what": "anew"}).status_code == 302
    after = seen(welfare, conference).coded
    assert after.protect
    assert after.lines[:3] == before.lines[:3]
    assert welfare.post(conference, {"what": "anew"}).status_code == 200


def test_what_each_knows_is_read_by_all_who_take_part_while_it_runs(officer, welfare, police, both, owner):
    say(welfare, both, "contribute", agency=WELFARE, text="a bed for a man from tonight")
    say(officer, both, "contribute", agency=POST, text="transport until ten")
    assert [each.contribution.text for each in seen(police, both).said] == [
        "a bed for a man from tonight",
        "transport until ten",
    ]
    shift(owner, -100)
    assert seen(police, both).said == ()
    assert [each.contribution.agency_id for each in seen(welfare, both).said] == [WELFARE]
    assert len(seen(officer, both).said) == 2
    assert say(welfare, both, "contribute", agency=WELFARE, text="late").status_code == 200


def test_a_decision_is_a_task_at_its_agency_and_decided_once(officer, welfare, police, both):
    decided = {"id": str(uuid4()), "agency": WELFARE, "text": "give a bed from tonight", "due": "2099-01-01"}
    for _time in range(2):
        assert say(officer, both, "decide", **decided).status_code == 302
    (line,) = welfare.get("/tasks/").context["lines"]
    assert (line.task.text, str(line.title)) == ("give a bed from tonight", "A decision of a case conference")
    assert police.get("/tasks/").context["lines"] == ()
    assert welfare.get(f"/tasks/{line.task.pk}").context["opened"].address == both
    welfare.post(f"/tasks/{line.task.pk}", {"side": "agency", "agency-verb": "finish"})
    (seen_decision,) = seen(officer, both).decided
    assert str(seen_decision.says) == "done"


def test_nobody_decides_for_an_agency_that_is_not_there(officer, both):
    decided = {"id": str(uuid4()), "agency": "police@PK205", "text": "x", "due": "2099-01-01"}
    assert say(officer, both, "decide", **decided).status_code == 200
    assert seen(officer, both).decided == ()


def test_whoever_called_has_a_task_until_it_is_ended_with_what_came_of_it(officer, welfare, conference):
    own = "Hold the case conference"
    assert own in officer.get("/tasks/").content.decode()
    assert say(officer, conference, "end", verb="close").status_code == 200
    assert say(officer, conference, "end", verb="close", reason="one bed, and transport").status_code == 302
    assert own not in officer.get("/tasks/").content.decode()
    assert seen(welfare, conference).coded is None
    assert "one bed, and transport" in welfare.get(conference).content.decode()
    assert say(officer, conference, "end", verb="cancel", reason="x").status_code == 200
    assert say(officer, conference, "contribute", agency=POST, text="late").status_code == 200


def test_what_agencies_decided_stands_in_the_course_of_a_case(officer, person, conference):
    decided = {"id": str(uuid4()), "agency": WELFARE, "text": "give a bed", "due": "2099-01-01"}
    assert say(officer, conference, "decide", **decided).status_code == 302
    held = {"id": str(uuid4()), "title": "x", "agency": POST, "incident": person.split("/")[2]}
    case = officer.post("/cases/new", held)["Location"]
    course = {str(each.what) for each in seen(officer, case).moments}
    assert {"a case conference was called", "agencies decided what is done"} <= course


def test_every_reader_stands_in_the_ledger_and_whoever_called_sees_who_has_read_it(
    officer, welfare, conference, owner
):
    welfare.get(conference)
    incident = owner.execute("select incident_id from conferences_conference").fetchone()[0]
    entries = owner.execute(
        "select actor, detail ->> 'conference' from audit_entry where deed = 'conference.read'"
        " and record = %s",
        [incident],
    ).fetchall()
    assert {about for _actor, about in entries} == {conference.rpartition("/")[2]}
    names = {reader.name for reader in seen(officer, conference).readers}
    assert len(names) == len({actor for actor, _about in entries}) == 1
    assert seen(welfare, conference).readers == ()


AGREED = {"basis": "consent", "given_by": "person", "language": "Urdu", "until": "2099-01-01"}


def test_a_consent_reaches_the_agencies_the_purpose_and_the_kinds_it_names(officer, person, both):
    lacking = called(officer, person, basis="consent").context["form"].errors
    assert {"given_by", "language"} <= set(lacking)
    conference = called(officer, person, **AGREED, kinds=["health"])["Location"]
    again = called(officer, person, basis="consent")
    assert again.status_code == 302
    assert seen(officer, again["Location"]).consent.consent.pk == seen(officer, conference).consent.consent.pk
    assert "given_by" in called(officer, person, basis="consent", agencies=[POLICE]).context["form"].errors
    address = {"invitation": invitation(officer, conference), "kind": "address", "why": "x"}
    assert "consent does not reach this" in say(officer, conference, "show", **address).content.decode()
    assert "consent does not reach this" in say(officer, conference, "invite", agency=POLICE).content.decode()


def test_with_its_consent_a_conference_ends_for_all_who_were_invited_and_each_has_to_stop(
    officer, welfare, person, owner
):
    conference = called(officer, person, **AGREED)["Location"]
    assert seen(welfare, conference).coded
    consent = seen(officer, conference).consent.consent.pk
    assert officer.post(f"/consents/{consent}", {"reason": "no"}).status_code == 302
    assert seen(welfare, conference).coded is None
    titles = [str(line.title) for line in welfare.get("/tasks/").context["lines"]]
    assert titles == ["Consent was withdrawn: stop, and note it"]


def test_an_expired_consent_closes_what_was_shown(officer, welfare, person, owner):
    conference = called(officer, person, **AGREED)["Location"]
    owner.execute("update referrals_consent set until = current_date - 1")
    assert seen(welfare, conference).coded is None


def test_an_agency_that_keeps_out_of_the_matter_is_not_invited_and_sees_nothing(
    officer, welfare, person, conference, owner, acting
):
    from django.db import ProgrammingError, transaction

    from rabta_web.conferences.models import Conference, Invitation

    owner.execute("set session_replication_role = replica")
    owner.execute("update incidents_incident set recused_agencies = %s", [[WELFARE]])
    owner.execute("set session_replication_role = origin")
    assert welfare.get(conference).status_code == 404
    assert welfare.get("/notices").context["listed"].lines == ()
    (says,) = called(officer, person).context["form"].errors["agencies"]
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


def test_a_child_is_talked_about_with_what_is_best_for_them_and_whom_child_protection_named(officer, person):
    assert officer.post(f"{person}/about", {"age": "12"}).status_code == 302
    assert {"best_interests", "child_contact"} == set(called(officer, person).context["form"].errors)
    whole = {"best_interests": "to stay with the sister", "child_contact": "Demo, 1121"}
    made = called(officer, person, purpose="conference_child", **whole)
    assert made.status_code == 302
    assert whole["best_interests"] in {line.words for line in seen(officer, made["Location"]).coded.lines}


def test_for_an_adult_nobody_asks_what_is_best_for_a_child(officer, person):
    assert called(officer, person, purpose="conference_child").status_code == 200


def test_calling_twice_calls_once_and_bad_times_are_refused_with_a_sentence(officer, person, owner):
    id = str(uuid4())
    assert called(officer, person, id=id)["Location"] == called(officer, person, id=id)["Location"]
    assert owner.execute("select count(*) from conferences_conference").fetchone() == (1,)
    assert "would be over already" in called(officer, person, day="2026-01-01").content.decode()
    assert "60 days" in called(officer, person, day="2099-01-01").content.decode()
    assert called(officer, person, agencies=[]).status_code == 200
    assert called(officer, person, lasts_for="99999").status_code == 200
    assert called(officer, person, grounds="").status_code == 200


def test_whoever_may_not_refer_somebody_calls_no_conference_on_them(welfare, person, conference):
    assert welfare.get(f"{person}/conference").status_code == 404
    assert called(welfare, person).status_code == 404


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
    officer, person, owner, acting
):
    from rabta_web.conferences.models import Conference, Shown

    called(officer, person, **AGREED)
    owner.execute("set session_replication_role = replica")
    for coming, time, state, basis, recused in STANDS:
        put(owner, coming, time, state, basis, recused)
        opens = not recused and time == "during" and state == "called" and coming != "not_coming"
        with acting("chagai-welfare"):
            stands = (coming, time, state, basis, recused)
            assert Conference.objects.exists() is not recused, stands
            assert Shown.objects.exists() is (opens and basis in {"none", "holds"}), stands
