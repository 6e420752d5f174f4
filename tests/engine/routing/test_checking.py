"""Checks that need the places: what is law somewhere is law in a province that exists."""

import pytest

from engine.routing.small_night import FILES, law_in
from rabta.law import Faults
from rabta.routing.checking import check_ground

HELPLINE = """
call: {label: a number, number: "1", verification: primary, source: s, within: [north]}
"""
COMMITTEE = """
panel: {label: a panel, level: district, verification: primary, source: s, within: [south]}
"""
LOCAL = {
    "readings": FILES["readings"],
    "agencies": FILES["agencies"].replace("level: district,", "level: district, within: [north],", 1),
    "routes": FILES["routes"],
    "deadlines": FILES["deadlines"] + "  within: [north]\n",
    "helplines": HELPLINE,
    "committees": COMMITTEE,
    "own_conduct": FILES["own_conduct"] + "  within: [south]\n",
}


def faults_of(folder, **files):
    law, faults = law_in(folder, **{**LOCAL, **files}), Faults()
    check_ground(law, faults)
    return [str(fault) for fault in faults.found]


def test_what_is_law_in_a_province_of_the_places_has_no_fault(tmp_path):
    assert faults_of(tmp_path) == []


@pytest.mark.parametrize("name", LOCAL)
@pytest.mark.parametrize(
    ("within", "fault"),
    [
        ("norht", "unknown territory 'norht'; did you mean 'north'?"),
        ("elm", "unknown territory 'elm'"),
        ("land", "unknown territory 'land'"),
    ],
)
def test_another_territory_is_a_fault_wherever_it_stands(tmp_path, name, within, fault):
    before = "south" if name in ("committees", "own_conduct") else "north"
    (found,) = faults_of(tmp_path, **{name: LOCAL[name].replace(f"[{before}]", f"[{within}]", 1)})
    assert found.startswith(f"{name}.yaml:")
    assert found.endswith(f": {fault}")


def test_every_territory_is_checked(tmp_path):
    text = LOCAL["deadlines"].replace("[north]", "[east, north, west]")
    assert [fault.partition(": ")[2] for fault in faults_of(tmp_path, deadlines=text)] == [
        "unknown territory 'east'",
        "unknown territory 'west'",
    ]


def test_the_places_and_the_days_off_are_checked_too(tmp_path):
    law = law_in(tmp_path, holidays=FILES["holidays"].replace("Asia/Karachi", "Asia/Karach"))
    with (tmp_path / "places.csv").open("a", encoding="utf-8") as file:
        file.write("just,two\n")
    faults = Faults()
    check_ground(law, faults)
    found = [str(fault) for fault in faults.found]
    assert found[0].startswith("places.csv:")
    assert "holidays.yaml:3: unknown time zone 'Asia/Karach'; did you mean 'Asia/Karachi'?" in found


def test_a_pack_built_upon_answers_for_itself(tmp_path):
    law_in(
        tmp_path / "base",
        pack="id: base\ntitle: t\nversion: v",
        readings=FILES["readings"].replace("[north]", "[narnia]"),
    )
    top = tmp_path / "top"
    top.mkdir()
    (top / "pack.yaml").write_text("id: top\ntitle: t\nversion: v\nbuilds_on: [base]", encoding="utf-8")
    from rabta.law import Law, load_packs

    law = Law(tuple(pack for pack, _ in load_packs(top, Faults(), compiled=False)))
    faults = Faults()
    check_ground(law, faults)
    assert faults.found == []
