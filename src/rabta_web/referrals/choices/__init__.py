"""The words of referrals: life cycles, what a sharing rests on, needs, and what a service offers."""

from rabta_web.referrals.choices.basis import BASES, TAKE_OVER, TO_TAKE_OVER, Basis
from rabta_web.referrals.choices.cycle import CYCLE, DONE, OPENS, STATES, VERBS, Side, State, Verb

__all__ = [
    "BASES",
    "CYCLE",
    "DONE",
    "OPENS",
    "STATES",
    "TAKE_OVER",
    "TO_TAKE_OVER",
    "VERBS",
    "Basis",
    "Side",
    "State",
    "Verb",
]
