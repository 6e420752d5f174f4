"""Tables of the reference about who acts, by when, what shields a person, and where laws differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reference_packs import Words

from rabta.law.duties import Agency, Committee, Deadline, OwnConduct, Role, Route
from rabta.logic import ALWAYS
from rabta.routing import ground_of

UNKNOWN = "not known"

OPEN_ROLE = {
    Role.LEAD: "leads provisionally",
    Role.INQUIRE: "inquires provisionally",
    Role.TELL: "is told provisionally",
}
ROLE = {Role.LEAD: "leads", Role.INQUIRE: "inquires", Role.TELL: "is told"}


def table(*columns: str, rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = (columns, ("---",) * len(columns), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def where(words: Words, within: Iterable[str]) -> str:
    """The names of territories; "" where something is law everywhere."""
    areas = ground_of(words.law).places.areas
    return ", ".join(areas[territory].name for territory in within)


def gaps(words: Words) -> Iterator[str]:
    """Where the Act does not reach what the Protocols do."""
    yield "## Gaps"
    yield (
        "Where a reading of the Protocols has no equal here. A gap shows where its reading is met or "
        "something points to it."
    )
    rows = []
    for each in words.pack.duties.gaps.values():
        shows = [words.label(each.reading)]
        if each.rule:
            shows.append(f"only if {words.inline(each.rule)}")
        if each.beside:
            shows.append(f"not where these are met: {words.labels(each.beside)}")
        rows.append(
            (words.both(each.label), "; ".join(shows), words.both(each.says), words.cited(each.fallback))
        )
    yield table("gap", "shows with", "what it is", "what else may be charged", rows=rows)


# --- own conduct ----------------------------------------------------------------------------


def own_conduct(words: Words) -> Iterator[str]:
    """What the person may be charged with, and what shields them."""
    conduct = words.pack.duties.own_conduct.values()
    shields = tuple(dict.fromkeys(cover.provision for each in conduct for cover in each.covers))
    yield "## Own conduct"
    yield (
        "Offences with which the person themselves may be charged, what the shielding sections do for each, "
        "and what else can be used. Nothing here reads whether the person committed it, and no question asks."
    )
    yield table(
        "section",
        "booked where this stands on file",
        *(words.cited((shield,)) for shield in shields),
        "levers",
        rows=(_conduct(words, each, shields) for each in conduct),
    )


def _conduct(words: Words, each: OwnConduct, shields: Iterable[str]) -> tuple[str, ...]:
    place = where(words, each.within)
    section = words.both(each.label, f"**{each.label}**") + f"<br>{words.cited(each.provisions)}"
    covers = {cover.provision: cover for cover in each.covers}
    said = (
        words.both(covers[shield].says, f"**{covers[shield].extent.value}.** {covers[shield].says}")
        if shield in covers
        else UNKNOWN
        for shield in shields
    )
    levers = "; ".join(words.law.duties.levers[name].label for name in each.levers)
    return (section + (f"<br>Law in: {place}" if place else ""), words.inline(each.exposed), *said, levers)


def levers(words: Words) -> Iterator[str]:
    """What can be used for the person."""
    yield "## Levers"
    yield "What counsel and officers can use for a person whose own conduct is on file."
    yield table(
        "lever",
        "what it does",
        "rests on",
        rows=(
            (words.both(each.label), words.both(each.says), words.cited(each.provisions))
            for each in words.pack.duties.levers.values()
        ),
    )


# --- who acts, by when ----------------------------------------------------------------------


def routes(words: Words) -> Iterator[str]:
    """Which agency has which part, and when."""
    yield "## Who leads and who is told"
    yield (
        "A line comes into question where one of its readings is met or would be but for a dispute or an "
        "uncertain law, *or signs of it* where that is said, and always where it names none. Then its "
        "condition decides; while that is open the agency acts as *if open* says."
    )
    yield table(
        "agency",
        "part",
        "comes into question with",
        "condition",
        "if open",
        "law in",
        "provisions",
        rows=(_route(words, each) for each in words.pack.duties.routes.values()),
    )


def _route(words: Words, each: Route) -> tuple[str, ...]:
    grounds = [words.label(name) for name in each.readings]
    grounds += ["or signs of it"] if each.on_signs else []
    grounds += ["any sign of trafficking"] if each.presumed_victim else []
    agency = words.law.duties.agencies[each.agency].label
    condition = "" if each.rule == ALWAYS else words.inline(each.rule)
    open_role = OPEN_ROLE[each.if_open] if each.if_open else "no part"
    return (
        f"**{agency}**<br>{words.both(each.label)}",
        ROLE[each.role],
        "<br>".join(grounds) or "always",
        condition,
        open_role if condition else "",
        where(words, each.within),
        words.cited(each.provisions) or "none: our own",
    )


def agencies(words: Words) -> Iterator[str]:
    """The kinds of agencies, each with the chain above it."""
    yield "## Agencies"
    yield "A matter is escalated along an agency's own chain and no other. Where none stands, none was found."
    yield table(
        "agency",
        "level",
        "chain above it",
        "law in",
        "verification",
        "source",
        rows=(_agency(words, each) for each in words.pack.duties.agencies.values()),
    )


def _agency(words: Words, each: Agency) -> tuple[str, ...]:
    chain = " › ".join(words.law.duties.agencies[name].label for name in each.line)
    return (
        f"{words.both(each.label, f'**{each.label}**')}<br>{words.both(each.definition)}",
        each.level.value,
        chain or UNKNOWN,
        where(words, each.within),
        each.verification.value,
        each.source,
    )


def clocks(words: Words) -> Iterator[str]:
    """Every deadline with its basis."""
    yield "## Clocks"
    yield (
        "Missing a time that rests on an Act or a rule, and binds, may be called a breach. A time that does "
        "not bind is a limit after which something lapses or counts as done, or one the law merely prefers."
    )
    yield table(
        "what is owed, and by whom",
        "term",
        "starts",
        "stops",
        "owed for",
        "basis",
        "law in",
        "provisions",
        rows=(_clock(words, each) for each in words.pack.duties.deadlines.values()),
    )


def _clock(words: Words, each: Deadline) -> tuple[str, ...]:
    duties = words.law.duties
    term = f"{each.term.amount} {each.term.unit.value}" if each.term else "without delay"
    if each.term and each.term.extends:
        term += ", to the end of the next working day"
    return (
        f"{words.both(each.label)}<br>*{duties.agencies[each.agency].label}*",
        term,
        duties.events[each.starts].label,
        "; ".join(duties.events[name].label for name in each.stops),
        words.inline(each.rule) if each.rule else "once started",
        each.basis.value + ("" if each.binding else ", does not bind"),
        where(words, each.within),
        words.cited(each.provisions) or "none: our own",
    )


def helplines(words: Words) -> Iterator[str]:
    """The numbers to call."""
    yield "## Helplines"
    yield "Call each number before you print it."
    yield table(
        "helpline",
        "number",
        "answers in",
        "verification",
        "source",
        rows=(
            (
                words.both(each.label),
                each.number,
                where(words, each.within),
                each.verification.value,
                each.source,
            )
            for each in words.pack.duties.helplines.values()
        ),
    )


def committees(words: Words) -> Iterator[str]:
    """What is known of each committee."""
    yield "## Committees"
    yield "What was found of each. *Not known* means that no source in hand says it."
    yield table(
        "committee",
        "chair",
        "members",
        "quorum",
        "meets",
        "law in",
        "verification",
        "source",
        rows=(_committee(words, each) for each in words.pack.duties.committees.values()),
    )


def _committee(words: Words, each: Committee) -> tuple[str, ...]:
    return (
        f"{words.both(each.label)}<br>Level: {each.level.value}",
        each.chair or UNKNOWN,
        ", ".join(each.members) or UNKNOWN,
        each.quorum or UNKNOWN,
        each.cadence or UNKNOWN,
        where(words, each.within),
        each.verification.value,
        each.source,
    )
