"""Trafficking in persons: section 3 of the Act of 2018.

Whoever recruits, harbours, transports, provides or obtains another person for compelled labour or
commercial sex acts, through force, fraud or coercion, commits the offence. The three parts are those of the
Protocol, and two of them are narrower.
"""

from spec.ch11_pakistan.reading import LAW, holds, read


def test_five_verbs(table):
    """
    The Act says *provides or obtains* where the Protocol says transfer and receipt. They are read as the
    same, and a remark says that no decision on it was seen.

    In every line also: force; forced labour or services; not under eighteen.

        recorded                                | Protocol | Act
        ----------------------------------------+----------+-----
        recruited                               | met      | met
        transported                             | met      | met
        harboured                               | met      | met
        transferred                             | met      | met
        received                                | met      | met
        daily life or work directed by somebody | open     | open
    """
    holds(table)
    told = f"received; not recruited; not harboured; not transported; {table.also}"
    assert "ptpa_words_read" in read(told).remarks("ptpa_trafficking")


def test_force_fraud_or_coercion(table):
    """
    Each of these is enough. Coercion in section 3(3) has limbs of its own: psychological pressure, and a
    scheme that makes a person fear harm. Deception is read as fraud.

    In every line also: recruited; forced labour or services; not under eighteen.

        recorded                        | force, fraud or coercion | Act
        --------------------------------+--------------------------+----
        force                           | met                      | met
        abduction                       | met                      | met
        threats                         | met                      | met
        other coercion                  | met                      | met
        fraud                           | met                      | met
        deception                       | met                      | met
        psychological pressure          | met                      | met
        a scheme to make them fear harm | met                      | met
    """
    holds(table)


def test_three_means_of_the_protocol_are_not_in_the_act(table):
    """
    Abuse of power, abuse of a position of vulnerability and payment to somebody in control are means under
    the Protocol. The Act does not name them. Where none of its own means was used, it is ruled out for an
    adult, and a remark says that the Act is narrower.

    In every line also: recruited; forced labour or services; not under eighteen; not threats; not force;
    not other coercion; not abduction; not fraud; not deception; not psychological pressure; not a scheme to
    make them fear harm.

        recorded                             | Protocol | Act
        -------------------------------------+----------+----------
        abuse of power                       | met      | ruled out
        abuse of a position of vulnerability | met      | ruled out
        payment to somebody in control       | met      | ruled out
    """
    holds(table)
    for row in table:
        found = read(f"{row['recorded']}; {table.also}")
        assert "ptpa_narrower" in found.remarks("ptpa_trafficking")


def test_what_it_is_for(table):
    """
    Compelled labour includes servitude, slavery and practices like it, debt bondage and forced labour. For
    sexual exploitation the Act asks that something of value was given or promised, to anybody.

    In every line also: recruited; force; not under eighteen.

        recorded                                  | Protocol | Act
        ------------------------------------------+----------+-----
        forced labour or services                 | met      | met
        servitude                                 | met      | met
        slavery or a similar practice             | met      | met
        debt to be worked off;                    |          |
        not work for the debt limited and defined | met      | met
        sexual exploitation                       | met      | open
        sexual exploitation;                      |          |
        sexual acts for something of value        | met      | met
        removal of an organ                       | met      | open
        forced marriage                           | met      | open
        made to commit offences                   | met      | open
    """
    holds(table)


def test_a_child_needs_no_means_here_either(table):
    """
    Section 7: where the victim is a child, coercion need not be proved, and neither a parent's nor the
    child's consent is a defence. The section speaks of coercion; it is read to cover force and fraud as
    well, and a remark says so.

    In every line also: harboured; servitude; not threats; not force; not other coercion; not abduction; not
    fraud; not deception; not psychological pressure; not a scheme to make them fear harm.

        recorded           | Act
        -------------------+----------
        under eighteen     | met
        not under eighteen | ruled out
        nothing            | open
    """
    holds(table)
    told = f"under eighteen; agreed at the start; {table.also}"
    assert "ptpa_child_consent" in read(told).remarks("ptpa_trafficking")


def test_no_border_is_needed(table):
    """
    The Act needs no border, like the Protocol. The border decides only who investigates.

    In every line also: recruited; force; forced labour or services; not under eighteen.

        recorded                                       | Act
        -----------------------------------------------+----
        nothing                                        | met
        not crossed a border; not moved                | met
        carried across Pakistan's border, or to be     | met
        not carried across Pakistan's border, or to be | met
    """
    holds(table)


def test_a_victim_whoever_the_offender_is():
    """
    Section 2: somebody is a victim whether or not anybody was identified, arrested, charged or convicted.
    So no reading waits for an FIR, and no fact asks for one.
    """
    found = read("recruited; force; forced labour or services")
    assert "ptpa_victim_whatever" in found.remarks("ptpa_trafficking")
    below = {name for state, _ in found.kept for name in state.plan.facts_below("ptpa_trafficking")}
    assert not {"person_committed_offence", "section_applied", "repeat_offender"} & below
    assert "regardless" in LAW.provisions["ptpa_2"].says or "does not matter" in LAW.provisions["ptpa_2"].says


def test_a_woman_or_a_child_is_a_graver_offence(table):
    """
    Section 3(2), with a higher penalty, where the victim is a woman or a child.

    In every line also: recruited; force; forced labour or services.

        recorded                                  | woman or child
        ------------------------------------------+---------------
        a woman or a girl; not under eighteen     | met
        not a woman or a girl; under eighteen     | met
        not a woman or a girl; not under eighteen | ruled out
        not under eighteen                        | open
    """
    holds(table)


def test_what_aggravates_trafficking(table):
    """
    Section 4. A group is two here, and three in the Convention; two who act together are no group yet.

    In every line also: recruited; force; forced labour or services; not under eighteen.

        recorded                           | aggravated
        -----------------------------------+-----------
        serious injury or illness          | met
        somebody died                      | met
        a group of two or more             | met
        a group of three or more over time | met
        travel document taken or destroyed | met
        the offender was convicted before  | met
        two or more offenders              | open
        papers kept by somebody else       | open
        nothing                            | open
    """
    holds(table)
    told = f"a group of two or more; not a group of three or more over time; {table.also}"
    assert "ptpa_group_of_two" in read(told).remarks("ptpa_aggravated")
