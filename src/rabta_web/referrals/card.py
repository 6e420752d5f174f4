"""The card: all that an agency reads of somebody before it has acknowledged the referral.

It is made once, when the referral is sent, and kept as it was shared. It holds no name, no nationality, no
address and no number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.about import worded
from rabta_web.incidents.queries import told_of
from rabta_web.incidents.vocabulary import label as fact_label
from rabta_web.places.queries import named as place_named

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


class CardLine(NamedTuple):
    """One line of a card, as people read it."""

    label: str | Promise
    words: str


def card_of(held: Sitting, given: Mapping[str, str]) -> str:
    """The card of somebody, as text to be sealed; `given` is what the sender adds to what is recorded."""
    known = held.night.outcome.assessed.known
    told = told_of(held.person)
    so = {fact for fact in (CHILD, DOUBT, *sum(FLAGS.values(), ())) if known.value(fact) is True}
    kept = {"age": "child" if CHILD in so else "doubt" if DOUBT in so else ""}
    kept |= {key: told[key] for key in COPIED if told.get(key)}
    kept |= {line: ",".join(sorted(so & set(facts))) for line, facts in FLAGS.items()}
    kept |= {"place": held.incident.place_id, **{key: words.strip() for key, words in given.items()}}
    return json.dumps({key: words for key, words in kept.items() if words}, ensure_ascii=False)


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
    if key in FLAGS:
        return "، ".join(fact_label(fact) for fact in words.split(","))
    return worded(key, words)
