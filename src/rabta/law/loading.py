"""From the files of a pack to frozen values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from rabta.law.dates import ALWAYS_IN_FORCE, InForce, Moment
from rabta.law.entries import Entry, entries
from rabta.law.loading_duties import FILES as DUTY_FILES
from rabta.law.loading_duties import DutyLoader
from rabta.law.pack import Pack
from rabta.law.referring import ANYTHING_READ, Referring
from rabta.law.source import Mapping, Node, Place
from rabta.law.values import (
    Asked,
    Concerns,
    Element,
    Fact,
    Ground,
    Instrument,
    Need,
    Protection,
    Provision,
    Question,
    Reading,
    Remark,
    Safeguard,
    Sensitivity,
    Verification,
    Version,
)
from rabta.logic import ALWAYS

FILES = (
    "pack",
    "instruments",
    "provisions",
    "facts",
    "questions",
    "elements",
    "readings",
    "protection",
    *DUTY_FILES,
)
"""The files of a pack that the law is read from; any may be missing but the first."""

T = TypeVar("T")


@dataclass(slots=True)
class Loader(Referring):
    """Reads one pack. `references` are checked once the packs it builds on are known."""

    def pack(self, files: dict[str, Node], home: str) -> Pack:
        """The pack in these files, under the names of `FILES`, from the folder `home`."""
        head = self._head(files.get("pack"))
        pack = Pack(
            id=head.text("id"),
            home=home,
            title=head.text("title"),
            version=head.text("version"),
            builds_on=head.texts("builds_on"),
            languages=head.texts("languages"),
            calling_code=head.text("calling_code", required=False),
            pursue=tuple(self.names(stage, "readings", "reading") for stage in head.entries("pursue")),
            instruments=self._each(files, "instruments", self._instrument),
            provisions=self._each(files, "provisions", self._provision),
            facts=self._each(files, "facts", self._fact),
            questions=self._each(files, "questions", self._question),
            elements=self._each(files, "elements", self._element),
            readings=self._each(files, "readings", self._reading),
            protection=self._protection(files.get("protection")),
            duties=DutyLoader(self.faults, self.references).duties(files),
            place=head.place,
        )
        head.done()
        return pack

    def _head(self, node: Node | None) -> Entry:
        if isinstance(node, Mapping):
            return Entry("pack", node, self.faults)
        place = Place("pack.yaml", 1)
        self.faults.add(place, "a pack needs this file: id, title, version, builds_on, languages, pursue")
        return Entry("pack", Mapping({}, {}, place), self.faults)

    def _each(self, files: dict[str, Node], name: str, read: Callable[[Entry], T]) -> dict[str, T]:
        values = {}
        for entry in entries(files[name], self.faults) if name in files else ():
            values[entry.id] = read(entry)
            entry.done()
        return values

    def _instrument(self, entry: Entry) -> Instrument:
        return Instrument(entry.id, entry.text("title"), entry.text("short"), entry.place)

    def _provision(self, entry: Entry) -> Provision:
        return Provision(
            id=entry.id,
            instrument=self.name(entry, "instrument", "instrument"),
            citation=entry.text("citation"),
            says=entry.text("says"),
            verification=entry.choice("verification", Verification),
            source=entry.text("source"),
            place=entry.place,
        )

    def _fact(self, entry: Entry) -> Fact:
        sign = entry.answer("sign")
        return Fact(
            id=entry.id,
            label=entry.text("label"),
            definition=entry.text("definition"),
            place=entry.place,
            sign=sign,
            ground=None if sign is None else entry.choice("ground", Ground, Ground.SIGN),
            raises=self.names(entry, "raises", "fact"),
            shown_by=self.optional_rule(entry, "shown_by", "fact"),
            refuted_by=self.optional_rule(entry, "refuted_by", "fact"),
        )

    def _question(self, entry: Entry) -> Question:
        return Question(
            id=entry.id,
            text=entry.text("text"),
            why=entry.text("why"),
            facts=self.names(entry, "facts", "fact", required=True),
            sensitivity=entry.choice("sensitivity", Sensitivity),
            asked=entry.choice("asked", Asked),
            provisions=self.names(entry, "provisions", "provision"),
            place=entry.place,
        )

    def _element(self, entry: Entry) -> Element:
        return Element(entry.id, entry.text("label"), self._versions(entry), entry.place)

    def _reading(self, entry: Entry) -> Reading:
        return Reading(
            id=entry.id,
            label=entry.text("label"),
            concerns=entry.choice("concerns", Concerns),
            versions=self._versions(entry),
            place=entry.place,
            within=entry.texts("within"),
            remarks=tuple(self._remark(remark) for remark in entry.entries("remarks")),
        )

    def _remark(self, entry: Entry) -> Remark:
        remark = Remark(
            entry.id,
            entry.text("text"),
            self.rule(entry, "rule", ANYTHING_READ),
            self.names(entry, "provisions", "provision", required=True),
        )
        entry.done()
        return remark

    def _versions(self, entry: Entry) -> tuple[Version, ...]:
        if entry.mapping.get("versions") is None:
            return (self._version(entry),)
        versions = []
        for version in entry.entries("versions"):
            versions.append(self._version(version))
            version.done()
        if not versions:
            self.faults.add(entry.place, f"{entry.id!r} has no version, so it would never be in force")
        return tuple(versions)

    def _version(self, entry: Entry) -> Version:
        in_force = ALWAYS_IN_FORCE
        node = entry.node("in_force")
        if isinstance(node, Mapping):
            in_force = self._in_force(Entry(entry.id, node, self.faults))
        elif node is not None:
            self.faults.add(node.place, "'in_force' is a mapping with 'from', 'to' or both")
        return Version(
            self.rule(entry, "rule", ANYTHING_READ),
            self.names(entry, "provisions", "provision", required=True),
            in_force,
        )

    def _in_force(self, entry: Entry) -> InForce:
        limits = InForce(self._moment(entry, "from"), self._moment(entry, "to"))
        entry.done()
        if limits.begins and limits.ends and limits.begins.earliest >= limits.ends.latest:
            self.faults.add(entry.place, "in force 'from' must be before 'to'")
        return limits

    def _moment(self, entry: Entry, key: str) -> Moment | None:
        node = entry.mapping.get(key)
        if isinstance(node, Mapping):
            entry.taken.add(key)
            span = Entry(entry.id, node, self.faults)
            earliest, latest = span.day("earliest"), span.day("latest")
            event = span.text("event", required=False)
            span.done()
            if earliest and latest and earliest < latest:
                return Moment(earliest, latest, event or f"{entry.id} {key}")
            self.faults.add(span.place, "an unknown day needs 'earliest' before 'latest'")
            return None
        day = entry.day(key)
        return Moment(day, day) if day else None

    def _protection(self, node: Node | None) -> Protection:
        if not isinstance(node, Mapping):
            if node is not None:
                self.faults.add(
                    node.place, "this must be a mapping: screening, child_path, safeguards, needs"
                )
            return Protection()
        entry = Entry("protection", node, self.faults)
        protection = Protection(
            screening=self.names(entry, "screening", "element"),
            child_path=self.names(entry, "child_path", "question"),
            safeguards=tuple(self._safeguard(each) for each in entry.entries("safeguards")),
            needs=tuple(self._need(each) for each in entry.entries("needs")),
        )
        entry.done()
        return protection

    def _safeguard(self, entry: Entry) -> Safeguard:
        safeguard = Safeguard(
            entry.id,
            entry.text("label"),
            entry.text("strength"),
            entry.answer("presumed_victim") is True,
            self.optional_rule(entry, "rule", ANYTHING_READ) or ALWAYS,
            self.names(entry, "provisions", "provision", required=True),
            entry.place,
        )
        entry.done()
        return safeguard

    def _need(self, entry: Entry) -> Need:
        need = Need(
            entry.id,
            entry.text("label"),
            self.rule(entry, "rule", ANYTHING_READ),
            self.names(entry, "provisions", "provision"),
            entry.place,
        )
        entry.done()
        return need
