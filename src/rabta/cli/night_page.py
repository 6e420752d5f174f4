"""A night as a page for people: protection, who acts, by when, what shields the person, then the readings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from rich.console import Console

from rabta.cli.page import Page
from rabta.cli.speech import Speech, printable
from rabta.papers.telling import Cited, Teller
from rabta.papers.telling_night import NightTeller, ToldClock, ToldPart, ToldShield
from rabta.papers.wording import CONTESTED, EXPOSED
from rabta.routing import Night

ARRANGED = "%H:%M, %d.%m.%Y"
"""A time as officers write it: twenty-four hours, day before month."""


class NightPage:
    """Writes nights to a console in one language."""

    def __init__(self, console: Console, speech: Speech) -> None:
        self._speech = speech
        self.page = Page(console, speech)

    def night(self, night: Night) -> None:
        """Everything about one subject, protection before any offence."""
        self._place(night)
        self.page.protection(night.outcome)
        self._acting(night)
        self._clocks(night)
        self._shields(night)
        self.page.readings(night.outcome)
        self._gaps(night)
        self.page.asks(night.outcome)
        self.page.disclaimer()

    def _place(self, night: Night) -> None:
        """That the place is not known, where it is not, with what may have been meant."""
        site, say = night.site, self._speech.say
        if site.text and site.area is None and night.outcome.assessed.law.duties.routes:
            self.page.line(say("The place is not known to the pack."), style="bold")
            near = self.page.join(map(printable, site.near))
            self.page.line(say("Near it in spelling: {names}", names=near) if near else "", style="dim")

    def _acting(self, night: Night) -> None:
        say, line = self._speech.say, self.page.line
        if not night.parts:
            return
        self.page.heading(say("Who acts"))
        for part in self._teller(night).parts(night):
            self._part(night, part)
        if night.contested:
            line(say(CONTESTED), indent=2, style="bold")

    def _part(self, night: Night, part: ToldPart) -> None:
        where = f" ({part.where})" if part.where else ""
        self.page.line(f"{part.label}{where} — {part.role}", indent=2)
        for each in part.why:
            self.page.line(each.says, indent=4)
            self.page.line(self._cited(night, each.cited), indent=6, style="dim")

    def _clocks(self, night: Night) -> None:
        if night.owed:
            self.page.heading(self._speech.say("By when"))
        for each in self._teller(night).clocks(night):
            self._clock(night, each)

    def _clock(self, night: Night, each: ToldClock) -> None:
        say = self._speech.say
        self.page.line(
            say(
                "{task} {agency}, {term} from: {event}",
                task=each.task,
                agency=each.agency,
                term=each.term,
                event=each.starts,
            ),
            indent=2,
        )
        if each.at:
            ends = say("until {time}", time=_time(each.at))
            if each.latest:
                ends = say(
                    "{ends}, or {time} if an expected holiday comes", ends=ends, time=_time(each.latest)
                )
            self.page.line(" — ".join(filter(None, (ends, each.stands))), indent=4, style="bold")
        breach = say("missed: a breach of law") if each.breach else ""
        self.page.line(breach, indent=4, style="bold")
        cited = self._cited(night, each.cited)
        self.page.line(" · ".join(filter(None, (each.basis, cited))), indent=4, style="dim")

    def _shields(self, night: Night) -> None:
        say = self._speech.say
        if not night.exposures:
            return
        self.page.heading(say("What the person may be charged with, and what shields them"))
        self.page.line(say(EXPOSED), indent=2)
        for each in self._teller(night).shields(night):
            self._shield(night, each)

    def _shield(self, night: Night, each: ToldShield) -> None:
        say = self._speech.say
        applied = say(" — already applied: second opinion first") if each.applied else ""
        self.page.line(each.label + applied, indent=2, style="bold" if each.applied else "")
        self.page.line(self._cited(night, each.cited), indent=4, style="dim")
        for cover in each.covers:
            said = say(
                "{provision}: {extent}. {says}",
                provision=self._cited(night, cover.cited),
                extent=cover.extent,
                says=cover.says,
            )
            self.page.line(said, indent=4)
        self.page.line(say("what can be used: {levers}", levers=self.page.join(each.levers)), indent=4)

    def _gaps(self, night: Night) -> None:
        say = self._speech.say
        if night.gaps:
            self.page.heading(say("Where the laws differ"))
        for gap in self._teller(night).gaps(night):
            self.page.line(f"{gap.label}: {gap.says}", indent=2)
            cited = self._cited(night, gap.fallback)
            self.page.line(
                say("look at: {provisions}", provisions=cited) if cited else "", indent=4, style="dim"
            )

    def _cited(self, night: Night, cited: Iterable[Cited]) -> str:
        return self._speech.citations(night.outcome.assessed.law, (each.provision for each in cited))

    def _teller(self, night: Night) -> NightTeller:
        return NightTeller(Teller(night.outcome.assessed.law, self._speech))


def _time(time: datetime) -> str:
    return time.strftime(ARRANGED)
