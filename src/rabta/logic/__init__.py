"""Three-valued logic over any number of records at once.

`Rule` is what is asked, `Lanes` is what is known, `read` is the answer.
"""

from rabta.logic.lanes import Lanes, Mask, Pair, single, worlds
from rabta.logic.reading import Kept, read
from rabta.logic.rule import (
    ALWAYS,
    NEVER,
    Kind,
    Plan,
    Rule,
    all_of,
    any_of,
    at_least,
    fact,
    narrowed,
    negation,
    plan,
)

__all__ = [
    "ALWAYS",
    "NEVER",
    "Kept",
    "Kind",
    "Lanes",
    "Mask",
    "Pair",
    "Plan",
    "Rule",
    "all_of",
    "any_of",
    "at_least",
    "fact",
    "narrowed",
    "negation",
    "plan",
    "read",
    "single",
    "worlds",
]
