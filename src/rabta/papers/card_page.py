"""The card as one page of HTML: for print, for a phone, and for use without any network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, reduce
from html import escape
from importlib.resources import files

from rabta.law.duties import Helpline
from rabta.law.values import Verification
from rabta.papers.card import Card, Clock, Lead, Section, Sign
from rabta.papers.wording import _

RIGHT_TO_LEFT = frozenset({"ur"})
"""Languages that are written from right to left."""

ISOLATED = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"
"""Numbers and Latin words that keep their own direction among Urdu ones."""

CALLABLE = re.compile(r"\+?[0-9][0-9 -]*")
"""A number that a telephone can dial as it stands."""


def card_page(card: Card, language: str, say: Callable[..., str], pack: Callable[[str], str]) -> str:
    """The page of a card, in two translations.

    `say` says one of the program's own sentences with its {values} filled in, `pack` one of a pack.
    """
    return _Page(card, language, say, pack).whole()


def _element(tag: str, *content: str, **attributes: str) -> str:
    """An element; what stands in it is HTML already, what stands in its attributes is not."""
    named = "".join(
        f' {name.strip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value
    )
    return f"<{tag}{named}>{''.join(content)}</{tag}>"


@cache
def _style() -> str:
    return files("rabta.papers").joinpath("card.css").read_text(encoding="utf-8")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _items(items: Iterable[str], tag: str = "ul", class_: str = "") -> str:
    return _element(tag, *(_element("li", item) for item in items), class_=class_)


class _Page:
    """Writes one card; every sentence that leaves `say` or `pack` is escaped."""

    def __init__(
        self, card: Card, language: str, say: Callable[..., str], pack: Callable[[str], str]
    ) -> None:
        self._card, self._language = card, language
        self._said, self._packed = say, pack
        self._name = self._in_language(card.district.name, card.district.name_ur)

    def say(self, sentence: str, **values: object) -> str:
        return escape(self._said(sentence, **values))

    def pack(self, sentence: str) -> str:
        return escape(self._packed(sentence))

    def whole(self) -> str:
        """The document: one style sheet inside, nothing outside."""
        say = self.say
        title = self._said(_("What now? {district}"), district=self._name)
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        head = (
            '<meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>"
        )
        columns = (self._signs, self._three, self._sections), (self._clocks, self._who)
        main = _element(
            "main",
            _element(
                "header",
                _element("h1", say("What now?")),
                _element("p", self._place(), class_="place"),
            ),
            self._safety(),
            _element(
                "div",
                *(_element("div", *(part() for part in column)) for column in columns),
                class_="columns",
            ),
            self._call(),
            self._never(),
            self._footer(),
        )
        direction = "rtl" if self._language in RIGHT_TO_LEFT else "ltr"
        document = f"\n<head>{head}</head>\n<body>{main}</body>\n"
        return f"<!doctype html>\n{_element('html', document, lang=self._language, dir=direction)}\n"

    def _in_language(self, english: str, urdu: str) -> str:
        """The name of a place, as it is written in the language of the page."""
        return urdu if self._language == "ur" and urdu else english

    def _place(self) -> str:
        province = self._card.province
        name = _element("strong", escape(self._name))
        if province is None:
            return name
        return f"{name} {_element('span', escape(self._in_language(province.name, province.name_ur)))}"

    def _part(self, class_: str, heading: str, *content: str, note: str = "") -> str:
        beside = " " + _element("small", note) if note else ""
        return _element("section", _element("h2", heading, beside), *content, class_=class_)

    # --- 1: safety first ------------------------------------------------------------------------

    def _safety(self) -> str:
        say = self.say
        questions = _items((self.pack(question.text) for question in self._card.first), "ol")
        agencies = say(", ").join(self.pack(agency.label) for agency in self._card.child_agencies)
        stop = _element(
            "div",
            _element("p", say("Under 18, or perhaps under 18?"), class_="doubt"),
            _element("p", say("Then stop. Call child protection and ask nothing more."), class_="halt"),
            _element("p", agencies) if agencies else "",
            self._blank(say("duty number")),
            class_="stop",
        )
        return self._part(
            "safety",
            say("Safety first"),
            _element(
                "p",
                say("Ask everybody these first, where those they came with cannot hear."),
            ),
            _element("div", questions, stop, class_="ask"),
        )

    # --- 2: signs -------------------------------------------------------------------------------

    def _signs(self) -> str:
        say = self.say
        kinds = (
            (say("To see, or plain to ask:"), self._card.to_see),
            (say("Hard to tell, do not press:"), self._card.to_hear),
        )
        return self._part(
            "signs",
            say("Look for signs"),
            _element(
                "p",
                say("One sign is enough to protect. Signs decide nothing, and to see none shows nothing."),
            ),
            *(
                _element("p", _element("b", heading), " ", say("; ").join(map(self._group, groups)))
                for heading, groups in kinds
                if groups
            ),
        )

    def _group(self, signs: Iterable[Sign]) -> str:
        return self.say(", ").join(self._sign(sign) for sign in signs)

    def _sign(self, sign: Sign) -> str:
        label = self._packed(sign.fact.label)
        return escape(label) if sign.shows else self.say("not {fact}", fact=label)

    # --- 3: three things ------------------------------------------------------------------------

    def _three(self) -> str:
        say = self.say
        told_apart = (
            (
                say("Trafficking in persons"),
                say(
                    "Somebody recruits, moves, keeps or takes in a person by force, deceit or pressure, to "
                    "exploit them. For a child no force need be shown. No border is needed, and agreement "
                    "does not count."
                ),
            ),
            (
                say("Smuggling of migrants"),
                say(
                    "For money or another gain, somebody gets a person across a border outside the rules. "
                    "The helper answers for it, not the person who was moved."
                ),
            ),
            (
                say("Irregular status"),
                say(
                    "The person's own entry, stay or exit was outside the rules. It is about papers and "
                    "never settles what was done to them."
                ),
            ),
        )
        terms = (
            _element("div", _element("dt", term), " ", _element("dd", meaning))
            for term, meaning in told_apart
        )
        return self._part(
            "three",
            say("Three things, not one"),
            _element("dl", *terms),
            _element(
                "p",
                say(
                    "All three may be so of one person. If they are held or in debt on arrival, smuggling "
                    "may have become trafficking."
                ),
            ),
        )

    # --- 4: sections ----------------------------------------------------------------------------

    def _sections(self) -> str:
        say = self.say
        return self._part(
            "sections",
            say("Sections, against whoever did it"),
            _items(map(self._section, self._card.sections)),
        )

    def _section(self, section: Section) -> str:
        say, short = self._said, self._packed(section.instrument.short)
        cited = [
            self._marked(
                say("{instrument}, {article}", instrument=short, article=self._packed(each.citation)),
                each.verification,
            )
            for each in section.provisions
        ]
        either = reduce(lambda one, other: say("{one} or {other}", one=one, other=other), cited)
        return f"{escape(_capital(self._packed(section.reading.label)))}: {_element('b', escape(either))}"

    # --- 5: hours -------------------------------------------------------------------------------

    def _clocks(self) -> str:
        later = self._card.later_clocks
        return self._part(
            "hours",
            self.say("Hours"),
            _items(map(self._clock, self._card.clocks), class_="clocks"),
            note=self.say("{count} other terms run later.", count=later) if later else "",
        )

    def _clock(self, clock: Clock) -> str:
        say, term = self.say, clock.deadline.term
        due = say("{amount} hours", amount=term.amount) if term else say("at once")
        start = say("from: {event}", event=self._packed(clock.starts.label))
        who = self.pack(clock.agency.label)
        beside = _element("small", " · ".join((_element("b", self._basis(clock)), who, start)))
        return _element("b", due) + _element("span", self.pack(clock.deadline.label), " ", beside)

    def _basis(self, clock: Clock) -> str:
        if clock.is_law:
            return escape(self._marked(self._said(_("law")), clock.verification))
        return self.say("ours, no law") if clock.is_ours else self.say("committee")

    def _marked(self, words: str, verification: Verification) -> str:
        """Words, with how sure we are of them where we are not."""
        say = self._said
        if verification is Verification.PRIMARY:
            return words
        if verification is Verification.SECONDARY:
            return say("{citation} (as reported)", citation=words)
        return say("{citation} (unverified)", citation=words)

    # --- 6: who leads, whom to call ---------------------------------------------------------------

    def _who(self) -> str:
        return self._part(
            "who", self.say("Who leads"), _items(map(self._lead, self._card.leads), class_="leads")
        )

    def _lead(self, lead: Lead) -> str:
        name = _capital(self._packed(lead.agency.label))
        if lead.zone:
            zone, sure = lead.zone
            words = self._said("zone {name}", name=self._in_language(zone.name, zone.name_ur))
            name += self._said(", ") + self._marked(words, sure)
        return " ".join((_element("b", escape(name)), *(self.pack(route.label) for route in lead.routes)))

    def _helpline(self, helpline: Helpline) -> str:
        number = _element("bdi", escape(helpline.number), dir="ltr")
        if CALLABLE.fullmatch(helpline.number):
            number = _element("a", number, href=f"tel:{re.sub('[ -]', '', helpline.number)}")
        return f"{_element('b', number)} {_element('span', self.pack(helpline.label))}"

    def _call(self) -> str:
        say = self.say
        sure = [each for each in self._card.helplines if each.verification is Verification.PRIMARY]
        unsure = [each for each in self._card.helplines if each not in sure]
        warning = say("Unverified numbers: nobody has called them. Try each by day and correct it by hand.")
        blanks = (say("FIA circle, duty officer"), say("woman officer"), say("doctor"), say("shelter"))
        return self._part(
            "call",
            say("Whom to call"),
            *([_items(map(self._helpline, sure), class_="numbers")] if sure else ()),
            *(
                [_element("h3", warning), _items(map(self._helpline, unsure), class_="numbers")]
                if unsure
                else ()
            ),
            _element("div", *map(self._blank, blanks), class_="blanks"),
        )

    def _blank(self, what: str) -> str:
        return _element("p", _element("span", what), _element("span", class_="line"), class_="blank")

    # --- 7 and 8: never; what this is -------------------------------------------------------------

    def _never(self) -> str:
        say = self.say
        return self._part(
            "never",
            say("Never"),
            _items(
                (
                    say("Never ask the person about their own entry or papers to build a case."),
                    say("Never use an interpreter who came with them."),
                    say("Never apply a section to the person before screening."),
                    say(
                        "Never just pass them on: whoever has the person keeps the duty until another agency "
                        "accepts in writing."
                    ),
                )
            ),
        )

    def _footer(self) -> str:
        say = self.say
        versions = (f"{id} {version}" for id, version in reversed(self._card.packs))
        packs = ISOLATED.format(self._said(", ").join(versions))
        made = ISOLATED.format(self._card.made.isoformat())
        sentences = [
            say("This card is a reading of the law. It binds no court, no FIR and no service."),
            say("The date of the act decides which version of the law holds."),
            *([] if self._language == "en" else [say("The Urdu is ours and needs native review.")]),
            say("Pack: {packs}. Made on {day}.", packs=packs, day=made),
        ]
        return _element("footer", " ".join(sentences))
