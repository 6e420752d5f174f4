"""The laws of the logic, on random rules and records, against a naive interpreter."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generative.naive import naive
from rabta.logic import (
    ALWAYS,
    NEVER,
    Kind,
    Lanes,
    Pair,
    Rule,
    all_of,
    any_of,
    at_least,
    fact,
    negation,
    plan,
    read,
    single,
    worlds,
)

FACTS = ("a", "b", "c", "d", "e")
WIDTHS = (1, 2, 63, 64, 65, 200)

values = st.sampled_from([True, False, None])
records = st.dictionaries(st.sampled_from(FACTS), values)


@st.composite
def rule_sets(draw, *, constants=True):
    """Rules over FACTS, with shared parts and names; without constants, none that holds by its form alone."""
    rules = [fact(name) for name in FACTS] + ([ALWAYS, NEVER] if constants else [])
    fewest, slack = (0, 2) if constants else (1, 0)
    for number in range(draw(st.integers(1, 8))):
        parts = draw(st.lists(st.sampled_from(rules), min_size=fewest, max_size=4))
        least = draw(st.integers(1 - slack, len(parts) + slack))
        made = draw(
            st.sampled_from(
                [all_of(*parts), any_of(*parts), at_least(least, *parts), *map(negation, parts[:1])]
            )
        )
        rules.append(made.named(f"n{number}") if draw(st.booleans()) else made)
    return [*rules, rules[-1].named("root")]


@st.composite
def wide_records(draw, widths):
    """How many records, and a pair of masks for some of the facts."""
    width = draw(st.sampled_from(widths))
    masks = st.integers(0, (1 << width) - 1)
    pairs = st.builds(lambda t, f: Pair(t, f & ~t), masks, masks)
    return width, draw(st.dictionaries(st.sampled_from(FACTS), pairs))


def named(rules):
    """Every rule that carries a name, each once."""
    found = {}
    for rule in rules:
        if rule.kind is not Kind.FACT and rule.name:
            found[rule.name] = rule
        found |= named(rule.parts)
    return found


def record(facts, lane):
    """One lane of wide facts as a record of its own."""
    return {
        name: True if t >> lane & 1 else False if f >> lane & 1 else None for name, (t, f) in facts.items()
    }


def readings(rules, known):
    """Every named rule's value for one record."""
    kept = read(plan(*rules), single(known))
    return {name: kept.value(kept.plan.places[name]) for name in named(rules)}


@given(rule_sets(), records)
def test_one_record_reads_as_the_naive_interpreter_reads_it(rules, known):
    assert readings(rules, known) == {name: naive(rule, known) for name, rule in named(rules).items()}


@given(rule_sets(), wide_records(WIDTHS))
def test_records_side_by_side_read_as_each_does_alone(rules, wide):
    width, facts = wide
    kept = read(plan(*rules), Lanes(facts, 0, (1 << width) - 1))
    for name, rule in named(rules).items():
        place = kept.plan.places[name]
        alone = [naive(rule, record(facts, lane)) for lane in range(width)]
        assert [kept.value(place, lane) for lane in range(width)] == alone
        assert max(*kept[name]) < 1 << width


@given(rule_sets(), wide_records((64, 128, 256)))
def test_arrays_of_words_read_as_integers_do(rules, wide):
    width, facts = wide

    def words(mask):
        return np.frombuffer(mask.to_bytes(width // 8, "little"), dtype=np.uint64)

    everywhere = (1 << width) - 1
    arrays = {name: Pair(words(t), words(f)) for name, (t, f) in facts.items()}
    whole = read(plan(*rules), Lanes(facts, 0, everywhere))
    split = read(whole.plan, Lanes(arrays, words(0), words(everywhere)))
    for name in named(rules):
        joined = Pair(*(int.from_bytes(mask.tobytes(), "little") for mask in split[name]))
        assert joined == whole[name]


@given(rule_sets(), wide_records(WIDTHS))
def test_nothing_is_ever_true_and_false_at_once(rules, wide):
    width, facts = wide
    kept = read(plan(*rules), Lanes(facts, 0, (1 << width) - 1))
    assert not any(t & f for t, f in zip(kept.t, kept.f, strict=True))


@given(rule_sets(), records, records)
def test_learning_what_was_unknown_never_changes_what_is_settled(rules, known, learnt):
    more = learnt | {name: value for name, value in known.items() if value is not None}
    after = readings(rules, more)
    for name, before in readings(rules, known).items():
        assert before is None or after[name] is before


@given(rule_sets(), records, st.sampled_from(FACTS))
def test_withdrawing_a_fact_may_reopen_but_never_inverts(rules, known, withdrawn):
    after = readings(rules, known | {withdrawn: None})
    for name, before in readings(rules, known).items():
        assert after[name] in (before, None)


@given(rule_sets(), records, st.fixed_dictionaries({name: st.booleans() for name in FACTS}))
def test_a_settled_value_holds_however_the_unknowns_turn_out(rules, known, truth):
    completed = truth | {name: value for name, value in known.items() if value is not None}
    complete = {name: naive(rule, completed) for name, rule in named(rules).items()}
    for name, value in readings(rules, known).items():
        assert value in (complete[name], None)


@given(rule_sets(constants=False))
def test_silence_never_rules_out(rules):
    assert set(readings(rules, {}).values()) == {None}


@given(rule_sets(), records, st.randoms(use_true_random=False))
def test_the_order_of_parts_makes_no_difference(rules, known, chance):
    def shuffled(rule: Rule) -> Rule:
        parts = [shuffled(part) for part in rule.parts]
        chance.shuffle(parts)
        return replace(rule, parts=tuple(parts))

    root = unnamed(rules[-1])
    assert readings([shuffled(root)], known) == readings([root], known)


def unnamed(root: Rule) -> Rule:
    """The rule with no name left below its root, so that parts in two orders do not quarrel over one."""

    def bare(rule: Rule) -> Rule:
        name = rule.name if rule.kind is Kind.FACT else ""
        return replace(rule, name=name, parts=tuple(map(bare, rule.parts)))

    return replace(root, parts=tuple(map(bare, root.parts)))


@given(rule_sets(), st.permutations(FACTS))
def test_where_nothing_is_known_it_does_not_matter_which_fact_is_which(rules, order):
    other = dict(zip(FACTS, order, strict=True))

    def renamed(rule: Rule) -> Rule:
        return replace(rule, name=other.get(rule.name, rule.name), parts=tuple(map(renamed, rule.parts)))

    assert readings([renamed(rule) for rule in rules], {}) == readings(rules, {})


@given(records, st.lists(records, max_size=8))
def test_each_world_is_the_record_changed_as_it_says(known, changes):
    side_by_side = worlds(known, changes)
    assert side_by_side.everywhere == (1 << len(changes)) - 1
    for lane, change in enumerate(changes):
        alone = {name: value for name, value in (known | change).items() if value is not None}
        found = record(side_by_side.facts, lane)
        assert {name: value for name, value in found.items() if value is not None} == alone


@given(rule_sets(), records, st.lists(records, min_size=1, max_size=8))
def test_a_world_reads_as_its_record_would(rules, known, changes):
    kept = read(plan(*rules), worlds(known, changes))
    for lane, change in enumerate(changes):
        alone = readings(rules, known | change)
        assert {name: kept.value(kept.plan.places[name], lane) for name in alone} == alone
