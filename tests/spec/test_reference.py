"""The reference is what it is made from, and the page on packs describes packs that load."""

import re
import shutil
from pathlib import Path

import make_reference
import pytest

from rabta.assessment import record_from
from rabta.law import Faults, load_cases, load_law, pack_folder
from rabta.law.loading import FILES
from rabta.law.proving import prove
from rabta.law.shelf import READ_ELSEWHERE
from rabta.law.values import Verification
from rabta.papers import Kind, load_templates
from rabta.papers.blocks import BLOCKS
from rabta.papers.conditions import Condition
from rabta.papers.templates import Form
from rabta.places import Kind as PlaceKind
from rabta.places import loading
from rabta.protection import changed, read_case, reads_now
from rabta.routing import ground_of, nights
from rabta.routing.checking import check_ground
from spec.playing import VALUES

ROOT = Path(__file__).parents[2]
ADD_A_PROVINCE = (ROOT / "docs" / "how-to" / "add-a-province.md").read_text(encoding="utf-8")
PACK_FORMAT = (ROOT / "docs" / "reference" / "pack-format.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages():
    return make_reference.pages()


@pytest.mark.parametrize(
    "name",
    [
        "specification.md",
        "facts-and-questions.md",
        "readings.md",
        "pakistan.md",
        "command-line.md",
        "access.md",
    ],
)
def test_a_generated_page_is_up_to_date(pages, name):
    fresh = pages[name] == make_reference.written(name)
    assert fresh, f"docs/reference/{name} is stale; run: python bin/make_reference.py"


def test_every_generated_page_is_checked(pages):
    assert len(pages) == 6


def test_the_check_names_stale_pages_and_writes_nothing(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(make_reference, "REFERENCE", tmp_path / "reference")
    assert make_reference.main(["--check"]) == 1
    assert "specification.md is stale; run: python bin/make_reference.py" in capsys.readouterr().out
    assert not (tmp_path / "reference").exists()
    assert make_reference.main([]) == 0
    assert make_reference.main(["--check"]) == 0


def examples(page=PACK_FORMAT):
    """The files of an example, by name, as they stand in a page."""
    return dict(re.findall(r"```(?:yaml|csv)\n# (\S+)\n(.*?)```", page, re.DOTALL))


@pytest.fixture
def example(tmp_path):
    folder = tmp_path / "begging_act"
    for name, text in examples().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_example_of_a_pack_has_no_fault(example):
    faults = Faults()
    law = prove(example, faults)
    check_ground(law, faults)
    (case,) = load_cases(example, faults)
    assert faults.found == []
    assert load_templates(law).keys() == {Kind.ROZNAMCHA}
    found = read_case(law, case)
    assert list(changed(case.reads, reads_now(found))) == []
    assert VALUES[found.assessed.value("making_beg")] == "open"


def test_the_example_of_a_pack_says_who_acts_and_by_when(example):
    law = prove(example, Faults())
    record = {
        "id": "1",
        "on": "2025-06-15",
        "place": "Old Bridge",
        "facts": {"made_to_beg": True, "under_eighteen": True, "section_begging": True},
        "events": {"came_to_notice": "2025-06-15T20:00"},
    }
    [night] = nights(law, record_from(record, law))
    assert [part.route.id for part in night.parts] == ["route_police", "route_child_hills"]
    assert [each.due.at.isoformat() for each in night.owed] == ["2025-06-16T20:00:00+05:00"]
    assert [each.conduct.id for each in night.exposures] == ["own_begging"]
    assert night.gaps == ()
    places = ground_of(law).places
    assert places.zone_of("hills-old", agency=law.duties.agencies["coast_guard"].zones).name == "North"
    assert places.province_of("hills-new").name == "Plains Province"


def in_source(*names):
    """The fields that the readers of packs ask for."""
    source = "".join((ROOT / "src" / "rabta" / f"{name}.py").read_text(encoding="utf-8") for name in names)
    fields = set(re.findall(r"\.(?:text|texts|choice|answer|entries|node|day)\(\s*\"(\w+)\"", source))
    taking = r"(?:\bname|names|rule|_rule|_part|_moment|known)\(\w+, \"(\w+)\""
    return fields | set(re.findall(taking, source))


def test_the_page_on_packs_has_every_file_and_every_field():
    files = {f"{name}.yaml" for name in (*FILES, *READ_ELSEWHERE)}
    assert files < set(examples())
    fields = in_source(
        "law/loading", "law/cases", "law/loading_duties", "routing/calendar", "papers/templates"
    )
    assert len(fields) >= 80
    assert {"line", "fallback", "covers", "years", "binding"} <= fields
    fields |= {each.value for each in (*Form, *Condition, *Kind)} | set(BLOCKS)
    assert [name for name in sorted(fields) if not re.search(rf"\b{name}\b", PACK_FORMAT)] == []


def test_the_page_on_packs_has_every_table_and_every_column():
    tables = {
        "places.csv": loading.AREAS,
        "place_moves.csv": loading.MOVES,
        "border_points.csv": loading.POINTS,
        "coast_zones.csv": loading.ZONES,
        "coast_zone_members.csv": loading.MEMBERS,
    }
    shown = examples()
    for name, columns in tables.items():
        assert tuple(shown[name].splitlines()[0].split(",")) == columns, name
        assert [column for column in columns if f"`{column}`" not in PACK_FORMAT] == []


def test_the_page_on_pakistan_says_how_sure_it_is(pages):
    page, pack = pages["pakistan.md"], load_law("pakistan").packs[-1]
    marks = [each.verification for each in pack.provisions.values()]
    numbers = (str(marks.count(each)) for each in Verification)
    assert f"| provisions | {' | '.join(numbers)} | {len(marks)} |" in page
    for each in (*pack.readings, *pack.elements, *pack.questions):
        assert f"### {each}\n" in page
    for kind in ("routes", "deadlines", "gaps", "levers", "own_conduct", "helplines", "committees"):
        for each in getattr(pack.duties, kind).values():
            assert each.label in page, each.id


def test_the_act_that_is_added_to_a_province_is_read_there(tmp_path):
    folder = tmp_path / "pakistan"
    shutil.copytree(pack_folder("pakistan"), folder)
    for name, text in examples(ADD_A_PROVINCE).items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)
    faults = Faults()
    law = prove(folder, faults)
    check_ground(law, faults)
    cases = {case.id: case for case in load_cases(folder, faults)}
    assert [each for each in faults.found if "no translation" not in each.message] == []
    now = reads_now(read_case(law, cases["kiln-gilgit"]))
    assert "blsa_gb" in now.met
    assert "blsa_punjab" not in now.met
    assert now.posture == cases["kiln-gilgit"].reads.posture
    record = {"id": "1", "on": "2026-08-01", "place": "Gilgit", "facts": cases["kiln-gilgit"].facts}
    [night] = nights(law, record_from(record, law))
    assert "route_dc_bonded_gb" in [part.route.id for part in night.parts]
    assert "clock_bonded_gb" in [each.deadline.id for each in night.owed]


def test_the_page_on_provinces_has_every_province():
    areas = ground_of(load_law("pakistan")).places.areas.values()
    provinces = [area for area in areas if area.kind is PlaceKind.PROVINCE]
    assert [area.id for area in provinces if f"| `{area.id}` | {area.name} |" not in ADD_A_PROVINCE] == []


def test_the_figures_of_the_page_on_places_are_those_of_the_tables():
    page = (ROOT / "docs" / "reference" / "places.md").read_text(encoding="utf-8")
    places = ground_of(load_law("pakistan")).places
    now = places.districts(vintage="2026")
    zoned = [district for district in now if places.zone_of(district, agency="fia")]
    figures = [
        f"{len(now) - len(zoned)} districts: all",
        f"| districts, of all times | {len(places.districts())} |",
    ]
    figures += [f"| border points | {len(places.points)} |", f"| FIA zones | {len(places.zones)} |"]
    provinces = [area for area in places.areas.values() if area.kind is PlaceKind.PROVINCE]
    for area in provinces:
        before, after = (len(places.districts(vintage=each, inside=area)) for each in ("2023", "2026"))
        inside = sum(area in places.within(district) for district in zoned)
        people = f"{area.people.population:,}" if area.people.population else "unknown"
        figures.append(f"| {area.name} | `{area.id}` | {before} | {after} | {inside} | {people} |")
    before, people = len(places.districts(vintage="2023")), places.areas["PK"].people.population
    figures.append(f"| together | | {before} | {len(now)} | {len(zoned)} | {people:,} |")
    for zone in places.zones.values():
        inside = sum(places.zone_of(district, agency="fia") == zone for district in now)
        figures.append(f"| {zone.name} | {inside} |" if inside else zone.name)
    begun_by = [each for each in places.districts() if each.begins and not each.begins.exact]
    ended_by = [each for each in places.districts() if each.ends and not each.ends.exact]
    figures.append(f"{len(begun_by)} districts began on such")
    figures.append(f"{len(ended_by)} ended on one")
    assert [figure for figure in figures if figure not in " ".join(page.split(chr(10)))] == []
