"""Records of many days at once: each reads as it does by itself at its own day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.dated_law import law_in
from rabta.assessment import Statement, Subject, Value, assess
from rabta.bulk import words
from rabta.bulk.dated import Days, reach_of, read_dated
from rabta.bulk.words import Words, words_for
from rabta.law import Law, Period, load_law, shipped_packs, states
from rabta.logic import Pair, read

SETTLED = {Value.MET: True, Value.RULED_OUT: False}
FACTS = ("gain", "kept", "menace", "unwilling", "entered", "foreign")
EDGES = [
    date(2010, 1, 1),  # one version follows another
    date(2015, 1, 1),  # a law begins
    date(2018, 1, 1),  # a law may have begun
    date(2018, 7, 1),  # it has begun
]
DAYS = [None, date.min, date.max, *(edge + timedelta(days) for edge in EDGES for days in (-1, 0, 1))]

Known = dict[str, bool | None]
Row = tuple[date | None, Known]

ROWS = st.tuples(
    st.one_of(st.sampled_from(DAYS), st.dates()),
    st.dictionaries(st.sampled_from(FACTS), st.sampled_from([True, False, None])),
)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    return law_in(tmp_path_factory.mktemp("small"))


def days(rows: Sequence[Row]) -> Days:
    return np.array([day for day, _ in rows], "datetime64[D]")


def masks(rows: Sequence[Row]) -> dict[str, Pair[Words]]:
    def mask(name: str, value: bool) -> Words:
        bits = np.zeros(words_for(len(rows)) * 64, bool)
        bits[: len(rows)] = [known.get(name) is value for _, known in rows]
        return np.packbits(bits, bitorder="little").view(np.uint64)

    names = dict.fromkeys(name for _, known in rows for name in known)
    return {name: Pair(mask(name, True), mask(name, False)) for name in names}


def together(law: Law, rows: Sequence[Row], chunk: int = 2) -> dict[str, list[bool | None]]:
    answers = read_dated(law, masks(rows), days(rows), chunk=chunk)
    found: dict[str, list[bool | None]] = {}
    for name, pair in answers.items():
        met, ruled_out = (np.unpackbits(each.view(np.uint8), bitorder="little") for each in pair)
        assert not met[len(rows) :].any()
        assert not ruled_out[len(rows) :].any()
        found[name] = [True if met[row] else False if ruled_out[row] else None for row in range(len(rows))]
    return found


def one_by_one(law: Law, rows: Sequence[Row]) -> dict[str, list[bool | None]]:
    found: dict[str, list[bool | None]] = {name: [] for name in law.readings}
    for day, known in rows:
        subject = Subject(statements={name: (Statement(value),) for name, value in known.items()})
        assessed = assess(law, subject, Period(day, day))
        for name, values in found.items():
            values.append(SETTLED.get(assessed.value(name)))
    return found


def random_rows(count: int, seed: int = 7) -> list[Row]:
    random = Random(seed)  # noqa: S311 - nothing secret
    return [
        (random.choice(DAYS), {name: random.choice([True, True, False, None]) for name in FACTS})
        for _ in range(count)
    ]


@given(rows=st.lists(ROWS, max_size=70))
def test_any_records_of_any_days_read_as_each_does_by_itself(law: Law, rows: list[Row]) -> None:
    assert together(law, rows) == one_by_one(law, rows)


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 127, 128, 129, 1000])
@pytest.mark.parametrize("order", ["as they come", "by day"])
def test_records_of_many_days_read_as_each_does_by_itself(law: Law, count: int, order: str) -> None:
    rows = random_rows(count)
    if order == "by day":
        rows.sort(key=lambda row: row[0] or date.min)
    assert together(law, rows) == one_by_one(law, rows)


@pytest.mark.parametrize("pack", [folder.name for folder in shipped_packs()])
def test_under_every_shipped_pack_records_of_many_days_read_as_each_does_by_itself(pack: str) -> None:
    law, random = load_law(pack), Random(7)  # noqa: S311 - nothing secret
    versions = [version for node in law.nodes.values() for version in node.versions]
    edges = {
        day
        for each in versions
        for moment in each.in_force.moments()
        for day in (moment.earliest, moment.latest)
    }
    near = [None, *(day + timedelta(days) for day in sorted(edges) for days in (-1, 0)), date(2020, 1, 1)]
    rows: list[Row] = [
        (random.choice(near), {name: random.random() < 0.5 for name in law.facts if random.random() < 0.5})
        for _ in range(300)
    ]
    assert together(law, rows) == one_by_one(law, rows)


@pytest.mark.parametrize("edge", [date(2010, 1, 1), date(2015, 1, 1), date(2018, 7, 1)], ids=str)
def test_the_law_changes_on_its_day_and_not_before(law: Law, edge: date) -> None:
    known: Known = {"gain": True, "kept": False}
    rows: list[Row] = [(edge + timedelta(days), known) for days in (-1, 0)]
    found = together(law, rows)
    assert found == one_by_one(law, rows)
    assert [before for before, after in found.values() if before != after]


def test_where_all_versions_agree_an_unknown_day_leaves_nothing_open(law: Law) -> None:
    found = together(law, [(None, {"gain": True, "kept": True}), (None, {"gain": True, "kept": False})])
    assert found["changed"] == [True, None]
    assert found["late"] == [None, None]


def test_a_law_that_never_changed_asks_for_no_days() -> None:
    (state,) = states(load_law("palermo"), Period())
    assert reach_of(load_law("palermo"), days([(None, {}), (EDGES[0], {})])) == {state: None}


def test_only_states_in_reach_of_some_day_are_read(law: Law) -> None:
    assert set(reach_of(law, days([(EDGES[0], {})]))) == set(states(law, Period(EDGES[0], EDGES[0])))
    assert set(reach_of(law, days([(None, {})]))) == set(states(law, Period()))
    assert reach_of(law, days([])) == {}


def test_many_different_days_take_no_more_readings_than_the_law_has_states(
    law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = []
    monkeypatch.setattr(words, "read", lambda plan, lanes: plans.append(plan) or read(plan, lanes))
    rows: list[Row] = [(date(2005, 1, 1) + timedelta(each), {}) for each in range(6400)]
    read_dated(law, masks(rows), days(rows))
    assert len(plans) == len(set(plans)) == len(states(law, Period()))
