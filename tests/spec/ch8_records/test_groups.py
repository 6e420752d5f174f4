"""Groups in a record: none, some, all."""

import pytest

from rabta.assessment import RecordError, record_from
from rabta.protection import document
from spec.playing import LAW


def test_a_group_answers_none_some_or_all():
    """
    Of a group one says for each fact that it is so of none, of some or of all. A bare yes or no is refused,
    because nobody could tell of how many it was meant.
    """
    for share in ("none", "some", "all"):
        assert record_from({"group": {"facts": {"crossed_border": share}}}, LAW).group
    for wrong in (True, False, "most", 3, ["all"]):
        with pytest.raises(RecordError, match="answer for a group"):
            record_from({"group": {"facts": {"crossed_border": wrong}}}, LAW)


def test_a_group_may_be_of_unknown_size():
    """
    How many they are may be left out until somebody has counted. A group of none is refused.
    """
    assert record_from({"group": {"facts": {}}}, LAW).group.size is None
    assert record_from({"group": {"size": 140, "facts": {}}}, LAW).group.size == 140
    with pytest.raises(RecordError, match=r"group\.size"):
        record_from({"group": {"size": 0, "facts": {}}}, LAW)


def test_persons_and_group_are_answered_apart():
    """
    The answer to a record of several gives each person a page of their own and the group another. No fact
    passes between them (chapter 6).
    """
    record = {
        "persons": [{"id": "1", "facts": {"means_threat": True}}, {"id": "2", "facts": {}}],
        "group": {"size": 58, "facts": {"victim_age_under_18": "all"}},
    }
    answer = document(LAW, record_from(record, LAW))
    assert [person["posture"]["value"] for person in answer["persons"]] == ["protect", "unscreened"]
    assert answer["group"]["readings"]["palermo"]["child"]["value"] == "met"
    assert answer["persons"][1]["readings"]["palermo"]["child"]["value"] == "open"
