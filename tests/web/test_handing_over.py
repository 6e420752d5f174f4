"""Responsibility moves by acceptance alone; arrivals, requests and copies are seen by both sides."""

from datetime import timedelta
from uuid import uuid4

import pytest
from test_clocks import happened, reply
from test_referrals import NAME, SENT, WELFARE, receiver, refer, state

POLICE, POST = "police@PK203", "demonstration-post-taftan"
TAKE = {"asked_for": ["take_over"], "evidence": "FIR copy\nPhone in a sealed bag"}


def periods(client, person):
    return [each.agency for each in client.get(f"{person}/referrals").context["periods"]]


@pytest.fixture
def police(sign_in_as, owner):
    """A police officer of the district, for the length of a test."""
    from datetime import date

    from as_they_stand import insert

    from rabta_web.accounts.models import Appointment, Person

    who = Person.objects.get(username="zone-accounts")
    owner.execute("update accounts_appointment set ends = begins where person_id = %s", [who.pk])
    held = Appointment(
        person=who, role="officer", agency_id=POLICE, place_id="PK203", begins=date(2026, 1, 1)
    )
    insert(owner, held)
    yield sign_in_as("zone-accounts")
    owner.execute("delete from accounts_appointment where id = %s", [held.pk])


def test_who_has_the_person_stays_responsible_until_acceptance_and_both_keep_seeing(officer, welfare, person):
    referral = refer(officer, person, **TAKE)
    assert periods(officer, person) == [POST]
    receiver(welfare, referral, "acknowledge")
    assert periods(officer, person) == [POST]
    receiver(welfare, referral, "accept")
    assert periods(officer, person) == periods(welfare, person) == [POST, WELFARE]
    receiver(welfare, referral, "could_not", reason="no room any more")
    assert periods(officer, person)[-1] == WELFARE
    assert NAME in welfare.get(f"{person}/reading").content.decode()
    assert NAME in officer.get(f"{person}/reading").content.decode()


def test_whoever_took_over_refers_on_and_the_one_before_no_longer_does(officer, welfare, person, police):
    receiver(welfare, refer(officer, person, **TAKE), "accept")
    assert officer.get(f"{person}/refer").status_code == 404
    second = refer(welfare, person, **TAKE, agency=POLICE)
    receiver(police, second, "accept")
    assert periods(welfare, person) == [POST, WELFARE, POLICE]
    assert officer.get(second).status_code == 200
    assert welfare.get(f"{person}/refer").status_code == 404


def test_of_two_offers_only_the_first_that_is_accepted_moves_responsibility(officer, welfare, person, police):
    first, second = refer(officer, person, **TAKE), refer(officer, person, **TAKE, agency=POLICE)
    receiver(welfare, first, "accept")
    assert "Somebody else was faster" in receiver(police, second, "accept").content.decode()
    assert periods(officer, person) == [POST, WELFARE]


def test_an_offer_to_take_over_lists_what_goes_with_the_person(officer, person):
    answer = officer.post(f"{person}/refer", {**SENT, "id": str(uuid4()), "asked_for": ["take_over"]})
    assert "evidence" in answer.context["form"].errors
    assert "Phone in a sealed bag" in officer.get(refer(officer, person, **TAKE)).content.decode()


def test_the_custody_clock_of_the_law_goes_with_the_person(officer, welfare, person):
    from django.utils import timezone

    reply(officer, person, "custody", answer="yes")
    an_hour_ago = timezone.localtime() - timedelta(hours=1)
    happened(officer, person, "arrested", f"{an_hour_ago:%Y-%m-%d}", f"{an_hour_ago:%H:%M}")
    running = officer.get(f"{person}/referrals").context["clocks"]
    card = welfare.get(refer(officer, person, **TAKE)).context["opened"].card
    said = next((line.words for line in card if "Clocks" in str(line.label)), "")
    assert running
    assert "magistrate" in said
    assert "10(2)" in said


def test_nobody_answered_up_to_the_last_office_and_it_ends_by_rule(officer, person, owner, acting):
    from django.db import ProgrammingError
    from django.utils import timezone
    from test_jobs import work

    from rabta_web.jobs.queue import Job, enqueue
    from rabta_web.referrals.actions.expiring import expire_unanswered

    referral = refer(officer, person)
    assert not officer.get(referral).context["opened"].line.expired
    owner.execute("alter table referrals_referral disable trigger user")
    owner.execute("update referrals_referral set due = now() - interval '30 days'")
    owner.execute("alter table referrals_referral enable trigger user")
    opened = officer.get(referral).context["opened"]
    assert opened.line.expired
    assert state(officer, referral) == "sent"
    with acting("chagai-welfare"), pytest.raises(ProgrammingError, match="row-level security"):
        expire_unanswered(timezone.now())
    with acting("chagai-welfare"):
        enqueue(Job.EXPIRE_REFERRALS, timestamp="0")
    work()
    assert state(officer, referral) == "expired"
    assert "Nobody answered, up to the last office" in officer.get(referral).content.decode()
    assert any(line.referral.state == "expired" for line in officer.get("/desk").context["sent"])
    refer(officer, person)
    assert not any(line.referral.state == "expired" for line in officer.get("/desk").context["sent"])


@pytest.fixture
def pointed_to(officer, person):
    """Something points to trafficking, so the routing names who leads and who is told."""
    reply(officer, person, "pressure", so=["means_threat"])


def test_who_must_be_told_reads_the_card_alone_notes_it_and_may_claim_it(officer, person, police, pointed_to):
    referral = refer(officer, person, copied=[POLICE])
    (line,) = police.get("/referrals/").context["beside"].copied
    assert line.referral.copied == [POLICE]
    page = police.get(referral)
    assert "He walks badly." in page.content.decode()
    assert page.context["opened"].steps == ()
    assert police.get(f"{person}/reading").status_code == 404
    claim = {"claims": "on", "reason": "No border was crossed."}
    assert police.post(f"{referral}/noted", {"claims": "on"}).status_code == 200
    assert police.post(f"{referral}/noted", claim).status_code == 302
    assert police.get("/referrals/").context["beside"].copied == []
    assert "says that the matter is theirs" in officer.get(referral).content.decode()


def test_nobody_notes_what_another_agency_was_told(officer, welfare, person):
    referral = refer(officer, person, agency=POLICE, copied=[])
    assert welfare.post(f"{referral}/noted", {}).status_code == 404
    assert officer.post(f"{referral}/noted", {}).status_code == 404


def test_the_form_proposes_who_leads_and_who_is_told_with_the_provision(officer, person, pointed_to):
    page = officer.get(f"{person}/refer").context
    assert page["proposed"]
    assert any(each.cited for each in page["proposed"])
    told = {office for office, _ in page["form"].fields["copied"].choices}
    assert {each.office for each in page["proposed"] if each.is_told} == told


def test_another_than_proposed_needs_a_reason(officer, person):
    given = {**SENT, "id": str(uuid4()), "agency": "labour_department@PK203", "grounds": ""}
    assert "grounds" in officer.post(f"{person}/refer", given).context["form"].errors


def brought(welfare, agency=POST):
    """The welfare officer files somebody whom another agency brought, and says who."""
    report = {"kind": "other", "place": "PK203", "happened_on": "2026-03-01", "name": NAME}
    person = welfare.post("/incidents/new", report)["Location"] + "/people/1"
    given = {"id": str(uuid4()), "agency": agency, "day": "2026-03-01", "time": "20:00", "how": "By van."}
    return person, welfare.post(f"{person}/arrival", given)


@pytest.mark.parametrize("verb", ["confirm", "dispute"])
def test_the_receiver_writes_the_referral_that_never_came_and_the_sender_answers(officer, welfare, verb):
    person, answer = brought(welfare)
    arrival = answer["Location"]
    (line,) = officer.get("/referrals/").context["beside"].arrivals
    assert str(line.arrival.pk) in arrival
    page = officer.get(arrival).content.decode()
    assert "By van." in page
    assert NAME not in page
    assert officer.get(f"{person}/reading").status_code == 404
    assert welfare.post(arrival, {"verb": verb, "reason": "x"}).status_code == 200
    if verb == "dispute":
        assert officer.post(arrival, {"verb": verb}).status_code == 200
    assert officer.post(arrival, {"verb": verb, "reason": "Not our van."}).status_code == 302
    assert welfare.get(arrival).context["opened"].line.arrival.state in {"confirmed", "disputed"}
    assert periods(welfare, person) == [WELFARE]


def test_who_is_on_neither_side_of_an_arrival_is_told_of_none(welfare, sign_in_as):
    _, answer = brought(welfare)
    for username in ("auditor", "balochistan-secretary"):
        other = sign_in_as(username)
        assert other.get(answer["Location"]).status_code == 404
        assert other.get(f"/arrivals/{uuid4()}").status_code == 404


def asked(welfare, holder):
    given = {"id": str(uuid4()), "own": WELFARE, "holder": holder, "about": "A1B2C3D4", "why": "adult"}
    return welfare.post("/referrals/ask", given)


def test_the_holder_gives_a_matter_by_a_referral_or_says_why_not(officer, welfare, person):
    request = asked(welfare, POST)["Location"]
    (line,) = officer.get("/referrals/").context["beside"].requests
    assert periods(officer, person) == [POST]
    given = refer(officer, person, **TAKE, answers=str(line.request.pk))
    page = welfare.get(request)
    assert page.context["opened"].line.request.state == "given"
    assert given in page.content.decode()
    receiver(welfare, given, "accept")
    assert periods(officer, person) == [POST, WELFARE]
    second = asked(welfare, POST)["Location"]
    assert officer.post(second, {"verb": "refuse"}).status_code == 200
    assert officer.post(second, {"verb": "refuse", "reason": "FIR stands"}).status_code == 302
    assert "FIR stands" in welfare.get(second).content.decode()


def test_who_is_on_neither_side_of_a_request_sees_none(welfare, sign_in_as, police):
    request = asked(welfare, POST)["Location"]
    assert police.get(request).status_code == police.get(f"/requests/{uuid4()}").status_code == 404
    assert police.post(request, {"verb": "refuse", "reason": "x"}).status_code == 404
    assert welfare.post(request, {"verb": "refuse", "reason": "x"}).status_code == 200


def test_a_shelter_that_took_somebody_over_refers_them_on(officer, person, sign_in_as, owner):
    from datetime import date

    from as_they_stand import insert

    from rabta_web.accounts.models import Appointment, Person

    who = Person.objects.get(username="zone-accounts")
    owner.execute("update accounts_appointment set ends = begins where person_id = %s", [who.pk])
    since = date(2026, 1, 1)
    held = Appointment(person=who, role="shelter_manager", agency_id=WELFARE, place_id="PK203", begins=since)
    insert(owner, held)
    shelter = sign_in_as("zone-accounts")
    assert shelter.get(f"{person}/refer").status_code == 404
    receiver(shelter, refer(officer, person, **TAKE), "accept")
    onward = refer(shelter, person, agency=POLICE, asked_for=["need_lawyer"])
    assert shelter.get(onward).context["opened"].sends
    owner.execute("delete from accounts_appointment where id = %s", [held.pk])
