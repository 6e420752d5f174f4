"""Own conduct: two narrow shields, and what else can be used.

Section 6 of the trafficking Act shields a victim from *an offence under this Act*. Section 8 of the
smuggling Act shields a smuggled migrant from prosecution *under this Act*. All that people are in fact
booked for stands in other laws. The page says so for each, and names the levers. It never says that the
person did anything, and nobody is asked.
"""

from rabta.law.values import Asked
from rabta.protection import exposures, outcome
from spec.ch11_pakistan.reading import LAW, fact, read


def shown(text):
    """The pieces of own conduct that the page shows, and whether the section stands already."""
    return {each.conduct.id: each.applied for each in exposures(read(text))}


def covers(conduct, provision):
    """How far a shielding provision reaches over a piece of own conduct."""
    each = next(cover for cover in LAW.duties.own_conduct[conduct].covers if cover.provision == provision)
    return each.extent.value


def test_how_far_the_two_shields_reach(table):
    """
    Section 6 reaches the victim who was made to recruit others, and section 8 the migrant who was smuggled.
    It is unclear whether section 6 reaches the begging that the amendment of 2025 is reported to add.
    Nothing else is covered.

        section applied                      | conduct              | PTPA s. 6   | PSMA s. 8
        -------------------------------------+----------------------+-------------+------------
        trafficking section applied          | own_trafficking      | covered     | not covered
        smuggling section applied            | own_smuggling        | not covered | covered
        begging or vagrancy section applied  | own_begging          | unclear     | not covered
        emigration section applied           | own_emigration       | not covered | not covered
        return costs claimed from the person | own_return_costs     | not covered | not covered
        passport section on the journey      |                      |             |
        applied                              | own_passport_journey | not covered | not covered
        passport section on papers applied   | own_passport_papers  | not covered | not covered
        exit control section applied         | own_exit_control     | not covered | not covered
        vice section applied                 | own_vice             | not covered | not covered
        cheating or forgery section applied  | own_forgery          | not covered | not covered
        drug section applied                 | own_drugs            | not covered | not covered
        online fraud section applied         | own_online_fraud     | not covered | not covered
    """
    for row in table:
        assert shown(row["section applied"]).get(row["conduct"]) is True, row["section applied"]
        assert covers(row["conduct"], "ptpa_6") == row["PTPA s. 6"]
        assert covers(row["conduct"], "psma_8") == row["PSMA s. 8"]


def test_what_people_in_such_a_situation_are_booked_for(table):
    """
    The page warns before a section is applied: under these sections people in such a situation are booked.
    It reads facts that are on file for other reasons.

        recorded                                  | shown
        ------------------------------------------+---------------------
        irregular entry                           | own_emigration
        irregular exit                            | own_passport_journey
        false or fraudulently obtained papers     | own_forgery
        made to beg                               | own_begging
        sexual exploitation                       | own_vice
        made to commit offences                   | own_drugs
        not a citizen of Pakistan; irregular stay | own_foreigners
    """
    for row in table:
        assert shown(row["recorded"]).get(row["shown"]) is False, row["recorded"]
    assert shown("nothing") == {}


def test_a_section_that_stands_raises_protection_even_if_it_is_disputed():
    """
    Each of them is a reason to protect. One source is enough; that another denies it takes nothing away.
    """
    sections = [each.applied for each in LAW.duties.own_conduct.values()]
    for name in sections:
        label = LAW.facts[name].label
        assert outcome(read(label)).protection.posture.value == "protect", label
        assert outcome(read(f"contested: {label}")).protection.posture.value == "protect", label


def test_nobody_asks_for_a_section():
    """
    The sections are recorded where they stand on file. The question that lists them is never put to
    anybody.
    """
    [question] = [each for each in LAW.questions.values() if fact("vice section applied") in each.facts]
    assert question.asked is Asked.NEVER
    assert {each.applied for each in LAW.duties.own_conduct.values()} <= set(question.facts)


def test_there_is_always_a_lever(table):
    """
    What can be used where no shield reaches. Most of it rests on general criminal law that was not checked
    against its text, and carries the mark.

        conduct          | lever
        -----------------+---------------------
        own_emigration   | lever_release_169
        own_vice         | lever_withdrawal_494
        own_online_fraud | lever_duress_94
        own_drugs        | lever_quashing_561a
        own_foreigners   | lever_knowledge_14_2
        own_begging      | lever_begging_alone
        own_trafficking  | lever_witness
        own_return_costs | lever_legal_aid
    """
    for row in table:
        assert row["lever"] in LAW.duties.own_conduct[row["conduct"]].levers
    assert all(each.levers for each in LAW.duties.own_conduct.values())
    marks = {
        LAW.provisions[name].verification.value
        for lever in ("lever_release_169", "lever_withdrawal_494", "lever_duress_94", "lever_quashing_561a")
        for name in LAW.duties.levers[lever].provisions
    }
    assert marks == {"unverified"}


def test_a_victim_is_not_charged_under_the_act_and_may_be_heard():
    """
    Where a trafficking section stands against somebody, the first safeguard is not to charge a victim with
    an offence under the Act.
    """
    owed = {each.id for each in outcome(read("trafficking section applied")).safeguards}
    assert {"safeguard_victim_not_liable", "safeguard_no_self_accusation"} <= owed
