"""Life cycles: the one engine for whatever goes from hand to hand, each written as a table.

A life cycle says of every state whose turn it is and by when they should act, and of every move who may make
it, from where and to where. The database holds a row to the same table: see `life_cycle_rows`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple


class Turn(NamedTuple):
    """Whose turn it is in a state, and within how many hours; none where nothing hurries or nobody knows.

    `urgent` is the time where somebody's safety depends on it.
    """

    side: str
    hours: int | None = None
    urgent: int | None = None


class Move(NamedTuple):
    """One thing a side may do in some states, and the state that follows. `reasoned` moves say why."""

    verb: str
    before: tuple[str, ...]
    after: str
    sides: tuple[str, ...]
    reasoned: bool = False


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """A table of states and moves. `open` names every state in which somebody has to act.

    In states that `rest` nobody has to, and they may be left again; those that are `over` are never left.
    """

    first: str
    open: Mapping[str, Turn]
    over: frozenset[str]
    moves: tuple[Move, ...]
    rest: frozenset[str] = frozenset()

    @property
    def states(self) -> frozenset[str]:
        """Every state there is."""
        return frozenset(self.open) | self.over | self.rest

    def after(self, state: str, verb: str, side: str) -> str | None:
        """The state that follows when a side does a thing; None if it may not, or not now."""
        found = (move for move in self.moves if move.verb == verb and state in move.before)
        return next((move.after for move in found if side in move.sides), None)

    def possible(self, state: str, side: str) -> tuple[Move, ...]:
        """What a side may do now, in the order of the table."""
        return tuple(move for move in self.moves if state in move.before and side in move.sides)

    def due(self, state: str, since: datetime, *, urgent: bool = False) -> datetime | None:
        """By when whoever's turn it is should have acted; None where no time is set."""
        turn = self.open.get(state)
        hours = None if turn is None else (turn.urgent if urgent and turn.urgent is not None else turn.hours)
        return None if hours is None else since + timedelta(hours=hours)

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """The table as (state, verb, side, next state), one line for every way to move."""
        for move in self.moves:
            for before in move.before:
                for side in move.sides:
                    yield before, move.verb, side, move.after

    def faults(self) -> Iterator[str]:
        """What is wrong with the table; nothing, if it is total and leaves nobody stranded."""
        yield from self._strange_states()
        yield from self._strange_moves()

    def _strange_states(self) -> Iterator[str]:
        if twice := (self.over | self.rest) & frozenset(self.open):
            yield f"{sorted(twice)} are open and over"
        named = {state for move in self.moves for state in (*move.before, move.after)} | {self.first}
        if strange := named - self.states:
            yield f"{sorted(strange)} are no states"
        if unreached := self.states - self._reached({self.first}):
            yield f"nothing leads to {sorted(unreached)}"
        ends = self.over | self.rest
        yield from (f"{state} never ends" for state in self.open if not self._reached({state}) & ends)

    def _strange_moves(self) -> Iterator[str]:
        leaving = {state for move in self.moves for state in move.before}
        yield from (f"{state} is over, and something follows it" for state in sorted(self.over & leaving))
        for state, turn in self.open.items():
            if not self.possible(state, turn.side):
                yield f"it is the turn of {turn.side} in {state}, and they can do nothing"
        lines = [line[:3] for line in self.lines()]
        yield from (f"{line} leads to two states" for line in sorted(set(lines)) if lines.count(line) > 1)

    def _reached(self, states: set[str]) -> set[str]:
        while True:
            more = {move.after for move in self.moves if states & set(move.before)} - states
            if not more:
                return states
            states |= more


def steps_up(due: datetime | None, now: datetime, every: timedelta) -> int:
    """How many offices up its line something stands that nobody acted on: one, and one more each time.

    Escalation is computed and never awaited: what was missed while nothing ran has gone up all the same.
    """
    return 0 if due is None or now < due else 1 + (now - due) // every
