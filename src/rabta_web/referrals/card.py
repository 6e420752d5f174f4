"""The card: all that an agency reads of somebody before it has acknowledged the referral.

It is made once, when the referral is sent, and kept as it was shared. It holds no name, no nationality, no
address and no number, and of health and safety only what the sender chose to share.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta.papers.telling import Cited, Teller
from rabta.routing.owed import HOLDER, Owed
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.about import worded
from rabta_web.incidents.queries import told_of
from rabta_web.incidents.vocabulary import label as fact_label
from rabta_web.incidents.vocabulary import law, words
from rabta_web.places.queries import named as place_named
from rabta_web.referrals.choices.basis import Shared

CHILD, DOUBT = "victim_age_under_18", "age_in_doubt"
LINES: Mapping[str, str | Promise] = {
    "age": _("Age"),
    "sex": _("Sex, as the document says"),
    "sex_self": _("Sex, in the person's own words"),
    "chosen_officer": _("Officer the person chooses"),
    "language": _("Language"),
    "health": _("Health"),
    "safety": _("Safety"),
    "place": _("Where the person is"),
    "custody": _("Clocks that run with the person"),
    "transport": _("Transport and escort"),
    "words": _("What the receiver should know"),
    "call": _("Call back"),
}
AGES = {"child": _("a child: under 18"), "doubt": _("perhaps a child: treat as a child")}
COPIED = ("sex", "sex_self", "chosen_officer", "language")
FLAGS = {
    "health": ("hurt_or_ill",),
    "safety": ("in_danger_now", "companion_may_harm"),
}
KINDS = {"health": Shared.HEALTH, "safety": Shared.SAFETY}
"""The lines that are a kind of data of their own: they stand on the card only where that kind is shared."""


class CardLine(NamedTuple):
    """One line of a card, as people read it."""

    label: str | Promise
    words: str


def card_of(held: Sitting, given: Mapping[str, str], shared: Collection[str] = tuple(Shared)) -> str:
    """The card of somebody, as text to be sealed; `given` is what the sender adds to what is recorded."""
    known = held.night.outcome.assessed.known
    told = told_of(held.person)
    so = {fact for fact in (CHILD, DOUBT, *sum(FLAGS.values(), ())) if known.value(fact) is True}
    kept = {"age": "child" if CHILD in so else "doubt" if DOUBT in so else ""}
    kept |= {key: told[key] for key in COPIED if told.get(key)}
    kept |= {line: ",".join(sorted(so & set(facts))) for line, facts in FLAGS.items()}
    kept |= {"place": held.incident.place_id, "custody": _clocks(held)}
    kept |= {key: words.strip() for key, words in given.items()}
    hidden = {line for line, kind in KINDS.items() if kind not in shared}
    shown = {key: words for key, words in kept.items() if words and key not in hidden}
    return json.dumps(shown, ensure_ascii=False)


def running(held: Sitting) -> Iterator[Owed]:
    """The clocks of law that run for whoever has the person: they go with the person to any other office."""
    for each in held.night.owed:
        stopped = each.status is not None and each.status.progress.value.startswith("met")
        if each.deadline.agency == HOLDER and each.deadline.basis.is_law and each.due and not stopped:
            yield each


def clock_words(deadline: str, at: datetime) -> str:
    """A clock of law in words: what is owed until when, by which provision; "" if the pack lost it."""
    found = law().duties.deadlines.get(deadline)
    if found is None:
        return ""
    cited = ", ".join(f"{each.text} {each.mark}".strip() for each in _cited(found.provisions))
    when = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    return f"{words().pack(found.label)} {when} ({cited})"


def _cited(provisions: Collection[str]) -> tuple[Cited, ...]:
    return Teller(law(), words()).cited(provisions)


def _clocks(held: Sitting) -> str:
    return " ".join(f"{each.deadline.id}={each.due.at.isoformat()}" for each in running(held) if each.due)


def lines(card: str) -> Iterator[CardLine]:
    """A card in the reader's language."""
    kept = json.loads(card)
    for key, label in LINES.items():
        if words := kept.get(key):
            yield CardLine(label, _said(key, words))


def _said(key: str, words: str) -> str:
    if key == "age":
        return str(AGES[words])
    if key == "place":
        return place_named(words)
    if key == "custody":
        told = (each.split("=") for each in words.split(" "))
        return " · ".join(clock_words(clock, datetime.fromisoformat(at)) for clock, at in told)
    if key in FLAGS:
        return "، ".join(fact_label(fact) for fact in words.split(","))
    return worded(key, words)
