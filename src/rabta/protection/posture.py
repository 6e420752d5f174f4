"""Protection posture: presumed victim before suspect, and never lowered by a contesting statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rabta.assessment import Answer, Assessment, Closing, Value
from rabta.law import Law, Period, states
from rabta.law.values import Asked, Ground

SILENCE = (Answer.DOES_NOT_KNOW, Answer.DOES_NOT_WANT_TO_SAY)
PRESSING = frozenset({Ground.DANGER, Ground.REFUGE})


class Posture(Enum):
    """Where protection stands, whatever the readings come to."""

    UNSCREENED = "unscreened"
    """Screening has not been done. Screen."""
    NO_SIGN = "no_sign"
    """Screening was asked and nothing it raised still stands. One officer may close."""
    PROTECT = "protect"
    """Presumed victim. Closing needs a reasoned second opinion from another agency."""


class Cause(Enum):
    """Why the posture is protect, where it is not a fact that says so."""

    SILENCE = "silence"
    """It was asked in screening, or about danger or refuge, and the person could not or would not answer."""
    LATCHED = "latched"
    """It was protect before, and no reasoned decision has lowered it."""


@dataclass(frozen=True, slots=True)
class PostureReason:
    """One reason: a ground and the fact on which it stands, or a cause and the question it came from.

    `of_some` says that the fact is so of some in a group, and of nobody in particular.
    """

    ground: Ground | Cause
    about: str = ""
    of_some: bool = False


@dataclass(frozen=True, slots=True)
class Protection:
    """The posture and every reason for it."""

    posture: Posture
    reasons: tuple[PostureReason, ...]

    @property
    def child(self) -> bool:
        """Whether the person is, or may be, a child; a group is not, for some children in it."""
        return any(
            reason.ground in (Ground.CHILD, Ground.AGE_IN_DOUBT) and not reason.of_some
            for reason in self.reasons
        )


def posture(assessed: Assessment) -> Protection:
    """Where protection stands for a subject.

    Any statement that is a sign raises the posture, even one that another
    statement contests. Nothing recorded is never a sign, and never the absence
    of one: only answered screening gives `no_sign`. A closing takes away the
    reasons it considered and adds nothing: who was not screened still is not.
    """
    reasons = tuple(_reasons(assessed))
    standing = tuple(each for each in reasons if not _answered(each, assessed.subject.closing))
    if standing:
        return Protection(Posture.PROTECT, standing)
    return Protection(Posture.NO_SIGN if _screened(assessed) else Posture.UNSCREENED, ())


def _reasons(assessed: Assessment) -> Iterator[PostureReason]:
    subject = assessed.subject
    for each in assessed.law.facts.values():
        statements = subject.statements.get(each.id, ())
        said = any(statement.value is each.sign for statement in statements)
        of_some = each.id in subject.some
        if each.ground and (said or of_some):
            yield PostureReason(each.ground, each.id, of_some)
    for question, ground in telling_silences(assessed.law).items():
        if subject.answers.get(question) in SILENCE:
            yield PostureReason(ground, question)
    if subject.protected_before:
        yield PostureReason(Cause.LATCHED)


@lru_cache(maxsize=64)
def screening_questions(law: Law) -> tuple[str, ...]:
    """The ids of the questions that screening consists of: those about the elements it looks at."""
    plans = [state.plan for state in states(law, Period())]
    looked_at = {
        fact for plan in plans for name in law.protection.screening for fact in plan.facts_below(name)
    }
    return tuple(q.id for q in law.questions.values() if looked_at.intersection(q.facts))


@lru_cache(maxsize=64)
def telling_silences(law: Law) -> Mapping[str, Ground | Cause]:
    """The questions on which silence raises the posture, each with the ground it gives.

    Silence on age is a doubt about age; silence in screening, or on danger or
    refuge, is silence.
    """
    screening = screening_questions(law)
    found: dict[str, Ground | Cause] = {}
    for question in law.questions.values():
        grounds = {law.facts[name].ground for name in question.facts}
        if Ground.CHILD in grounds:
            found[question.id] = Ground.AGE_IN_DOUBT
        elif question.asked is Asked.PERSON and (question.id in screening or grounds & PRESSING):
            found[question.id] = Cause.SILENCE
    return found


def _answered(reason: PostureReason, closing: Closing | None) -> bool:
    """Whether a closing decision has dealt with a reason: two agencies, and the reason considered."""
    if closing is None or closing.agency.strip().casefold() == closing.second_agency.strip().casefold():
        return False
    return reason.ground is Cause.LATCHED or reason.about in closing.considered


def _screened(assessed: Assessment) -> bool:
    """Whether screening has been done: every element it looks at is known, or open for disputes alone."""
    elements = assessed.law.protection.screening
    return bool(elements) and all(_looked_at(assessed, name) for name in elements)


def _looked_at(assessed: Assessment, name: str) -> bool:
    if assessed.value(name) in (Value.MET, Value.RULED_OUT):
        return True
    known = assessed.known
    below = (fact for _, kept in assessed.kept for fact in kept.plan.facts_below(name))
    return all(known.value(fact) is not None or fact in known.contested for fact in below)
