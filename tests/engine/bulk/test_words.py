"""Many records at once read as one record does, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.assessment import Statement, Subject, Value, assess
from rabta.bulk import Words, read_columns, words_for
from rabta.bulk.words import CHUNK
from rabta.law import Law, Period, load_law
from rabta.law.dates import InForce, Moment
from rabta.law.values import Version
from rabta.logic import Pair, fact

LAW = load_law("palermo")
ANY_TIME = Period()
SMALL = 2
"""A chunk of two words, so that its boundary is at 128 records."""

Known = Mapping[str, bool]


def columns(records: Sequence[Known]) -> dict[str, Pair[Words]]:
    """The masks of records, fact by fact."""
    return {name: Pair(mask(records, name, True), mask(records, name, False)) for name in LAW.facts}


def mask(records: Sequence[Known], name: str, value: bool) -> Words:
    bits = np.zeros(words_for(len(records)) * 64, bool)
    bits[: len(records)] = [record.get(name) is value for record in records]
    return np.packbits(bits, bitorder="little").view(np.uint64)


def random_records(count: int, seed: int = 7) -> list[Known]:
    random = Random(seed)  # noqa: S311 - nothing secret
    shares = [random.choice((0.1, 0.4, 0.8)) for _ in range(count)]
    return [
        {name: random.random() < 0.5 for name in LAW.facts if random.random() < share} for share in shares
    ]


def one_by_one(
    records: Sequence[Known], law: Law = LAW, period: Period = ANY_TIME
) -> dict[str, list[bool | None]]:
    """What the reading of each record by itself comes to: met, ruled out, or neither."""
    settled = {Value.MET: True, Value.RULED_OUT: False}
    found: dict[str, list[bool | None]] = {name: [] for name in law.readings}
    for record in records:
        assessed = assess(law, subject(record), period)
        for name, values in found.items():
            values.append(settled.get(assessed.value(name)))
    return found


def subject(record: Known) -> Subject:
    return Subject(statements={name: (Statement(value),) for name, value in record.items()})


def values(pair: Pair[Words], count: int) -> list[bool | None]:
    met, ruled_out = (np.unpackbits(each.view(np.uint8), bitorder="little")[:count] for each in pair)
    return [True if t else False if f else None for t, f in zip(met, ruled_out, strict=True)]


def value(pair: Pair[Words], place: int) -> bool | None:
    t, f = (int(each[place // 64]) >> place % 64 & 1 for each in pair)
    return True if t else False if f else None


EDGES = [0, 1, 63, 64, 65, 127, 128, 129, 1000]


@pytest.mark.parametrize("count", EDGES)
def test_many_records_read_as_each_does_by_itself(count: int) -> None:
    records = random_records(count)
    read = read_columns(LAW, columns(records), count, chunk=SMALL)
    assert {name: values(pair, count) for name, pair in read.items()} == one_by_one(records)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(LAW.facts)), st.booleans()), max_size=70))
def test_any_records_read_as_each_does_by_itself(records: list[Known]) -> None:
    read = read_columns(LAW, columns(records), len(records))
    assert {name: values(pair, len(records)) for name, pair in read.items()} == one_by_one(records)


@pytest.mark.parametrize("count", [CHUNK * 64 + beside for beside in (-64, -1, 0, 1, 64)])
def test_at_the_boundary_of_a_chunk_every_record_reads_as_by_itself(count: int) -> None:
    random = np.random.default_rng(7)
    facts = {}
    for name in LAW.facts:
        true, known = random.integers(0, 2**64, (2, words_for(count)), np.uint64)
        facts[name] = Pair(true & known, known & ~true)
    read = read_columns(LAW, facts, count)
    at_once = read_columns(LAW, facts, count, chunk=words_for(count))
    assert all(np.array_equal(read[name], at_once[name]) for name in LAW.readings)
    for place in (0, CHUNK * 64 - 65, CHUNK * 64 - 1, CHUNK * 64, count - 1):
        if place < count:
            given_here = {name: value(pair, place) for name, pair in facts.items()}
            record = {name: known for name, known in given_here.items() if known is not None}
            expected = one_by_one([record])
            assert {name: [value(pair, place)] for name, pair in read.items()} == expected


@pytest.mark.parametrize("count", [1, 63, 65, 129])
def test_what_stands_beyond_the_last_record_never_counts(count: int) -> None:
    everywhere = np.full(words_for(count), 2**64 - 1, np.uint64)
    nowhere = np.zeros(words_for(count), np.uint64)
    facts = {name: Pair(everywhere, nowhere) for name in ("act_harbour", "means_force", "purpose_begging")}
    read = read_columns(LAW, facts | {"victim_age_under_18": Pair(nowhere, everywhere)}, count)
    for settled in (read["trafficking"].t, read["child"].f):
        assert int(np.bitwise_count(settled).sum()) == count
    for unsettled in (read["trafficking"].f, read["child"].t):
        assert not unsettled.any()


def test_only_the_named_readings_are_read() -> None:
    records = random_records(100)
    facts = columns(records)
    few = read_columns(LAW, facts, 100, names=["smuggling", "trafficking", "smuggling"])
    assert list(few) == ["smuggling", "trafficking"]
    every = read_columns(LAW, facts, 100)
    assert all(values(few[name], 100) == values(every[name], 100) for name in few)


def test_an_element_or_a_remark_can_be_read_as_well() -> None:
    records: list[Known] = [{"act_harbour": True, "crossed_border": False}, {"crossed_border": True}]
    read = read_columns(LAW, columns(records), 2, names=["act", "trafficking_no_border_needed"])
    assert values(read["act"], 2) == [True, None]
    assert values(read["trafficking_no_border_needed"], 2) == [True, False]


def test_a_fact_without_a_column_is_unknown_of_everybody() -> None:
    read = read_columns(LAW, {}, 3)
    assert {name: values(pair, 3) for name, pair in read.items()} == {
        name: [None] * 3 for name in LAW.readings
    }


def test_reading_leaves_the_columns_as_they_were() -> None:
    facts = columns(random_records(200))
    before = {name: (pair.t.copy(), pair.f.copy()) for name, pair in facts.items()}
    read = read_columns(LAW, facts, 200)
    for pair in read.values():
        pair.t[:] = 0
    assert all(
        np.array_equal(pair.t, before[name][0]) and np.array_equal(pair.f, before[name][1])
        for name, pair in facts.items()
    )


DAY = Moment(date(2018, 6, 2), date(2018, 6, 2))


def amended() -> Law:
    """The law with another rule for trafficking, and none on smuggling, before a day."""
    (pack,) = LAW.packs
    trafficking, smuggling = LAW.readings["trafficking"], LAW.readings["smuggling"]
    later, since = trafficking.versions[0], InForce(begins=DAY)
    earlier = Version(fact("act_transport"), (), InForce(ends=DAY))
    readings = {
        **pack.readings,
        "trafficking": replace(trafficking, versions=(earlier, replace(later, in_force=since))),
        "smuggling": replace(smuggling, versions=(replace(smuggling.versions[0], in_force=since),)),
    }
    return Law((replace(pack, readings=readings),))


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2017, 1, 1), date(2017, 1, 1)),
        Period(date(2019, 1, 1), date(2019, 1, 1)),
        Period(date(2017, 1, 1), date(2019, 1, 1)),
        Period(),
    ],
    ids=str,
)
def test_under_a_law_that_changed_many_records_read_as_each_does_by_itself(period: Period) -> None:
    law, records = amended(), random_records(200)
    read = read_columns(law, columns(records), 200, period=period, chunk=SMALL)
    assert {name: values(pair, 200) for name, pair in read.items()} == one_by_one(records, law, period)


def test_a_name_that_the_law_does_not_have_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ValueError, match="did you mean 'trafficking'"):
        read_columns(LAW, {}, 1, names=["traficking"])


def test_a_column_that_is_no_fact_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ValueError, match="did you mean 'act_harbour'"):
        read_columns(LAW, {"act_harbor": Pair(np.zeros(1, np.uint64), np.zeros(1, np.uint64))}, 1)


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="'act_harbour'"):
        read_columns(LAW, {"act_harbour": Pair(np.zeros(1, np.uint64), np.zeros(2, np.uint64))}, 65)
