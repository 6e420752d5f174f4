"""What follows from what. The tables are complete: nothing else follows from anything."""

from spec.playing import FACTS, LAW, fact, known, parts, read, table_in


def follows(table):
    """Check every line: what is recorded makes each fact after it so, or not so."""
    for row in table:
        for part in parts(row["it follows"]):
            answer = "no" if part.startswith("not ") else "yes"
            label = part.removeprefix("not ")
            assert known(row["recorded"], label) == answer, (row["recorded"], part)


def test_movement_and_entry(table):
    """
    Journeys, borders and entries. To cross a border is to move; an entry against the rules of a country not
    one's own is a crossing; who did not move crossed nothing.

        recorded                           | it follows
        -----------------------------------+------------------------------------------------------------
        irregular entry                    | crossed a border; moved; neither national nor permanent
                                           | resident
        entered on a valid visa or permit  | crossed a border; moved
        irregular exit                     | crossed a border; moved
        crossed a border                   | moved
        transported                        | moved
        not crossed a border               | not irregular entry; not irregular exit;
                                           | not entered on a valid visa or permit
        not moved                          | not crossed a border; not transported; not irregular entry;
                                           | not irregular exit; not entered on a valid visa or permit
        irregular stay                     | neither national nor permanent resident
        irregular stay enabled by somebody | neither national nor permanent resident
        national or permanent resident     | not irregular entry; not irregular stay;
                                           | not irregular stay enabled by somebody
    """
    follows(table)


def test_exploitation(table):
    """
    Forms of exploitation, their definitions, and the debt.

        recorded                                                     | it follows
        -------------------------------------------------------------+-------------------------------
        work under menace of a penalty; work not offered voluntarily | forced labour or services
        debt to be worked off; not work counted against the debt     | slavery or a similar practice
        debt to be worked off;                                       |
        not work for the debt limited and defined                    | slavery or a similar practice
        bound to land and service                                    | slavery or a similar practice
        not slavery or a similar practice                            | not bound to land and service
        child handed over to be exploited                            | child handed over to others
        not child handed over to others                              | not child handed over to be
                                                                     | exploited
        abuse of a position of vulnerability                         | in a position of vulnerability
        not in a position of vulnerability                           | not abuse of a position of
                                                                     | vulnerability
    """
    follows(table)


def test_the_person(table):
    """
    Age, and conduct on file.

        recorded                                | it follows
        ----------------------------------------+--------------------------------------------
        under eighteen                          | not may be under eighteen
        not under eighteen                      | not may be under eighteen
        that conduct linked to the exploitation | own conduct on file as an offence
        not own conduct on file as an offence   | not that conduct linked to the exploitation
    """
    follows(table)


def test_helpers_and_offenders(table):
    """
    What helpers got, and how many acted together.

        recorded                               | it follows
        ---------------------------------------+-----------------------------------------------
        the helper is still paid after arrival | the helper's benefit
        no benefit to the helper               | not the helper is still paid after arrival
        a group of three or more over time     | three or more offenders; two or more offenders
        three or more offenders                | two or more offenders
        not two or more offenders              | not three or more offenders;
                                               | not a group of three or more over time
        not three or more offenders            | not a group of three or more over time
    """
    follows(table)


def test_nothing_else_follows():
    """
    Every fact alone, said or denied, makes known exactly what the tables of this section say.
    """
    tables = (test_movement_and_entry, test_exploitation, test_the_person, test_helpers_and_offenders)
    listed = {
        (part, row["recorded"])
        for paragraph in tables
        for row in table_in(paragraph.__doc__)
        for part in parts(row["it follows"])
    }
    single = {(part, "; ".join(parts(recorded))) for part, recorded in listed if len(parts(recorded)) == 1}
    drawn = set()
    for label in FACTS:
        for told in (label, f"not {label}"):
            drawn |= {(part, told) for part in new_from(told)}
    assert drawn == single


def new_from(told):
    weighed = read(told).assessed.known
    for each in LAW.facts.values():
        answer = weighed.value(each.id)
        if answer is not None and each.id != fact(told.removeprefix("not ")):
            yield each.label if answer else f"not {each.label}"
