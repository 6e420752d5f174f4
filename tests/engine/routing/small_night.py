"""A small law with agencies, clocks and places, for tests that must not depend on what a shipped pack says.

`law_in` writes it as a pack and loads it; any of its files can be replaced. `entries` writes a file of
entries, so that a test can show the one route or clock that it is about.
"""

import json
from datetime import datetime

from engine.places.small_tables import small, write
from rabta.assessment import record_from
from rabta.law import Faults, Law, PackError, load_packs
from rabta.law.checking import check_packs
from rabta.routing import Night, nights

FILES = {
    "pack": """
id: small
title: A small law
version: "1"
pursue:
  - readings: [capture]
""",
    "instruments": """
charter: {title: The Charter, short: Charter}
""",
    "provisions": """
one: {instrument: charter, citation: art. 1, says: It says so., verification: primary, source: the text}
two: {instrument: charter, citation: art. 2, says: It says more., verification: unverified, source: hearsay}
""",
    "facts": """
taken: {label: taken, definition: Somebody took the person.}
forced: {label: forced, definition: Force was used., sign: yes}
crossed: {label: crossed a border, definition: A border was crossed.}
helped: {label: helped, definition: Somebody helped.}
jailed: {label: jailed, definition: The person is held.}
minor: {label: a minor, definition: The person was a minor., sign: yes, ground: child}
strayed: {label: strayed, definition: The person left the route.}
section_road:
  label: the Road section stands
  definition: The section on roads stands against the person.
  sign: yes
  ground: own conduct
""",
    "questions": """
what: {text: What was done?, why: w, facts: [taken, forced, helped], sensitivity: plain, asked: person}
where: {text: Across a border?, why: w, facts: [crossed], sensitivity: plain, asked: person}
age: {text: How old?, why: w, facts: [minor], sensitivity: plain, asked: person}
paper: {text: What is on file?, why: w, facts: [jailed], sensitivity: plain, asked: file}
own: {text: What stands?, why: w, facts: [strayed, section_road], sensitivity: plain, asked: never}
""",
    "elements": """
force_used: {label: force, rule: forced, provisions: [one]}
""",
    "readings": """
capture: {label: capture, concerns: harm, rule: {all: [taken, force_used]}, provisions: [one]}
passage: {label: passage, concerns: facilitator, rule: {all: [crossed, helped]}, provisions: [two]}
bond_north: {label: bond (North), concerns: harm, rule: taken, provisions: [one], within: [north]}
bond_south: {label: bond (South), concerns: harm, rule: taken, provisions: [one], within: [south]}
vague:
  label: a law of which nobody knows when it began
  concerns: harm
  rule: taken
  provisions: [two]
  in_force: {from: {earliest: 2026-01-01, latest: 2026-12-31, event: its Gazette}}
""",
    "protection": """
screening: [force_used]
child_path: [age]
""",
    "agencies": """
holder: {label: whoever has the person, definition: D., level: district, verification: primary, source: s}
police: {label: police, definition: D., level: district, verification: primary, source: s}
bureau: {label: the Bureau, definition: D., level: zone, zones: coast, verification: primary, source: s}
labour: {label: the Labour Office, definition: D., level: province, verification: primary, source: s}
ministry: {label: the Ministry, definition: D., level: country, verification: primary, source: s}
""",
    "routes": """
police_lead:
  label: Without a border it is the police's.
  readings: [capture]
  presumed_victim: yes
  rule: {not: crossed}
  agency: police
  role: lead
  if_open: lead
  provisions: [one]
bureau_lead:
  label: Across a border it is the Bureau's.
  readings: [capture]
  presumed_victim: yes
  rule: crossed
  agency: bureau
  role: lead
  if_open: tell
  provisions: [two]
labour_north:
  label: The Labour Office inquires in the North.
  readings: [bond_north]
  on_signs: yes
  agency: labour
  role: inquire
  within: [north]
labour_south:
  label: The Labour Office inquires in the South.
  readings: [bond_south]
  on_signs: yes
  agency: labour
  role: inquire
  within: [south]
ministry_child: {label: The Ministry hears of every child., rule: minor, agency: ministry, role: tell}
""",
    "events": """
caught: {label: the arrest}
shown: {label: brought to court}
freed: {label: released}
""",
    "deadlines": """
court:
  label: Bring the person to court.
  amount: 24
  unit: hours
  starts: caught
  stops: [shown, freed]
  rule: jailed
  agency: holder
  basis: act
  provisions: [one]
""",
    "own_conduct": """
road:
  label: leaving the route
  applied: section_road
  exposed: {any: [strayed, section_road]}
  provisions: [two]
  covers:
    - {provision: one, extent: not covered, says: It speaks of other things.}
    - {provision: two, extent: unclear, says: Nobody has decided.}
  levers: [plea]
""",
    "levers": """
plea: {label: a plea, says: It can be made., provisions: [two]}
""",
    "gaps": """
gap: {label: the gap, reading: capture, beside: [passage], says: One does not reach it., fallback: [two]}
""",
    "holidays": """
offices:
  label: Offices
  zone: Asia/Karachi
  verification: primary
  years: ["2026", "2027"]
  weekends:
    - {label: Weekend, days: [Saturday, Sunday], certainty: fixed, source: made up}
  holidays:
    - {day: 2026-11-26, label: Moon day, certainty: expected, source: made up}
""",
}


def law_in(folder, **replaced) -> Law:
    """The small law, written into a folder; keywords replace files, "" leaves one out. Raises PackError."""
    folder.mkdir(exist_ok=True)
    for name, text in {**FILES, **replaced}.items():
        if text:
            (folder / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    write(folder, small())
    faults = Faults()
    loaded = load_packs(folder, faults, compiled=False)
    check_packs(loaded, faults)
    if faults.found:
        raise PackError(faults.found)
    return Law(tuple(pack for pack, _ in loaded))


def entries(**each) -> str:
    """The text of a file by its entries; an answer is written yes or no."""
    return json.dumps(each)


def one_route(**fields) -> str:
    """A file with one route, "it": the police lead, unless told otherwise."""
    return entries(it={"label": "It is theirs.", "agency": "police", "role": "lead", **fields})


def one_clock(**fields) -> str:
    """A file with one clock, "it": an Act gives the police a day from the arrest, unless told otherwise.

    A field that is None is left out.
    """
    plain = {"label": "Do it.", "amount": "24", "unit": "hours", "starts": "caught", "stops": ["shown"]}
    whole = {**plain, "agency": "police", "basis": "act", **fields}
    return entries(it={key: value for key, value in whole.items() if value is not None})


def night(law, facts=None, *, now=None, ground=None, **more) -> Night:
    """The night of one person; `more` are other fields of the record."""
    (found,) = nights(law, record_from({"facts": facts or {}, **more}, law), ground, now)
    return found


def acting(law, facts=None, **more):
    """(agency, role, provisional) of each part, in order."""
    found = night(law, facts, **more).parts
    return [(part.agency.id, part.role.value, part.provisional) for part in found]


def local(text: str) -> datetime:
    """A time in the offices' zone, five hours ahead of UTC all year."""
    return datetime.fromisoformat(f"{text}+05:00")
