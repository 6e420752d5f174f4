"""A case conference: several agencies talk about one person, on a basis, for a time, behind a number."""

from uuid import uuid4

from conferring import (
    KEPT_AT,
    NAME,
    NATION,
    POLICE,
    POST,
    WELFARE,
    WISH,
    called,
    invitation,
    say,
    seen,
    shift,
)


def test_whoever_is_invited_reads_the_coded_view_and_no_name_nationality_or_address(welfare, conference):
    page = welfare.get(conference).content.decode()
    assert WISH in page
    for hidden in (NAME, NATION, KEPT_AT):
        assert hidden not in page
    assert conference.rpartition("/")[2] in welfare.get("/conferences/").content.decode()
    assert "asks for your answer" in welfare.get("/desk").content.decode()


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


def test_a_purpose_shows_only_what_it_needs_and_rests_only_on_what_carries_it(officer, recorded, conference):
    kinds = {str(kind) for kind in seen(officer, conference).kinds}
    assert "nationality" not in kinds
    shown = {"invitation": invitation(officer, conference), "kind": "nationality", "why": "x"}
    assert say(officer, conference, "show", **shown).status_code == 200
    answer = called(officer, recorded, purpose="conference_return")
    (says,) = answer.context["form"].errors["basis"]
    assert "does not carry this purpose" in says
    assert "an order of a court" in says
    assert called(officer, recorded, purpose="conference_lead", basis="vital").status_code == 200


def test_nothing_is_shown_of_what_is_not_recorded(officer, conference):
    shown = {"invitation": invitation(officer, conference), "kind": "health", "why": "x"}
    assert "Nothing of this is recorded" in say(officer, conference, "show", **shown).content.decode()


def test_the_coded_view_stays_as_it_was_shown_until_it_is_shown_anew(officer, welfare, recorded, conference):
    before = seen(welfare, conference).coded
    assert not before.protect
    assert officer.post(f"{recorded}/sections", {"applied": ["section_foreigners"]}).status_code == 302
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


def test_what_agencies_decided_stands_in_the_course_of_a_case(officer, recorded, conference):
    decided = {"id": str(uuid4()), "agency": WELFARE, "text": "give a bed", "due": "2099-01-01"}
    assert say(officer, conference, "decide", **decided).status_code == 302
    held = {"id": str(uuid4()), "title": "x", "agency": POST, "incident": recorded.split("/")[2]}
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


def test_a_child_is_talked_about_with_what_is_best_for_them_and_whom_child_protection_named(
    officer, recorded
):
    assert officer.post(f"{recorded}/about", {"age": "12"}).status_code == 302
    assert {"best_interests", "child_contact"} == set(called(officer, recorded).context["form"].errors)
    whole = {"best_interests": "to stay with the sister", "child_contact": "Demo, 1121"}
    made = called(officer, recorded, purpose="conference_child", **whole)
    assert made.status_code == 302
    assert whole["best_interests"] in {line.words for line in seen(officer, made["Location"]).coded.lines}


def test_for_an_adult_nobody_asks_what_is_best_for_a_child(officer, recorded):
    assert called(officer, recorded, purpose="conference_child").status_code == 200


def test_calling_twice_calls_once_and_bad_times_are_refused_with_a_sentence(officer, recorded, owner):
    id = str(uuid4())
    assert called(officer, recorded, id=id)["Location"] == called(officer, recorded, id=id)["Location"]
    assert owner.execute("select count(*) from conferences_conference").fetchone() == (1,)
    assert "would be over already" in called(officer, recorded, day="2026-01-01").content.decode()
    assert "60 days" in called(officer, recorded, day="2099-01-01").content.decode()
    assert called(officer, recorded, agencies=[]).status_code == 200
    assert called(officer, recorded, lasts_for="99999").status_code == 200
    assert called(officer, recorded, grounds="").status_code == 200


def test_whoever_may_not_refer_somebody_calls_no_conference_on_them(welfare, recorded, conference):
    assert welfare.get(f"{recorded}/conference").status_code == 404
    assert called(welfare, recorded).status_code == 404
