"""Groups: a raid, a boat, two hundred people handed over at a border post.

A group answers each fact by *none*, *some* or *all*. What is so of some raises protection for the group,
because each of them may be one of those. It settles nothing, and it is never carried over to a person.
"""

from rabta.assessment import record_from
from rabta.protection import outcomes
from spec.playing import LAW, VALUES, fact, named, parts


def group(text, persons=()):
    """The outcomes of persons, and last of a group written `some: under eighteen; all: recruited`."""
    shares = [part.split(": ") for part in parts(text)]
    facts = {fact(label): share for share, label in shares}
    record = {"persons": list(persons), "group": {"size": 200, "facts": facts}}
    return outcomes(LAW, record_from(record, LAW))


def test_some_raises_protection_and_settles_nothing(table):
    """
    What is said of all is known of everybody in the group, and what is said of none is known not to be so
    of anybody. What is said of some is known of nobody in particular.

        recorded of the group | a means | posture
        ----------------------+---------+-----------
        all: threats          | met     | protect
        some: threats         | open    | protect
        none: threats         | open    | unscreened
        all: recruited        | open    | unscreened
    """
    for row in table:
        (found,) = group(row["recorded of the group"])
        assert VALUES[found.assessed.value(named("a means"))] == row["a means"]
        assert found.protection.posture.value == row["posture"]


def test_some_and_some_need_not_be_the_same_people():
    """
    Some were recruited, some threatened, some made to beg. That one person suffered all three does not
    follow, so trafficking stays open for the group until people are seen one by one.
    """
    (found,) = group("some: recruited; some: threats; some: made to beg")
    assert VALUES[found.assessed.value("trafficking")] == "open"


def test_a_group_lends_nothing_to_a_person():
    """
    Not even what is so of all is carried over. A person in the record is read on what is recorded of that
    person alone.
    """
    beside = {"id": "1", "facts": {"act_recruit": True}}
    person, _ = group("all: under eighteen; all: threats; all: made to beg", persons=[beside])
    assert person.protection.posture.value == "unscreened"
    assert VALUES[person.assessed.value("trafficking")] == "open"
    assert VALUES[person.assessed.value("child")] == "open"


def test_a_person_lends_nothing_to_the_group():
    """
    Nor does what is recorded of one person pass to the group, or to another person.
    """
    child = {"id": "1", "facts": {"victim_age_under_18": True}}
    other = {"id": "2", "facts": {}}
    first, second, everybody = group("all: recruited", persons=[child, other])
    assert first.protection.posture.value == "protect"
    assert second.protection.posture.value == "unscreened"
    assert everybody.protection.posture.value == "unscreened"


def test_one_child_does_not_make_the_others_children():
    """
    Where some of a group are under eighteen, the group is protected and childhood stays open. Each child is
    seen apart, on the child's path of chapter 7. For the others the questions go on: one child does not
    stop the screening of two hundred people.
    """
    (found,) = group("some: under eighteen")
    assert found.protection.posture.value == "protect"
    assert VALUES[found.assessed.value("child")] == "open"
    assert not found.stop
    assert "pressure" in [ask.question.id for ask in found.asks]


def test_what_some_are_owed_is_owed_until_they_are_told_apart():
    """
    Where some of a group fear to be sent back, no removal of the group goes ahead: nobody knows yet who
    they are. Where some are children, child protection is called.
    """
    (found,) = group("some: fear of return; some: under eighteen")
    assert "safeguard_non_refoulement" in [each.id for each in found.safeguards]
    assert "need_child_protection" in [each.id for each in found.needs]


def test_a_person_of_whom_nothing_is_recorded_is_unscreened():
    """
    Two hundred names without facts are two hundred people still to be screened.
    """
    assert all(
        each.protection.posture.value == "unscreened"
        for each in outcomes(LAW, record_from({"persons": [{"id": n} for n in range(1, 201)]}, LAW))
    )
