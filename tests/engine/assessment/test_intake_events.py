"""Intake of what the nights need: when things happened, who has the person, and free text for papers."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from engine.routing.small_night import law_in
from rabta.assessment import RecordError, record_from

HALF = json.loads('"a\\ud800"')


@pytest.fixture(scope="module")
def law(tmp_path_factory):
    """A small law with events and agencies."""
    return law_in(tmp_path_factory.mktemp("small"))


def person(law, **data):
    (only,) = record_from(data, law).persons
    return only


def wrong(law, **data):
    with pytest.raises(RecordError) as caught:
        record_from(data, law)
    return str(caught.value)


# --- when things happened -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024-02-29T22:10", datetime(2024, 2, 29, 22, 10)),  # noqa: DTZ001
        ("2024-02-29T22:10:05", datetime(2024, 2, 29, 22, 10, 5)),  # noqa: DTZ001
        ("2024-02-29T22:10Z", datetime(2024, 2, 29, 22, 10, tzinfo=UTC)),
        ("2024-02-29T22:10:05Z", datetime(2024, 2, 29, 22, 10, 5, tzinfo=UTC)),
        ("2024-02-29T22:10+05:00", datetime(2024, 2, 29, 22, 10, tzinfo=timezone(timedelta(hours=5)))),
        ("2024-02-29T00:00-03:30", datetime(2024, 2, 29, tzinfo=timezone(-timedelta(hours=3, minutes=30)))),
    ],
)
def test_a_time_is_a_day_and_a_time_with_or_without_an_offset(law, text, time):
    found = person(law, events={"caught": text}).events["caught"]
    assert found == time
    assert (found.tzinfo is None) is (time.tzinfo is None)


def test_several_things_may_have_happened_and_nothing_need_have(law):
    events = {"caught": "2024-02-29T22:10", "shown": "2024-03-01T09:00"}
    assert list(person(law, events=events).events) == ["caught", "shown"]
    assert person(law).events == person(law, events={}).events == {}


@pytest.mark.parametrize(
    "time",
    [
        "2024-02-29",
        "2024-02-29 22:10",
        "2024-02-29T22",
        "2024-02-29T22:10:05.5",
        "2024-02-29T22:10 Z",
        "2024-02-29T22:10z",
        "2024-02-29T22:10+05",
        "2024-02-29T22:10+0500",
        "2024-02-29T22:10\n",
        "20240229T2210",
        "2023-02-29T22:10",
        "2024-02-29T24:00",
        "2024-02-29T22:60",
        "2024-02-29T22:10:61",
        "2024-02-29T22:10+24:00",
        "0000-01-01T00:00",
        "٢٠٢٤-٠٢-٢٩T٢٢:١٠",
        "yesterday",
        "",
        HALF,
    ],
)
def test_another_way_to_write_a_time_is_refused(law, time):
    assert wrong(law, events={"caught": time}) == (
        f"events.caught: {time!r} is no time; write day and time, as in 2024-02-29T22:10"
    )


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (None, "null"),
        (True, "true"),
        (0, "a number"),
        (1e300, "a number"),
        pytest.param(10**5000, "a number", id="huge"),
        ([], "a list"),
        ({}, "an object"),
        (["2024-02-29T22:10"], "a list"),
    ],
)
def test_a_time_is_text(law, time, shown):
    assert wrong(law, events={"caught": time}) == (
        f"events.caught: {shown} is no time; write day and time, as in 2024-02-29T22:10"
    )


def test_a_time_is_never_shown_at_length(law):
    assert len(wrong(law, events={"caught": "2" * 10_000})) < 150


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("cought", "'cought'; did you mean 'caught'?"),
        ("zzz", "'zzz'"),
        ("police", "'police'"),
        ("", "''"),
        (HALF, r"'a\ud800'"),
    ],
)
def test_an_unknown_event_is_named_with_the_nearest(law, name, shown):
    assert wrong(law, events={name: "2024-02-29T22:10"}) == f"events: unknown event {shown}"
    told = {"persons": [{}, {"events": {name: "x"}}]}
    assert wrong(law, **told) == f"persons[1].events: unknown event {shown}"


@pytest.mark.parametrize(
    ("events", "shown"), [(None, "null"), ([], "a list"), ("caught", "'caught'"), (3, "a number")]
)
def test_events_are_an_object(law, events, shown):
    assert wrong(law, events=events) == f"events: must be an object, not {shown}"


def test_a_law_without_events_knows_none(tmp_path):
    law = law_in(tmp_path, events="", deadlines="")
    assert wrong(law, events={"caught": "2024-02-29T22:10"}) == "events: unknown event 'caught'"


# --- who has the person ---------------------------------------------------------------------


def test_the_agency_that_has_the_person_is_one_of_the_laws(law):
    assert person(law, held_by="police").held_by == "police"
    assert person(law).held_by == person(law, held_by="").held_by == ""


@pytest.mark.parametrize(
    ("held_by", "said"),
    [
        ("polce", "unknown agency 'polce'; did you mean 'police'?"),
        ("caught", "unknown agency 'caught'"),
        (" ", "unknown agency ' '"),
        (None, "must be text, not null"),
        (1, "must be text, not a number"),
        (["police"], "must be text, not a list"),
        (HALF, "half a character stands at position 1; send whole Unicode text"),
    ],
)
def test_another_holder_is_refused(law, held_by, said):
    assert wrong(law, held_by=held_by) == f"held_by: {said}"
    assert wrong(law, persons=[{"held_by": held_by}]) == f"persons[0].held_by: {said}"


# --- free text for papers -------------------------------------------------------------------


def test_details_are_free_text_of_the_record_and_of_a_person(law):
    record = record_from(
        {"details": {"incident": "A\nB"}, "persons": [{"details": {"name": "نام", "": ""}}, {}]}, law
    )
    assert record.details == {"incident": "A\nB"}
    assert [each.details for each in record.persons] == [{"name": "نام", "": ""}, {}]


def test_in_the_short_form_details_are_the_records(law):
    record = record_from({"details": {"incident": "x"}}, law)
    assert (record.details, record.persons[0].details) == ({"incident": "x"}, {})


@pytest.mark.parametrize(
    ("details", "said"),
    [
        (None, "details: must be an object, not null"),
        ([], "details: must be an object, not a list"),
        ({"name": 1}, "details.name: must be text, not a number"),
        ({"name": None}, "details.name: must be text, not null"),
        ({"name": {}}, "details.name: must be text, not an object"),
        ({"name": HALF}, "details.name: half a character stands at position 1; send whole Unicode text"),
    ],
)
def test_details_are_text(law, details, said):
    assert wrong(law, details=details) == said
    assert wrong(law, persons=[{"details": details}]) == f"persons[0].{said}"


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31m", "\u202e", "x" * 10_000, HALF])
def test_the_name_of_a_detail_cannot_disguise_or_swell_the_error(law, name):
    error = wrong(law, details={name: 1})
    assert error.isprintable()
    assert len(error) < 250


def test_the_name_of_a_detail_is_whole_unicode(law):
    assert "half a character" in wrong(law, details={HALF: "x"})


# --- the forms ------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["events", "held_by"])
@pytest.mark.parametrize("form", [{"persons": [{}]}, {"group": {}}])
def test_they_stand_under_the_person_they_are_about(law, form, key):
    assert wrong(law, **form, **{key: {}}) == (
        f"{key}: stands beside 'persons' or 'group'; put it under the person it is about"
    )


@pytest.mark.parametrize("key", ["events", "held_by", "details"])
def test_a_group_has_none_of_them(law, key):
    assert wrong(law, group={key: {}}) == f"group: unknown field {key!r}"
