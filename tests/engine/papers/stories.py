"""Three nights as officers have them: a family at a kiln, an agent for Libya, a group said to go on Umrah."""

import json
from copy import deepcopy
from typing import Any

from rabta.assessment import record_from
from rabta.law import load_law
from rabta.papers import Kind, Paper, draft, load_templates, to_markdown
from rabta.routing import Night, ground_of, nights

LAW = load_law("pakistan")
TEMPLATES = load_templates(LAW)

KILN: dict[str, Any] = {
    "id": "K-17/26",
    "on": {"from": "2026-03-01", "to": "2026-11-23"},
    "place": "Kasur",
    "details": {
        "officer": "Sub-Inspector Aslam",
        "post": "Saddar Kasur",
        "reported_at": "2026-11-23T02:30",
        "seized_articles": "ledger of advances; two telephones",
        "seized_from": "the kiln's office",
        "suspects": "the kiln's owner",
    },
    "persons": [
        {
            "id": "p1",
            "roles": ["encountered"],
            "details": {
                "name": "Zulfiqar",
                "age": "14",
                "address_for_contact": "Basti Malook",
                "nationality_claimed": "Pakistani",
                "injuries_seen": "burn on the left hand",
            },
            "facts": {
                "act_harbour": True,
                "means_coercion": [{"value": True, "said_by": "the boy", "at": "2026-11-23T03:10"}],
                "means_payment_to_controller": True,
                "exploitation_occurred": True,
                "debt_imposed": True,
                "debt_length_limited": False,
                "could_leave_freely": False,
                "victim_age_under_18": True,
                "crossed_border": False,
                "hurt_or_ill": True,
                "advance_or_custom": True,
                "no_free_movement": True,
            },
            "answers": {"danger": "does_not_want_to_say"},
            "events": {"child_taken_into_care": "2026-11-23T03:00"},
        },
        {"id": "p2", "roles": ["encountered"], "facts": {"debt_imposed": True, "victim_age_under_18": False}},
        {"id": "p3", "roles": ["suspect"]},
    ],
}

LIBYA: dict[str, Any] = {
    "id": "L-4/26",
    "on": "2026-10-30",
    "place": "Gujrat",
    "details": {"name": "Waqas", "fir_number": "88/26", "card_number": "34201-0000000-1"},
    "facts": {
        "moved_any": True,
        "crossed_border": True,
        "entry_irregular": True,
        "exit_irregular": True,
        "not_national": True,
        "facilitated_by_other": True,
        "financial_or_material_benefit": True,
        "payment_for_passage": True,
        "victim_age_under_18": False,
        "in_custody": True,
        "section_emigration": True,
    },
    "events": {"arrested": "2026-11-22T22:10"},
}

UMRAH: dict[str, Any] = {
    "id": "U-9/24",
    "on": "2024-09-01",
    "place": "Multan",
    "persons": [{"id": "q1", "roles": ["suspect"]}],
    "group": {
        "size": 8,
        "facts": {"begging_organised": "all", "purpose_begging": "all", "crossed_border": "some"},
    },
}


class English:
    """Words as they are written."""

    language = "en"

    def say(self, sentence: str, **values: object) -> str:
        return sentence.format(**values)

    def pack(self, sentence: str) -> str:
        return sentence


class Marked(English):
    """Words of a language that is written from the right: every sentence between guillemets."""

    language = "ur"

    def say(self, sentence: str, **values: object) -> str:
        return f"«{sentence}»".format(**values)

    def pack(self, sentence: str) -> str:
        return f"«{sentence}»"


def nights_of(story: dict[str, Any]) -> tuple[Night, ...]:
    """The nights of a story."""
    return nights(LAW, record_from(story, LAW), ground_of(LAW))


def changed(story: dict[str, Any], **person: Any) -> dict[str, Any]:
    """A story whose first person, or only one, has other fields besides."""
    new = deepcopy(story)
    whose = new["persons"][0] if "persons" in new else new
    for key, value in person.items():
        whose[key] = {**whose.get(key, {}), **value} if isinstance(value, dict) else value
    return new


def paper_of(kind: str, story: dict[str, Any], person: str = "", agency: str = "") -> Paper:
    """A paper drafted for a story, in English."""
    return draft(TEMPLATES[Kind(kind)], nights_of(story), English(), person, agency)


def page_of(kind: str, story: dict[str, Any], person: str = "", agency: str = "") -> str:
    """The same in Markdown, on which meaning is looked for."""
    return to_markdown(paper_of(kind, story, person, agency))


def as_json(story: dict[str, Any]) -> str:
    """A story as it would be in a file."""
    return json.dumps(story, ensure_ascii=False)
