"""A fictional world of any size: an officer for every office that files, and incidents filed by them.

Everything goes the way of a real office: each incident is filed under its officer's scope, by the action
that files every incident, with its entry in the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby, islice

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from rabta.places import Gazetteer
from rabta_web.access.roles import Role
from rabta_web.access.rows import NoScopeError, leave, take
from rabta_web.accounts.models import Appointment, Person
from rabta_web.accounts.queries import scope_of
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import NOBODY, Actor, ledgered, write
from rabta_web.config.demonstration import SINCE, password
from rabta_web.config.invented import Office, invented
from rabta_web.config.scenes import SCENES
from rabta_web.incidents.actions import Report, file_incident
from rabta_web.incidents.models import Incident

SEED = 2026
PREFIX = "demo-"
"""How the sign-in names of invented officers begin."""

TOGETHER = 500
"""How many incidents of one office are filed in one transaction."""

_FILING = {kind for scene in SCENES for kind in scene.filed_by}


def offices(gazetteer: Gazetteer) -> list[Office]:
    """The offices that file, in one order, with how many people live around each."""
    around = _people(gazetteer)
    rows = Agency.objects.filter(kind__in=_FILING).order_by("id")
    return [Office(row.pk, row.kind, row.place_id, around[row.place_id]) for row in rows]


def _people(gazetteer: Gazetteer) -> Counter[str]:
    """How many people live in every district, and in every zone that holds it."""
    found: Counter[str] = Counter()
    agencies = {zone.agency for zone in gazetteer.zones.values()}
    for district in gazetteer.districts():
        living = district.people.population or 0
        zones = (gazetteer.zone_of(district, agency=agency) for agency in agencies)
        for id in {district.id, *(zone.id for zone in zones if zone)}:
            found[id] += living
    return found


def username_of(office: Office) -> str:
    """The sign-in name of an office's officer."""
    return PREFIX + office.id.replace("@", "-").replace("_", "-").lower()


def add_officers(offices: Sequence[Office]) -> None:
    """Add an officer to every office that has none yet; they share the password of the demonstration."""
    there = set(Person.objects.values_list("username", flat=True))
    new = [office for office in offices if username_of(office) not in there]
    names = {row.pk: row for row in Agency.objects.filter(pk__in=[office.id for office in new])}
    hashed = make_password(password())
    people = [
        Person(
            username=username_of(office),
            password=hashed,
            demonstration=True,
            name=f"Officer Demo, {names[office.id].name}",
            name_ur=f"نمونہ افسر، {names[office.id].name_ur}",
        )
        for office in new
    ]
    with ledgered():
        Person.objects.bulk_create(people)
        Appointment.objects.bulk_create(
            Appointment(
                person=person, role=Role.OFFICER, agency_id=office.id, place_id=office.place, begins=SINCE
            )
            for person, office in zip(people, new, strict=True)
        )
        write("accounts.invented", by=NOBODY, detail={"people": len(people)})


def file_incidents(offices: Sequence[Office], count: int, today: date) -> Iterator[int]:
    """File what is lacking of the first `count` invented incidents; how many stand after each transaction.

    An office's incidents come in one order, so those that stand already are the first of them.
    """
    people = {person.username: person for person in Person.objects.filter(username__startswith=PREFIX)}
    reports = sorted(islice(invented(SEED, offices, today), count), key=lambda each: each[0].id)
    stand = 0
    for office, filed in groupby(reports, key=lambda each: each[0]):
        officer = people[username_of(office)]
        lacking = [report for _, report in filed]
        already = min(_filed_by(officer, today), len(lacking))
        stand += already
        for start in range(already, len(lacking), TOGETHER):
            stand += _file(officer, lacking[start : start + TOGETHER], today)
        yield stand


@contextmanager
def _acting(officer: Person, today: date) -> Iterator[Actor]:
    """One transaction under the scope of an officer, as if they had signed in."""
    scope = scope_of(officer, today)
    if scope is None:
        raise NoScopeError(f"{officer} holds no appointment")
    with ledgered():
        take(scope)
        yield Actor(officer.pk, scope.purpose)
    leave()


def _filed_by(officer: Person, today: date) -> int:
    with _acting(officer, today):
        return Incident.objects.filter(filed_by=officer.pk).count()


def _file(officer: Person, reports: Sequence[Report], today: date) -> int:
    with _acting(officer, today) as actor:
        for report in reports:
            file_incident(report=report, by=actor, now=timezone.now())
    return len(reports)
