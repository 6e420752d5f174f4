"""Asking the best question first settles every worked case, with no more questions than a fixed order."""

from statistics import median

import pytest

from packs.officers_path import paths
from packs.question_count import best_first, in_the_order_of_the_pack, interview, medians
from rabta.law import Faults, load_cases, load_law, pack_folder

LAW = load_law("palermo")
CASES = load_cases(pack_folder("palermo"), Faults())


@pytest.fixture(scope="module")
def played():
    return {
        choose: {case.id: interview(LAW, case, choose) for case in CASES}
        for choose in (best_first, in_the_order_of_the_pack)
    }


@pytest.mark.parametrize("choose", [best_first, in_the_order_of_the_pack])
def test_every_interview_ends_with_both_readings_settled(played, choose):
    assert [name for name, each in played[choose].items() if not each.settled] == []


def test_the_best_question_first_asks_no_more_than_a_fixed_order(played):
    best, fixed = (medians(interviews.values()) for interviews in played.values())
    assert best[0] <= fixed[0]
    assert best[1] <= fixed[1]


def test_both_orders_come_to_the_same_readings(played):
    best, fixed = played.values()
    for name, one in best.items():
        other = fixed[name].end
        assert [one.end.value(each) for each in ("trafficking", "smuggling")] == [
            other.value(each) for each in ("trafficking", "smuggling")
        ], name


def test_half_of_all_officers_have_both_readings_settled_within_fifteen_questions_with_those_about_safety():
    played = paths("pakistan").values()
    assert median(each.until_settled for each in played) <= 15
    assert [each for each in played if len(set(each.first + each.after)) < len(each.first + each.after)] == []
