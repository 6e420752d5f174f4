"""Smuggling of migrants: the other Act of 2018.

Section 2(i): to facilitate, for a benefit, the illegal entry of a foreigner into Pakistan, of anybody from
Pakistan into a country not their own, or of a Pakistani into any such country. Section 3 punishes it, and
the attempt.
"""

from spec.ch11_pakistan.reading import citation, holds, read

SMUGGLED = (
    "irregular entry; entry or journey helped by somebody; the helper's benefit; into Pakistan, or from it"
)


def test_five_parts(table):
    """
    The Act asks for what the Protocol asks, and for one thing more: that the way leads into Pakistan, from
    it, or is a Pakistani's.

        recorded                                   | smuggling, | smuggling,
                                                   | Protocol   | Act
        -------------------------------------------+------------+-----------
        irregular entry; the helper's benefit;     |            |
        entry or journey helped by somebody        | met        | open
        irregular entry; the helper's benefit;     |            |
        entry or journey helped by somebody;       |            |
        into Pakistan, or from it                  | met        | met
        irregular entry; the helper's benefit;     |            |
        entry or journey helped by somebody;       |            |
        not into Pakistan, or from it              | met        | ruled out
        irregular entry; into Pakistan, or from it | open       | open
    """
    holds(table)


def test_no_benefit_no_smuggling(table):
    """
    Help without a benefit in cash or in kind is not smuggling, whoever gives it. A benefit nobody has asked
    about leaves it open.

    In every line also: irregular entry; entry or journey helped by somebody; into Pakistan, or from it.

        recorded                                   | smuggling, Act
        -------------------------------------------+---------------
        the helper's benefit                       | met
        not the helper's benefit                   | ruled out
        not the helper's benefit;                  |
        the helper is family                       | ruled out
        the helper is family                       | open
        the helper's benefit; the helper is family | met
    """
    holds(table)
    told = f"not the helper's benefit; {table.also}"
    assert "psma_no_benefit" in read(told).remarks("psma_smuggling")


def test_the_attempt_is_the_offence_too(table):
    """
    A passenger taken off a flight with a visa that an agent forged has crossed no border. The Protocol's
    smuggling is ruled out; the Act punishes the agent's attempt.

    In every line also: the helper's benefit; entry or journey helped by somebody;
    neither national nor permanent resident; into Pakistan, or from it.

        recorded                                    | smuggling, | smuggling,
                                                    | Protocol   | Act
        --------------------------------------------+------------+-----------
        not crossed a border; irregular entry tried | ruled out  | met
        not crossed a border; not irregular entry   |            |
        tried                                       | ruled out  | ruled out
        not crossed a border                        | ruled out  | open
    """
    holds(table)


def test_papers_and_a_roof(table):
    """
    Section 4 is about papers for smuggling, section 5 about harbouring somebody whose stay is irregular;
    each only for a benefit. Who rents out a room to somebody whose papers are in order, or shelters without
    gain, commits neither.

        recorded                                     | documents | harbouring
        ---------------------------------------------+-----------+-----------
        fraudulent papers supplied by somebody;      |           |
        the papers were to enable smuggling;         |           |
        the benefit of whoever supplied the papers   | met       | open
        harboured; irregular stay;                   |           |
        the benefit of whoever enabled the stay      | open      | met
        harboured; irregular stay;                   |           |
        not the benefit of whoever enabled the stay; |           |
        not the helper's benefit                     | open      | ruled out
        harboured; not irregular stay;               |           |
        the benefit of whoever enabled the stay      | open      | ruled out
    """
    holds(table)


def test_what_aggravates_smuggling(table):
    """
    Section 6, on any of the three offences. A group is two.

    In every line also: irregular entry; entry or journey helped by somebody; the helper's benefit;
    into Pakistan, or from it.

        recorded                       | aggravated smuggling
        -------------------------------+---------------------
        life or safety endangered      | met
        serious injury or illness      | met
        somebody died                  | met
        inhuman or degrading treatment | met
        a group of two or more         | met
        nothing                        | open
    """
    holds(table)


def test_the_migrant_is_not_liable_under_this_act_and_only_under_this_act():
    """
    Section 8: smuggled migrants are not liable to prosecution under this Act and may be witnesses, *without
    prejudice to other laws*. The page says both.
    """
    found = read(SMUGGLED)
    assert "psma_migrant_not_liable" in found.remarks("psma_smuggling")
    assert citation("psma_8") == "PSMA 2018, s. 8"


def test_smuggled_and_then_trafficked():
    """
    One Act does not exclude the other. Who was smuggled and then held and made to work is read under both.
    """
    found = read(f"{SMUGGLED}; received; force; forced labour or services")
    assert found.value("psma_smuggling").value == found.value("ptpa_trafficking").value == "met"
