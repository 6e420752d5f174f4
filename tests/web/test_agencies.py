"""Lines of command: everybody above, nearest first, and nobody above themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st


@st.composite
def trees(draw):
    """Offices, each below one that came before it or below nobody."""
    size = draw(st.integers(1, 12))
    above = [
        draw(st.one_of(st.none(), st.integers(0, number - 1))) if number else None for number in range(size)
    ]
    return {str(number): None if head is None else str(head) for number, head in enumerate(above)}


@pytest.fixture(scope="module")
def actions(platform):
    from rabta_web.agencies import actions

    return actions


@given(heads=trees())
def test_a_line_goes_from_an_office_to_one_with_nobody_above(actions, heads):
    for office in heads:
        found = actions.line(office, heads)
        assert found[0] == office
        assert [heads[each] for each in found] == [*found[1:], None]


@given(heads=trees(), data=st.data())
def test_an_office_put_below_one_of_its_own_line_is_refused(actions, heads, data):
    lowest = data.draw(st.sampled_from(sorted(heads)))
    highest = actions.line(lowest, heads)[-1]
    with pytest.raises(actions.CircleError):
        actions.line(lowest, heads | {highest: lowest})


def test_every_line_of_the_pack_ends_and_is_what_access_reads(actions, world):
    from rabta_web.access.models import Below
    from rabta_web.agencies.models import Agency

    heads = dict(Agency.objects.values_list("id", "above"))
    ought = {(office, above) for office in heads for above in actions.line(office, heads)}
    assert set(Below.objects.values_list("agency", "above")) == ought
