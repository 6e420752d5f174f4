"""A night as a page for people: protection, who acts, by when, what shields the person, then the readings."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from rich.console import Console

from rabta.cli.page import Page
from rabta.cli.speech import Language, Speech, _, printable
from rabta.law.duties import Term
from rabta.papers.wording import AGENCY_ROLES, BASES, EXTENTS, PROVISIONAL, TERMS
from rabta.places import Area, Zone
from rabta.protection import Exposure
from rabta.routing import Night, Owed, Part, Progress

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
        for _agency, group in groupby(night.parts, key=lambda part: part.agency.id):
            self._part(night, list(group))
        if night.contested:
            line(say(CONTESTED), indent=2, style="bold")

    def _part(self, night: Night, group: list[Part]) -> None:
        say, pack, law = self._speech.say, self._speech.pack, night.outcome.assessed.law
        part = group[0]
        where = f" ({self._where(part)})" if self._where(part) else ""
        role = say(AGENCY_ROLES[part.role])
        if part.provisional:
            role = say(PROVISIONAL, role=role)
        self.page.line(f"{pack(part.agency.label)}{where} — {role}", indent=2)
        for each in group:
            self.page.line(pack(each.route.label), indent=4)
            self.page.line(self._speech.citations(law, each.route.provisions), indent=6, style="dim")

    def _where(self, part: Part) -> str:
        """Where the agency acts: its area, its zone, or that the zone is not known."""
        say = self._speech.say
        if part.agency.zones:
            return say("zone {name}", name=self._named(part.zone)) if part.zone else say("zone not known")
        return self._named(part.area) if part.area else ""

    def _named(self, place: Area | Zone) -> str:
        """A place's own name in the reader's language; the Urdu stands in the table of places."""
        return place.name_ur if self._speech.language is Language.URDU and place.name_ur else place.name

    def _clocks(self, night: Night) -> None:
        if night.owed:
            self.page.heading(self._speech.say("By when"))
        for each in night.owed:
            self._clock(night, each)

    def _clock(self, night: Night, each: Owed) -> None:
        say, pack, law = self._speech.say, self._speech.pack, night.outcome.assessed.law
        deadline = each.deadline
        event = pack(law.duties.events[deadline.starts].label)
        self.page.line(
            say(
                "{task} {agency}, {term} from: {event}",
                task=pack(deadline.label),
                agency=pack(each.agency.label),
                term=self.term(deadline.term),
                event=event,
            ),
            indent=2,
        )
        if each.due:
            ends = say("until {time}", time=_time(each.due.at))
            if each.due.latest > each.due.at:
                ends = say(
                    "{ends}, or {time} if an expected holiday comes", ends=ends, time=_time(each.due.latest)
                )
            stands = self._standing(each)
            self.page.line(" — ".join(filter(None, (ends, stands))), indent=4, style="bold")
        breach = say("missed: a breach of law") if each.is_breach else ""
        self.page.line(breach, indent=4, style="bold")
        cited = self._speech.citations(law, deadline.provisions)
        self.page.line(" · ".join(filter(None, (say(BASES[deadline.basis]), cited))), indent=4, style="dim")

    def _standing(self, each: Owed) -> str:
        """How a clock stands; what binds nobody is never overdue."""
        if each.status is None:
            return ""
        over = not each.deadline.binding and each.status.progress is Progress.OVERDUE
        return self._speech.say(OVER if over else STANDING[each.status.progress])

    def term(self, term: Term | None) -> str:
        """A term in words."""
        if term is None:
            return self._speech.say("without delay")
        return self._speech.say(TERMS[term.unit], amount=term.amount)

    def _shields(self, night: Night) -> None:
        say = self._speech.say
        if not night.exposures:
            return
        self.page.heading(say("What the person may be charged with, and what shields them"))
        self.page.line(say(EXPOSED), indent=2)
        for each in night.exposures:
            self._shield(night, each)

    def _shield(self, night: Night, each: Exposure) -> None:
        say, pack, law = self._speech.say, self._speech.pack, night.outcome.assessed.law
        conduct = each.conduct
        applied = say(" — already applied: second opinion first") if each.applied else ""
        self.page.line(pack(conduct.label) + applied, indent=2, style="bold" if each.applied else "")
        self.page.line(self._speech.citations(law, conduct.provisions), indent=4, style="dim")
        for cover in conduct.covers:
            cited = self._speech.citation(law, cover.provision)
            extent = say(EXTENTS[cover.extent])
            said = say("{provision}: {extent}. {says}", provision=cited, extent=extent, says=pack(cover.says))
            self.page.line(said, indent=4)
        levers = self.page.join(pack(law.duties.levers[name].label) for name in conduct.levers)
        self.page.line(say("what can be used: {levers}", levers=levers), indent=4)

    def _gaps(self, night: Night) -> None:
        say, pack, law = self._speech.say, self._speech.pack, night.outcome.assessed.law
        if night.gaps:
            self.page.heading(say("Where the laws differ"))
        for gap in night.gaps:
            self.page.line(f"{pack(gap.label)}: {pack(gap.says)}", indent=2)
            cited = self._speech.citations(law, gap.fallback)
            self.page.line(
                say("look at: {provisions}", provisions=cited) if cited else "", indent=4, style="dim"
            )


def _time(time: datetime) -> str:
    return time.strftime(ARRANGED)


CONTESTED = _(
    "Who leads is open or shared. Whoever has the person keeps every duty until another agency accepts in "
    "writing; all that may lead get a copy; a transfer takes along the evidence list and the custody clock."
)
EXPOSED = _(
    "Nothing here says that the person did it. Do not ask about it; this is what people in such a situation "
    "are booked for."
)
STANDING = {
    Progress.RUNNING: _("running"),
    Progress.DUE_SOON: _("due soon"),
    Progress.OVERDUE: _("overdue"),
    Progress.MET_IN_TIME: _("done in time"),
    Progress.MET_LATE: _("done late"),
}
OVER = _("the time is over")
