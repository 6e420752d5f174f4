"""The law: packs that build on one another, seen as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Protocol, TypeVar

from rabta.law.duties import Duties, together
from rabta.law.pack import Pack
from rabta.law.values import (
    Element,
    Fact,
    Instrument,
    Protection,
    Provision,
    Question,
    Reading,
    Remark,
)
from rabta.logic import Rule


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


V = TypeVar("V", bound=_Identified)


@dataclass(frozen=True, eq=False)
class Law:
    """Packs put together. Ids are unique across them; every table is in the packs' order."""

    packs: tuple[Pack, ...]

    def about(self, facts: Collection[str]) -> Law:
        """The same law without its other facts, so that no definition of theirs is drawn."""
        return Law(
            tuple(
                replace(pack, facts={id: fact for id, fact in pack.facts.items() if id in facts})
                for pack in self.packs
            )
        )

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """All instruments, by id."""
        return _together(pack.instruments for pack in self.packs)

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """All provisions, by id."""
        return _together(pack.provisions for pack in self.packs)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The fact vocabulary, by id."""
        return _together(pack.facts for pack in self.packs)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions, by id."""
        return _together(pack.questions for pack in self.packs)

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """All readings, by id."""
        return _together(pack.readings for pack in self.packs)

    @cached_property
    def remarks(self) -> Mapping[str, Remark]:
        """All remarks of all readings, by id."""
        return {remark.id: remark for reading in self.readings.values() for remark in reading.remarks}

    @cached_property
    def nodes(self) -> Mapping[str, Element | Reading]:
        """All elements and readings, by id."""
        return _together(pack.nodes for pack in self.packs)

    @cached_property
    def protection(self) -> Protection:
        """What the packs together say about protection."""
        parts = [pack.protection for pack in self.packs]
        return Protection(
            tuple(chain.from_iterable(part.screening for part in parts)),
            tuple(chain.from_iterable(part.child_path for part in parts)),
            tuple(chain.from_iterable(part.safeguards for part in parts)),
            tuple(chain.from_iterable(part.needs for part in parts)),
        )

    @cached_property
    def duties(self) -> Duties:
        """What the packs together say of agencies, clocks, own conduct and gaps."""
        return together(tuple(pack.duties for pack in self.packs))

    @cached_property
    def read_beside(self) -> tuple[tuple[str, Rule], ...]:
        """Every rule that is read beside the readings, with the id of what it belongs to."""
        return (
            *((each.id, each.rule) for each in self.remarks.values()),
            *((each.id, each.rule) for each in self.protection.safeguards),
            *((each.id, each.rule) for each in self.protection.needs),
            *self.duties.read(),
        )

    @cached_property
    def pursue(self) -> tuple[tuple[str, ...], ...]:
        """The readings that questions pursue, in stages: a later stage waits for the earlier ones."""
        stages = max((len(pack.pursue) for pack in self.packs), default=0)
        return tuple(
            tuple(chain.from_iterable(pack.pursue[stage] for pack in self.packs if stage < len(pack.pursue)))
            for stage in range(stages)
        )

    @cached_property
    def question_of(self) -> Mapping[str, Question]:
        """The first question that each fact belongs to, by the fact's id."""
        first: dict[str, Question] = {}
        for question in self.questions.values():
            for name in question.facts:
                first.setdefault(name, question)
        return first

    @cached_property
    def raised_by(self) -> Mapping[str, tuple[str, ...]]:
        """The facts that make each fact more urgent to ask about, by the latter's id."""
        raised: dict[str, tuple[str, ...]] = {}
        for each in self.facts.values():
            for name in each.raises:
                raised[name] = (*raised.get(name, ()), each.id)
        return raised


def _together(tables: Iterable[Mapping[str, V]]) -> dict[str, V]:
    return {id: value for table in tables for id, value in table.items()}
