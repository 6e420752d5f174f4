"""The words of the paragraphs, and what the engine makes of them.

A paragraph names facts, readings and questions as the pack does. What is recorded of a person is written

    recruited; not under eighteen; contested: force; cannot be said: threats

with `;` between facts, and "nothing" where nothing is recorded.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from rabta.assessment import Answer, Stands, Statement, Subject, Value, assess
from rabta.law import Faults, Period, load_cases, load_law, pack_folder, states
from rabta.law.faults import nearest
from rabta.protection import Posture, outcome

LAW = load_law("palermo")
ANY_TIME = Period()
LAW_TODAY = states(LAW, ANY_TIME)[0].plan

FACTS = {fact.label: fact.id for fact in LAW.facts.values()}
NAMES = {node.label: id for id, node in LAW.nodes.items()} | {
    reading.label: reading.id for reading in LAW.readings.values()
}
YES, NO, CANNOT_SAY = (Statement(True),), (Statement(False),), (Statement(None),)
DISAGREE = (Statement(True, source="one source"), Statement(False, source="another source"))
OTHER_WORDS = {
    "national or permanent resident": "not neither national nor permanent resident",
    "no benefit to the helper": "not the helper's benefit",
    "no exploitation yet": "not exploitation has happened",
    "nobody died": "not somebody died",
    "papers not to enable smuggling": "not the papers were to enable smuggling",
}
BEFORE_A_FACT = {"not ": NO, "contested: ": DISAGREE, "cannot be said: ": CANNOT_SAY}

SILENCE = (Answer.DOES_NOT_KNOW, Answer.DOES_NOT_WANT_TO_SAY)
POSTURES = {Posture.UNSCREENED: "unscreened", Posture.NO_SIGN: "no sign", Posture.PROTECT: "protect"}
VALUES = {
    Value.MET: "met",
    Value.RULED_OUT: "ruled out",
    Value.OPEN: "open",
    Value.NOT_IN_FORCE: "not in force",
}
STANDS = {
    Stands.SIGNS: "something points to it",
    Stands.NONE_YET: "nothing points to it yet",
    Stands.CONTESTED: "sources disagree",
    Stands.LAW_UNCERTAIN: "depends on the law in force",
}


@dataclass(frozen=True)
class Table:
    """The rows of a table, each a mapping from heading to cell; `also` is recorded in every line of it."""

    rows: tuple[dict[str, str], ...]
    also: str

    def __iter__(self):
        return iter(self.rows)


def table_in(text):
    """The table in a docstring.

    A line whose last cell is empty carries on in the next; one whose first is empty carries on the one
    before.
    """
    lines = [line.strip() for line in text.splitlines()]
    ruled = next((at for at, line in enumerate(lines) if re.fullmatch(r"-+(\+-+)+", line)), None)
    assert ruled, "this paragraph has no table: a heading, a ruled line, and rows with | between cells"
    headings = _headings(lines[:ruled])
    rows, open_row = [], False
    for line in takewhile(bool, lines[ruled + 1 :]):
        cells = _cells(line)
        assert len(cells) == len(headings), f"this line has not {len(headings)} cells: {line}"
        if open_row or not cells[0]:
            rows[-1] = _joined(rows[-1], cells)
        else:
            rows.append(cells)
        open_row = not rows[-1][-1]
    also = re.search(r"In every line also: (.*?)\.\n", text + "\n", re.DOTALL)
    return Table(
        tuple(dict(zip(headings, row, strict=True)) for row in rows),
        " ".join(also[1].split()) if also else "",
    )


def _headings(lines):
    """The headings, which may run over several lines."""
    headings = _cells(lines[-1])
    for line in reversed(lines[:-1]):
        if "|" not in line:
            break
        headings = _joined(_cells(line), headings)
    return headings


def _joined(one, more):
    return [f"{first} {second}".strip() for first, second in zip(one, more, strict=True)]


def _cells(line):
    return [cell.strip() for cell in line.split("|")]


def fact(label):
    """The id of the fact with this label."""
    assert label in FACTS, f"no fact is called {label!r}{nearest(label, FACTS)}"
    return FACTS[label]


def facts(labels):
    """The ids of the facts in a list with `;`."""
    return [fact(label) for label in parts(labels)]


def parts(text):
    """What stands between the `;` of a list; nothing for "nothing"."""
    written = (part.strip() for part in text.split(";"))
    return [OTHER_WORDS.get(part, part) for part in written if part not in ("", "nothing")]


def named(label):
    """The id of the reading with this label, or of the element."""
    assert label in NAMES, f"no reading or element is called {label!r}{nearest(label, NAMES)}"
    return NAMES[label]


def recorded(text):
    """What is recorded, as statements by the facts' ids."""
    statements = {}
    for part in parts(text):
        before = next((words for words in BEFORE_A_FACT if part.startswith(words)), "")
        statements[fact(part.removeprefix(before))] = BEFORE_A_FACT.get(before, YES)
    return statements


def person(text="nothing", **more):
    """A person of whom this is recorded."""
    return Subject(statements=recorded(text), **more)


def none_of(*labels):
    """Words that deny every fact on which these readings or elements rest."""
    below = LAW_TODAY.facts_below
    denied = dict.fromkeys(name for label in labels for name in below(named(label)))
    return "; ".join(f"not {LAW.facts[name].label}" for name in denied)


def read(subject, on=ANY_TIME, law=LAW):
    """Everything Rabta says about a person; words stand for a person of whom they are recorded."""
    return outcome(assess(law, person(subject) if isinstance(subject, str) else subject, on))


def value(subject, label, **more):
    """What a reading or element comes to: met, ruled out, open, not in force."""
    return VALUES[read(subject, **more).assessed.value(named(label))]


def stands(subject, label):
    """How an open reading stands."""
    return STANDS.get(read(subject).assessed.stands(named(label)))


def posture(subject):
    """Where protection stands."""
    return POSTURES[read(subject).protection.posture]


def remarks(subject, label):
    """What Rabta adds to a reading, by name."""
    return set(read(subject).assessed.remarks(named(label)))


def asked(subject):
    """The questions worth asking, by their names, best first."""
    return [ask.question.id for ask in read(subject).asks]


def owed(subject):
    """The safeguards owed, by name."""
    return {safeguard.id for safeguard in read(subject).safeguards}


def needed_now(subject):
    """What the person may need now, in words."""
    return [need.label for need in read(subject).needs]


def together(*texts):
    """Several lists as one."""
    return "; ".join(text for text in texts if parts(text)) or "nothing"


def but(text, *changes):
    """A list with some of its facts recorded otherwise."""
    changed = {part.removeprefix("not "): part for part in changes}
    kept = [part for part in parts(text) if part.removeprefix("not ") not in changed]
    return together(*kept, *changes)


def holds(table):
    """Check a table: in every line, what is recorded gives what the other columns say.

    A heading names a reading, an element or a fact, or is "posture".
    """
    for row in table:
        told = person(together(row["recorded"], table.also))
        for heading, expected in row.items():
            if heading != "recorded":
                found = cell(told, heading)
                shown = found if "," in expected else found.split(",")[0]
                assert shown == expected, f"{row['recorded']}: {heading} is {found}, not {expected}"


def cell(told, heading):
    """What stands in a table under a heading; for an open reading also how it stands."""
    if heading == "posture":
        return posture(told)
    if heading in NAMES:
        how = stands(told, heading)
        return value(told, heading) + (f", {how}" if how else "")
    return known(told, heading)


def known(told, label):
    """What is known of a fact, definitions drawn: yes, no, unknown, contested."""
    weighed = read(told).assessed.known
    if fact(label) in weighed.contested:
        return "contested"
    return {True: "yes", False: "no", None: "unknown"}[weighed.value(fact(label))]


def below(label):
    """The labels of the facts on which a reading or element rests, today."""
    return {LAW.facts[name].label for name in LAW_TODAY.facts_below(named(label))}


@cache
def worked_cases():
    """The pack's worked cases, as persons of whom their facts are recorded."""
    return tuple(
        Subject(id=case.id, statements={name: (Statement(answer),) for name, answer in case.facts.items()})
        for case in load_cases(pack_folder("palermo"), Faults())
    )


def stating(subject, **statements):
    """The person, with statements added to those there are."""
    added = {name: (*subject.statements.get(name, ()), each) for name, each in statements.items()}
    return replace(subject, statements={**subject.statements, **added})
