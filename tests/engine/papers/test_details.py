"""The closed list of details: labels in both languages, and what each may give away."""

import pytest

from engine.papers.stories import LAW
from rabta.assessment import record_from
from rabta.papers import DETAILS, Kind, unknown_details
from rabta.papers.details import KEPT_OUT, Holds, Of, allowed


def test_every_detail_has_a_label_of_its_own_in_both_languages() -> None:
    for language in ("en", "ur"):
        labels = [each.label(language) for each in DETAILS.values()]
        assert len(set(labels)) == len(labels)
    assert all(each.label("en").isascii() and not each.label("ur").isascii() for each in DETAILS.values())


@pytest.mark.parametrize(
    "key", ["name", "card_number", "address_for_contact", "nationality_claimed", "guardian"]
)
def test_what_says_who_somebody_is_is_identifying(key: str) -> None:
    assert DETAILS[key].identifying


def test_age_and_language_identify_nobody() -> None:
    assert not DETAILS["age"].identifying
    assert not DETAILS["language"].identifying


def test_status_stands_in_the_screening_record_alone() -> None:
    assert [kind for kind in Kind if Holds.STATUS not in KEPT_OUT[kind]] == [Kind.SCREENING]


def test_details_of_the_report_may_stand_anywhere() -> None:
    of_report = [key for key, each in DETAILS.items() if each.of is Of.REPORT]
    assert all(allowed(key, kind) for key in of_report for kind in Kind)


def test_a_key_that_no_paper_uses_is_named_with_the_nearest() -> None:
    persons = [{"id": "p1", "details": {"nmae": "x", "age": "9"}}]
    record = record_from({"details": {"oficer": "y"}, "persons": persons}, LAW)
    assert list(unknown_details(record)) == [
        ("details", "oficer", "; did you mean 'officer'?"),
        ("persons[0].details", "nmae", "; did you mean 'name'?"),
    ]
