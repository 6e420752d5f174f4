from rabta.logic import Pair, single, worlds


def test_one_record_stands_in_one_lane():
    lanes = single({"a": True, "b": False, "c": None})
    assert lanes.facts == {"a": Pair(1, 0), "b": Pair(0, 1), "c": Pair(0, 0)}
    assert (lanes.nowhere, lanes.everywhere) == (0, 1)


def test_a_pair_says_where_true_and_where_false():
    assert Pair(1, 0).t == 1
    assert Pair(1, 0).f == 0


def test_where_nothing_changes_every_world_is_the_record():
    lanes = worlds({"a": True, "b": False, "c": None}, [{}, {}, {}])
    assert lanes.facts == {"a": Pair(0b111, 0), "b": Pair(0, 0b111), "c": Pair(0, 0)}
    assert (lanes.nowhere, lanes.everywhere) == (0, 0b111)


def test_each_world_changes_its_own_lane_only():
    lanes = worlds({"a": True, "b": False}, [{"a": False}, {"b": True}, {"a": None, "b": None}])
    assert lanes.facts == {"a": Pair(0b010, 0b001), "b": Pair(0b010, 0b001)}


def test_a_change_may_settle_what_the_record_does_not_mention():
    assert worlds({}, [{"a": True}, {"a": False}, {}]).facts == {"a": Pair(0b001, 0b010)}


def test_where_neither_record_nor_change_mentions_a_fact_it_is_unknown():
    assert worlds({}, [{}, {"a": True}, {"b": False}]).facts == {"a": Pair(0b010, 0), "b": Pair(0, 0b100)}


def test_a_change_to_what_already_is_changes_nothing():
    known = {"a": True, "b": False, "c": None}
    assert worlds(known, [known, known]).facts == worlds(known, [{}, {}]).facts


def test_of_no_worlds_nothing_is_known():
    lanes = worlds({"a": True}, [])
    assert lanes.facts == {"a": Pair(0, 0)}
    assert (lanes.nowhere, lanes.everywhere) == (0, 0)
