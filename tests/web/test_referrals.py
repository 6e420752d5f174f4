"""A referral arrives, is answered, and both sides see what became of it."""

from uuid import uuid4

import pytest

NAME, OTHER = "فرضی نام", "فرضی ساتھی"
REPORT = {
    "kind": "sent_back",
    "place": "pk-bp-taftan",
    "happened_on": "2026-03-01",
    "name": NAME,
    "account": "The agent kept his papers.",
    "fact_hurt_or_ill": "yes",
    "fact_in_danger_now": "no",
}
WELFARE, OTHER_OFFICE = "social_welfare@PK203", "social_welfare@PK201"
NO_BED = "مردوں کے لیے بستر نہیں"
TOLD = "Demo, 0300-demo, 22:10"
SENT = {
    "agency": WELFARE,
    "asked_for": ["need_safe_place", "need_doctor"],
    "words": "He walks badly.",
    "basis": "vital",
    "grounds": "nearest",
    "shared": ["health", "safety", "person"],
}


def refer(client, person, **more):
    answer = client.post(f"{person}/refer", {**SENT, "id": str(uuid4()), **more})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def step(client, referral, side, **given):
    return client.post(referral, {"side": side, **{f"{side}-{key}": value for key, value in given.items()}})


def receiver(client, referral, verb, **given):
    return step(client, referral, "receiver", verb=verb, **given)


def state(client, referral):
    return client.get(referral).context["opened"].referral.state


def test_the_receiver_sees_a_card_without_a_name_until_they_acknowledge_it(officer, welfare, person):
    referral = refer(officer, person)
    assert referral in welfare.get("/referrals/").content.decode()
    card = welfare.get(referral).content.decode()
    assert "He walks badly." in card
    assert NAME not in card
    for address in (f"{person}/reading", person.partition("/people")[0]):
        assert welfare.get(address).status_code == 404
    assert receiver(welfare, referral, "acknowledge").status_code == 302
    assert NAME in welfare.get(f"{person}/reading").content.decode()


def test_nobody_else_in_the_incident_and_nothing_that_was_told_of_all_comes_with_the_person(
    officer, welfare, person
):
    referral = refer(officer, person)
    receiver(welfare, referral, "accept")
    page = welfare.get(person.partition("/people")[0]).content.decode()
    assert NAME in page
    assert OTHER not in page
    assert "kept his papers" not in page
    assert welfare.get(person.replace("/people/1", "/people/2") + "/reading").status_code == 404


def test_a_decline_says_why_and_whom_to_ask_and_closes_the_person_again(officer, welfare, person):
    referral = refer(officer, person)
    receiver(welfare, referral, "acknowledge")
    assert receiver(welfare, referral, "decline").status_code == 200
    assert state(welfare, referral) == "acknowledged"
    receiver(welfare, referral, "decline", reason=NO_BED, alternative=OTHER_OFFICE)
    page = officer.get(referral).content.decode()
    assert NO_BED in page
    assert f"{person}/refer?to=social_welfare%40PK201" in page
    assert welfare.get(f"{person}/reading").status_code == 404


def test_what_the_receiver_said_by_telephone_is_written_down_with_who_said_it(officer, person, owner):
    referral = refer(officer, person)
    assert step(officer, referral, "by_telephone", verb="accept").status_code == 200
    step(officer, referral, "by_telephone", verb="accept", by_telephone=TOLD)
    assert state(officer, referral) == "accepted"
    kept = owner.execute("select by_telephone from referrals_step").fetchone()
    assert TOLD.encode() not in bytes(kept[0])


def test_the_clock_of_acknowledging_starts_with_the_referral_and_stops_with_the_answer(
    officer, welfare, person
):
    def clock():
        told = officer.get(f"{person}/reading").context["clocks"]
        return next((each for each in told if each.task == "Acknowledge a referral."), None)

    assert clock() is None
    referral = refer(officer, person)
    assert clock().progress.value == "running"
    receiver(welfare, referral, "acknowledge")
    assert clock().progress.value == "met in time"


def test_the_first_term_of_the_cycle_is_that_of_the_packs_clock(platform):
    from rabta_web.incidents.vocabulary import law
    from rabta_web.referrals.choices import CYCLE

    term = law().duties.deadlines["clock_acknowledge"].term
    assert (term.amount, term.unit.value) == (CYCLE.open["sent"].hours, "hours")


def test_who_is_on_neither_side_of_a_referral_is_told_of_none(officer, person, sign_in_as):
    referral = refer(officer, person)
    for username in ("auditor", "zone-accounts"):
        other = sign_in_as(username)
        nowhere = f"/referrals/{uuid4()}"
        assert other.get(referral).status_code == other.get(nowhere).status_code == 404
        assert step(other, referral, "receiver", verb="accept").status_code == 404
    supervisor = sign_in_as("taftan-supervisor")
    assert supervisor.get(referral).status_code == 200


def test_the_sender_cannot_answer_for_the_receiver_nor_the_receiver_revoke(officer, welfare, person):
    referral = refer(officer, person)
    assert receiver(officer, referral, "accept").status_code == 200
    assert step(welfare, referral, "sender", verb="revoke", reason="x").status_code == 200
    assert state(officer, referral) == "sent"


def test_of_two_answers_at_once_the_second_is_told_how_it_stands(officer, welfare, person, acting):
    from django.utils import timezone

    from rabta_web.referrals.actions import Moving, move
    from rabta_web.referrals.choices import Side, Verb
    from rabta_web.referrals.models import Referral

    refer(officer, person)
    with acting("chagai-welfare") as actor:
        seen = Referral.objects.get()
        accept = Moving(Verb.ACCEPT, Side.RECEIVER)
        assert move(referral=seen, moving=accept, by=actor, now=timezone.now())
        assert not move(referral=seen, moving=accept, by=actor, now=timezone.now())


def test_sending_twice_sends_one(officer, person, owner):
    id = str(uuid4())
    assert refer(officer, person, id=id) == refer(officer, person, id=id)
    assert owner.execute("select count(*) from referrals_referral").fetchone() == (1,)


def test_withdrawn_consent_closes_the_person_at_once_and_waits_until_the_receiver_notes_it(
    officer, welfare, person
):
    agreed = {"basis": "consent", "given_by": "person", "language": "Urdu", "until": "2099-01-01"}
    referral = refer(officer, person, **agreed)
    receiver(welfare, referral, "accept")
    step(officer, referral, "sender", verb="withdraw_consent", reason="He wants no shelter.")
    assert welfare.get(f"{person}/reading").status_code == 404
    assert "consent withdrawn" in welfare.get("/referrals/").content.decode()
    receiver(welfare, referral, "note_withdrawal")
    assert state(officer, referral) == "revoked"


def test_consent_that_is_not_whole_is_no_basis(officer, person):
    answer = officer.post(f"{person}/refer", {**SENT, "id": str(uuid4()), "basis": "consent"})
    assert answer.status_code == 200
    assert {"given_by", "language"} <= set(answer.context["form"].errors)


def test_whoever_took_over_is_responsible_and_keeps_seeing_the_person(officer, welfare, person):
    def responsible(client):
        return client.get(f"{person}/referrals").context["responsible"]

    referral = refer(officer, person, asked_for=["take_over"], evidence="nothing")
    assert "Taftan" in responsible(officer)
    receiver(welfare, referral, "accept")
    assert "Social Welfare" in responsible(officer)
    receiver(welfare, referral, "complete", reason="Home by bus.")
    assert "Social Welfare" in responsible(welfare)


def test_what_nobody_acted_on_goes_up_the_receivers_line_without_anything_running(
    officer, welfare, person, owner
):
    referral = refer(officer, person, agency="police@PK203")
    owner.execute("alter table referrals_referral disable trigger user")
    owner.execute("update referrals_referral set due = now() - interval '1 hour'")
    owner.execute("alter table referrals_referral enable trigger user")
    line = officer.get(referral).context["opened"].line
    assert line.late
    assert line.stands_with
    assert "breach" not in officer.get(referral).content.decode()


def test_the_database_moves_a_referral_along_its_table_and_in_no_other_way(officer, person, owner, acting):
    import psycopg
    from django.db import ProgrammingError, connection

    refer(officer, person)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        acting("taftan-officer"),
        connection.cursor() as cursor,
    ):
        cursor.execute("update referrals_referral set state = 'accepted'")
    with pytest.raises(psycopg.errors.RaiseException, match="by a step that is kept"):
        owner.execute("update referrals_referral set state = 'accepted'")


def test_every_step_stands_in_the_ledger(officer, welfare, person, owner):
    referral = refer(officer, person)
    receiver(welfare, referral, "acknowledge")
    deeds = dict(owner.execute("select deed, count(*) from audit_entry group by deed").fetchall())
    assert deeds["referral.sent"] == deeds["referral.moved"] == 1


def test_whoever_is_recused_from_the_incident_sees_no_referral_of_it(officer, welfare, person, sign_in_as):
    referral = refer(officer, person)
    assert welfare.get(referral).status_code == 200
    change = {"what": "recuse_unit", "whom": WELFARE, "reason": "named in it"}
    address = person.partition("/people")[0] + "/access"
    assert sign_in_as("taftan-supervisor").post(address, change).status_code == 302
    assert welfare.get(referral).status_code == 404
    assert referral not in welfare.get("/referrals/").content.decode()


def test_whoever_sent_somebody_reads_on_their_desk_what_became_of_it(officer, welfare, person, owner):
    referral = refer(officer, person)
    told = "What became of what you sent"
    assert told not in officer.get("/desk").content.decode()
    for verb in ("acknowledge", "accept", "begin"):
        receiver(welfare, referral, verb)
    assert "in service" in officer.get("/desk").content.decode().split(told)[1]
    receiver(welfare, referral, "complete", reason="home with his brother")
    (line,) = officer.get("/desk").context["became"]
    assert (line.referral.state, line.needs_sender) == ("completed", False)
    with owner.transaction():
        owner.execute("set local session_replication_role = replica")
        owner.execute("update referrals_referral set since = since - interval '15 days'")
    assert told not in officer.get("/desk").content.decode()
