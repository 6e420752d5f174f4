"""The words of this chapter: what is recorded, when it was done and where, read under Pakistan's law."""

from datetime import date

from rabta.assessment import Subject, assess
from rabta.law import Period, load_law
from rabta.law.faults import nearest
from spec.playing import BEFORE_A_FACT, STANDS, VALUES, YES, parts, together

LAW = load_law("pakistan")
FACTS = {fact.label: fact.id for fact in LAW.facts.values()}
NAMES = {node.label: id for id, node in LAW.nodes.items()}
SHORT = {
    "Protocol": "trafficking",
    "Act": "ptpa_trafficking",
    "woman or child": "ptpa_woman_or_child",
    "aggravated": "ptpa_aggravated",
    "smuggling, Protocol": "smuggling",
    "smuggling, Act": "psma_smuggling",
    "documents": "psma_documents",
    "harbouring": "psma_harbouring",
    "aggravated smuggling": "psma_aggravated",
    "section 369A": "ppc_369a_trafficking",
    "Islamabad": "blsa_ict",
    "Punjab": "blsa_punjab",
    "Sindh": "blsa_sindh",
    "Khyber Pakhtunkhwa": "blsa_kp",
    "Balochistan": "blsa_balochistan",
}
PLACES = {
    "Azad Jammu and Kashmir": "PK1",
    "Balochistan": "PK2",
    "Gilgit-Baltistan": "PK3",
    "Islamabad": "PK4",
    "Khyber Pakhtunkhwa": "PK5",
    "Punjab": "PK6",
    "Sindh": "PK7",
    "unknown": "",
}
USUALLY = "2024-06-01"
NO_READING = ("recorded", "done on", "in")


def fact(label):
    """The id of the fact with this label."""
    assert label in FACTS, f"no fact is called {label!r}{nearest(label, FACTS)}"
    return FACTS[label]


def recorded(text):
    """What is recorded, as statements by the facts' ids."""
    statements = {}
    for part in parts(text):
        before = "" if part in FACTS else next((each for each in BEFORE_A_FACT if part.startswith(each)), "")
        statements[fact(part.removeprefix(before))] = BEFORE_A_FACT.get(before, YES)
    return statements


def named(label):
    """The id of a reading or element, by its label or by its short name in this chapter."""
    known = {**NAMES, **SHORT}
    assert label in known, f"no reading or element is called {label!r}{nearest(label, known)}"
    return known[label]


def period(text):
    """A day, a span written with "to", or "unknown"."""
    first, _, last = text.partition(" to ")
    days = [None if each == "unknown" else date.fromisoformat(each) for each in (first, last or first)]
    return Period(*days)


def read(text, done_on=USUALLY, place="unknown", **more):
    """All that is read of a person of whom this is recorded."""
    return assess(LAW, Subject(statements=recorded(text), **more), period(done_on), PLACES[place])


def value(text, label, **more):
    """What a reading or element comes to, and how it stands where it is open."""
    found, name = read(text, **more), named(label)
    how = STANDS.get(found.stands(name)) if found.value(name).value == "open" else None
    return VALUES[found.value(name)] + (f", {how}" if how else "")


def holds(table):
    """Check a table: in every line, what is recorded, when and where, gives what the other columns say."""
    for row in table:
        told = together(row.get("recorded", ""), table.also)
        more = {"done_on": row.get("done on", USUALLY), "place": row.get("in", "unknown")}
        for heading in row.keys() - set(NO_READING):
            found = value(told, heading, **more)
            shown = found if "," in row[heading] else found.split(",")[0]
            assert shown == row[heading], f"{row}: {heading} is {found}"


def cited(label, text, **more):
    """The provisions under which a reading is met or ruled out, as they are cited."""
    found = {name for reason in read(text, **more).reasons(named(label)) for name in reason.provisions}
    return sorted(citation(name) for name in found)


def citation(provision):
    """A provision as it is cited."""
    found = LAW.provisions[provision]
    return f"{LAW.instruments[found.instrument].short}, {found.citation}"
