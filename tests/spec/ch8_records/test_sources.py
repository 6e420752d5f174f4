"""Sources: every fact keeps who said it."""

from rabta.assessment import record_from
from rabta.protection import document
from spec.playing import LAW

TWO = [
    {"value": True, "source": "interview", "said_by": "the person", "at": "2025-02-21"},
    {"value": False, "source": "employer's letter"},
]


def statements_on(name, facts, reading="trafficking"):
    found = []

    def walk(reason):
        if reason.get("fact") == name:
            found.extend(reason.get("statements", []))
        for part in reason.get("parts", []):
            walk(part)

    for reason in document(LAW, record_from({"facts": facts}, LAW))["reasons"][reading]:
        walk(reason)
    return found


def test_each_statement_is_kept_and_shown():
    """
    Several sources may speak of one fact. All their statements are kept and shown with the reading they
    bear on, those that disagree as well.
    """
    assert statements_on("means_threat", {"means_threat": TWO}) == TWO


def test_what_follows_by_definition_is_marked():
    """
    A fact that nobody stated, and that follows by definition from what was stated, is marked as such.
    Nobody is made to have said what they did not say.
    """
    reasons = str(
        document(LAW, record_from({"facts": {"entry_irregular": True}}, LAW))["reasons"]["smuggling"]
    )
    assert "by_definition" in reasons


def test_what_is_contested_is_listed():
    """
    The facts on which sources disagree are listed by themselves.
    """
    assert document(LAW, record_from({"facts": {"means_threat": TWO}}, LAW))["contested"] == ["means_threat"]


def test_the_page_says_what_it_is():
    """
    Whatever is handed on carries the sentence that a reading binds nobody and reopens on any new fact.
    """
    assert "binds no court" in document(LAW, record_from({}, LAW))["disclaimer"]
