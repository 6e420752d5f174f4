"""The page of the reference that says what a domestic pack holds, for a lawyer to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reference_duties import (
    agencies,
    clocks,
    committees,
    gaps,
    helplines,
    levers,
    own_conduct,
    routes,
    table,
    where,
)
from reference_packs import (
    MADE,
    SURE,
    Words,
    anchor,
    element_in_words,
    moment,
    owed,
    provisions,
    question_with_facts,
    reading_in_words,
)

from rabta.law.values import Verification

CHAPTERS = (
    "How sure we are",
    "Days that nobody knows",
    "Readings",
    "Elements",
    "Safeguards",
    "Needs",
    "Gaps",
    "Own conduct",
    "Levers",
    "Who leads and who is told",
    "Agencies",
    "Clocks",
    "Helplines",
    "Committees",
    "Facts and questions",
    "Provisions",
)


def what_the_pack_says(words: Words) -> Iterator[str]:
    """Everything the last pack of a law adds to those it builds on."""
    pack = words.pack
    yield f"# What the pack `{pack.id}` says"
    yield " ".join(filter(None, (MADE.format(source=f"the pack `{pack.id}`"), words.review)))
    yield (
        f"{pack.title}, version {pack.version}: what it adds to the Protocols, whose words stand under "
        "[Readings](readings.md). It is for a lawyer to review. What is wrong here is wrong in the program; "
        "[how to change a provision](../how-to/change-a-provision.md) says where to mend it."
    )
    yield "\n".join(f"- [{title}](#{anchor(title)})" for title in CHAPTERS)
    yield from _sureness(words)
    yield from _open_days(words)
    yield from _readings(words)
    yield "## Elements"
    for element in pack.elements.values():
        yield from element_in_words(words, element)
    yield from owed(words, pack.protection)
    yield from gaps(words)
    yield from own_conduct(words)
    yield from levers(words)
    yield from routes(words)
    yield from agencies(words)
    yield from clocks(words)
    yield from helplines(words)
    yield from committees(words)
    yield from _questions(words)
    yield from _all_provisions(words)


# --- at the top -----------------------------------------------------------------------------


def _sureness(words: Words) -> Iterator[str]:
    pack = words.pack
    kinds: dict[str, Iterable[Verification]] = {
        "provisions": (each.verification for each in pack.provisions.values()),
        "agencies": (each.verification for each in pack.duties.agencies.values()),
        "helplines": (each.verification for each in pack.duties.helplines.values()),
        "committees": (each.verification for each in pack.duties.committees.values()),
    }
    yield "## How sure we are"
    yield f"{SURE} The same holds for what is said of agencies, helplines and committees."
    rows = []
    for kind, marks in kinds.items():
        counted = Counter(marks)
        numbers = (str(counted[each]) for each in Verification)
        rows.append((kind, *numbers, str(counted.total())))
    yield table("", *(each.value for each in Verification), "together", rows=rows)


def _open_days(words: Words) -> Iterator[str]:
    nodes = words.pack.nodes.values()
    spans = {
        limit: None
        for node in nodes
        for version in node.versions
        for limit in version.in_force.moments()
        if limit.earliest < limit.latest
    }
    yield "## Days that nobody knows"
    yield (
        "Inside a span the law is read with and without the change, and a reading is settled only where both "
        "agree. The end of a span need not be a known day: the pack must be renewed before it."
    )
    yield table(
        "change",
        "earliest",
        "latest",
        "changes",
        rows=(
            (
                span.event,
                str(span.earliest),
                str(span.latest),
                words.labels(
                    node.id
                    for node in nodes
                    if any(span in version.in_force.moments() for version in node.versions)
                ),
            )
            for span in spans
        ),
    )


# --- readings -------------------------------------------------------------------------------


def _readings(words: Words) -> Iterator[str]:
    readings = words.pack.readings
    yield "## Readings"
    yield (
        "Each stands beside the readings of the Protocols; none excludes another. An empty cell sets no "
        "limit: the reading is law everywhere, or for an act of any day."
    )
    yield table(
        "reading",
        "law in",
        "versions begin",
        rows=(
            (
                words.label(each.id),
                where(words, each.within),
                "; ".join(
                    moment(version.in_force.begins) for version in each.versions if version.in_force.begins
                ),
            )
            for each in readings.values()
        ),
    )
    for reading in readings.values():
        yield from reading_in_words(words, reading, "###", where(words, reading.within))


# --- vocabulary, and the list of provisions -------------------------------------------------


def _questions(words: Words) -> Iterator[str]:
    pack = words.pack
    yield "## Facts and questions"
    yield (
        f"The {len(pack.facts)} facts in {len(pack.questions)} questions that this pack adds to those of the "
        "Protocols ([Facts and questions](facts-and-questions.md))."
    )
    for question in pack.questions.values():
        yield from question_with_facts(words, question, "###")


def _all_provisions(words: Words) -> Iterator[str]:
    pack = words.pack
    yield "## Provisions"
    for instrument in words.law.instruments.values():
        these = [each for each in pack.provisions.values() if each.instrument == instrument.id]
        if these:
            yield f"### {instrument.short}"
            counted = Counter(each.verification.value for each in these)
            sure = ", ".join(
                f"{counted[each.value]} {each.value}" for each in Verification if counted[each.value]
            )
            yield f"{words.both(instrument.title)}<br>{sure}."
            yield provisions(words, these)
