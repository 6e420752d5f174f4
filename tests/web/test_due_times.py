"""The time stored for what is due is the calendar's, over feasts, weekends, midnight and the year's end.

Whatever fell due is told once, at its moment or as soon as the worker is there again, in order of due time.
"""

import random
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from as_they_stand import insert
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

KARACHI = ZoneInfo("Asia/Karachi")
POST, ZONE, HEADQUARTERS = "demonstration-post-taftan", "fia_zone@fia-balochistan", "fia_hq@PK"
WELFARE = "social_welfare@PK203"
LAST = "23:59:59.999999"

BY_HAND = [
    # hours go on through every feast and every night
    ("clock_production", "arrested", "2025-03-30 22:00", "2025-03-31 22:00"),
    ("clock_inquest", "died", "2025-12-31 23:15", "2026-01-01 23:15"),
    # three working days: over Eid-ul-Fitr from Monday to Wednesday, with the weekend before it
    ("clock_remains", "died", "2025-03-27 10:00", f"2025-04-04 {LAST}"),
    ("clock_second_opinion", "asked", "2025-03-27 10:00", f"2025-04-04 {LAST}"),
    # over Eid-ul-Azha from Friday to Monday, asked one second before midnight and at midnight
    ("clock_second_opinion", "asked", "2025-06-04 23:59:59", f"2025-06-11 {LAST}"),
    ("clock_second_opinion", "asked", "2025-06-05 00:00", f"2025-06-12 {LAST}"),
    # on a day off the count begins with the first working day
    ("clock_second_opinion", "asked", "2025-06-07 12:00", f"2025-06-12 {LAST}"),
    # in 2026 Fridays may be off: the last moment that may still be in time counts them as off
    ("clock_second_opinion", "asked", "2026-05-25 10:00", f"2026-06-03 {LAST}"),
    # the month's end, the year's end and a leap day
    ("clock_remains", "died", "2025-07-31 23:59:59", f"2025-08-05 {LAST}"),
    ("clock_remains", "died", "2025-08-01 00:00", f"2025-08-06 {LAST}"),
    ("clock_second_opinion", "asked", "2025-12-30 09:00", f"2026-01-02 {LAST}"),
    ("clock_heirs", "died", "2025-12-28 23:59:59", f"2026-01-04 {LAST}"),
    ("clock_heirs", "died", "2024-02-26 00:00", f"2024-03-04 {LAST}"),
    # calendar days do not wait for a feast
    ("clock_heirs", "died", "2025-06-02 10:00", f"2025-06-09 {LAST}"),
]


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=KARACHI)


class Reported:
    """People of one incident, each with a clock that began at a time of its own."""

    def __init__(self, owner):
        self.owner, self.incident = owner, uuid4()
        (self.officer,) = owner.execute("select id from accounts_person where username = 'taftan-officer'")
        self.officer = self.officer[0]
        self.people = 0

    def filed(self, *, recused=()):
        from rabta_web.incidents.models import Incident

        insert(
            self.owner,
            Incident(
                pk=self.incident,
                agency_id=POST,
                place_id="pk-bp-taftan",
                province="PK2",
                filed_by=self.officer,
                kind="border",
                happened_on=date(2024, 1, 1),
                filed_at=moment("2024-01-01 10:00"),
                recused_agencies=list(recused),
            ),
        )
        return self

    def somebody(self, event, at):
        """Somebody to whom something happened, or of whom another agency was asked, at a time."""
        from rabta_web.assessments.models import Asked
        from rabta_web.incidents.models import Happened, Involved

        self.people += 1
        person = Involved(
            pk=uuid4(), incident_id=self.incident, number=self.people, role="encountered", so=b"", not_so=b""
        )
        of = {"incident_id": self.incident, "person_id": person.pk}
        if event == "asked":
            given = {"agency_id": WELFARE, "considered": [], "reason": "x", "asked_by": self.officer}
            row = Asked(pk=uuid4(), asked_at=at, **given, **of)
        else:
            row = Happened(pk=uuid4(), event=event, at=at, noted_by=self.officer, noted_at=at, **of)
        insert(self.owner, person, row)
        return person.pk


@pytest.fixture
def reported(owner, world):
    return Reported(owner)


def stored(owner):
    """When which clock of whom is due."""
    rows = owner.execute("select person, clock, at from deadlines_due where person is not null").fetchall()
    return {(person, clock): at for person, clock, at in rows}


def test_the_time_that_is_stored_is_the_one_that_was_counted_by_hand(reported, owner, as_owner):
    from rabta_web.deadlines.counting import count

    reported.filed()
    people = {reported.somebody(event, moment(start)): end for _clock, event, start, end in BY_HAND}
    assert count() == len(BY_HAND)
    at = stored(owner)
    for (clock, event, start, end), person in zip(BY_HAND, people, strict=True):
        assert at[person, clock] == moment(end), (clock, event, start)


def test_the_time_that_is_stored_is_what_the_calendar_of_the_pack_says(reported, owner, as_owner):
    from rabta.routing import due, ground_of
    from rabta_web.deadlines.counting import count
    from rabta_web.incidents.vocabulary import law

    reported.filed()
    chance = random.Random(3)  # noqa: S311  no secret rests on it
    events = {
        "died": ("clock_inquest", "clock_remains", "clock_heirs"),
        "arrested": ("clock_production",),
        "asked": ("clock_second_opinion",),
    }
    began = {}
    for _person in range(30):
        event = chance.choice(list(events))
        start = moment("2024-01-01 00:00") + timedelta(seconds=chance.randrange(0, 2 * 365 * 86_400))
        began[reported.somebody(event, start)] = (event, start)
    count()
    at, calendar, units = stored(owner), ground_of(law()).calendar, set()
    for person, (event, start) in began.items():
        for clock in events[event]:
            term = law().duties.deadlines[clock].term
            assert at[person, clock] == due(start, term, calendar).latest, (clock, start)
            units.add(term.unit.value)
    assert units == {"hours", "calendar days", "working days"}


@given(
    st.sampled_from(["sent", "acknowledged", "accepted", "withdrawn"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(KARACHI)),  # noqa: DTZ001  the strategy adds the zone
    st.timedeltas(timedelta(), timedelta(days=40)),
    st.booleans(),
)
def test_a_turn_lasts_its_hours_through_every_night_and_a_later_one_never_ends_earlier(
    state, since, later, urgent
):
    from rabta_web.referrals.choices import CYCLE

    ends = CYCLE.due(state, since, urgent=urgent)
    hours = CYCLE.open[state].urgent if urgent else CYCLE.open[state].hours
    assert ends.astimezone(UTC) - since.astimezone(UTC) == timedelta(hours=hours)
    assert CYCLE.due(state, since + later, urgent=urgent) >= ends


EID = datetime(2025, 3, 27, 5, tzinfo=UTC)
MINUTES = st.integers(0, 20 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
LASTS = st.integers(1, 9 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


def waiting(since, at):
    """Something that the post has to do for the welfare office."""
    from rabta_web.deadlines.models import Due
    from rabta_web.deadlines.moments import remind_at

    return Due(
        pk=uuid4(),
        record=uuid4(),
        kind="task",
        state="open",
        agency_id=POST,
        from_agency=WELFARE,
        since=since,
        at=at,
        next_at=remind_at(since, at),
    )


def ought_to_be_told(row, wakes):
    """What a row tells whom at which waking, by the rule as people read it."""
    reminder = max(row.since + (row.at - row.since) / 2, row.at - timedelta(hours=6))
    first = next((wake for wake in wakes if wake >= reminder), None)
    if first is not None and first < row.at:
        yield POST, "due_soon", row.record, first
    for days, agencies in enumerate([(POST, ZONE), (HEADQUARTERS,)]):
        wake = next((wake for wake in wakes if wake >= row.at + timedelta(days=days)), None)
        if wake is not None:
            yield from ((agency, "overdue", row.record, wake) for agency in agencies)


TOLD = "select agency_id, what, record, told_at from notices_told"


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(MINUTES, LASTS), min_size=1, max_size=6),
    st.lists(MINUTES, min_size=1, max_size=6, unique=True),
)
def test_whenever_the_worker_wakes_each_step_is_told_once_and_what_was_due_first_first(
    world, as_owner, rows, wakes
):
    from django.db import connection, transaction

    from rabta_web.audit.models import Entry
    from rabta_web.deadlines.escalation import follow

    wakes = sorted(EID + each for each in wakes)
    due = [waiting(EID + start, EID + start + lasts) for start, lasts in rows]
    with transaction.atomic():
        type(due[0]).objects.bulk_create(due)
        for wake in wakes:
            seen = Entry.objects.filter(deed="deadline.followed").count()
            follow(wake)
            followed = Entry.objects.filter(deed="deadline.followed").order_by("number")[seen:]
            at = {row.record: row.at for row in due}
            order = [at[entry.record] for entry in followed]
            assert order == sorted(order)
        with connection.cursor() as cursor:
            cursor.execute(TOLD)
            told = cursor.fetchall()
        assert sorted(told) == sorted(each for row in due for each in ought_to_be_told(row, wakes))
        transaction.set_rollback(True)


def test_what_fell_due_while_the_worker_was_down_over_eid_is_told_once_and_in_order(
    reported, owner, as_owner
):
    from rabta_web.deadlines.counting import count
    from rabta_web.deadlines.escalation import follow

    reported.filed()
    asked = ["2025-03-27 16:00", "2025-03-26 09:00", "2025-03-25 18:30"]
    people = [reported.somebody("asked", moment(each)) for each in asked]
    count()
    owner.execute("delete from deadlines_due where clock <> 'clock_second_opinion'")
    ends = {person: at.astimezone(KARACHI).date() for (person, _clock), at in stored(owner).items()}
    assert [ends[person] for person in people] == [date(2025, 4, 4), date(2025, 4, 3), date(2025, 3, 28)]
    follow(moment("2025-03-28 17:59"))
    assert owner.execute(TOLD).fetchall() == []
    follow(moment("2025-03-28 18:00"))
    follow(moment("2025-04-05 09:00"))
    follow(moment("2025-04-05 09:01"))
    soon = [
        what
        for agency, what, _record, _at in owner.execute(f"{TOLD} order by told_at").fetchall()
        if agency == WELFARE
    ]
    assert soon == ["due_soon", "overdue", "overdue", "overdue"]
    followed = owner.execute(
        "select d.person from audit_entry e join deadlines_due d on d.record = e.record"
        " where e.deed = 'deadline.followed' order by e.number"
    ).fetchall()
    assert [person for (person,) in followed] == [people[2], people[2], people[1], people[0]]


def test_a_clock_is_counted_anew_once_a_holiday_is_announced(reported, owner, as_owner):
    from rabta_web.deadlines.counting import count, count_anew

    person = reported.filed().somebody("asked", moment("2025-03-27 10:00"))
    count()
    owner.execute("update deadlines_due set at = at - interval '1 day', step = 2")
    count()
    assert stored(owner)[person, "clock_second_opinion"].astimezone(KARACHI).date() == date(2025, 4, 3)
    count_anew()
    count()
    assert stored(owner)[person, "clock_second_opinion"].astimezone(KARACHI).date() == date(2025, 4, 4)
    assert owner.execute("select step from deadlines_due").fetchall() == [(0,)]
