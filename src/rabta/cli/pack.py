"""`rabta pack`: look at a pack, check it, and read its worked cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from rabta.cli.case_page import case_page, cases_table
from rabta.cli.failures import CHECK_FAILED, UNREADABLE, complain, law_or_exit, readable
from rabta.cli.options import DEFAULT_PACK, JsonOption, LanguageOption, PackOption, console
from rabta.cli.speech import Language, Speech, speech
from rabta.law import Fault, Faults, Law, PackError, WorkedCase, load_cases, pack_folder
from rabta.law.faults import nearest
from rabta.law.proving import prove
from rabta.law.values import Question
from rabta.papers import load_templates
from rabta.protection import changed, contradictions, read_case, reads_now
from rabta.routing.checking import check_ground

app = typer.Typer(
    help="Look at a pack, check it, and read its worked cases.", no_args_is_help=True, rich_markup_mode=None
)

PackArgument = Annotated[
    str, typer.Argument(envvar="RABTA_PACK", help="A shipped pack by name, or a pack's folder.")
]


@app.command()
def check(pack: PackArgument = DEFAULT_PACK) -> None:
    """Report every fault of a pack, and every worked case that now reads differently."""
    folder = readable(pack, lambda: pack_folder(pack))
    faults = Faults()
    law = prove(folder, faults)
    if law:
        check_ground(law, faults)
        _check_papers(law, faults)
        cases = load_cases(folder, faults)
        _check_cases(law, cases, faults)
    for fault in sorted(faults.found, key=_in_order):
        typer.echo(f"{pack}/{fault}")
    if faults.found or law is None:
        complain(f"{len(faults.found)} faults in {pack}")
        raise typer.Exit(CHECK_FAILED)
    typer.echo(
        f"{pack}: {len(law.readings)} readings, {len(law.facts)} facts, {len(cases)} cases; no fault found"
    )


def _check_papers(law: Law, faults: Faults) -> None:
    try:
        load_templates(law)
    except PackError as error:
        faults.found.extend(error.faults)


def _in_order(fault: Fault) -> tuple[str, int]:
    return fault.place.file, fault.place.line


def _check_cases(law: Law, cases: tuple[WorkedCase, ...], faults: Faults) -> None:
    """Cases read as accepted and contradict no headline decision; every reading is met in one."""
    exercised: set[str] = set()
    for case in cases:
        unknown = [name for name in (*case.facts, *case.coded_here) if name not in law.facts]
        for name in unknown:
            faults.unknown(case.place, "fact", name, law.facts)
        if unknown:
            continue
        found = read_case(law, case)
        now = reads_now(found)
        exercised.update(now.met)
        for name, before, after in changed(case.reads, now):
            faults.add(case.place, f"{name} was {before}, now {after}")
        for name in contradictions(case, found) if case.published and case.published.headline else ():
            faults.add(case.place, f"{name} contradicts the published decision")
    for reading in law.packs[-1].readings.values():
        if reading.id not in exercised:
            faults.add(reading.place, f"no worked case meets the reading {reading.id!r}")


@app.command()
def show(pack: PackArgument = DEFAULT_PACK, language: LanguageOption = Language.ENGLISH) -> None:
    """Show what a pack says: readings with their elements and provisions, and how sure each provision is."""
    law = law_or_exit(pack)
    words = speech(language, law)
    out = console()
    for each in law.packs:
        out.print(f"{words.pack(each.title)} ({each.id} {each.version})", style="bold", markup=False)
        for reading in each.readings.values():
            out.print(f"  {words.pack(reading.label)} [{reading.id}]", markup=False)
            for version in reading.versions:
                out.print(f"    {words.citations(law, version.provisions)}", style="dim", markup=False)
        out.print()
        for provision in each.provisions.values():
            out.print(f"  {words.citation(law, provision.id)}", style="bold", markup=False)
            out.print(f"    {words.pack(provision.says)}", markup=False)
            sure = f"    {provision.verification.value}: {provision.source}"
            out.print(sure, style="dim", markup=False, soft_wrap=True)


@app.command()
def facts(
    pack: PackArgument = DEFAULT_PACK,
    as_json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """List the fact vocabulary: each fact with its meaning and the question it is asked in."""
    law = law_or_exit(pack)
    words = speech(language, law)
    if as_json:
        typer.echo(json.dumps(list(_fact_entries(law, words)), ensure_ascii=False, indent=2))
        return
    out = console()
    for question in law.questions.values():
        out.print(words.pack(question.text), style="bold", markup=False)
        for name in question.facts:
            each = law.facts[name]
            out.print(f"  {name} — {words.pack(each.label)}", markup=False)
            out.print(f"    {words.pack(each.definition)}", style="dim", markup=False)


def _fact_entries(law: Law, words: Speech) -> Iterator[dict[str, object]]:
    for each in law.facts.values():
        question: Question = law.question_of[each.id]
        yield {
            "id": each.id,
            "label": words.pack(each.label),
            "definition": words.pack(each.definition),
            "question": question.id,
            "sensitivity": question.sensitivity.value,
            "asked": question.asked.value,
            "raises_posture_when": each.sign,
            "ground": each.ground.value if each.ground else None,
        }


@app.command()
def cases(
    case: Annotated[str, typer.Argument(help="One case by id; without it, all of them.")] = "",
    pack: PackOption = DEFAULT_PACK,
    language: LanguageOption = Language.ENGLISH,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write how cases now read into their files.")
    ] = False,
) -> None:
    """Read one worked case with its reasons, or all of them in a table."""
    law = law_or_exit(pack)
    faults = Faults()
    found = load_cases(pack_folder(pack), faults)
    for fault in faults.found:
        typer.echo(str(fault), err=True)
    chosen = [each for each in found if case in ("", each.id)]
    if not chosen:
        complain(f"no case {case!r}{nearest(case, [each.id for each in found])}")
        raise typer.Exit(UNREADABLE)
    if accept:
        for each in chosen:
            _accept(law, each)
    elif case:
        case_page(console(), speech(language, law), law, chosen[0])
    else:
        cases_table(console(), speech(language, law), law, chosen)


def _accept(law: Law, case: WorkedCase) -> None:
    """Rewrite the `reads` part, which stands last in a case's file."""
    text = case.path.read_text(encoding="utf-8")
    kept = text[: text.index("\nreads:\n") + 1] if "\nreads:\n" in text else text
    now = reads_now(read_case(law, case))
    lines = ["reads:"]
    for key, names in (("met", now.met), ("ruled_out", now.ruled_out)):
        if names:
            lines += [f"  {key}:", *(f"    - {name}" for name in names)]
    lines.append(f"  posture: {now.posture}")
    Path(case.path).write_text(kept + "\n".join(lines) + "\n", encoding="utf-8")
    typer.echo(f"{case.id}: accepted")
