"""`rabta interview`: the best question first, the readings forming beside it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from rabta.assessment import Answer, Ask, Record, record_from
from rabta.cli.assess import decoded
from rabta.cli.failures import complain, law_or_exit, readable
from rabta.cli.options import DEFAULT_PACK, LanguageOption, PackOption, console, content
from rabta.cli.page import VALUES_SHORT, Page
from rabta.cli.replies import Reply, UnclearReplyError, understood
from rabta.cli.speech import Language, Speech, speech
from rabta.law import Law
from rabta.protection import Outcome, outcomes
from rabta.routing import ground_of, locate

QUIT = "q"


def interview(
    file: Annotated[Path, typer.Argument(help="Where the record is kept; an existing one is resumed.")],
    language: LanguageOption = Language.ENGLISH,
    pack: PackOption = DEFAULT_PACK,
) -> None:
    """Ask the best question first, and keep a record that `rabta assess` reads."""
    law = law_or_exit(pack)
    data = _begun(file, law)
    sitting = Sitting(law, speech(language, law), data, file)
    sitting.hold()


def _begun(file: Path, law: Law) -> dict[str, Any]:
    """The record so far. Only one about a single person can be resumed."""
    if not file.exists():
        return {"id": file.stem, "on": None, "facts": {}, "answers": {}}
    data = readable(str(file), lambda: decoded(content(str(file))))
    record: Record = readable(str(file), lambda: record_from(data, law))
    if "persons" in data or record.group:
        complain(f"{file}: an interview is about one person; this record is about several")
        raise typer.Exit(2)
    begun: dict[str, Any] = {"facts": {}, "answers": {}, **data}
    return begun


class Sitting:
    """One sitting of an interview: ask, note, save, show, until nothing is worth asking."""

    def __init__(self, law: Law, words: Speech, data: dict[str, Any], file: Path) -> None:
        self._law = law
        self._words = words
        self._data = data
        self._file = file
        self._console = console()

    def hold(self) -> None:
        """Ask until nothing is left, the person stops, or the input ends; then show the whole outcome."""
        say = self._words.say
        self._tell(say("Answer with numbers, for example 1 3. Add 'only' if the others are not so."))
        self._tell(
            say("n none of these · d does not know · w does not want to say · s skip for now · q stop")
        )
        skipped: set[str] = set()
        while True:
            outcome = self._outcome()
            self._tell(self._forming(outcome), style="dim")
            ask = next((ask for ask in outcome.asks if ask.question.id not in skipped), None)
            reply = self._asked(ask) if ask else None
            if ask is None or reply is None:
                break
            if reply.answer is None:
                skipped.add(ask.question.id)
            else:
                self._note(ask, reply)
        self._finish()

    def _finish(self) -> None:
        page = Page(self._console, self._words)
        page.title(self._words.say("Incident {id}", id=self._data["id"]))
        page.outcome(self._outcome())
        self._tell(self._words.say("Saved in {file}.", file=self._file))

    def _outcome(self) -> Outcome:
        record = record_from(self._data, self._law)
        site = locate(record.place, ground_of(self._law).places, record.on.last)
        return outcomes(self._law, record, site.territory)[0]

    def _forming(self, outcome: Outcome) -> str:
        """The readings pursued first, as they stand now, in one line."""
        parts = [
            f"{self._words.pack(self._law.readings[name].label)}: "
            f"{self._words.say(VALUES_SHORT[outcome.assessed.value(name)])}"
            for name in self._law.pursue[0]
        ]
        return " · ".join(parts)

    def _asked(self, ask: Ask) -> Reply | None:
        """The reply to one question; None when the sitting ends."""
        self._tell("")
        self._tell(self._words.pack(ask.question.text), style="bold")
        self._tell(self._words.pack(ask.question.why), style="dim")
        self._options(ask)
        while True:
            sys.stdout.write("> ")
            sys.stdout.flush()
            line = sys.stdin.readline()
            if not line or line.strip().lower() == QUIT:
                return None
            try:
                return understood(line, len(ask.facts))
            except UnclearReplyError as error:
                self._tell(self._words.say(error.sentence, **error.values))

    def _options(self, ask: Ask) -> None:
        labels = [self._words.pack(self._law.facts[name].label) for name in ask.facts]
        if len(labels) == 1:
            self._tell("  " + self._words.say("y or n: {fact}", fact=labels[0]))
            return
        for number, label in enumerate(labels, 1):
            self._tell(f"  {number}  {label}")

    def _note(self, ask: Ask, reply: Reply) -> None:
        """Write a reply into the record and save it before the next question is asked."""
        chosen = {ask.facts[number - 1] for number in reply.chosen}
        for name in ask.facts:
            if name in chosen:
                self._data["facts"][name] = True
            elif reply.others_not or reply.answer is Answer.NONE:
                self._data["facts"][name] = False
        if reply.answer:
            self._data["answers"][ask.question.id] = reply.answer.value
        self._save()

    def _save(self) -> None:
        text = json.dumps(self._data, ensure_ascii=False, indent=2) + "\n"
        readable(str(self._file), lambda: _replaced(self._file, text))

    def _tell(self, text: str, *, style: str = "") -> None:
        self._console.print(text, style=style or None, markup=False)


def _replaced(file: Path, text: str) -> None:
    """Write a record whole or not at all, for its owner's eyes only."""
    half = file.with_name(file.name + ".part")
    half.touch(mode=0o600)
    half.write_text(text, encoding="utf-8")
    half.replace(file)
