"""The order of questions.

Safety first. Then what can settle a reading, before what can settle part of one, before what bears on
protection alone. Among equals what a recorded sign points to, then what costs the person less. Painful
questions come last of all.
"""

from rabta.law.values import Asked, Sensitivity
from spec.playing import LAW, asked, read, worked_cases

SAFETY = ["danger", "age", "company"]


def everybody():
    """Persons of all kinds: nobody known, the worked cases, and some with one fact."""
    return ("nothing", "irregular entry", "recruited", "wages withheld", *worked_cases())


def test_safety_comes_first():
    """
    Whether the person is in danger, how old they are and who is with them stand before everything else, as
    long as they are unknown.
    """
    assert asked("nothing")[:3] == SAFETY
    for told in everybody():
        questions = asked(told)
        safe = [each for each in questions if each in SAFETY]
        if not read(told).stop:
            assert questions[: len(safe)] == safe


def test_painful_questions_come_last():
    """
    What hurts to tell is asked after everything else that is worth asking.
    """
    painful = {each.id for each in LAW.questions.values() if each.sensitivity is Sensitivity.PAINFUL}
    assert painful == {"sexual"}
    for told in everybody():
        questions = asked(told)
        last = [each for each in questions if each in painful]
        assert questions[len(questions) - len(last) :] == last


def test_what_settles_a_reading_comes_before_what_settles_a_part_of_it(table):
    """
    With an act and a purpose on record only the means is wanting, and one answer settles trafficking:
    questions about means move up. Before that, no single answer settles it, and they stand further down.

        recorded               | among the first two after safety
        -----------------------+---------------------------------
        recruited; made to beg | promise
        nothing                | act
    """
    for row in table:
        after_safety = [each for each in asked(row["recorded"]) if each not in SAFETY]
        assert row["among the first two after safety"] in after_safety[:2]


def test_what_a_sign_points_to_moves_up():
    """
    Payment for the journey makes the helper's part worth asking sooner; debt makes the terms of the debt
    worth asking.
    """
    without, with_sign = asked("crossed a border"), asked("crossed a border; payment for the journey")
    assert with_sign.index("help") <= without.index("help")
    assert "debt_terms" in asked("recruited; threats; debt to be worked off")


def test_among_equals_the_plainer_comes_first(table):
    """
    Two questions that can settle the same are asked in the order of what they cost.

        recorded               | the plainer | the other
        -----------------------+-------------+----------
        recruited; made to beg | promise     | pressure
        recruited; threats     | gain        | sexual
        nothing                | act         | refuge
    """
    costs = list(Sensitivity)
    for row in table:
        plain, other = LAW.questions[row["the plainer"]], LAW.questions[row["the other"]]
        assert costs.index(plain.sensitivity) < costs.index(other.sensitivity)
        questions = asked(row["recorded"])
        assert questions.index(plain.id) < questions.index(other.id), row["recorded"]


def test_only_what_can_change_something_is_asked():
    """
    A question stands in the list only if some answer to it could settle a reading or a part of one that is
    still open, raise protection, or bear on safety now. Each question says which.
    """
    for told in everybody():
        for ask in read(told).asks:
            assert ask.settles, ask.question.id
            assert ask.question.asked is not Asked.NEVER


def test_what_cannot_change_anything_is_not_asked(table):
    """
    Once smuggling is settled, what the helper got is no longer asked. Who the helper was never was an
    element of anything, and is not asked at all.

        recorded                                                                        | not asked
        --------------------------------------------------------------------------------+----------
        irregular entry; entry or journey helped by somebody; no benefit to the helper; |
        the helper is still paid after arrival                                          | helper
        nothing                                                                         | helper
        nothing                                                                         | agreement
        recruited; transported; transferred; harboured; received;                       |
        daily life or work directed by somebody                                         | act
    """
    for row in table:
        assert row["not asked"] not in asked(row["recorded"])


def test_graver_circumstances_wait():
    """
    Forms, aggravations and the group are asked about when trafficking, smuggling, stay and refuge are
    settled or no question can settle them; not before.
    """
    assert "group" not in asked("nothing")
    settled = (
        "recruited; threats; made to beg; not under eighteen; not may be under eighteen; in danger now; "
        "irregular entry; entry or journey helped by somebody; the helper's benefit; "
        "not irregular stay enabled by somebody; fear of return"
    )
    assert "group" in asked(settled)
