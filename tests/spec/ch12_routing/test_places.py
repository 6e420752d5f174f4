"""Places: what a record's free words about a place come to, and what is not guessed.

A place has a province, whose law is read, and often a district. The FIA's zones follow neither, and no list
of all districts in them was found.
"""

from rabta.assessment import Value
from spec.ch12_routing.night import clocks, night, told

CHILD = "under eighteen"
BOND = "work under an advance or custom; not free to work elsewhere"


def test_the_place_gives_the_law(table):
    """
    A name in English or Urdu, or a border point, gives the province. The new airport of Islamabad lies in
    the district Attock, so Punjab's law is read there.

        written                         | province | district
        --------------------------------+----------+----------
        Lahore                          | PK6      | Lahore
        لاہور                           | PK6      | Lahore
        Taftan                          | PK2      | Chagai
        Torkham                         | PK5      | Khyber
        Islamabad                       | PK4      | Islamabad
        Islamabad International Airport | PK6      | Attock
        Karachi                         | PK7      | unknown
        somewhere else                  | unknown  | unknown
    """
    for row in table:
        site = night("nothing", row["written"]).site
        assert (site.territory or "unknown") == row["province"], row["written"]
        assert (site.district.name if site.district else "unknown") == row["district"], row["written"]


def test_an_unknown_place_keeps_all_that_may_be_law():
    """
    Where the place is not understood, nothing is guessed. Every province's reading is read for its own
    place, every agency that may have to act is named, and near names are shown. Every province's clock runs
    under its own name, and none of them can be breached while nobody knows the place.
    """
    found = night(f"{CHILD}; {BOND}", "Lahor")
    assert found.site.area is None
    assert "Lahore" in found.site.near
    bonded = [name for name in found.outcome.assessed.law.readings if name.startswith("blsa_")]
    assert {found.outcome.assessed.value(name) for name in bonded} == {Value.MET}
    child_protection = {
        part.agency.id for part in found.parts if part.agency.id.startswith("child_protection_")
    }
    assert len(child_protection) == 7
    provincial = [each for each in found.owed if each.deadline.within]
    assert {"clock_punjab_care", "clock_sindh_care"} <= {each.deadline.id for each in provincial}
    assert not any(each.certain for each in provincial)


def test_a_known_place_leaves_the_others_out():
    """
    In Lahore only Punjab's agencies are named and only Punjab's clocks run.
    """
    found = night(f"{CHILD}; {BOND}")
    assert {part.agency.id for part in found.parts if part.agency.id.startswith("child_protection_")} == {
        "child_protection_punjab"
    }
    bound = {name for name, clock in clocks(found).items() if clock.deadline.within}
    assert bound == {"clock_punjab_care"}


def test_a_zone_that_is_not_known_is_not_named(table):
    """
    The FIA leads, and the page names its zone only where a source gives it. A zone has a date as well.

        written  | on         | zone
        ---------+------------+----------------
        Peshawar | 2024-06-01 | fia-peshawar
        Quetta   | 2024-06-01 | fia-balochistan
        Karachi  | 2026-10-01 | fia-karachi
        Lahore   | 2026-10-01 | unknown
        Multan   | 2026-10-01 | unknown
    """
    led = "recruited; force; forced labour or services; carried across Pakistan's border, or to be"
    for row in table:
        found = night(led, row["written"], row["on"])
        [part] = [each for each in found.parts if each.role.value == "lead"]
        assert part.agency.id == "fia_ahtc"
        assert (part.zone.id if part.zone else "unknown") == row["zone"], row["written"]


def test_a_border_town_is_no_border_crossed():
    """
    That somebody is found in Torkham does not say that they were carried over the border. It has to be
    asked.
    """
    found = night("recruited; force; forced labour or services", "Torkham")
    assert found.contested
    assert "FIA, provisionally" in told(found)
    assert found.site.territory == "PK5"
