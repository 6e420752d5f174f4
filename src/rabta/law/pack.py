"""A pack as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rabta.law.duties import Duties
from rabta.law.source import Place
from rabta.law.values import Element, Fact, Instrument, Protection, Provision, Question, Reading


@dataclass(frozen=True)
class Pack:
    """One pack, as loaded; `home` is the folder it came from."""

    id: str
    home: str
    title: str
    version: str
    builds_on: tuple[str, ...]
    languages: tuple[str, ...]
    calling_code: str
    pursue: tuple[tuple[str, ...], ...]
    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    facts: Mapping[str, Fact]
    questions: Mapping[str, Question]
    elements: Mapping[str, Element]
    readings: Mapping[str, Reading]
    protection: Protection
    duties: Duties
    place: Place = field(compare=False)

    @cached_property
    def nodes(self) -> Mapping[str, Element | Reading]:
        """Elements and readings under their ids."""
        return {**self.elements, **self.readings}
