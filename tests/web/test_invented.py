"""Incidents of the demonstration: from a seed, for the offices that there are, of facts that there are."""

from collections import Counter
from datetime import date
from itertools import islice

import pytest

TODAY = date(2026, 11, 1)


@pytest.fixture
def offices(platform):
    from rabta_web.config.invented import Office

    return [
        Office("police@large", "police", "large", 9_000_000),
        Office("police@small", "police", "small", 1_000_000),
        Office("fia@zone", "fia_ahtc", "zone", 0),
        Office("shelter@large", "no such kind", "large", 9_000_000),
    ]


def made(offices, count, seed=1):
    from rabta_web.config.invented import invented

    return list(islice(invented(seed, offices, TODAY), count))


def test_the_same_seed_makes_the_same_incidents_and_more_of_them_add_to_the_end(offices):
    assert made(offices, 50) == made(offices, 200)[:50]
    assert made(offices, 50) != made(offices, 50, seed=2)


def test_offices_file_as_people_live_around_them_and_none_files_what_is_not_its_own(offices):
    filed = Counter(office.id for office, _ in made(offices, 2000))
    assert filed["police@large"] > 5 * filed["police@small"] > 0
    assert filed["fia@zone"] > 0
    assert filed["shelter@large"] == 0


def test_every_fact_is_of_the_packs_and_none_is_said_both_ways(offices):
    from rabta_web.incidents.vocabulary import law

    for _, draft in made(offices, 500):
        [somebody] = draft.people
        assert {*somebody.so, *somebody.not_so} <= law().facts.keys()
        assert not {*somebody.so} & {*somebody.not_so}
        assert draft.happened_on <= TODAY


def test_nobody_in_them_could_be_taken_for_real(offices):
    from rabta_web.config.scenes import INVENTED

    for _, draft in made(offices, 200):
        assert draft.people[0].name.endswith(INVENTED)
        assert draft.account.startswith("(فرضی بیان)")


def test_without_offices_nothing_is_made_up(platform):
    assert made([], 5) == []
