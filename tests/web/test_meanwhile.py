"""Two people, or two devices, at one page: what was written meanwhile is shown, and nothing is lost."""

from uuid import uuid4

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}


@pytest.fixture
def incident(officer):
    return officer.post("/incidents/new", REPORT)["Location"]


@pytest.fixture
def person(incident):
    return f"{incident}/people/1"


def opened(client, address):
    """What a page was made from, as it carries it."""
    return {"made_from": str(client.get(address).context["meanwhile"].now)}


def test_what_is_known_of_a_person_is_joined_and_shown_and_kept_when_it_is_sent_again(officer, person):
    page = opened(officer, f"{person}/about")
    on_another_device = {"language": "بلوچی", "belongings": "a bag", "contact_rule": "do_not"}
    assert officer.post(f"{person}/about", on_another_device).status_code == 302
    mine = {**page, "language": "فارسی", "sex_self": "woman", "contact_rule": "do_not"}
    answer = officer.post(f"{person}/about", mine)
    assert answer.status_code == 409
    shown = {each.field: str(each.shown) for each in answer.context["meanwhile"].later}
    assert shown["language"] == "بلوچی"
    form = answer.context["form"]
    assert form["language"].value() == "فارسی", "what this page says stays"
    assert form["belongings"].value() == "a bag", "what it had not touched is as the other wrote it"
    assert officer.get(f"{person}/about").context["form"]["language"].value() == "بلوچی"
    again = {name: form[name].value() or "" for name in form.fields}
    assert officer.post(f"{person}/about", {**again, **opened(officer, f"{person}/about")}).status_code == 302
    form = officer.get(f"{person}/about").context["form"]
    assert (form["language"].value(), form["belongings"].value()) == ("فارسی", "a bag")


def test_a_correction_that_somebody_made_meanwhile_is_shown_and_not_taken_back(officer, incident):
    page = opened(officer, f"{incident}/correction")
    filed = {"kind": "border", "happened_on": "2026-03-01", "happened_at": "", "began": ""}
    other = {**filed, "kind": "raid", "reason": "it was a raid"}
    assert officer.post(f"{incident}/correction", other).status_code == 302
    mine = {**filed, **page, "happened_at": "21:40", "reason": "the time was found"}
    answer = officer.post(f"{incident}/correction", mine)
    assert answer.status_code == 409
    form = answer.context["form"]
    assert (form["kind"].value(), form["happened_at"].value()) == ("raid", "21:40")
    again = {name: form[name].value() for name in form.fields} | opened(officer, f"{incident}/correction")
    assert officer.post(f"{incident}/correction", again).status_code == 302
    stands = officer.get(incident).context["opened"].incident
    assert (stands.kind, f"{stands.happened_at:%H:%M}") == ("raid", "21:40")


def test_a_conclusion_that_somebody_drew_meanwhile_is_shown_before_another_is_kept(officer, person, owner):
    page = opened(officer, f"{person}/conclusion")
    said = {"reading": "trafficking", "stands": "open", "reason": "پہلا"}
    assert officer.post(f"{person}/conclusion", said).status_code == 302
    mine = {**said, **page, "stands": "met", "reason": "دوسرا"}
    answer = officer.post(f"{person}/conclusion", mine)
    assert answer.status_code == 409
    assert "پہلا" in answer.content.decode()
    assert owner.execute("select count(*) from assessments_conclusion").fetchone() == (1,)
    assert (
        officer.post(f"{person}/conclusion", mine | opened(officer, f"{person}/conclusion")).status_code
        == 302
    )
    assert owner.execute("select count(*) from assessments_conclusion").fetchone() == (2,)


@pytest.mark.parametrize("said", ["-1", "999", "no number", ""])
def test_what_no_page_of_ours_says_changes_nothing(officer, person, said):
    sent = {"made_from": said, "language": "فارسی", "contact_rule": "do_not"}
    assert officer.post(f"{person}/about", sent).status_code == 302


def rested(client):
    """The session of somebody who was away for an hour."""
    session = client.session
    session["life"] = {**session["life"], "seen": session["life"]["seen"] - 3_600}
    session.save()


def back(client, username="taftan-officer"):
    from rabta_web.config.demonstration import password

    answer = client.post("/sign-in", {"username": username, "password": password()})
    assert answer.status_code == 302
    return client.get("/")


def test_a_form_that_was_sent_after_the_session_was_over_comes_back_after_sign_in(officer, person, owner):
    said = {
        "id": str(uuid4()),
        "question": "act",
        "so": ["act_recruit", "act_harbour"],
        "source": "person",
        "present": "فرضی گواہ",
    }
    rested(officer)
    assert officer.post(f"{person}/question", said)["Location"] == "/sign-in"
    [(kept,)] = owner.execute("select session_data from django_session").fetchall()
    assert "فرضی" not in kept
    assert "what you sent was not taken" in officer.get("/sign-in").content.decode()
    assert back(officer)["Location"] == "/own/unsent"
    page = officer.get("/own/unsent")
    assert page.context["unsent"].path == f"{person}/question"
    fields = {"unsent": "send"}
    for name, value in page.context["unsent"].fields:
        fields.setdefault(name, []).append(value)
    sent_on = officer.post("/own/unsent", fields)
    assert (sent_on.status_code, sent_on["Location"]) == (307, f"{person}/question")
    assert officer.post(sent_on["Location"], fields).status_code == 302
    [(so,)] = owner.execute("select so from incidents_statement where question = 'act'").fetchall()
    assert so == ["act_harbour", "act_recruit"]
    assert officer.get("/")["Location"] == "/desk"


def test_it_can_be_dropped_and_is_nobody_elses(officer, person):
    rested(officer)
    officer.post(f"{person}/about", {"language": "فارسی"})
    assert back(officer, "taftan-supervisor")["Location"] != "/own/unsent"
    assert officer.get("/own/unsent")["Location"] == "/"


def test_it_is_dropped_by_whoever_wants_to(officer, person):
    rested(officer)
    officer.post(f"{person}/about", {"language": "فارسی"})
    assert back(officer)["Location"] == "/own/unsent"
    assert officer.post("/own/unsent")["Location"] == "/"
    assert officer.get("/")["Location"] == "/desk"


def test_passwords_are_never_kept(officer):
    rested(officer)
    officer.post("/own/password", {"old": "a secret", "new": "another secret"})
    assert back(officer)["Location"] == "/desk"


def test_a_draft_survives_that_its_writer_was_signed_out(officer):
    draft = officer.post("/incidents/report", {"fact_hurt_or_ill": "yes"})["Location"].rsplit("/", 1)[0]
    rested(officer)
    assert officer.get(draft)["Location"] == "/sign-in"
    back(officer)
    assert officer.get(draft).status_code == 200
