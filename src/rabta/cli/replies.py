"""Replies typed in an interview, understood or sent back with a sentence that helps."""

from __future__ import annotations

from dataclasses import dataclass

from rabta.assessment import Answer
from rabta.cli.speech import _


@dataclass(frozen=True, slots=True)
class Reply:
    """What was replied: the options chosen (counted from 1), whether the others are not so, and the answer.

    An answer of None means that the question is left for later.
    """

    answer: Answer | None
    chosen: tuple[int, ...] = ()
    others_not: bool = False


class UnclearReplyError(Exception):
    """A reply that means nothing here; `sentence` says what would, with `values` to fill in."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.values = values


YES = ("y", "yes", "ہاں")
SHORT = {
    "n": Reply(Answer.NONE),
    "no": Reply(Answer.NONE),
    "نہیں": Reply(Answer.NONE),
    "d": Reply(Answer.DOES_NOT_KNOW),
    "w": Reply(Answer.DOES_NOT_WANT_TO_SAY),
    "s": Reply(None),
}
ONLY = "only"
URDU_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def understood(line: str, options: int) -> Reply:
    """The reply in a line. Digits may be Western, Urdu or Arabic; a single option can be answered yes.

    Raises UnclearReplyError.
    """
    words = line.strip().lower().replace(",", " ").replace("،", " ").split()
    if len(words) == 1 and words[0] in SHORT:
        return SHORT[words[0]]
    if len(words) == 1 and words[0] in YES and options == 1:
        return Reply(Answer.SOME, (1,))
    others_not = ONLY in words
    numbers = [word.translate(URDU_DIGITS) for word in words if word != ONLY]
    if not numbers or not all(number.isascii() and number.isdecimal() for number in numbers):
        raise UnclearReplyError(_("Please answer with numbers, or with n, d, w, s or q."))
    chosen = tuple(sorted({int(number[:4]) for number in numbers}))
    if not 1 <= chosen[0] <= chosen[-1] <= options:
        raise UnclearReplyError(_("The numbers here go from 1 to {options}."), options=options)
    return Reply(Answer.SOME, chosen, others_not)
