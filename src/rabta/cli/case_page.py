"""Worked cases on screen: one with its reasons beside what was decided, or all in a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from rabta.cli.page import POSTURES_SHORT, VALUES_SHORT, Page
from rabta.cli.speech import Speech, _
from rabta.law import Law, WorkedCase
from rabta.protection import contradictions, read_case

DECIDED = {True: _("yes"), False: _("no"), None: _("not decided")}
SHOWN = ("trafficking", "smuggling")


def case_page(console: Console, words: Speech, law: Law, case: WorkedCase) -> None:
    """One case: summary, source, what was decided, and the reading with its reasons."""
    found = read_case(law, case)
    page = Page(console, words)
    page.title(f"{case.title} · {case.jurisdiction} {case.year}")
    page.text(case.summary)
    page.text(f"{case.source} ({case.source_status})", style="dim")
    if case.published:
        decided = case.published
        page.text(
            words.say(
                "Decided: {outcome}; trafficking {trafficking}, smuggling {smuggling}. {notes}",
                outcome=decided.outcome,
                trafficking=words.say(DECIDED[decided.trafficking]),
                smuggling=words.say(DECIDED[decided.smuggling]),
                notes=decided.notes,
            )
        )
        if decided.divergence:
            page.text(words.say("Why the outcome departs: {divergence}", divergence=decided.divergence))
    else:
        page.text(words.say("A constructed case, written to show how the pack reads such facts."))
    page.outcome(found)


def cases_table(console: Console, words: Speech, law: Law, cases: Sequence[WorkedCase]) -> None:
    """All cases: decided and read side by side, and how many readings contradict a headline decision."""
    say = words.say
    table = Table(box=None, pad_edge=False)
    for heading in (
        say("Case"),
        say("Decided"),
        *(words.pack(law.readings[name].label) for name in SHOWN),
        say("Posture"),
    ):
        table.add_column(heading, overflow="fold")
    against = 0
    for case in cases:
        found = read_case(law, case)
        against += bool(case.published and case.published.headline and list(contradictions(case, found)))
        table.add_row(
            case.id,
            case.published.outcome if case.published else say("constructed"),
            *(say(VALUES_SHORT[found.assessed.value(name)]) for name in SHOWN),
            say(POSTURES_SHORT[found.protection.posture]),
        )
    console.print(table)
    console.print(
        say(
            "{cases} cases; {against} readings contradict a published headline decision.",
            cases=len(cases),
            against=against,
        ),
        markup=False,
    )
