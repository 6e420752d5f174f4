"""The laws of law as data, on random files, rules, dates and records."""

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rabta.law import Faults, Law, Period, defined, states
from rabta.law.checking import check_packs
from rabta.law.dates import InForce, Moment
from rabta.law.duties import Duties
from rabta.law.loading import FILES, Loader
from rabta.law.pack import Pack
from rabta.law.rule_text import parse_rule, references
from rabta.law.source import (
    Mapping,
    Place,
    Sequence,
    SourceError,
    Text,
    from_plain,
    parse,
    to_plain,
)
from rabta.law.values import Element, Fact, Protection, Version
from rabta.logic import Lanes, Pair, all_of, any_of, at_least, fact, negation

NOWHERE = Place("x.yaml", 1)


# --- files ----------------------------------------------------------------------------------


def read_or_fault(content):
    try:
        return parse(content, "x.yaml")
    except SourceError as error:
        return error


@given(st.binary() | st.text("abc:-?*&!|>[]{}'\"#,% \n\t\0").map(str.encode))
def test_whatever_a_file_holds_it_is_a_node_or_a_fault_in_a_sentence(content):
    found = read_or_fault(content)
    if isinstance(found, SourceError):
        assert found.message
        assert 1 <= found.place.line <= content.count(b"\n") + content.count(b"\r") + 2
    else:
        assert isinstance(found, Text | Sequence | Mapping)


plain_text = st.text("abcdef_ 0123", min_size=1).map(str.strip).filter(bool)
documents = st.recursive(
    plain_text, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_text, inner, max_size=4)
)


def plain(node):
    """A node without its places."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.items.items()}


@given(documents)
def test_what_is_read_is_what_was_written_also_from_the_compiled_copy(document):
    node = parse(json.dumps(document, indent=1).encode(), "x.yaml")
    assert plain(node) == document
    assert from_plain(json.loads(json.dumps(to_plain(node))), "x.yaml") == node


# --- packs ----------------------------------------------------------------------------------

WORDS = """
    a b c code s1 act harm yes no plain person primary sign harm shall 2018-06-02 2 id title version label
    definition rule all any not at_least of provisions versions in_force from to earliest latest event
    instrument citation says verification source short facts text why sensitivity asked concerns remarks
    screening safeguards needs strength pursue readings raises shown_by refuted_by builds_on languages
    """

words = st.sampled_from(WORDS.split())
scraps = st.recursive(
    words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=6
)
packs = st.dictionaries(st.sampled_from(FILES), st.dictionaries(words, scraps) | scraps)


@given(packs)
def test_whatever_a_pack_says_it_is_read_or_its_faults_are_named(files):
    faults = Faults()
    nodes = {name: parse(json.dumps(each, indent=1).encode(), f"{name}.yaml") for name, each in files.items()}
    loader = Loader(faults, [])
    pack = loader.pack(nodes, "small")
    check_packs([(pack, loader.references)], faults)
    if not faults.found:
        assert len(states(Law((pack,)), Period())) >= 1
    assert all(fault.message and fault.place.line >= 1 for fault in faults.found)


rules = st.recursive(
    st.sampled_from("abc").map(lambda name: (name, fact(name))),
    lambda inner: (
        inner.map(lambda part: ({"not": part[0]}, negation(part[1])))
        | st.lists(inner, min_size=1, max_size=4).flatmap(
            lambda parts: st.sampled_from(
                [
                    ({"all": [text for text, _ in parts]}, all_of(*(rule for _, rule in parts))),
                    ({"any": [text for text, _ in parts]}, any_of(*(rule for _, rule in parts))),
                    (
                        {"at_least": str(len(parts)), "of": [text for text, _ in parts]},
                        at_least(len(parts), *(rule for _, rule in parts)),
                    ),
                ]
            )
        )
    ),
    max_leaves=8,
)


@given(rules)
def test_a_rule_is_read_as_it_was_written(written):
    text, rule = written
    faults = Faults()
    node = parse(json.dumps(text).encode(), "x.yaml")
    assert parse_rule(node, faults) == rule
    assert faults.found == []
    assert {name for name, _ in references(node)} <= {"a", "b", "c"}


# --- definitions ----------------------------------------------------------------------------


def law(facts=(), elements=()):
    """A law of these facts and elements alone."""
    return Law(
        (
            Pack(
                id="small",
                home="",
                title="",
                version="",
                builds_on=(),
                languages=(),
                calling_code="",
                pursue=(),
                instruments={},
                provisions={},
                facts={each.id: each for each in facts},
                questions={},
                elements={each.id: each for each in elements},
                readings={},
                protection=Protection(),
                duties=Duties(),
                place=NOWHERE,
            ),
        )
    )


rule_or_none = st.none() | rules.map(lambda written: written[1])
WIDTH = 70
masks = st.integers(0, (1 << WIDTH) - 1)
wide_facts = st.dictionaries(
    st.sampled_from("abc"), st.builds(lambda t, f: Pair(t, f & ~t), masks, masks), max_size=3
)


def lane(pair, number):
    return Pair(pair.t >> number & 1, pair.f >> number & 1)


@given(st.lists(st.tuples(rule_or_none, rule_or_none), min_size=3, max_size=3), wide_facts)
def test_definitions_settle_many_records_as_they_do_each_alone(definitions, facts):
    found_law = law(
        [
            Fact(name, "", "", NOWHERE, shown_by=shown, refuted_by=refuted)
            for name, (shown, refuted) in zip("abc", definitions, strict=True)
        ]
    )
    together = defined(found_law, Lanes(facts, 0, (1 << WIDTH) - 1))
    for number in range(WIDTH):
        alone = defined(found_law, Lanes({name: lane(pair, number) for name, pair in facts.items()}, 0, 1))
        assert {name: lane(pair, number) for name, pair in together.lanes.facts.items()} == alone.lanes.facts
        assert {name: clash >> number & 1 for name, clash in together.clashes.items()} == alone.clashes
    assert not any(t & f for t, f in together.lanes.facts.values())


# --- versions and dates ---------------------------------------------------------------------

FIRST = date(2020, 1, 1)
SPAN = 12
"""Days over which the random laws below change."""


def day(number):
    return FIRST + timedelta(days=number)


@st.composite
def histories(draw):
    """The changes of one element, earliest first: each on a known day, or at some time between two."""
    days = sorted(draw(st.lists(st.integers(0, SPAN - 1), unique=True, max_size=4)))
    changes, number = [], 0
    while number < len(days):
        uncertain = number + 1 < len(days) and draw(st.booleans())
        latest = number + 1 if uncertain else number
        changes.append((days[number], days[latest]))
        number = latest + 1
    return tuple(changes)


def element(id, history, shared):
    """An element with a version between every two changes, apart from every third, when there is none."""
    moments = [Moment(day(a), day(b), "" if a == b else f"{'' if shared else id}{a}{b}") for a, b in history]
    limits = [None, *moments, None]
    versions = tuple(
        Version(fact(f"{id}{number}"), (), InForce(limits[number], limits[number + 1]))
        for number in range(len(limits) - 1)
        if number % 3 != 2
    )
    return Element(id, "", versions, NOWHERE)


def truths(elements):
    """Every way in which the uncertain changes may have gone: the day of each."""
    moments = {m for each in elements for version in each.versions for m in version.in_force.moments()}
    ways = [{}]
    for moment in moments:
        days = range((moment.latest - moment.earliest).days + 1)
        ways = [way | {moment: moment.earliest + timedelta(days=n)} for way in ways for n in days]
    return ways


def in_force(each, on, truth):
    """The version of an element in force on a day, once every change has its day."""
    for version in each.versions:
        begins, ends = version.in_force.begins, version.in_force.ends
        if (begins is None or truth[begins] <= on) and (ends is None or on < truth[ends]):
            return version
    return None


@given(histories(), histories(), st.booleans(), st.integers(-2, SPAN + 1), st.integers(0, 4))
def test_the_states_in_reach_are_those_that_some_day_and_some_course_of_events_give(
    one, other, shared, first, length
):
    elements = [element("one", one, shared), element("other", other, shared)]
    period = Period(day(first), day(first + length))
    found = {tuple(state.versions.values()) for state in states(law(elements=elements), period)}
    expected = {
        tuple(in_force(each, day(number), truth) for each in elements)
        for number in range(first, first + length + 1)
        for truth in truths(elements)
    }
    assert found == expected


@given(histories(), st.integers(-2, SPAN + 1))
def test_what_is_not_known_of_a_date_brings_everything_before_or_after_in_reach(history, number):
    of = law(elements=[element("one", history, shared=False)])

    def found(period):
        return {state.versions["one"] for state in states(of, period)}

    assert found(Period(None, day(number))) == found(Period(day(-3), day(number)))
    assert found(Period(day(number), None)) == found(Period(day(number), day(SPAN + 2)))
    assert found(Period()) == found(Period(day(-3), day(SPAN + 2)))
