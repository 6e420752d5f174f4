"""What a pack says of agencies, clocks, own conduct and gaps is read as it is written."""

import pytest

from engine.law.duty_files import BESIDE, WHOLE
from engine.law.small_pack import law_of, write_pack
from rabta.law import Faults, PackError, load_packs
from rabta.law.duties import (
    Agency,
    Basis,
    Committee,
    Cover,
    Deadline,
    Duties,
    Event,
    Extent,
    Gap,
    Helpline,
    Level,
    Lever,
    OwnConduct,
    Role,
    Route,
    Term,
    Unit,
)
from rabta.law.loading_duties import FILES
from rabta.law.referring import ANYTHING_READ, Reference
from rabta.law.source import Place
from rabta.law.values import Verification
from rabta.logic import ALWAYS, any_of, fact, negation

a, b, c = fact("a"), fact("b"), fact("c")
HERE = Place("", 0)


# --- what is read ---------------------------------------------------------------------------


@pytest.fixture
def duties(tmp_path):
    """The duties of a pack that has every file of them."""
    return law_of(tmp_path / "small", **BESIDE, **WHOLE).duties


def test_the_whole_pack_has_every_file_of_duties():
    assert tuple(WHOLE) == FILES


def test_a_pack_may_leave_out_every_file_of_duties(folder):
    assert law_of(folder).duties == Duties()


def test_an_agency_has_a_level_and_the_line_above_it(duties):
    assert list(duties.agencies) == ["police", "province", "holder"]
    assert duties.agencies["police"] == Agency(
        id="police",
        label="police",
        definition="The police of a district.",
        level=Level.DISTRICT,
        line=("province", "holder"),
        zones="coast",
        within=("north",),
        verification=Verification.SECONDARY,
        source="a page",
        place=HERE,
    )
    assert duties.agencies["province"].place == Place("agencies.yaml", 10)
    stands_in = duties.agencies["province"]
    assert (stands_in.second_opinion, stands_in.opinion_fallback) == (False, True)
    least = duties.agencies["holder"]
    assert (least.level, least.line, least.zones, least.within) == (Level.COUNTRY, (), "", ())


def test_a_route_says_when_an_agency_has_which_role(duties):
    assert duties.routes == {
        "whole": Route(
            id="whole",
            label="It is theirs.",
            readings=("harm",),
            on_signs=True,
            presumed_victim=True,
            rule=any_of(a, fact("act")),
            agency="police",
            role=Role.LEAD,
            if_open=Role.TELL,
            within=("north", "south"),
            provisions=("s1",),
            place=HERE,
        ),
        "least": Route(
            id="least",
            label="They hear of it.",
            readings=(),
            on_signs=False,
            presumed_victim=False,
            rule=ALWAYS,
            agency="holder",
            role=Role.INQUIRE,
            if_open=None,
            within=(),
            provisions=(),
            place=HERE,
        ),
    }


def test_an_event_has_a_label(duties):
    assert duties.events["shown"] == Event("shown", "brought to court", HERE)
    assert duties.events["shown"].place == Place("events.yaml", 2)


def test_a_deadline_says_what_is_owed_from_when_and_until_when(duties):
    assert duties.deadlines == {
        "clock": Deadline(
            id="clock",
            label="Bring them to court.",
            term=Term(2, Unit.MONTHS, extends=True),
            starts="caught",
            stops=("shown", "caught"),
            rule=negation(fact("harm")),
            agency="police",
            basis=Basis.OUR_DEFAULT,
            binding=False,
            within=("north",),
            provisions=("s1",),
            place=HERE,
        ),
        "at_once": Deadline(
            id="at_once",
            label="At once.",
            term=None,
            starts="caught",
            stops=("shown",),
            rule=None,
            agency="holder",
            basis=Basis.ACT,
            binding=True,
            within=(),
            provisions=(),
            place=HERE,
        ),
    }


@pytest.mark.parametrize("unit", Unit)
def test_a_term_is_counted_in_any_unit(folder, unit):
    text = (
        WHOLE["deadlines"]
        .replace("unit: months\n  extends: yes", f"unit: {unit.value}")
        .replace("clock", "it")
    )
    law = law_of(folder, **BESIDE, **{**WHOLE, "deadlines": text.replace("our default", "rule")})
    assert law.duties.deadlines["it"].term == Term(2, unit)
    assert law.duties.deadlines["it"].basis is Basis.RULE


def test_a_helpline_has_a_number_that_stays_text(duties):
    assert duties.helplines == {
        "call": Helpline("call", "a line", "1099", ("north",), Verification.PRIMARY, "s", HERE),
        "everywhere": Helpline("everywhere", "a line", "+92 1", (), Verification.PRIMARY, "s", HERE),
    }


def test_of_a_committee_what_was_not_found_is_left_open(duties):
    assert duties.committees == {
        "whole": Committee(
            id="whole",
            label="a panel",
            level=Level.DISTRICT,
            chair="the head",
            members=("one", "other"),
            quorum="three",
            cadence="monthly",
            within=("north",),
            verification=Verification.PRIMARY,
            source="s",
            place=HERE,
            every_months=1,
        ),
        "least": Committee(
            "least", "a panel", Level.ZONE, "", (), "", "", (), Verification.UNVERIFIED, "s", HERE
        ),
    }


@pytest.mark.parametrize("written", ["0", "often", "-1"])
def test_how_often_a_committee_sits_is_a_number_of_months_or_a_fault(folder, written):
    text = WHOLE["committees"].replace("every_months: 1", f"every_months: {written}")
    with pytest.raises(PackError, match="number of months"):
        law_of(folder, **BESIDE, **{**WHOLE, "committees": text})


def test_own_conduct_says_what_shields_and_what_can_be_used(duties):
    assert duties.own_conduct == {
        "road": OwnConduct(
            id="road",
            label="leaving the road",
            applied="c",
            exposed=any_of(b, c),
            provisions=("s1",),
            covers=(
                Cover("s1", Extent.COVERED, "It does."),
                Cover("s1", Extent.NOT_COVERED, "It does not."),
            ),
            levers=("plea",),
            within=("north",),
            place=HERE,
        ),
        "plain": OwnConduct("plain", "l", "c", c, ("s1",), (), ("plea",), (), HERE),
    }


def test_levers_and_gaps_are_read(duties):
    assert duties.levers == {"plea": Lever("plea", "a plea", "It can be made.", ("s1",), HERE)}
    assert duties.gaps == {
        "wide": Gap("wide", "a gap", "harm", ("harm",), b, "It differs.", ("s1",), HERE),
        "plain_gap": Gap("plain_gap", "a gap", "harm", (), None, "It differs.", (), HERE),
    }


def test_every_value_knows_where_it_stands(duties):
    for name in FILES:
        first = next(iter(getattr(duties, name).values()))
        assert first.place == Place(f"{name}.yaml", 1)


def test_whatever_has_a_rule_is_read_beside_the_readings(folder):
    law = law_of(folder, **BESIDE, **WHOLE)
    assert law.duties.read() == (
        ("whole", any_of(a, fact("act"))),
        ("least", ALWAYS),
        ("clock", negation(fact("harm"))),
        ("road", any_of(b, c)),
        ("plain", c),
        ("wide", b),
    )
    assert law.read_beside == law.duties.read()


def test_what_a_pack_builds_on_has_its_duties_in_the_law_too(folder, tmp_path):
    write_pack(tmp_path / "base", pack="{id: base, title: t, version: v}", **BESIDE, **WHOLE)
    law = law_of(
        folder,
        pack="{id: small, title: t, version: v, builds_on: base}",
        **dict.fromkeys(("instruments", "provisions", "facts", "questions")),
        routes="more: {label: l, agency: police, role: tell}",
    )
    assert list(law.duties.routes) == ["whole", "least", "more"]
    assert list(law.duties.agencies) == ["police", "province", "holder"]


def test_every_reference_comes_with_its_kind_and_place(folder):
    write_pack(folder, **BESIDE, **WHOLE)
    faults = Faults()
    ((_, references),) = load_packs(folder, faults, compiled=False)
    assert faults.found == []
    found = [each for each in references if each.place.file.removesuffix(".yaml") in FILES]
    assert [(each.what, each.name, str(each.place)) for each in found] == [
        ("agency", "province", "agencies.yaml:5"),
        ("agency", "holder", "agencies.yaml:5"),
        ("reading", "harm", "routes.yaml:3"),
        (ANYTHING_READ, "a", "routes.yaml:6"),
        (ANYTHING_READ, "act", "routes.yaml:6"),
        ("agency", "police", "routes.yaml:7"),
        ("provision", "s1", "routes.yaml:11"),
        ("agency", "holder", "routes.yaml:12"),
        ("event", "caught", "deadlines.yaml:6"),
        ("event", "shown", "deadlines.yaml:7"),
        ("event", "caught", "deadlines.yaml:7"),
        (ANYTHING_READ, "harm", "deadlines.yaml:8"),
        ("agency", "police", "deadlines.yaml:9"),
        ("provision", "s1", "deadlines.yaml:13"),
        ("event", "caught", "deadlines.yaml:14"),
        ("event", "shown", "deadlines.yaml:14"),
        ("agency", "holder", "deadlines.yaml:14"),
        ("fact", "c", "own_conduct.yaml:3"),
        (ANYTHING_READ, "b", "own_conduct.yaml:4"),
        (ANYTHING_READ, "c", "own_conduct.yaml:4"),
        ("provision", "s1", "own_conduct.yaml:5"),
        ("provision", "s1", "own_conduct.yaml:7"),
        ("provision", "s1", "own_conduct.yaml:8"),
        ("lever", "plea", "own_conduct.yaml:9"),
        ("fact", "c", "own_conduct.yaml:11"),
        (ANYTHING_READ, "c", "own_conduct.yaml:11"),
        ("provision", "s1", "own_conduct.yaml:11"),
        ("lever", "plea", "own_conduct.yaml:11"),
        ("provision", "s1", "levers.yaml:1"),
        ("reading", "harm", "gaps.yaml:1"),
        ("reading", "harm", "gaps.yaml:1"),
        (ANYTHING_READ, "b", "gaps.yaml:1"),
        ("provision", "s1", "gaps.yaml:1"),
        ("reading", "harm", "gaps.yaml:2"),
    ]
    assert Reference("lever", "plea", Place("own_conduct.yaml", 9)) in references
