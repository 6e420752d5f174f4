"""The words of this chapter: a person in a place, what happened when, and what comes of it tonight."""

from datetime import datetime
from zoneinfo import ZoneInfo

from rabta.assessment import Record, Subject
from rabta.law.duties import Role
from rabta.law.faults import nearest
from rabta.routing import ground_of, nights
from spec.ch11_pakistan.reading import LAW, USUALLY, period, recorded

GROUND = ground_of(LAW)
PAKISTAN = ZoneInfo("Asia/Karachi")
SHORT = {
    "police": "police",
    "fia_ahtc": "FIA",
    "deputy_commissioner": "Deputy Commissioner",
    "labour_department": "Labour",
    "vigilance_committee": "vigilance committee",
    "trafficking_committee": "district committee",
    "social_welfare": "Social Welfare",
    "protector_of_emigrants": "Protector",
    "organ_authority": "organ authority",
    "crisis_cell": "crisis cell",
    "unhcr": "UNHCR",
    "consulate": "consulate",
    "magistrate": "magistrate",
    "zarra": "ZARRA",
    "holder": "whoever has the person",
}
EVENTS = {event.label: id for id, event in LAW.duties.events.items()}
WRITTEN = "%Y-%m-%d %H:%M"


def moment(text):
    """A moment in Pakistan, written as in "2026-11-02 22:00"."""
    return datetime.strptime(text, WRITTEN).replace(tzinfo=PAKISTAN)


def events(text):
    """What happened when, written as in "arrest 2026-11-02 22:00", with `;` between."""
    found = {}
    for part in (each.strip() for each in text.split(";") if each.strip()):
        label, at = part[:-16].strip(), part[-16:]
        assert label in EVENTS, f"no event is called {label!r}{nearest(label, EVENTS)}"
        found[EVENTS[label]] = moment(at)
    return found


def night(text, place="Lahore", done_on=USUALLY, happened="", now="", **more):
    """All that is to be known and done for a person of whom this is recorded."""
    person = Subject(statements=recorded(text), events=events(happened), **more)
    record = Record("17", period(done_on), (person,), None, place)
    [found] = nights(LAW, record, GROUND, moment(now) if now else None)
    return found


def called(agency):
    """What an agency is called in this chapter."""
    return SHORT.get(agency.id, agency.label)


def with_role(found, role):
    """The agencies with a role, in the order of the page; provisional ones say so."""
    names = [
        called(part.agency) + (", provisionally" if part.provisional else "")
        for part in found.parts
        if part.role is role
    ]
    return list(dict.fromkeys(names))


def leads(found):
    """Who leads, in words."""
    return "; ".join(with_role(found, Role.LEAD)) or "nobody"


def inquires(found):
    """Who has a duty to inquire."""
    return "; ".join(with_role(found, Role.INQUIRE)) or "nobody"


def told(found):
    """Who must be told."""
    return set(with_role(found, Role.TELL))


def clocks(found):
    """The clocks that run or may run, by id."""
    return {each.deadline.id: each for each in found.owed}
