"""A receiver without an account answers once by a link, or by a letter whose receipt is put on file."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from test_referrals import NAME, refer, state, step

OUTSIDE = {"agency": "", "outside": "Demo shelter, Quetta"}


def linked(client, referral):
    link = client.post(f"{referral}/letters").context["link"]
    return link.removeprefix("http://testserver")


def plain(answer, link):
    """A page without what is drawn anew for each, and without the address that was asked for."""
    return re.sub(rb'(csrfmiddlewaretoken" value=")\w+', rb"\1", answer.content).replace(link.encode(), b"")


@pytest.fixture
def anybody(world):
    from django.test import Client

    return Client()


@pytest.fixture(autouse=True)
def patient(world, owner):
    owner.execute("truncate accounts_tries")


def test_whoever_has_the_link_reads_the_card_without_a_name_and_answers_once(officer, person, anybody, owner):
    referral = refer(officer, person, **OUTSIDE)
    link = linked(officer, referral)
    page = anybody.get(link)
    assert page.status_code == 200
    assert "He walks badly." in page.content.decode()
    assert NAME not in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in page.headers["Cache-Control"]
    assert anybody.post(link, {"verb": "decline"}).status_code == 200
    assert anybody.post(link, {"verb": "accept", "reason": "Come at nine."}).status_code == 200
    assert state(officer, referral) == "accepted"
    assert "Come at nine." in officer.get(referral).content.decode()
    deed = "select actor, about from audit_entry where deed = 'referral.answered_outside'"
    assert owner.execute(deed).fetchall() == [(None, "accept")]


def test_used_expired_and_never_made_are_told_apart_by_nobody(officer, person, anybody, owner):
    referral = refer(officer, person, **OUTSIDE)
    never = anybody.get("/reply/" + "x" * 43)
    ended = linked(officer, referral)
    used = linked(officer, referral)
    anybody.post(used, {"verb": "acknowledge"})
    late = linked(officer, referral)
    owner.execute("update referrals_replylink set expires_at = now() where used_at is null")
    answers = [never] + [anybody.get(each) for each in (ended, used, late)]
    answers.append(anybody.post(late, {"verb": "accept"}))
    assert {each.status_code for each in answers} == {404}
    links = ("/reply/" + "x" * 43, ended, used, late)
    pages = {plain(each, link) for each, link in zip(answers, links, strict=False)}
    assert len(pages) == 1
    assert state(officer, referral) == "acknowledged"


def test_only_a_hash_of_the_link_is_kept(officer, person, owner):
    from rabta_web.referrals.actions.replies import hash_of

    secret = linked(officer, refer(officer, person, **OUTSIDE)).rpartition("/")[2]
    (kept,) = owner.execute("select hash from referrals_replylink").fetchone()
    assert bytes(kept) == hash_of(secret)
    assert len(secret) >= 43


def test_whoever_tries_many_links_is_made_to_wait(officer, person, anybody):
    link = linked(officer, refer(officer, person, **OUTSIDE))
    for _ in range(6):
        anybody.get(f"/reply/{uuid4()}")
    assert anybody.get(link).status_code == 404


def test_once_it_is_accepted_no_link_is_made_and_no_empty_form_is_shown(officer, person):
    referral = refer(officer, person, **OUTSIDE)
    step(officer, referral, "by_telephone", verb="accept", by_telephone="Demo, letter 7")
    assert officer.post(f"{referral}/letters").context["link"] == ""
    assert list(officer.get(referral).context["forms"]) == ["by_telephone"]


def test_nobody_but_the_sender_makes_a_link(officer, welfare, person, sign_in_as):
    referral = refer(officer, person)
    for other in (welfare, sign_in_as("auditor")):
        for address in (f"{referral}/letters", f"{referral}/letter.en.html"):
            assert other.get(address).status_code == 404
        assert other.post(f"{referral}/letters").status_code == 404


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_letter_holds_the_card_and_the_name_only_once_it_is_acknowledged(officer, person, language):
    referral = refer(officer, person, **OUTSIDE)
    letter = f"{referral}/letter.{language}.html"
    page = officer.get(letter).content.decode()
    assert "He walks badly." in page
    assert NAME not in page
    step(officer, referral, "by_telephone", verb="acknowledge", by_telephone="Demo, letter 7, 22:10")
    assert NAME in officer.get(letter).content.decode()
    assert officer.get(f"{referral}/letter.{language}.docx").content.startswith(b"PK")
    assert officer.get(f"{referral}/letter.xx.html").status_code == 404


def test_a_receipt_is_given_to_the_sides_of_its_referral(officer, welfare, person, sign_in_as, owner):
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (40, 40)).save(picture, "PNG")
    picture.seek(0)
    picture.name = "receipt.png"
    referral = refer(officer, person)
    said = {"verb": "accept", "by_telephone": "Demo, letter 7", "receipt": picture}
    assert step(officer, referral, "by_telephone", **said).status_code == 302
    (id,) = owner.execute("select id from referrals_receipt").fetchone()
    for client in (officer, welfare):
        answer = client.get(f"/receipts/{id}")
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert "attachment" in answer.headers["Content-Disposition"]
    assert sign_in_as("auditor").get(f"/receipts/{id}").status_code == 404
    wrong = BytesIO(b"<svg onload=x>")
    wrong.name = "x.svg"
    other = refer(officer, person)
    answer = step(officer, other, "by_telephone", verb="accept", by_telephone="x", receipt=wrong)
    assert "Only pictures" in answer.content.decode()


def test_who_has_no_office_here_takes_over_nobody(officer, person):
    given = {
        "id": str(uuid4()),
        "asked_for": ["take_over"],
        "evidence": "x",
        "basis": "vital",
        "grounds": "x",
    }
    answer = officer.post(f"{person}/refer", {**given, **OUTSIDE})
    assert "asked_for" in answer.context["form"].errors
    both = officer.post(f"{person}/refer", {**given, **OUTSIDE, "agency": "social_welfare@PK203"})
    assert "agency" in both.context["form"].errors


def test_the_sender_is_told_of_an_answer_by_link_and_by_e_mail_too(officer, person, anybody, owner):
    referral = refer(officer, person, **OUTSIDE)
    anybody.post(linked(officer, referral), {"verb": "acknowledge"})
    told = owner.execute("select id, agency_id, what, address_parts from notices_told").fetchall()
    ((id, *said),) = told
    assert said == ["demonstration-post-taftan", "referral_moved", [referral.rpartition("/")[2]]]
    queued = "select args ->> 'notice' from procrastinate_jobs where task_name = 'post_notice'"
    assert (str(id),) in owner.execute(queued).fetchall()
    assert referral in officer.get("/notices").content.decode()
