"""The closed vocabulary of conditions, on nights of which each is so or not."""

import pytest

from engine.papers.stories import KILN, LIBYA, UMRAH, changed, nights_of
from rabta.papers.conditions import HOLDS, Condition, called_for, said

CHILD, SUSPECT = nights_of(KILN)[0], nights_of(KILN)[2]
MAN, GROUP = nights_of(LIBYA)[0], nights_of(UMRAH)[1]


@pytest.mark.parametrize(
    ("condition", "so", "not_so"),
    [
        (Condition.PRESUMED_VICTIM, CHILD, SUSPECT),
        (Condition.NOT_SCREENED, SUSPECT, CHILD),
        (Condition.CHILD, CHILD, MAN),
        (Condition.ADULT, MAN, CHILD),
        (Condition.SECTION_APPLIED, MAN, CHILD),
        (Condition.DANGER, nights_of(changed(LIBYA, facts={"in_danger_now": True}))[0], MAN),
        (Condition.REFUGE, nights_of(changed(LIBYA, facts={"fear_of_return": True}))[0], MAN),
        (Condition.GROUP, GROUP, MAN),
    ],
)
def test_a_condition_holds_where_it_should(condition: Condition, so: object, not_so: object) -> None:
    assert HOLDS[condition](so)
    assert not HOLDS[condition](not_so)


def test_every_condition_can_be_told() -> None:
    assert set(HOLDS) == set(Condition)
    assert not HOLDS[Condition.NO_SIGN](CHILD)
    assert HOLDS[Condition.CONTESTED_LEAD](CHILD) is CHILD.contested


def test_a_reading_is_called_for_when_met_or_pointed_to() -> None:
    assert called_for(CHILD, "trafficking")
    assert called_for(MAN, "smuggling")
    assert not called_for(CHILD, "smuggling")


def test_a_fact_is_said_when_one_source_says_it_or_it_is_so_of_some() -> None:
    assert said(CHILD, "means_coercion")
    assert not said(CHILD, "debt_length_limited")
    assert said(GROUP, "crossed_border")
    assert not said(GROUP, "means_threat")
