"""The guided path asks what the count of questions says it asks: the same questions in the same order."""

from uuid import uuid4

import pytest

from packs.officers_path import first_questions, officers_path
from rabta.law import Faults, load_cases, load_law, pack_folder
from rabta.routing import ground_of

LAW = load_law("pakistan")
CASES = {case.id: case for case in load_cases(pack_folder("pakistan"), Faults())}
TAFTAN = "pk-bp-taftan"


def report(case):
    """A first report with the questions of its first page, all of them answered."""
    facts = [fact for question in first_questions(LAW) for fact in question.facts]
    said = {f"fact_{fact}": "yes" if case.facts.get(fact) else "no" for fact in facts}
    when = {"began": case.on.first.isoformat(), "happened_on": case.on.last.isoformat()}
    return {"kind": "border", "place": TAFTAN, **when, **said}


def reply(form, case):
    """The answer to one question from the facts of a case; what it does not record is no."""
    so = [fact for fact in form.facts if case.facts.get(fact)]
    instead = "" if so and not form.single else "yes" if so else "none_of_these"
    return {"so": [] if form.single else so, "others": "on", "answer": instead}


@pytest.mark.parametrize("id", ["vector-b-libya-free", "deportee-taftan"])
def test_a_case_is_asked_the_same_questions_on_the_platform_and_in_the_count(sign_in_as, id):
    client, case, asked = sign_in_as("taftan-officer"), CASES[id], []
    question = client.post("/incidents/new", report(case))["Location"] + "/people/1/question"
    while (page := client.get(question)).status_code == 200:
        asked.append(page.context["question"].id)
        said = {"id": str(uuid4()), "question": asked[-1], "source": "person"}
        assert client.post(question, said | reply(page.context["form"], case)).status_code == 302
    assert tuple(asked) == officers_path(LAW, case, ground_of(LAW), TAFTAN).after
