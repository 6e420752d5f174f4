"""From the files of a pack to the duties it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from rabta.law.duties import (
    Agency,
    Basis,
    Committee,
    Cover,
    Deadline,
    Duties,
    Event,
    Extent,
    Gap,
    Helpline,
    Level,
    Lever,
    OwnConduct,
    Role,
    Route,
    Term,
    Unit,
)
from rabta.law.entries import Entry, entries
from rabta.law.referring import ANYTHING_READ, Referring
from rabta.law.source import Node
from rabta.law.values import Verification
from rabta.logic import ALWAYS

FILES = (
    "agencies",
    "routes",
    "events",
    "deadlines",
    "helplines",
    "committees",
    "own_conduct",
    "levers",
    "gaps",
)

AMOUNT = re.compile(r"[1-9][0-9]{0,3}")
"""A term is counted in at most four digits."""

T = TypeVar("T")


class DutyLoader(Referring):
    """Reads the files named in `FILES`, each of which a pack may leave out."""

    def duties(self, files: dict[str, Node]) -> Duties:
        """What these files say."""
        return Duties(
            agencies=self._each(files, "agencies", self._agency),
            routes=self._each(files, "routes", self._route),
            events=self._each(files, "events", self._event),
            deadlines=self._each(files, "deadlines", self._deadline),
            helplines=self._each(files, "helplines", self._helpline),
            committees=self._each(files, "committees", self._committee),
            own_conduct=self._each(files, "own_conduct", self._own_conduct),
            levers=self._each(files, "levers", self._lever),
            gaps=self._each(files, "gaps", self._gap),
        )

    def _each(self, files: dict[str, Node], name: str, read: Callable[[Entry], T]) -> dict[str, T]:
        values = {}
        for entry in entries(files[name], self.faults) if name in files else ():
            values[entry.id] = read(entry)
            entry.done()
        return values

    def _agency(self, entry: Entry) -> Agency:
        return Agency(
            id=entry.id,
            label=entry.text("label"),
            definition=entry.text("definition"),
            level=entry.choice("level", Level),
            line=self.names(entry, "line", "agency"),
            zones=entry.text("zones", required=False),
            within=entry.texts("within"),
            verification=entry.choice("verification", Verification),
            source=entry.text("source"),
            place=entry.place,
            second_opinion=entry.answer("second_opinion") is True,
            opinion_fallback=entry.answer("opinion_fallback") is True,
        )

    def _route(self, entry: Entry) -> Route:
        open_role = entry.text("if_open", required=False)
        return Route(
            id=entry.id,
            label=entry.text("label"),
            readings=self.names(entry, "readings", "reading"),
            on_signs=entry.answer("on_signs") is True,
            presumed_victim=entry.answer("presumed_victim") is True,
            rule=self.optional_rule(entry, "rule", ANYTHING_READ) or ALWAYS,
            agency=self.name(entry, "agency", "agency"),
            role=entry.choice("role", Role),
            if_open=entry.choice("if_open", Role) if open_role else None,
            within=entry.texts("within"),
            provisions=self.names(entry, "provisions", "provision"),
            place=entry.place,
        )

    def _event(self, entry: Entry) -> Event:
        return Event(entry.id, entry.text("label"), entry.place)

    def _deadline(self, entry: Entry) -> Deadline:
        return Deadline(
            id=entry.id,
            label=entry.text("label"),
            term=self._term(entry),
            starts=self.name(entry, "starts", "event"),
            stops=self.names(entry, "stops", "event", required=True),
            rule=self.optional_rule(entry, "rule", ANYTHING_READ),
            agency=self.name(entry, "agency", "agency"),
            basis=entry.choice("basis", Basis),
            binding=entry.answer("binding") is not False,
            within=entry.texts("within"),
            provisions=self.names(entry, "provisions", "provision"),
            place=entry.place,
        )

    def _term(self, entry: Entry) -> Term | None:
        given, written = entry.node("unit"), entry.text("amount", required=False)
        extends = entry.answer("extends") is True
        at_once, counted = entry.answer("without_delay") is True, bool(written or given)
        if at_once or not counted:
            if at_once is counted:
                message = f"{entry.id!r} needs either 'amount' and 'unit', or 'without_delay'"
                self.faults.add(entry.place, message)
            return None
        before = len(self.faults.found)
        unit = entry.choice("unit", Unit)
        if len(self.faults.found) > before:
            return None
        try:
            return Term(int(written) if AMOUNT.fullmatch(written) else 0, unit, extends)
        except ValueError as error:
            self.faults.add(entry.place, f"{entry.id!r}: {error}")
            return None

    def _helpline(self, entry: Entry) -> Helpline:
        return Helpline(
            id=entry.id,
            label=entry.text("label"),
            number=entry.text("number"),
            within=entry.texts("within"),
            verification=entry.choice("verification", Verification),
            source=entry.text("source"),
            place=entry.place,
        )

    def _committee(self, entry: Entry) -> Committee:
        return Committee(
            id=entry.id,
            label=entry.text("label"),
            level=entry.choice("level", Level),
            chair=entry.text("chair", required=False),
            members=entry.texts("members"),
            quorum=entry.text("quorum", required=False),
            cadence=entry.text("cadence", required=False),
            agency=self.name(entry, "agency", "agency", required=False),
            within=entry.texts("within"),
            verification=entry.choice("verification", Verification),
            source=entry.text("source"),
            place=entry.place,
            every_months=self._months(entry),
        )

    def _months(self, entry: Entry) -> int | None:
        written = entry.text("every_months", required=False)
        if written and not AMOUNT.fullmatch(written):
            self.faults.add(entry.place, f"{entry.id!r}: 'every_months' is a number of months, from 1 on")
            return None
        return int(written) if written else None

    def _own_conduct(self, entry: Entry) -> OwnConduct:
        return OwnConduct(
            id=entry.id,
            label=entry.text("label"),
            applied=self.name(entry, "applied", "fact"),
            exposed=self.rule(entry, "exposed", ANYTHING_READ),
            provisions=self.names(entry, "provisions", "provision", required=True),
            covers=tuple(self._cover(each) for each in entry.entries("covers")),
            levers=self.names(entry, "levers", "lever", required=True),
            within=entry.texts("within"),
            counted=entry.answer("counted") is True,
            place=entry.place,
        )

    def _cover(self, entry: Entry) -> Cover:
        cover = Cover(
            self.name(entry, "provision", "provision"), entry.choice("extent", Extent), entry.text("says")
        )
        entry.done()
        return cover

    def _lever(self, entry: Entry) -> Lever:
        return Lever(
            entry.id,
            entry.text("label"),
            entry.text("says"),
            self.names(entry, "provisions", "provision", required=True),
            entry.place,
        )

    def _gap(self, entry: Entry) -> Gap:
        return Gap(
            id=entry.id,
            label=entry.text("label"),
            reading=self.name(entry, "reading", "reading"),
            beside=self.names(entry, "beside", "reading"),
            rule=self.optional_rule(entry, "rule", ANYTHING_READ),
            says=entry.text("says"),
            fallback=self.names(entry, "fallback", "provision"),
            place=entry.place,
        )
