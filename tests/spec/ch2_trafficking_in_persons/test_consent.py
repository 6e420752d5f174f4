"""Consent: irrelevant where any of the means was used, and for a child always, article 3(b) and (c).

People agree to journeys, to jobs and to marriages that turn out to be something else. Officers ask about
consent first and close the file on the answer. So the specification is strict: consent is recorded, shown
to be irrelevant where it is, and enters no reading.
"""

from rabta.assessment import Statement, assess
from rabta.law import Period
from spec.playing import LAW, LAW_TODAY, holds, remarks, value, worked_cases

TRAFFICKING = "trafficking in persons"


def test_consent_never_changes_the_reading(table):
    """
    Whether the person agreed, refused or was never asked, trafficking reads the same. For a child the
    family's agreement is recorded in the same place and matters as little.

        recorded                                                    | trafficking in persons
        ------------------------------------------------------------+-----------------------
        agreed at the start; recruited; deception; made to beg      | met
        not agreed at the start; recruited; deception; made to beg  | met
        recruited; deception; made to beg                           | met
        agreed at the start; harboured; under eighteen; made to beg | met
        agreed at the start; recruited; made to beg                 | open
        not agreed at the start; recruited; made to beg             | open
    """
    holds(table)


def test_no_reading_rests_on_consent():
    """
    Consent is a condition of no reading at all. In every worked case each reading comes out the same
    whether agreement at the start is recorded, denied or left out.
    """
    assert all("consent_given" not in LAW_TODAY.facts_below(name) for name in LAW.nodes)
    for case in worked_cases():
        values = []
        for answer in (True, False, None):
            told = {**case.statements, "consent_given": (Statement(answer),)}
            assessed = assess(LAW, type(case)(statements=told), Period())
            values.append([assessed.value(name) for name in LAW.readings])
        assert values[0] == values[1] == values[2]


def test_consent_on_record_is_answered(table):
    """
    Where consent is on record and one of the means was used, or the person is a child, the page says that
    it does not matter. Where neither is known it says nothing of the kind: an adult's free agreement, if it
    was free, is no wrong.

        recorded                            | said of consent
        ------------------------------------+-------------------
        agreed at the start; threats        | it does not matter
        agreed at the start; under eighteen | it does not matter
        agreed at the start                 | nothing
        threats                             | nothing
    """
    for row in table:
        said = "trafficking_consent_irrelevant" in remarks(row["recorded"], TRAFFICKING)
        assert ("it does not matter" if said else "nothing") == row["said of consent"]


def test_nobody_is_asked_to_justify_agreement():
    """
    Agreement is recorded from the file. The person is never asked why they went.
    """
    assert LAW.question_of["consent_given"].asked.value == "file"
    assert value("agreed at the start", TRAFFICKING) == "open"
