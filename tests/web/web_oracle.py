"""An oracle of access: it asks one record at a time in plain words, and shares no code with the policy."""

import random
from datetime import date
from uuid import UUID


def recused(person, offices, record, above) -> bool:
    """Whether somebody of these offices must stand aside from a record."""
    if person in record["recused_people"]:
        return True
    return any(unit in record["recused_agencies"] for office in offices for unit in above[office])


def sent(verb, reach, agency, record, above) -> bool:
    """Whether a record was sent to an agency, or to one that answers to it."""
    read = [*record["asked"], *record["referred"]]
    named = record["referred"]
    shown = {"incident.read": read, "identity.read": named, "protection.read": named}
    return any(to == agency or (reach == "line" and agency in above[to]) for to in shown.get(verb, []))


def ought(person, offices, grants, verb, record, around, above) -> bool:
    """Whether somebody of these offices, with these grants, ought to be allowed a verb on a record."""
    if recused(person, offices, record, above):
        return False
    if record["level"] == "closed" and person not in record["admitted"]:
        return False
    for grant_verb, reach, levels, agency, place in grants:
        if grant_verb != verb or record["level"] not in levels:
            continue
        if reach != "own" and sent(verb, reach, agency, record, above):
            return True
        if place not in around[record["place_id"]]:
            continue
        mine = record["agency_id"] == agency and record["filed_by"] == person
        same = record["agency_id"] == agency
        line = agency in above[record["agency_id"]]
        if {"own": mine, "agency": same, "line": line}[reach]:
            return True
    return False


class World:
    """Random records and random grants over places and agencies that are there."""

    def __init__(self, seed, people, places, agencies):
        self.random = random.Random(seed)  # noqa: S311
        self.people, self.places, self.agencies = people, places, agencies

    def some(self, of, most):
        return self.random.sample(of, min(len(of), self.random.choice([0, 0, 0, *range(1, most + 1)])))

    def record(self):
        return {
            "id": UUID(int=self.random.getrandbits(128), version=4),
            "agency_id": self.random.choice(self.agencies),
            "place_id": self.random.choice(self.places),
            "province": "",
            "filed_by": self.random.choice(self.people),
            "level": self.random.choice(["open", "open", "restricted", "closed"]),
            "admitted": self.some(self.people, 3),
            "recused_people": self.some(self.people, 2),
            "recused_agencies": self.some(self.agencies, 2),
            "asked": self.some(self.agencies, 2),
            "referred": self.some(self.agencies, 2),
            "kind": "other",
            "happened_on": date(2026, 1, 1),
            "filed_at": date(2026, 1, 1),
        }

    def grants(self, verbs):
        return [
            (
                self.random.choice(verbs),
                self.random.choice(["own", "agency", "line"]),
                sorted(self.random.sample(["open", "restricted", "closed"], self.random.randint(1, 3))),
                self.random.choice(self.agencies),
                self.random.choice(self.places),
            )
            for _ in range(self.random.choice([0, 1, 1, 2, 4, 8]))
        ]

    def offices(self, grants):
        """Where somebody with these grants is appointed: at their agencies, and at times at one more."""
        return {agency for *_, agency, _ in grants} | set(self.some(self.agencies, 1))
