"""Matter: what a paper is drafted from, and the lines that come out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rabta.law import Law
from rabta.law.duties import Role
from rabta.law.values import Ground
from rabta.logic import plan
from rabta.papers import dates, wording
from rabta.papers.cleaning import clean
from rabta.papers.conditions import is_group
from rabta.papers.details import DETAILS, Of
from rabta.papers.paper import Blank, Citation, Given, Kind, Line, Plain, Row, Words, plain
from rabta.places import Area
from rabta.routing.night import Night
from rabta.routing.parts import Part

COMPUTED = {
    "incident": wording.THE_INCIDENT,
    "when": wording.THE_TIME,
    "place": wording.THE_PLACE,
    "agency": wording.THE_AGENCY,
    "people": wording.THE_PEOPLE,
}
"""What may stand in braces besides the keys of details and the ids of events."""


@dataclass(frozen=True)
class Matter:
    """A draft's material: `nights` are all subjects of the record, `about` those this paper is about.

    `to` is the agency it goes to, if it goes to one.
    """

    law: Law
    nights: tuple[Night, ...]
    about: tuple[Night, ...]
    kind: Kind
    words: Words
    to: Part | None = None

    def say(self, sentence: str, **values: object) -> str:
        """One of the program's sentences."""
        return self.words.say(sentence, **values)

    def said(self, sentence: str, **lines: Line) -> Line:
        """One of the program's sentences with lines in the place of its {values}."""
        kept = self.words.say(sentence, **{name: f"{{{name}}}" for name in lines})
        return filled(kept, lines)

    def written(self, sentence: str, night: Night) -> Line:
        """A sentence of a template, filled in for a person."""
        translated = self.words.pack(sentence)
        names = {name for _, name in wording.pieces(translated) if name}
        return filled(translated, {name: self.value(name, night, self.label(name)) for name in names})

    def label(self, name: str) -> str:
        """What stands beside a detail or the time of an event."""
        if name in DETAILS:
            return DETAILS[name].label(self.words.language)
        if name in COMPUTED:
            return self.say(COMPUTED[name])
        event = self.law.duties.events.get(name)
        return self.words.pack(event.label) if event else ""

    def row(self, name: str, night: Night) -> Row:
        """A detail or the time of an event under its label, or a blank."""
        return Row(self.label(name), self.value(name, night, ""))

    def value(self, name: str, night: Night, what: str) -> Line:
        """What a name stands for; a blank that says `what` where it is not recorded."""
        if name in COMPUTED:
            return self._computed(name, night, what)
        if name in DETAILS:
            return self._detail(name, night, what)
        time = night.outcome.assessed.subject.events.get(name)
        return plain(dates.moment(time, self.words)) if time else (Blank(what),)

    def _detail(self, key: str, night: Night, what: str) -> Line:
        record, subject = night.record, night.outcome.assessed.subject
        details = record.details if DETAILS[key].of is Of.REPORT or _alone(night) else subject.details
        text = clean(details.get(key, ""))
        if not text and key == "district" and night.site.district:
            return plain(self.area(night.site.district))
        if not text:
            return (Blank(what),)
        time = dates.in_words(text, self.words)
        return plain(time) if time else (Given(text),)

    def _computed(self, name: str, night: Night, what: str) -> Line:
        if name == "people":
            return self.together(self.person(each) for each in self.about)
        if name == "agency":
            return self._agency(what)
        if name == "place":
            return self._place(night, what)
        if name == "when":
            when = dates.period(night.record.on, self.words)
            return plain(when) if when else (Blank(what),)
        number = clean(night.record.id)
        return (Given(number),) if number else (Blank(what),)

    def _agency(self, what: str) -> Line:
        if self.to is None:
            return (Blank(what),)
        label = self.words.pack(self.to.agency.label)
        if self.to.area is None:
            return plain(label)
        area = plain(self.area(self.to.area))
        return self.said(wording.PLACE_IN, place=plain(label), area=area)

    def _place(self, night: Night, what: str) -> Line:
        text, site = clean(night.record.place), night.site
        place: Line = (Given(text),) if text else (Blank(what),)
        around = [self.area(each) for each in (site.district, site.province) if each]
        known = dict.fromkeys(each for each in around if each.casefold() != text.casefold())
        return self.said(wording.PLACE_IN, place=place, area=self.joined(known)) if known else place

    def area(self, area: Area) -> str:
        """The name of an area."""
        return area.name_ur if self.words.language == "ur" and area.name_ur else area.name

    def person(self, night: Night) -> Line:
        """A person by the number in the record, never by name."""
        subject = night.outcome.assessed.subject
        if is_group(night):
            return plain(self.say(wording.GROUP, size=subject.size or "?"))
        number = clean(subject.id)
        return (
            self.said(wording.PERSON, id=(Given(number),)) if number else plain(self.say(wording.THE_PERSON))
        )

    def joined(self, words: Iterable[str], by: str = wording.COMMA) -> Line:
        """Our own words in a row, as the language puts them."""
        return plain(self.say(by).join(each for each in words if each))

    def together(self, lines: Iterable[Line], by: str = wording.COMMA) -> Line:
        """Lines in a row."""
        found: Line = ()
        for line in lines:
            found = (*found, Plain(self.say(by)), *line) if found else line
        return found

    def citations(self, provisions: Iterable[str]) -> tuple[Citation, ...]:
        """Provisions as they are cited, each once, with how sure we are of them."""
        return tuple(self._citation(name) for name in dict.fromkeys(provisions))

    def _citation(self, name: str) -> Citation:
        found = self.law.provisions[name]
        instrument = self.words.pack(self.law.instruments[found.instrument].short)
        text = self.say(wording.CITED, instrument=instrument, article=self.words.pack(found.citation))
        return Citation(text, self.say(wording.MARKS[found.verification]), found.verification)

    def cited(self, provisions: Iterable[str]) -> str:
        """Provisions in a row with their marks, for a cell of a table."""
        marked = (
            self.say(wording.MARKED, citation=each.text, mark=each.mark)
            for each in self.citations(provisions)
        )
        return self.say(wording.SEMICOLON).join(marked)


def filled(sentence: str, lines: Mapping[str, Line]) -> Line:
    """A sentence with lines in the place of its placeholders."""
    found: Line = ()
    for words, name in wording.pieces(sentence):
        found = (*found, *((Plain(words),) if words else ()), *(lines[name] if name else ()))
    return found


def _for_a_child(night: Night, part: Part) -> bool:
    """Whether age alone gives an agency its part."""
    of_age = {
        fact.id
        for fact in night.outcome.assessed.law.facts.values()
        if fact.ground in (Ground.CHILD, Ground.AGE_IN_DOUBT)
    }
    facts = plan(part.route.rule).facts
    return bool(facts) and of_age.issuperset(facts)


def _alone(night: Night) -> bool:
    """Whether the record is of the short form, which has one place for details."""
    record = night.record
    return record.group is None and len(record.persons) == 1 and not record.persons[0].details


def receivers(nights: Iterable[Night], role: Role) -> tuple[Part, ...]:
    """The parts of those a letter may go to, each agency once, in the order in which they come up.

    Who must be told comes before who also inquires by a duty of its own, and
    before all others who is told because the person is or may be a child.
    """
    found: dict[str, Part] = {}
    parts = [(night, part) for night in nights for part in night.parts]
    parts.sort(key=lambda each: not _for_a_child(*each))
    for wanted in (role, Role.INQUIRE) if role is Role.TELL else (role,):
        for _night, part in parts:
            if part.role is wanted:
                found.setdefault(part.agency.id, part)
    return tuple(found.values())
