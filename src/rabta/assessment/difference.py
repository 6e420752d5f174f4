"""What changes: one subject's readings at two times, under two laws, or before and after a new fact."""

from __future__ import annotations

from dataclasses import dataclass

from rabta.assessment.readings import Assessment, Stands, Value


@dataclass(frozen=True, slots=True)
class Change:
    """A reading that came out differently; None where it is read on one side only."""

    reading: str
    before: tuple[Value, Stands | None] | None
    after: tuple[Value, Stands | None] | None


def differences(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """The readings that differ between two assessments, in the order of the later law."""
    names = dict.fromkeys((*after.law.readings, *before.law.readings))
    changes = (Change(name, _result(before, name), _result(after, name)) for name in names)
    return tuple(change for change in changes if change.before != change.after)


def _result(assessed: Assessment, name: str) -> tuple[Value, Stands | None] | None:
    if name not in assessed.law.readings:
        return None
    return assessed.value(name), assessed.stands(name)
