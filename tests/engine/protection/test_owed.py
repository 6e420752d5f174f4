"""Safeguards owed to the person, and needs to look at with them."""

from engine.assessment.dated_law import read
from rabta.protection import needs, posture, safeguards


def owed(law, facts=None, disputed=(), **more):
    assessed = read(law, facts, disputed, **more)
    return [each.id for each in safeguards(assessed, posture(assessed))]


def needed(law, facts=None, disputed=(), **more):
    return [each.id for each in needs(read(law, facts, disputed, **more))]


def test_what_is_owed_to_victims_is_owed_to_every_presumed_victim(law):
    assert owed(law) == []
    assert owed(law, {"force": True}) == ["say_nothing"]


def test_a_safeguard_with_a_rule_is_owed_where_the_rule_is_met(law):
    assert owed(law, {"force": True, "crossed": True}) == ["say_nothing", "stay"]
    assert owed(law, {"force": True, "crossed": False}) == ["say_nothing"]


def test_a_safeguard_for_presumed_victims_is_not_owed_to_others(law):
    assert owed(law, {"crossed": True}) == []


def test_some_safeguards_are_owed_whatever_the_posture(law):
    assert owed(law, {"afraid": True}) == ["say_nothing", "stop_return"]


def test_a_dispute_takes_no_safeguard_away(law):
    assert owed(law, disputed=["afraid"]) == ["say_nothing", "stop_return"]
    assert owed(law, {"force": True, "entered": True}, ["moved"]) == ["say_nothing", "stay"]


def test_what_some_in_a_group_are_owed_is_owed(law):
    assert owed(law, some=frozenset({"afraid"})) == ["say_nothing", "stop_return"]


def test_needs_follow_the_recorded_facts(law):
    assert needed(law) == []
    assert needed(law, {"hurt": True}) == ["doctor"]
    assert needed(law, {"hurt": False, "force": False}) == []
    assert needed(law, {"charged": True, "force": True}) == ["doctor", "lawyer"]


def test_a_need_may_follow_from_a_reading(law):
    assert needed(law, {"taken": True, "trick": True, "gain": True}) == ["lawyer"]


def test_a_dispute_takes_no_need_away(law):
    assert needed(law, disputed=["hurt"]) == ["doctor"]
    assert needed(law, some=frozenset({"hurt"})) == ["doctor"]
