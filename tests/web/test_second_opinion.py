"""Protection latches: it ends only where another agency agrees, and only on the grounds that were weighed."""

import re
from uuid import uuid4

import pytest

REPORT = {
    "kind": "sent_back",
    "place": "pk-bp-taftan",
    "happened_on": "2026-03-01",
    "name": "فرضی",
    "fact_hurt_or_ill": "no",
}
REASON, TOLD = "فرضی وجہ", "Demo, 0300-demo, 22:10"
WELFARE = "social_welfare@PK203"


@pytest.fixture
def person(officer):
    return officer.post("/incidents/new", REPORT)["Location"] + "/people/1"


def reply(client, person, question, *, so=(), answer=""):
    said = {"id": str(uuid4()), "question": question, "so": so, "answer": answer, "source": "person"}
    assert client.post(f"{person}/question", said).status_code == 302


def posture(client, person):
    return client.get(f"{person}/reading").context["protection"].posture.value


def ask(client, person, **more):
    return client.post(f"{person}/opinion", {"agency": WELFARE, "reason": REASON, **more})


def asked_id(owner):
    return owner.execute("select id from assessments_asked").fetchone()[0]


def test_a_sign_latches_and_a_contesting_statement_never_lowers_it(officer, person, owner):
    reply(officer, person, "promise", so=["means_deception"])
    assert posture(officer, person) == "protect"
    owner.execute("update incidents_statement set so = '{}' where question = 'promise'")
    assert posture(officer, person) == "protect"
    assert owner.execute("select count(*) from assessments_presumed").fetchone() == (1,)


def test_silence_of_the_other_agency_keeps_protection(officer, person):
    reply(officer, person, "promise", so=["means_deception"])
    assert ask(officer, person).status_code == 302
    assert posture(officer, person) == "protect"


@pytest.mark.parametrize(
    ("choice", "after"), [("keep", "protect"), ("more", "protect"), ("end", "unscreened")]
)
def test_the_other_agency_has_three_choices(officer, person, sign_in_as, owner, choice, after):
    reply(officer, person, "promise", so=["means_deception"])
    ask(officer, person)
    welfare = sign_in_as("chagai-welfare")
    desk = welfare.get("/desk").content.decode()
    address = re.search(r"/opinions/[0-9a-f-]{36}", desk)[0]
    assert REASON in welfare.get(address).content.decode()
    assert welfare.post(address, {"choice": choice, "said": REASON}).status_code == 302
    assert posture(officer, person) == after


def test_whoever_is_asked_reads_the_reading_and_not_the_name(officer, person, sign_in_as):
    welfare = sign_in_as("chagai-welfare")
    assert welfare.get(f"{person}/reading").status_code == 404
    reply(officer, person, "promise", so=["means_deception"])
    ask(officer, person)
    page = welfare.get(f"{person}/reading")
    assert page.status_code == 200
    assert REPORT["name"] not in page.content.decode()
    assert welfare.get(f"{person}/question").status_code == 404


def test_a_new_ground_protects_again(officer, person, sign_in_as, owner):
    reply(officer, person, "promise", so=["means_deception"])
    ask(officer, person, by_telephone=TOLD, choice="end", said=REASON)
    assert posture(officer, person) == "unscreened"
    reply(officer, person, "danger", so=["in_danger_now"], answer="")
    assert posture(officer, person) == "protect"


def test_what_was_said_by_telephone_is_whole_or_not_at_all(officer, person, owner):
    reply(officer, person, "promise", so=["means_deception"])
    page = ask(officer, person, choice="end")
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert owner.execute("select count(*) from assessments_asked").fetchone() == (0,)
    ask(officer, person, by_telephone=TOLD, choice="end", said=REASON)
    kept = owner.execute("select by_telephone, reason from assessments_opinion").fetchone()
    assert TOLD.encode() not in bytes(kept[0])
    assert REASON.encode() not in bytes(kept[1])


def test_ones_own_line_is_never_asked(officer, person):
    offices = dict(officer.get(f"{person}/opinion").context["form"].fields["agency"].choices)
    assert WELFARE in offices
    assert not any(office.startswith(("fia", "demonstration")) for office in offices)
    assert ask(officer, person, agency="fia_zone@fia-balochistan").status_code == 200


def test_nobody_but_the_agency_that_was_asked_answers(officer, person, sign_in_as, owner):
    reply(officer, person, "promise", so=["means_deception"])
    ask(officer, person)
    address = f"/opinions/{asked_id(owner)}"
    for username in ("taftan-officer", "taftan-supervisor", "auditor"):
        other = sign_in_as(username)
        assert other.post(address, {"choice": "end", "said": REASON}).status_code == 404
    assert posture(officer, person) == "protect"


def test_the_database_itself_lets_nobody_answer_for_another_agency(officer, person, owner, acting):
    from django.db import ProgrammingError, transaction
    from django.utils import timezone

    from rabta_web.assessments.models import Asked, Opinion

    reply(officer, person, "promise", so=["means_deception"])
    ask(officer, person)
    for username in ("taftan-supervisor", "taftan-officer"):
        with acting(username) as actor:
            asked = Asked.objects.get()
            opinion = Opinion(
                incident_id=asked.incident_id, asked=asked, agency_id=asked.agency_id, choice="end"
            )
            opinion.reason, opinion.given_by, opinion.given_at = REASON, actor.id, timezone.now()
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                opinion.save(force_insert=True)


def test_an_own_conclusion_stands_beside_the_reading(officer, person, owner):
    said = {"reading": "trafficking", "stands": "ruled_out", "reason": REASON}
    before = officer.get(f"{person}/reading").context["packs"]
    assert officer.post(f"{person}/conclusion", said).status_code == 302
    assert officer.get(f"{person}/reading").context["packs"] == before
    kept = owner.execute("select stands, engine_said from assessments_conclusion").fetchone()
    assert kept == ("ruled_out", "open")
