"""Ten matters that officers in Pakistan confuse: the reading, the agency and the shield each should have.

A child needs no means (A). Paying an agent is no exploitation (B), until one is held (C). A border makes it
the FIA's (D). The date of the act can decide everything (E). Help without gain is not smuggling (F). The
Act knows neither organs nor marriage (G, I). Refuge comes before removal (H). Silence settles nothing (J).
"""

import pytest

from rabta.assessment import Answer, Record, Stands, Statement, Subject, Value, assess
from rabta.law import Faults, Period, load_cases, load_law, pack_folder
from rabta.law.duties import Extent, Role
from rabta.law.values import Ground
from rabta.protection import Posture, outcome, read_case
from rabta.routing import ground_of, nights

LAW = load_law("pakistan")
GROUND = ground_of(LAW)
CASES = {case.id: case for case in load_cases(pack_folder("pakistan"), Faults())}


def subject(facts, **more):
    return Subject(statements={name: (Statement(value),) for name, value in facts.items()}, **more)


def night(id):
    """All that is to be known of a case tonight."""
    case = CASES[id]
    record = Record(id, case.on, (subject(case.facts),), None, case.territory)
    return nights(LAW, record, GROUND)[0]


def value(id, reading):
    return read_case(LAW, CASES[id]).assessed.value(reading)


def met(id, *readings):
    return all(value(id, reading) is Value.MET for reading in readings)


def agencies(found, role, *, firmly=True):
    return {part.agency.id for part in found.parts if part.role is role and part.provisional is not firmly}


def shown_gaps(found):
    return {gap.id for gap in found.gaps}


def levers(found):
    return {name for exposure in found.exposures for name in exposure.conduct.levers}


def extents(found, provision):
    """How far a shielding section reaches, for each piece of own conduct the person is exposed to."""
    return {
        exposure.conduct.id: cover.extent
        for exposure in found.exposures
        for cover in exposure.conduct.covers
        if cover.provision == provision
    }


# --- A to J ---------------------------------------------------------------------------------


def test_vector_a_a_child_needs_no_means_and_the_bond_is_punjabs():
    id, found = "vector-a-kiln-boy", night("vector-a-kiln-boy")
    assert met(id, "trafficking", "ptpa_trafficking", "ptpa_woman_or_child", "debt_bondage", "blsa_punjab")
    assert value(id, "means") is Value.OPEN
    assert value(id, "smuggling") is Value.RULED_OUT
    assert agencies(found, Role.LEAD) == {"police"}
    assert not found.contested
    assert "deputy_commissioner" in agencies(found, Role.INQUIRE)
    assert "child_protection_punjab" in agencies(found, Role.TELL)
    assert "fia_ahtc" not in {part.agency.id for part in found.parts}
    assert found.outcome.stop


def test_vector_b_smuggling_and_the_migrant_is_not_liable_under_that_act_only():
    id, found = "vector-b-libya-free", night("vector-b-libya-free")
    assert met(id, "smuggling", "psma_smuggling")
    assert value(id, "trafficking") is value(id, "ptpa_trafficking") is Value.RULED_OUT
    assert "psma_migrant_not_liable" in found.outcome.assessed.remarks("psma_smuggling")
    assert {part.agency.id for part in found.parts} == {"fia_ahtc"}
    assert extents(found, "ptpa_6")["own_emigration"] is Extent.NOT_COVERED
    assert extents(found, "psma_8")["own_emigration"] is Extent.NOT_COVERED
    assert extents(found, "psma_8")["own_smuggling"] is Extent.COVERED
    conduct = LAW.duties.own_conduct["own_emigration"]
    assert LAW.provisions[conduct.provisions[0]].citation == "s. 17(1)"
    assert {"lever_release_169", "lever_withdrawal_494", "lever_quashing_561a"} <= levers(found)
    assert found.outcome.protection.posture is Posture.UNSCREENED


def test_vector_c_first_smuggled_then_trafficked_and_both_are_the_fias():
    id, found = "vector-c-libya-held", night("vector-c-libya-held")
    assert met(id, "smuggling", "psma_smuggling", "psma_aggravated", "smuggling_inhuman_treatment")
    assert met(id, "trafficking", "ptpa_trafficking", "debt_bondage")
    leads = {part.route.id: part.agency.id for part in found.parts if part.role is Role.LEAD}
    assert leads["route_fia_trafficking"] == leads["route_fia_smuggling"] == "fia_ahtc"
    assert "route_police_trafficking" not in leads
    assert found.outcome.protection.posture is Posture.PROTECT


def test_vector_d_a_woman_a_kept_passport_and_a_border():
    id, found = "vector-d-gulf-job", night("vector-d-gulf-job")
    assert met(id, "trafficking", "ptpa_trafficking", "ptpa_woman_or_child", "ptpa_aggravated")
    cited = [reason.provisions for reason in found.outcome.assessed.reasons("ptpa_woman_or_child")]
    assert cited == [("ptpa_3_2_2022",)]
    assert agencies(found, Role.LEAD) == {"fia_ahtc"}
    assert not found.contested
    assert met(id, "eo_fraudulent_inducement")
    assert extents(found, "ptpa_6")["own_vice"] is Extent.NOT_COVERED


@pytest.mark.parametrize(
    ("id", "expected", "stands"),
    [
        ("vector-e-umrah-2024", Value.RULED_OUT, None),
        ("vector-e-umrah-uncertain", Value.OPEN, Stands.LAW_UNCERTAIN),
        ("vector-e-umrah-2027", Value.MET, None),
    ],
)
def test_vector_e_the_same_facts_have_another_answer_at_another_date(id, expected, stands):
    found = night(id)
    assessed = found.outcome.assessed
    assert assessed.value("ptpa_trafficking") is expected
    assert assessed.stands("ptpa_trafficking") is stands
    assert assessed.value("trafficking") is Value.OPEN
    assert agencies(found, Role.LEAD) == {"fia_ahtc"}
    assert "lever_begging_alone" in levers(found)
    assert ("gap_begging" in shown_gaps(found)) == (expected is not Value.MET)
    assert found.outcome.protection.posture is Posture.PROTECT


def test_the_three_versions_of_vector_e_differ_by_their_date_alone():
    cases = [case for id, case in CASES.items() if id.startswith("vector-e-")]
    assert len(cases) == 3
    assert all(case.facts == cases[0].facts and case.summary == cases[0].summary for case in cases)


def test_vector_f_without_a_benefit_there_is_no_smuggling():
    id, found = "vector-f-brother", night("vector-f-brother")
    assert value(id, "smuggling") is value(id, "psma_smuggling") is Value.RULED_OUT
    assert "psma_no_benefit" in found.outcome.assessed.remarks("psma_smuggling")
    assert agencies(found, Role.LEAD) == set()


def test_vector_g_organs_are_in_the_protocol_and_in_another_act():
    id, found = "vector-g-kidney-debt", night("vector-g-kidney-debt")
    assert met(id, "trafficking", "organ_removal", "thota_removal", "thota_dealing")
    assert value(id, "ptpa_trafficking") is Value.RULED_OUT
    assert "ptpa_narrower" in found.outcome.assessed.remarks("ptpa_trafficking")
    assert "gap_organ" in shown_gaps(found)
    assert {"thota_10", "thota_11"} <= set(LAW.duties.gaps["gap_organ"].fallback)
    assert "fia_ahtc" in agencies(found, Role.LEAD)
    assert "organ_authority" in agencies(found, Role.TELL)


def test_vector_h_irregular_and_not_to_be_removed():
    id, found = "vector-h-afghan-woman", night("vector-h-afghan-woman")
    assert met(id, "irregular_entry", "non_refoulement")
    assert value(id, "trafficking") is Value.OPEN
    assert "safeguard_non_refoulement" in {each.id for each in found.outcome.safeguards}
    assert "unhcr" in agencies(found, Role.TELL)
    assert "consulate" not in {part.agency.id for part in found.parts}
    assert "lever_knowledge_14_2" in levers(found)
    assert "clock_screening" in {each.deadline.id for each in found.owed}
    asked = {ask.question.id for ask in found.outcome.asks}
    assert {"promise", "pressure", "gain"} <= asked


def test_vector_i_a_girl_married_off_is_the_penal_codes():
    id, found = "vector-i-girl-married", night("vector-i-girl-married")
    assert met(id, "forced_marriage", "ppc_forced_marriage", "child")
    assert value(id, "ptpa_trafficking") is not Value.MET
    assert "gap_marriage" in shown_gaps(found)
    assert agencies(found, Role.LEAD) == {"police"}
    assert "child_protection_sindh" in agencies(found, Role.TELL)


def test_vector_j_nothing_is_settled_and_age_comes_first():
    found = night("vector-j-silent")
    values = {found.outcome.assessed.value(name) for name in LAW.readings}
    assert values <= {Value.OPEN, Value.NOT_IN_FORCE}
    assert found.outcome.protection.posture is Posture.PROTECT
    asked = [ask.question.id for ask in found.outcome.asks]
    assert asked[:2] == ["danger", "age"]
    assert found.contested
    assert agencies(found, Role.LEAD, firmly=False) == {"police"}


def test_a_person_who_does_not_say_their_age_is_treated_as_perhaps_a_child():
    silent = subject(CASES["vector-j-silent"].facts, answers={"age": Answer.DOES_NOT_WANT_TO_SAY})
    found = outcome(assess(LAW, silent, Period(), "PK6"))
    assert Ground.AGE_IN_DOUBT in {reason.ground for reason in found.protection.reasons}
    assert found.stop
