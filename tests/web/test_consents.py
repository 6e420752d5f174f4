"""Consent reaches a recipient, a purpose and a kind of data, ends on its day, and is withdrawn everywhere."""

from uuid import uuid4

import pytest
from test_referrals import SENT, WELFARE, receiver, refer, state, step

AGREED = {
    "basis": "consent",
    "given_by": "person",
    "language": "Urdu",
    "interpreter": "Demo",
    "until": "2099-01-01",
}


def consent_of(client, referral):
    return client.get(referral).context["opened"].consent


def kept(owner):
    return owner.execute("select count(*) from referrals_consent").fetchone()[0]


def past(owner, table="referrals_consent", column="until", to="current_date - 1"):
    owner.execute(f"update {table} set {column} = {to}")


def test_a_consent_names_recipient_purpose_and_kinds_and_how_it_was_given(officer, person):
    seen = consent_of(officer, refer(officer, person, **AGREED, shared=["health"]))
    assert seen.consent.agencies == [WELFARE]
    assert seen.consent.purposes == SENT["asked_for"]
    assert seen.consent.kinds == ["basics", "health"]
    assert (seen.consent.interpreter, seen.holds) == ("Demo", True)


def test_nobody_is_asked_twice_for_what_a_consent_on_file_covers(officer, person, owner):
    first = consent_of(officer, refer(officer, person, **AGREED)).consent
    again = consent_of(officer, refer(officer, person, basis="consent", asked_for=["need_doctor"])).consent
    assert again.pk == first.pk
    assert kept(owner) == 1


@pytest.mark.parametrize(
    "more",
    [{"agency": "social_welfare@PK201"}, {"asked_for": ["need_lawyer"]}],
    ids=["another recipient", "another purpose"],
)
def test_what_a_consent_does_not_reach_is_not_shared_on_it(officer, person, more):
    refer(officer, person, **AGREED)
    given = {**SENT, "id": str(uuid4()), "basis": "consent", **more}
    assert {"given_by", "language"} <= set(
        officer.post(f"{person}/refer?to={given['agency']}", given).context["form"].errors
    )


def test_a_kind_of_data_that_is_not_shared_stands_on_no_card_and_opens_nobody(officer, welfare, person):
    referral = refer(officer, person, shared=[])
    lines = welfare.get(referral).context["opened"].card
    assert "Health" not in {str(line.label) for line in lines}
    receiver(welfare, referral, "acknowledge")
    assert welfare.get(f"{person}/reading").status_code == 404
    wider = refer(officer, person, shared=["health", "person"])
    assert "Health" in {str(line.label) for line in welfare.get(wider).context["opened"].card}
    receiver(welfare, wider, "acknowledge")
    assert welfare.get(f"{person}/reading").status_code == 200


def test_an_expired_consent_opens_nobody_and_carries_no_new_referral(officer, welfare, person, owner):
    referral = refer(officer, person, **AGREED)
    past(owner)
    receiver(welfare, referral, "acknowledge")
    assert welfare.get(f"{person}/reading").status_code == 404
    assert welfare.get(referral).context["opened"].stays_closed
    answer = officer.post(f"{person}/refer", {**SENT, "id": str(uuid4()), "basis": "consent"})
    assert "given_by" in answer.context["form"].errors


def test_the_database_refuses_a_referral_on_a_consent_that_has_ended(officer, person, owner, acting):
    from django.db import ProgrammingError, transaction
    from django.utils import timezone

    from rabta_web.referrals.models import Referral

    refer(officer, person, **AGREED)
    past(owner)
    with acting("taftan-officer"):
        referral = Referral.objects.get()
        referral.pk, referral.sent_at = uuid4(), timezone.now()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            referral.save(force_insert=True)


def test_a_withdrawn_consent_becomes_a_task_at_every_recipient(officer, welfare, person, owner, sign_in_as):
    done = refer(officer, person, **AGREED, copied=["police@PK203"], agency=WELFARE)
    receiver(welfare, done, "accept")
    receiver(welfare, done, "complete", reason="done")
    going = refer(officer, person, basis="consent", asked_for=["need_doctor"])
    receiver(welfare, going, "accept")
    address = f"/consents/{consent_of(officer, done).consent.pk}"
    assert officer.post(address, {"reason": "He wants no shelter."}).status_code == 302
    assert state(officer, going) == "withdrawn"
    assert state(officer, done) == "completed"
    assert welfare.get(f"{person}/reading").status_code == 404
    (told,) = welfare.get("/referrals/").context["beside"].stops
    assert not all(each.noted for each in officer.get(address).context["opened"].recipients)
    receiver(welfare, going, "note_withdrawal")
    assert welfare.post(f"/stops/{told.stop.pk}/noted", {}).status_code == 302
    assert welfare.get("/referrals/").context["beside"].stops == []
    assert all(each.noted for each in officer.get(address).context["opened"].recipients)


def test_nobody_notes_a_stop_for_another_agency(officer, welfare, person, owner):
    done = refer(officer, person, **AGREED)
    receiver(welfare, done, "accept")
    receiver(welfare, done, "complete", reason="done")
    officer.post(f"/consents/{consent_of(officer, done).consent.pk}", {"reason": "no"})
    (stop,) = (id for (id,) in owner.execute("select id from referrals_stop").fetchall())
    address = f"/stops/{stop}/noted"
    assert officer.post(address, {}).status_code == 404
    assert officer.post(f"/stops/{uuid4()}/noted", {}).status_code == 404
    assert officer.post(address, {"by_telephone": "Demo, 0300, 22:10"}).status_code == 302
    assert owner.execute("select state from referrals_stop").fetchone() == ("noted",)


def test_a_consent_is_read_by_who_holds_the_person_and_by_no_other(officer, welfare, person, sign_in_as):
    referral = refer(officer, person, **AGREED)
    address = f"/consents/{consent_of(officer, referral).consent.pk}"
    assert officer.get(address).status_code == 200
    for other in (welfare, sign_in_as("auditor")):
        assert other.get(address).status_code == 404
        assert other.post(address, {"reason": "x"}).status_code == 404


def test_consent_in_custody_and_of_a_parent_stand_there_as_what_they_are(officer, person):
    page = officer.get(refer(officer, person, **{**AGREED, "given_by": "parent"}, in_custody="on")).content
    for said in ("given in custody: do not rest on it alone", "check that they are safe"):
        assert said in page.decode()


def test_a_referral_of_a_child_says_why_it_is_best_and_who_at_child_protection_knows(officer, person):
    assert officer.post(f"{person}/about", {"age": "12"}).status_code == 302
    answer = officer.post(f"{person}/refer", {**SENT, "id": str(uuid4())})
    assert {"best_interests", "child_contact"} <= set(answer.context["form"].errors)
    page = officer.get(refer(officer, person, best_interests="Near her aunt.", child_contact="Demo 1121"))
    assert "Near her aunt." in page.content.decode()


def test_the_page_says_on_what_the_sharing_rests_and_what_is_shared(officer, person):
    page = officer.get(refer(officer, person, shared=["health"])).content.decode()
    assert "life or safety is in danger now" in page
    assert "age, sex, language and where the person is، health" in page


def test_withdrawing_by_a_step_withdraws_the_consent_itself(officer, welfare, person, owner):
    referral = refer(officer, person, **AGREED)
    step(officer, referral, "sender", verb="withdraw_consent", reason="no")
    assert owner.execute("select count(*) from referrals_withdrawal").fetchone() == (1,)
    assert consent_of(officer, referral).withdrawal is not None


def test_a_withdrawal_reaches_whom_its_writer_does_not_see_and_shows_them_to_nobody(
    officer, welfare, person, owner, acting
):
    """The police got something on a consent; then the welfare office took the person over."""
    from django.db import ProgrammingError, connection, transaction
    from test_handing_over import POLICE, TAKE

    from rabta_web.notices.models import Told
    from rabta_web.referrals.models import Referral, Stop

    before = refer(officer, person, **AGREED, agency=POLICE)
    consent = consent_of(officer, before).consent.pk
    receiver(welfare, refer(officer, person, **TAKE), "accept")
    owner.execute("truncate notices_told cascade")
    assert welfare.get(before).status_code == 404
    assert welfare.post(f"/consents/{consent}", {"reason": "He wants nothing of it."}).status_code == 302
    id = before.rpartition("/")[2]
    (told,) = owner.execute("select agency_id, what, record::text, incident is null from notices_told")
    assert told == (POLICE, "consent_withdrawn", id, False)
    due = "select agency_id, state from deadlines_due where kind = 'referral' and record = %s"
    assert owner.execute(due, [id]).fetchall() == [(POLICE, "withdrawn")]
    queued = "select args ->> 'consent' from procrastinate_jobs where task_name = 'post_withdrawal'"
    assert (str(consent),) in owner.execute(queued).fetchall()
    assert welfare.get(before).status_code == 404
    with acting("chagai-welfare"):
        assert not Referral.objects.filter(pk=id).exists()
        assert not Stop.objects.exists()
        assert not Told.objects.filter(record=id).exists()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("select referrals_tell(%s, 'x', %s)", [POLICE, id])
