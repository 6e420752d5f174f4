"""A conference on somebody whose nationality and place are recorded, and the moves of those who take part."""

from uuid import uuid4

from django.utils import timezone

POST, WELFARE, POLICE = "demonstration-post-taftan", "social_welfare@PK203", "police@PK203"
NAME, NATION, KEPT_AT, WISH = "فرضی شخص", "Demoland", "the room behind the post", "to telephone their mother"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": NAME}
CALLED = {
    "purpose": "conference_safety",
    "agencies": [WELFARE],
    "lasts_for": "72",
    "meets": "by writing here",
    "voice": "heard",
    "wish": WISH,
    "words": "where they can stay tonight",
    "basis": "duty",
    "grounds": "the duty to protect, and nobody can do it alone",
}


def now_given():
    start = timezone.localtime()
    return {"day": start.strftime("%Y-%m-%d"), "time": start.strftime("%H:%M")}


def somebody(officer):
    """The path to the pages of somebody of whom nationality and place are recorded."""
    incident = officer.post("/incidents/new", REPORT)["Location"]
    given = {"nationality_claimed": NATION, "custody_place": KEPT_AT}
    assert officer.post(f"{incident}/people/1/about", given).status_code == 302
    return f"{incident}/people/1"


def called(client, person, **more):
    return client.post(f"{person}/conference", {"id": str(uuid4()), **now_given(), **CALLED, **more})


def say(client, conference, what, **given):
    prefix = {"answer": "agency", "telephone": "by_telephone"}.get(what, what)
    return client.post(
        conference, {"what": what, **{f"{prefix}-{key}": value for key, value in given.items()}}
    )


def seen(client, conference):
    return client.get(conference).context["opened"]


def invitation(client, conference, agency=WELFARE):
    return next(
        str(each.invitation.pk)
        for each in seen(client, conference).guests
        if each.invitation.agency_id == agency
    )


def opened(client, person, **more):
    """The address of a conference that was called."""
    answer = called(client, person, **more)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def appoint_police(owner):
    """An officer of the district's police, and nothing else, who has nothing to do with the person."""
    owner.execute(
        "update accounts_appointment set ends = begins + 1 where person_id ="
        " (select id from accounts_person where username = 'gwadar-secretary')"
    )
    owner.execute(
        "insert into accounts_appointment (id, person_id, role, agency_id, place_id, begins)"
        " select gen_random_uuid(), id, 'officer', %s, 'PK203', '2026-01-01'"
        " from accounts_person where username = 'gwadar-secretary'",
        [POLICE],
    )


def dismiss_police(owner):
    owner.execute("delete from accounts_appointment where agency_id = %s", [POLICE])


def shift(owner, hours):
    """Let a conference begin and end some hours later than it was called for."""
    owner.execute("alter table conferences_conference disable trigger user")
    owner.execute(
        "update conferences_conference set begins = begins + make_interval(hours => %s),"
        " ends = ends + make_interval(hours => %s)",
        [hours, hours],
    )
    owner.execute("alter table conferences_conference enable trigger user")
