"""An open reading is contested if, and only if, some settlement of what is disputed would settle it."""

import pytest

from engine.assessment.dated_law import law_in, law_with, read
from rabta.assessment import Stands, Value
from rabta.assessment.readings import EACH_WAY

CAPTURE = {"taken": True, "force": True, "gain": True}


def test_a_reading_is_contested_if_settling_a_dispute_would_meet_it(law):
    assert read(law, {"taken": True, "gain": True}, disputed=["force"]).stands("capture") is Stands.CONTESTED


def test_a_reading_is_contested_if_settling_a_dispute_would_rule_it_out(law):
    assessed = read(law, {"taken": False}, disputed=["kept"])
    assert assessed.stands("capture") is Stands.CONTESTED


def test_a_reading_is_not_contested_if_no_settlement_would_settle_it(law):
    assert read(law, {"taken": True}, disputed=["force"]).stands("capture") is not Stands.CONTESTED


def test_a_reading_is_contested_if_two_disputes_settled_together_would_settle_it(law):
    assert read(law, {"taken": True}, disputed=["force", "gain"]).stands("capture") is Stands.CONTESTED


def test_a_dispute_elsewhere_contests_nothing(law):
    assert read(law, disputed=["force"]).stands("passage") is Stands.NONE_YET


def test_a_reading_settled_otherwise_is_not_contested(law):
    assessed = read(law, CAPTURE, disputed=["trick"])
    assert assessed.value("capture") is Value.MET
    assert assessed.stands("capture") is None


def test_a_dispute_reaches_what_its_fact_makes_so_by_definition(law):
    assert read(law, disputed=["entered"]).stands("border") is Stands.CONTESTED
    assert read(law, disputed=["moved"]).stands("border") is Stands.CONTESTED


def test_a_dispute_between_a_statement_and_a_definition_contests_too(law):
    assessed = read(law, {"helped": True, "entered": True, "foreign": False})
    assert assessed.stands("passage") is Stands.CONTESTED


def test_a_settlement_that_contradicts_itself_settles_nothing(tmp_path):
    law = law_with(tmp_path, "{all: [entered, {not: foreign}, kept]}")
    assert read(law, {"kept": True, "foreign": False}).value("it") is Value.RULED_OUT
    both_unsure = read(law, {"kept": True}, disputed=["entered", "foreign"])
    assert both_unsure.stands("it") is Stands.CONTESTED
    assert not both_unsure.may_hold("it")


def many(tmp_path, count, rule):
    """A law with that many facts, f0 and on, and one reading, "it", of the rule made of their names."""
    names = [f"f{number}" for number in range(count)]
    return names, law_in(
        tmp_path,
        facts="".join(f"{name}: {{label: {name}, definition: d}}\n" for name in names),
        questions=f"q: {{text: q, why: w, facts: [{', '.join(names)}], sensitivity: plain, asked: person}}\n",
        elements="",
        readings=f"it: {{label: a, concerns: harm, provisions: [one], rule: {rule(names)}}}\n",
        protection="",
        pack='id: small\ntitle: t\nversion: "1"\n',
    )


def every(parts):
    return f"{{all: [{', '.join(parts)}]}}"


def denied(name):
    return f"{{not: {name}}}"


@pytest.mark.parametrize("count", [1, EACH_WAY - 1, EACH_WAY, EACH_WAY + 1, 60])
def test_any_number_of_disputes_is_settled_together(tmp_path, count):
    names, law = many(tmp_path, count, every)
    assert read(law, disputed=names).stands("it") is Stands.CONTESTED
    assert read(law, disputed=names).may_hold("it")


def test_many_disputes_are_settled_each_in_favour_of_the_reading(tmp_path):
    names, law = many(tmp_path, 20, lambda names: every([*names[:4], *(denied(name) for name in names[4:])]))
    assert read(law, disputed=names).may_hold("it")


def test_many_disputes_are_settled_each_against_the_reading_too(tmp_path):
    names, law = many(tmp_path, 20, lambda names: every(names).replace("all", "any"))
    unknown, *disputed = names
    assert read(law, {unknown: False}, disputed=disputed).stands("it") is Stands.CONTESTED
    assert read(law, {}, disputed=disputed[:1]).stands("it") is Stands.CONTESTED


def test_a_fact_that_speaks_both_ways_is_settled_both_ways_before_the_others(tmp_path):
    def with_the_first_and_all_or_without_it_and_none(names):
        first, *rest = names
        return (
            f"{{any: [{every([denied(first), rest[-1]])}, {every([first, denied(rest[-1]), *rest[:-1]])}]}}"
        )

    names, law = many(tmp_path, 12, with_the_first_and_all_or_without_it_and_none)
    assert read(law, disputed=names).may_hold("it")


def test_a_fact_that_speaks_both_ways_may_settle_the_other_way(tmp_path):
    def first_denied_unless_second(names):
        return f"{{any: [{every([denied(names[0]), *names[2:]])}, {every([names[0], names[1]])}]}}"

    names, law = many(tmp_path, 14, first_denied_unless_second)
    assert read(law, {names[1]: False}, disputed=[names[0], *names[2:]]).may_hold("it")


def test_some_in_a_group_contests_nothing(law):
    assessed = read(law, {"taken": True, "gain": True}, some=frozenset({"force"}))
    assert assessed.value("capture") is Value.OPEN
    assert assessed.stands("capture") is Stands.SIGNS
