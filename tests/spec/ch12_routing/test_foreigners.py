"""People from elsewhere: told of consular help, and never reported to a State they fear.

A detained foreigner is told without delay that the consulate can be called. The consulate is called only if
the person wishes it, and never where they ask for refuge or fear return.
"""

from spec.ch12_routing.night import clocks, night, told


def test_when_the_consulate_comes_into_question(table):
    """
    Fear and asylum must be known not to be there: until somebody has asked, the consulate is not told.

        recorded                                      | consulate | UNHCR
        ----------------------------------------------+-----------+------
        not a citizen of Pakistan; in custody;        |           |
        not asylum claimed; not fear of return        | told      | no
        not a citizen of Pakistan; in custody         | no        | no
        not a citizen of Pakistan; in custody;        |           |
        not asylum claimed; fear of return            | no        | told
        not a citizen of Pakistan; in custody;        |           |
        asylum claimed; not fear of return            | no        | told
        not a citizen of Pakistan; in custody;        |           |
        not asylum claimed; contested: fear of return | no        | told
        not a citizen of Pakistan; not in custody;    |           |
        not asylum claimed; not fear of return        | no        | no
        in custody; not asylum claimed;               |           |
        not fear of return                            | no        | no
    """
    for row in table:
        found = told(night(row["recorded"], "Peshawar"))
        for agency in ("consulate", "UNHCR"):
            assert (agency in found) == (row[agency] == "told"), row["recorded"]


def test_the_person_is_told_of_it_all_the_same():
    """
    To tell the person of consular help is owed to every detained foreigner, also to one who fears return:
    it is theirs to use or not. The clock stops when the person was told.
    """
    found = night("not a citizen of Pakistan; in custody; fear of return", "Peshawar")
    clock = clocks(found)["clock_consular"]
    assert "consulate" not in told(found)
    assert clock.deadline.stops == ("consular_help_offered", "released")


def test_a_consulate_is_told_because_the_person_wishes_it():
    """
    The name of the agency itself says it, on every page.
    """
    found = night("not a citizen of Pakistan; in custody; not asylum claimed; not fear of return")
    [part] = [each for each in found.parts if each.agency.id == "consulate"]
    assert part.agency.label == "the person's consulate, only if the person wishes it"


def test_refuge_stops_a_removal_before_anything_else():
    """
    Whoever fears return is owed a stop before any removal, and a section that stands against them changes
    nothing in it.
    """
    for told_of in (
        "fear of return",
        "asylum claimed; Foreigners Act section applied; not a citizen of Pakistan",
    ):
        found = night(told_of, "Peshawar")
        assert "safeguard_non_refoulement" in {each.id for each in found.outcome.safeguards}
        assert found.outcome.protection.posture.value == "protect"
