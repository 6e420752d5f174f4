"""Lanes: records, or possible worlds, side by side under one set of fact masks.

A mask is anything with `&`, `|` and `^`: a Python integer with one bit a lane,
or an array of words. Whoever builds the lanes owns their width, and therefore
the constants; nothing else in the engine knows how wide a mask is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar


class Mask(Protocol):
    """What the evaluator asks of a mask: nothing about its width."""

    def __and__(self, other: Any, /) -> Self: ...
    def __or__(self, other: Any, /) -> Self: ...
    def __xor__(self, other: Any, /) -> Self: ...


M = TypeVar("M", bound=Mask)


class Pair(NamedTuple, Generic[M]):
    """Where something is known true and where it is known false; elsewhere it is unknown."""

    t: M
    f: M


@dataclass(frozen=True, slots=True)
class Lanes(Generic[M]):
    """Facts as pairs of masks of one width.

    `nowhere` and `everywhere` are the constants of that width. A fact that is
    not in `facts` is unknown in every lane. No lane may be set in both masks
    of a fact: a contested fact has neither.
    """

    facts: Mapping[str, Pair[M]]
    nowhere: M
    everywhere: M


_ALONE: dict[bool | None, Pair[int]] = {True: Pair(1, 0), False: Pair(0, 1), None: Pair(0, 0)}


def single(known: Mapping[str, bool | None]) -> Lanes[int]:
    """One record in one lane; None and absence both mean unknown."""
    return Lanes({name: _ALONE[value] for name, value in known.items()}, 0, 1)


def worlds(known: Mapping[str, bool | None], changes: Sequence[Mapping[str, bool | None]]) -> Lanes[int]:
    """One record in several possible worlds: lane i is `known` changed by `changes[i]`.

    A change to None withdraws the fact in that world.
    """
    every = (1 << len(changes)) - 1
    masks = {name: [every * (value is True), every * (value is False)] for name, value in known.items()}
    for lane, change in enumerate(changes):
        bit = 1 << lane
        for name, value in change.items():
            pair = masks.setdefault(name, [0, 0])
            pair[0] = pair[0] | bit if value is True else pair[0] & ~bit
            pair[1] = pair[1] | bit if value is False else pair[1] & ~bit
    return Lanes({name: Pair(t, f) for name, (t, f) in masks.items()}, 0, every)
