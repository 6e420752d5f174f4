"""A small world in which nobody is real: at the border post of Taftan and in the district of Chagai."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from rabta_web.access.roles import Role
from rabta_web.access.rows import take
from rabta_web.accounts.actions.people import add_person, appoint_as_owner
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import scope_of
from rabta_web.agencies.actions import open_office
from rabta_web.audit.ledger import Actor, ledgered
from rabta_web.config.home import kept
from rabta_web.incidents.actions import Report, Someone, file_incident
from rabta_web.incidents.kinds import Kind
from rabta_web.incidents.kinds import Role as InIncident
from rabta_web.incidents.models import Incident

POST = "demonstration-post-taftan"
SINCE = date(2026, 1, 1)


class Character(NamedTuple):
    """Somebody made up, and what they are in the story."""

    username: str
    name: str
    name_ur: str
    role: Role
    agency: str
    place: str
    part: str


CAST = (
    Character(
        "taftan-officer",
        "Officer Demo One",
        "نمونہ افسر اول",
        Role.OFFICER,
        POST,
        "pk-bp-taftan",
        "immigration officer at the border post of Taftan",
    ),
    Character(
        "taftan-supervisor",
        "Supervisor Demo Two",
        "نمونہ نگران دوم",
        Role.SUPERVISOR,
        POST,
        "pk-bp-taftan",
        "the officer's supervisor",
    ),
    Character(
        "chagai-welfare",
        "Welfare Demo Three",
        "نمونہ بہبود سوم",
        Role.WELFARE_OFFICER,
        "social_welfare@PK203",
        "PK203",
        "welfare officer of the district of Chagai",
    ),
    Character(
        "balochistan-secretary",
        "Secretary Demo Six",
        "نمونہ سیکرٹری ششم",
        Role.COMMITTEE_SECRETARY,
        "trafficking_committee_province@PK2",
        "PK2",
        "secretary of the provincial committee of Balochistan",
    ),
    Character(
        "chagai-secretary",
        "Secretary Demo Seven",
        "نمونہ سیکرٹری ہفتم",
        Role.COMMITTEE_SECRETARY,
        "trafficking_committee@PK203",
        "PK203",
        "secretary of the committee of the district of Chagai",
    ),
    Character(
        "gwadar-secretary",
        "Secretary Demo Eight",
        "نمونہ سیکرٹری ہشتم",
        Role.COMMITTEE_SECRETARY,
        "trafficking_committee@PK205",
        "PK209",
        "secretary of the committee of the district of Gwadar",
    ),
    Character(
        "balochistan-home",
        "Home Demo Ten",
        "نمونہ داخلہ دہم",
        Role.PROVINCIAL_OFFICER,
        "trafficking_committee_province@PK2",
        "PK2",
        "officer of the Home Department of Balochistan, with the provincial committee",
    ),
    Character(
        "balochistan-chair",
        "Chair Demo Nine",
        "نمونہ صدر نہم",
        Role.COMMITTEE_MEMBER,
        "trafficking_committee_province@PK2",
        "PK2",
        "in the chair of the provincial committee of Balochistan",
    ),
    Character(
        "national-secretary",
        "Secretary Demo Eleven",
        "نمونہ سیکرٹری یازدہم",
        Role.COMMITTEE_SECRETARY,
        "trafficking_committee_country@PK",
        "PK",
        "secretary of the national committee",
    ),
    Character(
        "auditor",
        "Auditor Demo Four",
        "نمونہ آڈیٹر چہارم",
        Role.AUDITOR,
        "fia_hq@PK",
        "PK",
        "auditor: sees who looked, and no case",
    ),
    Character(
        "data-protection",
        "Protection Demo Eleven",
        "نمونہ تحفظِ معلومات یازدہم",
        Role.DATA_PROTECTION_OFFICER,
        "fia_hq@PK",
        "PK",
        "data-protection officer: approves what leaves, decides what stays, and opens no case",
    ),
    Character(
        "zone-accounts",
        "Accounts Demo Five",
        "نمونہ اکاؤنٹس پنجم",
        Role.ACCOUNT_ADMINISTRATOR,
        "fia_zone@fia-balochistan",
        "PK2",
        "administrator of accounts of the FIA zone of Balochistan",
    ),
)

STORY = (
    "Sign in as taftan-officer, press اردو, file an incident; then sign in as chagai-welfare, who"
    " sees nothing of it, as taftan-supervisor, who does, and as auditor, who sees that both looked."
)


def password() -> str:
    """The password of all demonstration accounts of this installation."""
    return kept("demonstration", size=6)


def people() -> None:
    """Add the post and the cast."""
    open_office(
        id=POST,
        kind="fia_immigration",
        place="pk-bp-taftan",
        above="fia_zone@fia-balochistan",
        name="FIA immigration, Taftan (demonstration)",
        name_ur="ایف آئی اے امیگریشن، تفتان (نمونہ)",
        today=timezone.localdate(),
    )
    for each in CAST:
        person = add_person(
            username=each.username,
            password=password(),
            name=each.name,
            name_ur=each.name_ur,
            agency=each.agency,
            demonstration=True,
        )
        appoint_as_owner(person=person, role=each.role, agency=each.agency, place=each.place, begins=SINCE)


def incidents() -> None:
    """File one incident as the officer, through the same action as everybody, unless there is one."""
    officer = Person.objects.get(username="taftan-officer")
    now = timezone.now()
    scope = scope_of(officer, timezone.localdate())
    if scope is None:
        return
    with ledgered():
        take(scope)
        if not Incident.objects.exists():
            file_incident(report=_first(now), by=Actor(officer.pk, scope.purpose), now=now)


def _first(now: datetime) -> Report:
    return Report(
        kind=Kind.SENT_BACK,
        place="pk-bp-taftan",
        happened_on=timezone.localdate(now) - timedelta(days=1),
        happened_at=time(21, 40),
        account="(فرضی بیان) میں کام کے وعدے پر گیا تھا، کاغذات ایجنٹ کے پاس ہیں۔",
        people=(
            Someone(name="فرضی شخص الف", so=("hurt_or_ill",), not_so=("interpreter_needed",)),
            Someone(role=InIncident.ACCOMPANYING, name="فرضی شخص ب"),
        ),
    )
