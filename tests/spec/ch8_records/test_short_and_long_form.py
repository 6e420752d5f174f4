"""The short form, for one person, and the long form, with sources, several persons and a group.

Both are the same record. Whoever has only yes and no writes the short form, and nothing is lost by changing
to the long one later.
"""

import json
import textwrap

import pytest

from rabta.assessment import record_from
from rabta.protection import document, outcomes
from spec.playing import LAW, VALUES


@pytest.fixture
def example(request):
    """The record written out in the paragraph."""
    text = textwrap.dedent(request.function.__doc__)
    return json.loads(text[text.index("    {") : text.rindex("}") + 1])


def test_the_short_form(example):
    """
    One person and what is known of them. The facts go by the names of the vocabulary.

        {
          "id": "2026-0117",
          "on": "2026-03-04",
          "facts": {
            "act_harbour": true,
            "means_threat": true,
            "purpose_servitude": true,
            "crossed_border": false
          },
          "answers": {"sexual": "does_not_want_to_say"}
        }
    """
    (found,) = outcomes(LAW, record_from(example, LAW))
    assert VALUES[found.assessed.value("trafficking")] == "met"
    assert found.protection.posture.value == "protect"
    assert {reason.about for reason in found.protection.reasons} == {
        "means_threat",
        "purpose_servitude",
        "sexual",
    }


def test_the_long_form(example):
    """
    Several persons with their roles, a group, and for each fact who said it, when, and from which source.

        {
          "id": "2026-0118",
          "on": {"from": "2024-11-01", "to": "2025-02-20"},
          "place": "PK-BA",
          "persons": [
            {"id": "1", "roles": ["encountered", "witness"],
             "facts": {
               "wages_withheld": {
                 "value": true, "source": "interview", "said_by": "the person", "at": "2025-02-21"
               },
               "could_leave_freely": [
                 {"value": false, "source": "interview"},
                 {"value": true, "source": "employer's letter"}
               ]}},
            {"id": "2", "roles": ["suspect"], "facts": {}}
          ],
          "group": {
            "size": 58,
            "facts": {"crossed_border": "all", "victim_age_under_18": "some"}
          }
        }
    """
    worker, suspect, group = outcomes(LAW, record_from(example, LAW))
    assert worker.assessed.known.contested == {"could_leave_freely"}
    assert worker.protection.posture.value == "protect"
    assert suspect.protection.posture.value == "unscreened"
    assert group.protection.posture.value == "protect"
    assert VALUES[group.assessed.value("child")] == "open"


def test_both_forms_read_the_same():
    """
    A record in the short form and the same in the long form give the same readings, posture and questions.
    """
    facts = {"act_harbour": True, "means_threat": True, "could_leave_freely": None}
    short = document(LAW, record_from({"id": "7", "facts": facts}, LAW))
    long = document(LAW, record_from({"id": "7", "persons": [{"facts": facts}]}, LAW))
    for part in ("readings", "posture", "ask"):
        assert short[part] == long[part]


def test_a_record_needs_nothing_but_what_is_known():
    """
    An empty record is a record: one person of whom nothing is known yet. A form may be saved after the
    first tick.
    """
    (found,) = outcomes(LAW, record_from({}, LAW))
    assert found.protection.posture.value == "unscreened"
    assert found.asks


def test_an_empty_answer_is_no_answer():
    """
    `null` says that nobody could say. It reads like a fact that is not mentioned.
    """
    said = document(LAW, record_from({"facts": {"means_threat": None}}, LAW))
    unsaid = document(LAW, record_from({}, LAW))
    assert said["readings"] == unsaid["readings"]
    assert said["posture"] == unsaid["posture"]


@pytest.mark.parametrize(
    "on",
    [None, "2026-03-04", {"from": "2024-11-01"}, {"to": "2025-02-20"}, {"from": "2024-11-01", "to": None}],
)
def test_the_date_of_the_act_is_a_day_a_span_or_unknown(on):
    """
    When the act was done is a day; or from one day to another, with either end left open; or not known. It
    is not the date of the report.
    """
    assert record_from({"on": on}, LAW).persons
