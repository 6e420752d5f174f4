"""Protection: posture, safeguards and needs, apart from what the law makes of anybody's conduct."""

from rabta.protection.document import DISCLAIMER, document, in_document, subject_document
from rabta.protection.exposure import Exposure, exposures
from rabta.protection.outcome import Outcome, outcome, outcomes
from rabta.protection.owed import needs, safeguards
from rabta.protection.posture import (
    Cause,
    Posture,
    PostureReason,
    Protection,
    posture,
    screening_questions,
    telling_silences,
)
from rabta.protection.worked import changed, contradictions, read_case, reads_now

__all__ = [
    "DISCLAIMER",
    "Cause",
    "Exposure",
    "Outcome",
    "Posture",
    "PostureReason",
    "Protection",
    "changed",
    "contradictions",
    "document",
    "exposures",
    "in_document",
    "needs",
    "outcome",
    "outcomes",
    "posture",
    "read_case",
    "reads_now",
    "safeguards",
    "screening_questions",
    "subject_document",
    "telling_silences",
]
