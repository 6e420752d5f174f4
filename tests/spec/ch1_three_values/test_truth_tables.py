"""The law joins conditions with *and*, *or* and *not*; now and then it asks for a number of them.

These tables say what follows when some of the conditions are unknown. They are the strong three-valued
logic of Stephen Kleene (1952), and they amount to one rule: an answer stands if it would be the same
however the unknowns turned out, and otherwise it is unknown.
"""

from itertools import permutations

from rabta.logic import all_of, any_of, at_least, fact, negation, read, single

WORDS = {True: "yes", False: "no", None: "unknown"}
KNOWN = {word: answer for answer, word in WORDS.items()}


def answer(rule, known):
    kept = read(rule.named("the answer"), single(known))
    return WORDS[kept.value(kept.plan.places["the answer"])]


def test_all_of_them_and_any_of_them(table):
    """
    *All of them* is no as soon as one is no, and yes only when every one is yes. *Any of them* is yes as
    soon as one is yes, and no only when every one is no.

        one     | the other | all of them | any of them
        --------+-----------+-------------+------------
        yes     | yes       | yes         | yes
        yes     | no        | no          | yes
        yes     | unknown   | unknown     | yes
        no      | yes       | no          | yes
        no      | no        | no          | no
        no      | unknown   | no          | unknown
        unknown | yes       | unknown     | yes
        unknown | no        | no          | unknown
        unknown | unknown   | unknown     | unknown
    """
    for row in table:
        known = {"one": KNOWN[row["one"]], "other": KNOWN[row["the other"]]}
        assert answer(all_of(fact("one"), fact("other")), known) == row["all of them"]
        assert answer(any_of(fact("one"), fact("other")), known) == row["any of them"]
    assert len({(row["one"], row["the other"]) for row in table}) == 9


def test_not(table):
    """
    *Not* turns yes into no and no into yes. It leaves the unknown unknown: what nobody has denied is not
    thereby so, and what nobody has confirmed is not thereby false.

        it      | not it
        --------+--------
        yes     | no
        no      | yes
        unknown | unknown
    """
    for row in table:
        assert answer(negation(fact("it")), {"it": KNOWN[row["it"]]}) == row["not it"]


def test_at_least_two_of_three(table):
    """
    *At least two of three* is yes when two are yes, whatever the third; no when two are no, whatever the
    third; and unknown while it could still go either way. The order of the three makes no difference.

        yes | no | unknown | at least two of three
        ----+----+---------+----------------------
        3   | 0  | 0       | yes
        2   | 1  | 0       | yes
        2   | 0  | 1       | yes
        1   | 2  | 0       | no
        1   | 1  | 1       | unknown
        1   | 0  | 2       | unknown
        0   | 3  | 0       | no
        0   | 2  | 1       | no
        0   | 1  | 2       | unknown
        0   | 0  | 3       | unknown
    """
    for row in table:
        answers = [KNOWN[word] for word in KNOWN for _ in range(int(row[word]))]
        assert len(answers) == 3
        for a, b, c in permutations(answers):
            rule = at_least(2, fact("a"), fact("b"), fact("c"))
            assert answer(rule, {"a": a, "b": b, "c": c}) == row["at least two of three"]


def test_conditions_within_conditions(table):
    """
    Conditions may stand within conditions, and the tables hold at every depth. Here is the shape of the
    definition of trafficking: an act, and a purpose, and either a means or a child.

        act     | means   | child   | purpose | all of: act, purpose, any of: means, child
        --------+---------+---------+---------+-------------------------------------------
        yes     | yes     | unknown | yes     | yes
        yes     | unknown | yes     | yes     | yes
        yes     | no      | no      | yes     | no
        yes     | no      | unknown | yes     | unknown
        yes     | unknown | unknown | no      | no
        unknown | no      | no      | unknown | no
        unknown | yes     | no      | yes     | unknown
    """
    rule = all_of(fact("act"), fact("purpose"), any_of(fact("means"), fact("child")))
    for row in table:
        known = {name: KNOWN[row[name]] for name in ("act", "means", "child", "purpose")}
        assert answer(rule, known) == row["all of: act, purpose, any of: means, child"]
