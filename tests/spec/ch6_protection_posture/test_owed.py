"""What is owed and what is needed.

Safeguards are what a State owes the person under the Protocols, each as strongly as its article puts it.
Needs are what the facts suggest the person wants now; the person is asked about the rest.
"""

from spec.playing import LAW, needed_now, none_of, owed, parts


def test_safeguards_are_owed_to_every_presumed_victim():
    """
    What the Trafficking Protocol owes to victims is owed from the first sign, not from the judgment:
    privacy, information, assistance, regard for age and gender, safety, compensation, protection from being
    victimised again.
    """
    articles = {"tip_6_1", "tip_6_2", "tip_6_3", "tip_6_4", "tip_6_5", "tip_6_6", "tip_9"}
    owed_to_victims = {each.id for each in LAW.protection.safeguards if articles & set(each.provisions)}
    assert len(owed_to_victims) == 7
    assert owed_to_victims <= owed("wages withheld")
    assert not owed_to_victims & owed("nothing")
    assert not owed_to_victims & owed(none_of("a means", "the purpose of exploitation"))


def test_each_safeguard_says_how_strongly_it_is_owed(table):
    """
    The Protocols oblige in different words, and the page keeps the difference.

        article | strength
        --------+----------------
        6(1)    | shall
        6(2)    | shall
        6(3)    | shall consider
        6(4)    | shall
        6(5)    | shall endeavour
        6(6)    | shall
        7       | shall consider
        8       | shall
        9       | shall
        14      | shall
    """
    strengths = {
        LAW.provisions[id].citation.removeprefix("art. "): each.strength
        for each in LAW.protection.safeguards
        for id in each.provisions
        if LAW.provisions[id].instrument == "trafficking_protocol"
    }
    assert strengths == {row["article"]: row["strength"] for row in table}


def test_stay_and_safe_return_are_owed_where_a_border_was_crossed():
    """
    Considering stay, and return with regard to safety, concern those who are abroad.
    """
    abroad = {each.id for each in LAW.protection.safeguards if {"tip_7", "tip_8"} & set(each.provisions)}
    assert abroad <= owed("threats; crossed a border")
    assert not abroad & owed("threats; not crossed a border")


def test_needs_follow_the_facts(table):
    """
    Each of these facts suggests a need, whatever the readings say. A dispute about the fact does not take
    the need away: who may be hurt sees a doctor first.

        recorded                                       | needed now
        -----------------------------------------------+--------------------------------------------
        in danger now                                  | a safe place, away from those who may harm
        contested: in danger now                       | a safe place, away from those who may harm
        hurt or ill                                    | a doctor
        contested: hurt or ill                         | a doctor
        interpreter needed                             | an interpreter who is not one of the people
                                                       | they came with
        under eighteen                                 | the child protection agency, now
        may be under eighteen                          | the child protection agency, now
        papers kept by somebody else                   | their own papers back, or new ones
        wages withheld                                 | wages recovered and the debt looked at
        a section of law already applied to the person | legal advice, before any section is applied
        fear of return                                 | the asylum procedure
        contested: fear of return                      | the asylum procedure
        nothing                                        | nothing
    """
    for row in table:
        assert needed_now(row["recorded"]) == parts(row["needed now"]), row["recorded"]


def test_a_denial_takes_nothing_away():
    """
    What is owed to a person on what one source reported stays owed when another denies it.
    """
    for told in ("threats", "under eighteen", "fear of return", "papers kept by somebody else"):
        assert owed(told) <= owed(f"contested: {told}"), told
    assert owed("threats; crossed a border") <= owed("threats; contested: crossed a border")
