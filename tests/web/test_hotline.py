"""The document for hotlines is true: what stands in it is sent to the real API, and answers as it says."""

import json
import re
from pathlib import Path

import pytest
from test_api import ask, key

__all__ = ["ask", "key"]
DOCUMENT = Path(__file__).parents[2] / "docs" / "how-to" / "connect-a-hotline.md"
EXAMPLE = re.compile(r"```http\n(\w+) /api/v1(\S+)\n(.*?)```\n\nAnswers `(\d+)`", re.DOTALL)


def examples():
    """Each example as (method, path, body, status)."""
    return [
        (method.lower(), path, json.loads(body) if body.strip() else None, int(status))
        for method, path, body, status in EXAMPLE.findall(DOCUMENT.read_text(encoding="utf-8"))
    ]


@pytest.fixture
def hotline(key):
    return key("taftan-officer", "incident.file", "incident.read", "identity.read")


def test_every_example_of_the_document_is_one_that_is_tried():
    assert len(examples()) == DOCUMENT.read_text(encoding="utf-8").count("```http") == 4


def test_the_examples_answer_as_the_document_says(ask, hotline, owner):
    answers = {}
    for method, path, body, status in examples():
        answer = ask(hotline, method, path, body)
        assert answer.status_code == status, (path, answer.content)
        again = ask(hotline, method, path, body)
        assert again.status_code == (200 if status == 201 else status)
        answers[path.rsplit("/", 1)[1]] = answer
    assert answers["reading"].json()["posture"] == "protect"
    assert answers["reading"].json()["next_question"]
    assert answers["deadlines"].json()
    assert owner.execute("select count(*) from incidents_incident").fetchone() == (1,)
    kind = {**examples()[0][2], "kind": "raid"}
    assert ask(hotline, "post", "/incidents", kind).status_code == 409


def test_the_fields_and_words_of_its_table_are_those_of_the_api():
    from rabta_web.api.schemas import IncidentIn, PersonIn
    from rabta_web.incidents.kinds import Kind, Role, Source

    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    named = {word for line in rows for word in re.findall(r"`([a-z_]+)(?:\[\])?`", line)}
    known = {*IncidentIn.model_fields, *PersonIn.model_fields, "source", "detail"}
    assert named <= known | {*Kind, *Role, *Source}
    required = {name for name, field in IncidentIn.model_fields.items() if field.is_required()}
    assert required <= named
