"""What others say about a child, what was seen and what a document shows, once the child is asked no more.

The child is asked the safe questions and nothing else. What a parent, whoever came with the child, an officer
or a document has to say of the rest is kept as theirs, and never as an answer of the child.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from rabta.assessment import Answer, Ask
from rabta.law.values import Asked
from rabta_web.assessments.choices import INSTEAD
from rabta_web.assessments.forms import ONE_FACT, YES, Reply
from rabta_web.assessments.queries import LastHeard, Sitting
from rabta_web.incidents.actions import Heard
from rabta_web.incidents.kinds import SOURCES, Source
from rabta_web.incidents.vocabulary import law
from rabta_web.ui.forms import offer

OTHERS = {source: text for source, text in SOURCES.items() if source is not Source.PERSON}
"""Who can say something about a child, or what can show it, besides the child."""


def beside(held: Sitting, question: str) -> Ask | None:
    """A question on which others than the child may be heard, with all its facts.

    None where the child may still be asked it, where nobody ever is, and where nobody is a child.
    """
    found = law().questions[question]
    if not held.night.outcome.stop or found.asked is Asked.NEVER or held.named(question):
        return None
    return Ask(found, found.facts, ())


class Beside(Reply):
    """What one source besides the child says of a question's facts; it is no answer, for nobody was asked."""

    beside = True

    def __init__(self, data: Any, *, ask: Ask) -> None:
        about = ask.question
        super().__init__(data, question=about, facts=ask.facts, last=LastHeard(), prefix=about.id)
        self.initial["source"] = ""
        offer(
            self, "source", [("", _("Choose one.")), *((each.value, text) for each, text in OTHERS.items())]
        )
        said = (YES, Answer.NONE.value) if self.single else ()
        none = [(Answer.NONE.value, INSTEAD[Answer.NONE])]
        offer(self, "answer", [(each, ONE_FACT[each]) for each in said] or none)

    def heard(self) -> Heard:
        """What was said."""
        return replace(super().heard(), question="", answer="")
