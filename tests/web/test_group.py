"""A group answers none, some or all; it is read as a group's and carried to nobody in it."""

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}


@pytest.fixture
def incident(officer):
    incident = officer.post("/incidents/new", REPORT)["Location"]
    assert officer.post(f"{incident}/person", {"role": "encountered", "state": "present"}).status_code == 302
    return incident


def facts(client, incident):
    return client.get(f"{incident}/group").context["form"].facts


def test_some_in_a_group_protects_the_group_and_settles_nothing_of_anybody(officer, incident, owner):
    asked = facts(officer, incident)
    said = {"source": "person", asked[0]: "some", asked[1]: "none", asked[2]: "all"}
    assert officer.post(f"{incident}/group", said).status_code == 302
    page = officer.get(f"{incident}/group")
    assert [str(share) for _, share in page.context["found"].answers] != []
    assert page.context["found"].protection is not None
    assert owner.execute("select count(*) from incidents_statement").fetchone() == (0,)
    assert owner.execute("select so, not_so from incidents_involved limit 1").fetchone() == (b"", b"")
    for number in (1, 2):
        protection = officer.get(f"{incident}/people/{number}/reading").context["protection"]
        assert protection.posture.value == "unscreened"


def test_the_last_answer_of_the_group_counts_and_the_first_stays(officer, incident, owner):
    fact = facts(officer, incident)[0]
    for share in ("all", "some"):
        officer.post(f"{incident}/group", {"source": "person", fact: share})
    assert [str(said) for _, said in officer.get(f"{incident}/group").context["found"].answers] == [
        "some of them"
    ]
    assert owner.execute("select count(*) from assessments_groupanswer").fetchone() == (2,)


def test_whoever_is_asked_alone_is_asked_with_what_the_group_said_in_view(officer, incident):
    from rabta_web.incidents.vocabulary import first_questions

    question = first_questions()[0]
    officer.post(f"{incident}/group", {"source": "person", question.facts[0][0]: "some"})
    page = officer.get(f"{incident}/people/1/question?question={question.id}")
    assert page.context["in_group"]


def test_an_empty_answer_and_a_made_up_share_are_sent_back(officer, incident, owner):
    fact = facts(officer, incident)[0]
    for said in ({"source": "person"}, {"source": "person", fact: "most"}, {fact: "some"}):
        assert officer.post(f"{incident}/group", said).status_code == 200
    assert owner.execute("select count(*) from assessments_groupanswer").fetchone() == (0,)


def test_a_group_of_another_post_is_not_there(incident, sign_in_as):
    assert sign_in_as("chagai-welfare").get(f"{incident}/group").status_code in (403, 404)
