"""The limits of definitions: they say what words mean, and never what probably happened."""

from spec.playing import LAW, holds, known, posture


def test_a_definition_gives_no_evidence(table):
    """
    A likely thing does not follow. Long hours are not forced labour, poverty is not its abuse, a paid
    journey is not the helper's profit, and somebody who holds a passport not their own has not thereby been
    coerced.

        recorded                        | forced labour or | abuse of a position | other    | the helper's
                                        | services         | of vulnerability    | coercion | benefit
        --------------------------------+------------------+---------------------+----------+-------------
        very long hours; wages withheld | open             | unknown             | unknown  | unknown
        in a position of vulnerability  | open             | unknown             | unknown  | unknown
        payment for the journey         | open             | unknown             | unknown  | unknown
        papers kept by somebody else    | open             | unknown             | unknown  | unknown
    """
    holds(table)


def test_statement_against_definition_contests_a_fact(table):
    """
    Where a statement and a definition disagree the fact is contested, as when two persons disagree.

        recorded                              | crossed a border
        --------------------------------------+-----------------
        irregular entry; not crossed a border | contested
        irregular entry; crossed a border     | yes
        not moved; crossed a border           | contested
    """
    for row in table:
        assert known(row["recorded"], "crossed a border") == row["crossed a border"]


def test_what_sources_contest_no_definition_settles(table):
    """
    A fact on which persons disagree stays contested, whatever would follow from other facts. A definition
    is not one voice more. And nothing follows from a contested fact.

        recorded                                     | crossed a border | moved
        ---------------------------------------------+------------------+--------
        contested: crossed a border; irregular entry | contested        | yes
        contested: crossed a border                  | contested        | unknown
    """
    for row in table:
        for label in ("crossed a border", "moved"):
            assert known(row["recorded"], label) == row[label]


def test_definitions_are_drawn_from_statements_only():
    """
    A definition is drawn from what somebody stated and not from what another definition concluded. So each
    conclusion is one step from a statement that can be shown.
    """
    for each in LAW.facts.values():
        for rule in (each.shown_by, each.refuted_by):
            assert rule is None or all(name in LAW.facts for name in facts_of(rule))


def facts_of(rule):
    if not rule.parts:
        yield rule.name
    for part in rule.parts:
        yield from facts_of(part)


def test_a_definition_raises_no_protection():
    """
    Protection looks at what was stated. What merely follows by definition neither raises nor lowers it; the
    statement it follows from has done so already, if it is a sign.
    """
    assert posture("irregular entry") == "unscreened"
    assert posture("abuse of a position of vulnerability; not in a position of vulnerability") == "protect"
