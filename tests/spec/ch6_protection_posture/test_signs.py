"""What raises protection.

Each of the facts in these tables raises the posture by itself, on the ground that its table gives. Nothing
else that can be recorded does.
"""

from spec.playing import FACTS, LAW, parts, posture, read, table_in


def raises(table, ground):
    for row in table:
        told = row["recorded"]
        assert posture(told) == "protect", told
        assert {reason.ground.value for reason in read(told).protection.reasons} == {ground}, told


def test_a_means_is_a_sign(table):
    """
    Each of the nine means is a sign of trafficking.

        recorded                             | the page says
        -------------------------------------+----------------------
        threats                              | a sign of trafficking
        force                                | a sign of trafficking
        other coercion                       | a sign of trafficking
        abduction                            | a sign of trafficking
        fraud                                | a sign of trafficking
        deception                            | a sign of trafficking
        abuse of power                       | a sign of trafficking
        abuse of a position of vulnerability | a sign of trafficking
        payment to somebody in control       | a sign of trafficking
    """
    raises(table, "sign")


def test_exploitation_is_a_sign(table):
    """
    So is every form of exploitation, done or intended.

        recorded                          | the page says
        ----------------------------------+----------------------
        sexual exploitation               | a sign of trafficking
        forced labour or services         | a sign of trafficking
        slavery or a similar practice     | a sign of trafficking
        bound to land and service         | a sign of trafficking
        servitude                         | a sign of trafficking
        removal of an organ               | a sign of trafficking
        made to commit offences           | a sign of trafficking
        made to beg                       | a sign of trafficking
        forced marriage                   | a sign of trafficking
        child handed over to others       | a sign of trafficking
        child handed over to be exploited | a sign of trafficking
        another form of exploitation      | a sign of trafficking
        exploitation has happened         | a sign of trafficking
    """
    raises(table, "sign")


def test_conditions_are_signs(table):
    """
    So are the conditions in which exploited people live and work. Here a *no* can be the sign: not to be
    free to leave.

        recorded                          | the page says
        ----------------------------------+----------------------
        work under menace of a penalty    | a sign of trafficking
        work not offered voluntarily      | a sign of trafficking
        debt to be worked off             | a sign of trafficking
        papers kept by somebody else      | a sign of trafficking
        wages withheld                    | a sign of trafficking
        very long hours                   | a sign of trafficking
        lodging or food well below decent | a sign of trafficking
        confined or cut off               | a sign of trafficking
        not free to leave                 | a sign of trafficking
    """
    raises(table, "sign")


def test_childhood_danger_and_refuge_raise_protection(table):
    """
    These raise protection, though they are no sign of trafficking.

        recorded                       | ground
        -------------------------------+-------------
        under eighteen                 | child
        may be under eighteen          | age in doubt
        in danger now                  | danger
        a companion may be a danger    | danger
        life or safety endangered      | danger
        inhuman or degrading treatment | danger
        somebody died                  | danger
        held for ransom                | danger
        asylum claimed                 | refuge
        fear of return                 | refuge
    """
    for row in table:
        raises((row,), row["ground"])


def test_own_conduct_on_file_raises_protection(table):
    """
    That a person already stands on file for an offence is when people are booked unheard. So it raises
    protection and calls for a second opinion before any section is applied. It is no reproach and opens no
    question.

        recorded                                       | ground
        -----------------------------------------------+------------
        own conduct on file as an offence              | own conduct
        that conduct linked to the exploitation        | own conduct
        a section of law already applied to the person | own conduct
    """
    raises(table, "own conduct")


def test_nothing_else_raises_protection():
    """
    The tables of this section are complete. Everything else, said or denied, leaves the person unscreened:
    that somebody crossed a border, was helped, paid, is poor or speaks another language is a sign of
    nothing.
    """
    tables = [
        table_in(paragraph.__doc__)
        for paragraph in (
            test_a_means_is_a_sign,
            test_exploitation_is_a_sign,
            test_conditions_are_signs,
            test_childhood_danger_and_refuge_raise_protection,
            test_own_conduct_on_file_raises_protection,
        )
    ]
    raising = {part for table in tables for row in table for part in parts(row["recorded"])}
    for label in FACTS:
        for told in (label, f"not {label}"):
            if told not in raising:
                assert posture(told) == "unscreened", told
    assert len(raising) == sum(each.sign is not None for each in LAW.facts.values())
