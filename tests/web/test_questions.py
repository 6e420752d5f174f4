"""Both paths ask the same questions, write the same facts and ask nothing twice."""

import re
from uuid import uuid4

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01"}


@pytest.fixture
def person(officer):
    return officer.post("/incidents/new", REPORT)["Location"] + "/people/1"


def reply(client, person, question, *, so=(), answer="", **more):
    said = {"id": str(uuid4()), "question": question, "so": so, "answer": answer, "source": "person", **more}
    return client.post(f"{person}/question", said)


def facts(owner):
    """What is known after all statements."""
    rows = owner.execute("select so, not_so from incidents_statement").fetchall()
    return {fact for so, _ in rows for fact in so}, {fact for _, not_so in rows for fact in not_so}


def asked(client, person):
    page = client.get(f"{person}/question")
    return page.context["question"] if page.status_code == 200 else None


def test_the_element_page_writes_the_same_facts_as_one_question_at_a_time(officer, person, owner):
    reply(officer, person, "act", so=["act_recruit"], others="on")
    one_by_one = facts(owner)
    other = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    owner.execute("delete from incidents_statement")
    said = {"act-id": str(uuid4()), "act-so": ["act_recruit"], "act-others": "on", "act-source": "person"}
    assert officer.post(f"{other}/elements/act", said).status_code == 302
    assert facts(owner) == one_by_one


@pytest.mark.parametrize("answer", ["none_of_these", "does_not_know", "does_not_want_to_say"])
def test_no_path_asks_again_what_was_answered_in_whichever_way(officer, person, answer):
    first = asked(officer, person).id
    assert reply(officer, person, first, answer=answer).status_code == 302
    assert asked(officer, person).id != first
    assert officer.get(f"{person}/question", {"question": first}).status_code == 302
    for page in (officer.get(f"{person}/elements/act"), officer.get(f"{person}/elements/means")):
        if page.status_code == 200:
            assert first not in [question.id for question, _ in page.context["asked"]]


def test_all_questions_end(officer, person):
    seen = []
    while question := asked(officer, person):
        seen.append(question.id)
        assert len(seen) < 60
        reply(officer, person, question.id, answer="none_of_these")
    assert len(seen) == len(set(seen))


def test_an_answer_that_is_sent_twice_is_kept_once(officer, person, owner):
    said = {"id": str(uuid4()), "question": "act", "so": ["act_recruit"], "answer": "", "source": "person"}
    for _ in range(2):
        officer.post(f"{person}/question", said)
    assert owner.execute("select count(*) from incidents_statement").fetchone() == (1,)


def test_facts_and_silence_at_once_are_sent_back_with_a_sentence(officer, person, owner):
    page = reply(officer, person, "act", so=["act_recruit"], answer="does_not_know")
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    page = reply(officer, person, "act")
    assert page.context["form"].non_field_errors()
    assert owner.execute("select count(*) from incidents_statement").fetchone() == (0,)


def test_a_fact_that_no_question_on_the_page_asks_is_refused(officer, person, owner):
    assert reply(officer, person, "act", so=["victim_age_under_18"]).status_code == 200
    assert owner.execute("select count(*) from incidents_statement").fetchone() == (0,)


def test_own_conduct_is_never_asked_in_any_path(officer, person):
    from rabta.law.values import Asked, Ground
    from rabta_web.incidents.vocabulary import law

    never = [each.id for each in law().questions.values() if each.asked is Asked.NEVER]
    own = {fact.id for fact in law().facts.values() if fact.ground is Ground.OWN_CONDUCT}
    assert never
    for question in never:
        assert officer.get(f"{person}/question", {"question": question}).status_code == 302
        assert reply(officer, person, question, so=list(law().questions[question].facts)).status_code == 302
    page = officer.get(f"{person}/elements").content.decode()
    for element in re.findall(r"/elements/([\w-]+)", page):
        for question, _ in officer.get(f"{person}/elements/{element}").context["asked"]:
            assert not own & {fact for fact, _ in question.facts}


def test_a_child_is_asked_the_safe_questions_and_then_nobody_asks_further(officer, person):
    reply(officer, person, "age", so=["victim_age_under_18"])
    left = set()
    while question := asked(officer, person):
        left.add(question.id)
        reply(officer, person, question.id, answer="none_of_these")
    assert left <= {"danger", "hurt", "language", "company", "contact"}
    assert "call child protection" in officer.get(f"{person}/reading").content.decode()
    assert officer.get(f"{person}/question", {"question": "act"}).status_code == 302


@pytest.fixture
def child(officer, person):
    reply(officer, person, "age", so=["victim_age_under_18"])
    return person


def said_beside(client, person, *, source, so=("act_recruit",), **more):
    given = {"act-id": str(uuid4()), "act-so": so, "act-source": source, "act-present": "فرضی", **more}
    return client.post(f"{person}/elements/act", given)


@pytest.mark.parametrize("source", ["officer", "companion", "family", "document", "agency"])
def test_of_a_child_others_are_heard_and_what_they_say_is_kept_as_theirs(officer, child, owner, source):
    assert said_beside(officer, child, source=source).status_code == 302
    kept = owner.execute(
        "select source, so, question, answer from incidents_statement where so @> '{act_recruit}'"
    ).fetchall()
    assert kept == [(source, ["act_recruit"], "", "")]
    assert officer.get(f"{child}/question", {"question": "act"}).status_code == 302, "the child was not asked"


@pytest.mark.parametrize("source", ["person", ""])
def test_nothing_beyond_the_safe_questions_is_kept_as_the_words_of_a_child(officer, child, owner, source):
    page = said_beside(officer, child, source=source)
    assert page.status_code == 200
    assert [form.errors.keys() for form in page.context["wrong"]] == [{"source"}]
    assert 'href="#id_act-source">Who said it, or what showed it?' in page.content.decode()
    assert facts(owner)[0] == {"victim_age_under_18"}


def test_two_sources_may_say_different_things_of_a_child_and_protection_stands(officer, child, owner):
    said_beside(officer, child, source="officer")
    denied = said_beside(officer, child, source="companion", so=(), **{"act-answer": "none_of_these"})
    assert denied.status_code == 302
    so, not_so = facts(owner)
    assert "act_recruit" in so & not_so
    reading = officer.get(f"{child}/reading")
    assert reading.context["protection"].posture.value == "protect"
    assert reading.context["stop"]


def test_nobody_answers_for_a_child_that_it_does_not_want_to_say(officer, child, owner):
    page = said_beside(officer, child, source="companion", so=(), **{"act-answer": "does_not_want_to_say"})
    assert page.status_code == 200
    assert facts(owner)[0] == {"victim_age_under_18"}


def test_of_nobody_but_a_child_others_are_heard_in_the_place_of_the_person(officer, person):
    forms = [form for _, form in officer.get(f"{person}/elements/act").context["asked"]]
    assert forms
    assert not any(hasattr(form, "beside") for form in forms)


def test_who_heard_it_stands_sealed_and_is_offered_for_the_next_answer(officer, person, owner):
    reply(officer, person, "act", so=["act_recruit"], present="فرضی گواہ", interpreter="فرضی مترجم")
    present, interpreter = owner.execute("select present, interpreter from incidents_hearing").fetchone()
    assert "فرضی".encode() not in bytes(present) + bytes(interpreter)
    assert officer.get(f"{person}/question").context["form"]["interpreter"].value() == "فرضی مترجم"


def test_what_two_sources_say_differently_is_shown_as_such(officer, person, owner):
    reply(officer, person, "promise", so=["means_deception"])
    owner.execute("""
        insert into incidents_statement
            (id, incident_id, person_id, source, said_at, noted_by, pack, question, answer, so, not_so)
        select gen_random_uuid(), incident_id, person_id, 'companion', now(), noted_by, pack, '', '', '{}', so
        from incidents_statement where question = 'promise'""")
    page = officer.get(f"{person}/reading")
    assert page.context["protection"].contested
    assert page.context["protection"].posture.value == "protect"
