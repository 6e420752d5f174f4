"""A small law with dated versions, for tests that must not depend on what a shipped pack says today.

`law_in` writes it as a pack and loads it; any of its files can be replaced.
"""

from datetime import date

from rabta.assessment import Statement, Subject, assess
from rabta.law import Faults, Law, PackError, Period, load_packs
from rabta.law.checking import check_packs

ANY_TIME = Period()

FILES = {
    "pack": """
id: small
title: A small law
version: "1"
pursue:
  - readings: [capture, passage]
  - readings: [toil]
""",
    "instruments": """
charter: {title: The Charter, short: Charter}
""",
    "provisions": """
one: {instrument: charter, citation: art. 1, says: It says so., verification: primary, source: the text}
two: {instrument: charter, citation: art. 2, says: It says more., verification: primary, source: the text}
""",
    "facts": """
taken: {label: taken, definition: Somebody took the person.}
kept: {label: kept, definition: Somebody kept the person.}
force: {label: force, definition: Force was used., sign: yes}
trick: {label: trick, definition: The person was misled., sign: yes}
weak: {label: weak, definition: The person was in a weak position., raises: [trick]}
gain: {label: gain, definition: It was done for gain., sign: yes, shown_by: {all: [menace, unwilling]}}
menace: {label: menace, definition: The work was done under menace., sign: yes}
unwilling: {label: unwilling, definition: The work was not offered., sign: yes}
painful_gain: {label: grave gain, definition: It was done for a grave gain., sign: yes}
free: {label: free to go, definition: The person could go., sign: no}
minor: {label: minor, definition: The person was a minor., sign: yes, ground: child}
young: {label: looks young, definition: Young., sign: yes, ground: age in doubt, refuted_by: {not: minor}}
crossed: {label: crossed, definition: A border was crossed., shown_by: entered, refuted_by: {not: moved}}
moved: {label: moved, definition: The person moved at all., shown_by: entered}
entered: {label: entered, definition: Entry against the rules., refuted_by: {not: foreign}}
foreign: {label: foreign, definition: The person was a foreigner., shown_by: entered}
helped: {label: helped, definition: Somebody helped the entry.}
danger: {label: in danger, definition: The person is in danger., sign: yes, ground: danger}
hurt: {label: hurt, definition: The person is hurt.}
afraid: {label: afraid to return, definition: Afraid to return., sign: yes, ground: refuge}
charged: {label: charged, definition: A charge is on file., sign: yes, ground: own conduct}
""",
    "questions": """
how: {text: What was done?, why: w, facts: [taken, kept], sensitivity: plain, asked: person}
way: {text: In which way?, why: w, facts: [force, trick, weak], sensitivity: personal, asked: person}
work: {text: For what?, why: w, facts: [gain, menace, unwilling], sensitivity: plain, asked: person}
grave: {text: For what grave thing?, why: w, facts: [painful_gain], sensitivity: painful, asked: person}
leave: {text: Free to go?, why: w, facts: [free], sensitivity: plain, asked: person}
safe: {text: In danger?, why: w, facts: [danger], sensitivity: plain, asked: person}
wound: {text: Hurt?, why: w, facts: [hurt], sensitivity: plain, asked: person}
age: {text: How old?, why: w, facts: [minor, young], sensitivity: plain, asked: person}
way_there: {text: The way?, why: w, facts: [crossed, moved, helped], sensitivity: plain, asked: person}
papers: {text: What do the papers say?, why: w, facts: [entered, foreign], sensitivity: plain, asked: file}
return: {text: Afraid?, why: w, facts: [afraid], sensitivity: personal, asked: person}
own: {text: What is on file?, why: w, facts: [charged], sensitivity: personal, asked: never}
""",
    "elements": """
act: {label: an act, provisions: [one], rule: {any: [taken, kept]}}
way_used: {label: a way, provisions: [one], rule: {any: [force, trick]}}
way_or_minor: {label: a way or a minor, provisions: [one], rule: {any: [way_used, minor]}}
purpose: {label: a purpose, provisions: [two], rule: {any: [gain, painful_gain]}}
""",
    "readings": """
capture:
  label: capture
  concerns: harm
  provisions: [one, two]
  rule: {all: [act, way_or_minor, purpose]}
  remarks:
    nobody_moved: {text: Nobody moved., rule: {not: moved}, provisions: [one]}
passage: {label: passage, concerns: facilitator, provisions: [two], rule: {all: [entered, helped]}}
toil: {label: toil, concerns: harm, provisions: [two], rule: gain}
irregular: {label: irregular, concerns: own conduct, provisions: [two], rule: entered}
border: {label: border, concerns: circumstance, provisions: [two], rule: crossed}
changed:
  label: a law that was changed
  concerns: harm
  versions:
    - {rule: gain, provisions: [one], in_force: {to: 2010-01-01}}
    - {rule: {all: [gain, kept]}, provisions: [two], in_force: {from: 2010-01-01}}
late: {label: a late law, concerns: harm, provisions: [two], rule: gain, in_force: {from: 2015-01-01}}
vague:
  label: a law of which nobody knows when it began
  concerns: harm
  provisions: [two]
  rule: gain
  in_force: {from: {earliest: 2018-01-01, latest: 2018-07-01, event: its notification}}
""",
    "protection": """
screening: [way_used, purpose]
child_path: [safe, wound, age]
safeguards:
  say_nothing: {label: Say nothing., strength: shall, presumed_victim: yes, provisions: [one]}
  stay: {label: Let stay., strength: may, presumed_victim: yes, rule: crossed, provisions: [one]}
  stop_return: {label: Stop., strength: shall, rule: afraid, provisions: [two]}
needs:
  doctor: {label: a doctor, rule: {any: [hurt, force]}}
  lawyer: {label: a lawyer, rule: {any: [charged, capture]}}
""",
}


def law_in(folder, **replaced) -> Law:
    """The small law, written into a folder; keywords replace files, "" leaves one out. Raises PackError."""
    for name, text in {**FILES, **replaced}.items():
        if text:
            (folder / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    faults = Faults()
    loaded = load_packs(folder, faults, compiled=False)
    check_packs(loaded, faults)
    if faults.found:
        raise PackError(faults.found)
    return Law(tuple(pack for pack, _ in loaded))


def law_with(folder, rule) -> Law:
    """The small law with one reading only, "it", of this rule."""
    reading = f"it: {{label: it, concerns: harm, provisions: [one], rule: {rule}}}\n"
    pack = 'id: small\ntitle: t\nversion: "1"\n'
    return law_in(folder, readings=reading, protection="", pack=pack)


def told(facts=None, disputed=(), **more) -> Subject:
    """A subject of whom each fact is stated once, and the disputed ones are both affirmed and denied."""
    statements = {name: (Statement(value),) for name, value in (facts or {}).items()}
    statements |= {name: (Statement(True), Statement(False)) for name in disputed}
    return Subject(statements=statements, **more)


def read(law, facts=None, disputed=(), on=ANY_TIME, **more):
    """The assessment of such a subject."""
    return assess(law, told(facts, disputed, **more), on)


def day(text) -> Period:
    """The period of one day."""
    return Period(date.fromisoformat(text), date.fromisoformat(text))


def span(first, last) -> Period:
    """The period between two days; None where one is not known."""
    return Period(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )
