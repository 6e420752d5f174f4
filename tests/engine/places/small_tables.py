"""Tables of a small country: two provinces, a division and five districts, as rows that tests can change."""

import csv
from pathlib import Path

from rabta.places.loading import AREAS, MEMBERS, MOVES, POINTS, ZONES

COLUMNS = {
    "places.csv": AREAS,
    "place_moves.csv": MOVES,
    "border_points.csv": POINTS,
    "coast_zones.csv": ZONES,
    "coast_zone_members.csv": MEMBERS,
}


def area(id: str, kind: str, within: str, **others: str) -> dict[str, str]:
    name = id.upper()
    return {
        "id": id, "kind": kind, "name": name, "name_ur": f"اردو{id}", "within": within, "source": "2023",
    } | others  # fmt: skip


def small() -> dict[str, list[dict[str, str]]]:
    """Rows that hold no fault; the line of a row is its index and two."""
    return {
        "places.csv": [
            area("land", "country", "", population="100"),
            area("north", "province", "land", population="60"),
            area("south", "province", "land"),
            area("hills", "division", "north"),
            area("elm", "district", "hills", population="40", female="20", male="19", transgender="1",
                 girls="8", boys="7", transgender_children="1", aged="38", vintages="2023 | 2026"),
            area("oak", "district", "north", population="20", vintages="2023", to="2025-01-01"),
            area("ash", "district", "hills", split_from="oak", vintages="2026", also="Fraxinus | راکھ",
                 **{"from": "2025-01-01"}),
            area("yew", "district", "north", split_from="oak", vintages="2026", **{"from": "by 2025-01-01"}),
            area("bay", "district", "south", vintages="2023 | 2026"),
        ],
        "place_moves.csv": [
            {"place": "elm", "within": "north", "from": "2020-01-01", "source": "2020"},
            {"place": "elm", "within": "hills", "from": "by 2022-01-01", "source": "2022"},
        ],
        "border_points.csv": [
            {"id": "gate", "name": "Gate", "name_ur": "پھاٹک", "kind": "land crossing", "district": "elm",
             "country_beyond": "SEA", "verification": "secondary", "source": "2024"},
            {"id": "quay", "name": "Quay", "name_ur": "گھاٹ", "kind": "seaport", "also": "Jetty",
             "verification": "unverified", "source": "2024"},
        ],
        "coast_zones.csv": [
            {"id": "z1", "name": "One", "name_ur": "ایک", "verification": "secondary", "source": "2024"},
            {"id": "z2", "name": "Two", "name_ur": "دو", "verification": "secondary", "source": "2024",
             "from": "2024-05-01"},
        ],
        "coast_zone_members.csv": [
            {"zone": "z1", "place": "hills", "verification": "secondary", "source": "2024"},
            {"zone": "z2", "place": "bay", "verification": "unverified", "source": "2024",
             "from": "2024-05-01"},
        ],
    }  # fmt: skip


def write(folder: Path, tables: dict[str, list[dict[str, str]]]) -> Path:
    """The tables as files, with every column of theirs, empty where a row does not say."""
    for name, rows in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS[name])
            writer.writeheader()
            writer.writerows(rows)
    return folder
