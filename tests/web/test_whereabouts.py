"""Where somebody is can change from a day on; what is owed because of it is shown."""

import pytest

REPORT = {"kind": "abroad", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}


@pytest.fixture
def incident(officer):
    return officer.post("/incidents/new", REPORT)["Location"]


def moved(client, incident, state, *, since="2026-03-04", reason="خاندان نے بتایا"):
    return client.post(f"{incident}/people/1/state", {"state": state, "since": since, "reason": reason})


def owed(client, incident):
    """What is owed now, as the reading says."""
    page = client.get(f"{incident}/people/1/reading")
    return " ".join(each.task for each in page.context["clocks"])


def test_a_state_stands_dated_beside_the_one_before_it(officer, incident):
    assert moved(officer, incident, "abroad").status_code == 302
    assert moved(officer, incident, "deceased", since="2026-03-09").status_code == 302
    [person] = officer.get(incident).context["opened"].people
    assert [(f"{each.since:%d}", str(each.state)) for each in person.stood] == [
        ("04", "is abroad, or was last heard of there"),
        ("09", "has died"),
    ]
    assert "خاندان نے بتایا" in officer.get(incident).content.decode()


def test_what_follows_of_it_is_among_the_deadlines_and_called_nobodys_breach(officer, incident):
    assert "mission" not in owed(officer, incident)
    moved(officer, incident, "abroad")
    assert "mission" in owed(officer, incident)
    assert "inquest" not in owed(officer, incident)
    moved(officer, incident, "deceased")
    for what in ("inquest", "remains", "heirs"):
        assert what in owed(officer, incident)
    page = officer.get(f"{incident}/people/1/reading").context["clocks"]
    assert not any(each.breach for each in page if "mission" in each.task)


def test_once_it_is_done_its_clock_stops(officer, incident):
    moved(officer, incident, "abroad")
    from django.utils import timezone

    now = timezone.localtime()
    done = {"event": "mission_told", "day": f"{now:%Y-%m-%d}", "hour": f"{now:%H:%M}"}
    assert officer.post(f"{incident}/people/1/events", done).status_code == 302
    page = officer.get(f"{incident}/people/1/reading").context["clocks"]
    assert [each.task for each in page if "mission" in each.task]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"since": "2999-01-01"}, "since"), ({"reason": ""}, "reason"), ({"state": "gone"}, "state")],
)
def test_what_cannot_be_is_sent_back_with_a_sentence(officer, incident, owner, wrong, field):
    page = moved(officer, incident, **{"state": "abroad", **wrong})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {field}
    assert owner.execute("select count(*) from incidents_whereabouts").fetchone() == (0,)


def test_nobody_but_who_filed_says_it_and_the_reason_is_sealed(officer, incident, sign_in_as, owner):
    for username in ("taftan-supervisor", "chagai-welfare"):
        assert moved(sign_in_as(username), incident, "abroad").status_code in {403, 404}
    moved(officer, incident, "abroad")
    [(reason,)] = owner.execute("select reason from incidents_whereabouts").fetchall()
    assert "خاندان".encode() not in bytes(reason)
