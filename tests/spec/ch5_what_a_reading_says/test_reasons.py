"""Reasons: why a reading is as it is, what it hangs on, what is still needed.

A reading without its reasons is an oracle. Each says which facts and which sources carry it and under which
provision, so that anybody can check it and say where it is wrong.
"""

from rabta.assessment import facts_in, still_needed
from rabta.protection import subject_document
from spec.playing import LAW, fact, named, parts, person, read, worked_cases


def test_a_reading_names_the_facts_that_carry_it(table):
    """
    A reading that is met names the facts that make it so and leaves out those that do not matter to it. One
    that is ruled out names what rules it out.

        recorded                                         | reading                | rests on
        -------------------------------------------------+------------------------+--------------------
        recruited; threats; made to beg; very long hours | trafficking in persons | recruited; threats;
                                                         |                        | made to beg
        irregular entry; no benefit to the helper        | smuggling of migrants  | no benefit to the
                                                         |                        | helper
        under eighteen; hurt or ill                      | the person is a child  | under eighteen
    """
    for row in table:
        reading = named(row["reading"])
        (reason,) = read(row["recorded"]).assessed.reasons(reading)
        carrying = {id for id, value in facts_in(reason).items() if value is reason.value}
        expected = {fact(part.removeprefix("not ")) for part in parts(row["rests on"])}
        assert carrying == expected


def test_every_reason_cites_its_provision():
    """
    Every reading and every element cites the provisions it is taken from, and the page says of each how
    sure we are of it.
    """
    for node in LAW.nodes.values():
        for version in node.versions:
            assert version.provisions, node.label
            assert all(LAW.provisions[id].verification for id in version.provisions)


def test_what_a_reading_hangs_on(table):
    """
    Some settled readings hang on one fact: withdraw it and they are open again. These facts are named,
    since a witness who leaves or a paper that turns out forged would change everything. Where two facts do
    the same work, neither is named for it.

        recorded                                          | reading                | hangs on
        --------------------------------------------------+------------------------+-------------------------
        recruited; threats; made to beg                   | trafficking in persons | recruited; threats;
                                                          |                        | made to beg
        recruited; threats; force; made to beg            | trafficking in persons | recruited; made to beg
        recruited; harboured; threats; force; made to beg | trafficking in persons | made to beg
        no benefit to the helper                          | smuggling of migrants  | no benefit to the helper
        no benefit to the helper; not irregular entry     | smuggling of migrants  | nothing
        recruited                                         | trafficking in persons | nothing
    """
    for row in table:
        hanging = read(row["recorded"]).assessed.hangs_on.get(named(row["reading"]), ())
        assert set(hanging) == {fact(part.removeprefix("not ")) for part in parts(row["hangs on"])}


def test_what_is_still_needed(table):
    """
    An open reading says what is still needed: its open elements, and the unknown facts that would settle
    them. A settled reading needs nothing.

        recorded                        | reading                | still needed
        --------------------------------+------------------------+------------------------------------------
        irregular entry                 | smuggling of migrants  | procured by somebody else;
                                        |                        | for a financial or other material benefit
        the helper's benefit            | smuggling of migrants  | illegal entry; procured by somebody else;
                                        |                        | of a person who is neither national nor
                                        |                        | permanent resident
        recruited; threats; made to beg | trafficking in persons | nothing
        no benefit to the helper        | smuggling of migrants  | nothing
    """
    for row in table:
        needed = still_needed(read(row["recorded"]).assessed, named(row["reading"]))
        assert [each.element for each in needed] == [named(part) for part in parts(row["still needed"])]
        assert all(each.facts for each in needed)


def test_who_said_it_goes_with_every_reason():
    """
    Where sources are recorded, every reason shows them, with what each said.
    """
    told = person("contested: threats; recruited; made to beg")
    shown = str(subject_document(read(told))["reasons"]["trafficking"])
    assert "one source" in shown
    assert "another source" in shown


def test_reasons_and_reading_never_differ():
    """
    In every worked case the value at the head of the reasons is the value of the reading, for every
    reading.
    """
    for case in worked_cases():
        found = read(case).assessed
        for name in LAW.readings:
            (reason,) = found.reasons(name)
            assert {True: "met", False: "ruled_out", None: "open"}[reason.value] == found.value(name).value
