"""Assessment: from facts to readings with reasons, what is still needed, and what to ask next."""

from rabta.assessment.difference import Change, differences
from rabta.assessment.intake import RecordError, record_from
from rabta.assessment.known import Known, weigh
from rabta.assessment.needed import Needed, still_needed
from rabta.assessment.questions import POSTURE, SAFETY, Ask, child_path, next_questions
from rabta.assessment.readings import Assessment, Stands, Value, assess
from rabta.assessment.reasons import Reason, facts_in
from rabta.assessment.record import Answer, Closing, Record, Statement, Subject
from rabta.assessment.schema import incident_schema

__all__ = [
    "POSTURE",
    "SAFETY",
    "Answer",
    "Ask",
    "Assessment",
    "Change",
    "Closing",
    "Known",
    "Needed",
    "Reason",
    "Record",
    "RecordError",
    "Stands",
    "Statement",
    "Subject",
    "Value",
    "assess",
    "child_path",
    "differences",
    "facts_in",
    "incident_schema",
    "next_questions",
    "record_from",
    "still_needed",
    "weigh",
]
