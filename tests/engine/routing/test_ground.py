"""The ground: places and days off from the folders of a law's packs, read when they are first asked for."""

from zoneinfo import ZoneInfo

import pytest

from engine.routing.small_night import FILES, law_in
from rabta.law import PackError
from rabta.places import EMPTY
from rabta.routing import Ground, ground_of

OTHER = FILES["holidays"].replace("offices", "courts").replace("Asia/Karachi", "UTC")


def folder(tmp_path, name, text=None):
    (tmp_path / name).mkdir()
    if text:
        (tmp_path / name / "holidays.yaml").write_text(text.lstrip(), encoding="utf-8")
    return tmp_path / name


def test_a_law_stands_on_the_places_and_the_calendar_of_its_packs(law):
    ground = ground_of(law)
    assert ground.places.areas["elm"].name == "ELM"
    assert (ground.calendar.id, ground.calendar.zone) == ("offices", ZoneInfo("Asia/Karachi"))
    assert ground_of(law) is ground


def test_each_is_read_once(law):
    ground = ground_of(law)
    assert ground.places is ground.places
    assert ground.calendar is ground.calendar


def test_a_pack_without_places_and_days_off_has_neither(tmp_path):
    ground = Ground((folder(tmp_path, "bare"),))
    assert ground.places == EMPTY
    assert ground.calendar is None


def test_no_folder_is_no_ground():
    assert (Ground(()).places, Ground(()).calendar) == (EMPTY, None)


def test_the_calendar_is_that_of_the_last_pack_that_has_one(tmp_path):
    first, last = folder(tmp_path, "first", FILES["holidays"]), folder(tmp_path, "last", OTHER)
    bare = folder(tmp_path, "bare")
    assert Ground((first, last)).calendar.id == "courts"
    assert Ground((last, first)).calendar.id == "offices"
    assert Ground((first, bare)).calendar.id == "offices"


def test_the_first_calendar_of_a_file_counts(tmp_path):
    both = folder(tmp_path, "both", FILES["holidays"] + OTHER)
    assert Ground((both,)).calendar.id == "offices"


def test_places_with_a_fault_are_no_ground(tmp_path):
    law_in(tmp_path / "small")
    with (tmp_path / "small" / "places.csv").open("a", encoding="utf-8") as file:
        file.write("just,two\n")
    with pytest.raises(PackError, match="2 cells under"):
        _ = Ground((tmp_path / "small",)).places


def test_days_off_with_a_fault_are_no_ground(tmp_path):
    broken = folder(tmp_path, "broken", FILES["holidays"].replace("Asia/Karachi", "Asia/Karach"))
    with pytest.raises(PackError, match="unknown time zone 'Asia/Karach'"):
        _ = Ground((broken,)).calendar
