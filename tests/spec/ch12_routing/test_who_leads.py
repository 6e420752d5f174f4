"""Who leads: the crossing of Pakistan's border decides about trafficking.

Section 8 of the trafficking Act gives the investigation to the police, unless the victim was transported
into or out of Pakistan as part of the offence; then it is the FIA's. Smuggling is the FIA's always.
"""

from spec.ch12_routing.night import inquires, leads, night, told


def test_the_border_decides_about_trafficking(table):
    """
    Travel that was stopped at the airport counts as transport. Where nobody knows yet, the police lead
    provisionally and the FIA is told.

    In every line also: recruited; force; forced labour or services; not under eighteen.

        recorded                                       | leads                 | FIA told
        -----------------------------------------------+-----------------------+---------
        not carried across Pakistan's border, or to be | police                | no
        carried across Pakistan's border, or to be     | FIA                   | no
        nothing                                        | police, provisionally | yes
        contested: carried across Pakistan's border,   |                       |
        or to be                                       | police, provisionally | yes
    """
    for row in table:
        found = night(f"{row['recorded']}; {table.also}")
        assert leads(found) == row["leads"], row["recorded"]
        assert ("FIA, provisionally" in told(found)) == (row["FIA told"] == "yes")


def test_a_sign_is_enough_to_call_somebody(table):
    """
    Nobody waits for a reading to be met. A sign of trafficking calls an agency, as one that was met does.
    What is no sign calls nobody: a person's own entry or stay makes no agency lead.

        recorded                     | leads
        -----------------------------+----------------------
        wages withheld               | police, provisionally
        papers kept by somebody else | police, provisionally
        confined or cut off          | police, provisionally
        irregular entry              | nobody
        irregular stay               | nobody
        free to leave                | nobody
        nothing                      | nobody
    """
    for row in table:
        assert leads(night(row["recorded"])) == row["leads"], row["recorded"]


def test_smuggling_is_the_fias(table):
    """
    Section 11 of the smuggling Act: the FIA, or an agency notified for it. The police are not competent
    unless notified, wherever it is.

        recorded                                              | leads
        ------------------------------------------------------+------
        irregular entry; entry or journey helped by somebody; |
        the helper's benefit; into Pakistan, or from it       | FIA
        fraudulent papers supplied by somebody;               |
        the papers were to enable smuggling;                  |
        the benefit of whoever supplied the papers            | FIA
        harboured; irregular stay;                            |
        the benefit of whoever enabled the stay               | FIA
    """
    for row in table:
        for place in ("Lahore", "Karachi", "Chaman"):
            assert leads(night(row["recorded"], place)) == row["leads"], row["recorded"]


def test_other_offences_have_leads_of_their_own(table):
    """
    Recruitment for work abroad and organs stand in the FIA's schedule. The Penal Code is the police's.

        recorded                                            | leads  | told
        ----------------------------------------------------+--------+----------------
        money taken for a job abroad, without a licence     | FIA    | Protector
        an organ was removed; removal not authorised        | FIA    | organ authority
        sold or bought for prostitution; not carried across |        |
        Pakistan's border, or to be                         | police | Social Welfare
        given to settle a dispute; not carried across       |        |
        Pakistan's border, or to be                         | police | Social Welfare
        a child is missing                                  | police | ZARRA
    """
    for row in table:
        found = night(row["recorded"])
        assert leads(found) == row["leads"], row["recorded"]
        assert row["told"] in told(found), row["recorded"]


def test_bonded_labour_is_inquired_into_by_the_district(table):
    """
    The Deputy Commissioner has a duty of their own to inquire, beside the police who register the case. A
    sign of a bond is enough for the inquiry.

        recorded                                  | in       | leads                 | inquires
        ------------------------------------------+----------+-----------------------+--------------------
        work under an advance or custom; not free |          |                       |
        to work elsewhere; not carried across     |          |                       |
        Pakistan's border, or to be               | Lahore   | police                | Deputy Commissioner
        work under an advance or custom; not free |          |                       |
        to work elsewhere; not carried across     |          |                       |
        Pakistan's border, or to be               | Sukkur   | police                | Deputy Commissioner
        work under an advance or custom; not free |          |                       |
        to work elsewhere; not carried across     |          |                       |
        Pakistan's border, or to be               | Peshawar | police                | Deputy Commissioner
        no wages, or less than the minimum wage   | Lahore   | police, provisionally | Deputy Commissioner
        recruited                                 | Lahore   | nobody                | nobody
    """
    for row in table:
        found = night(row["recorded"], row["in"])
        assert (leads(found), inquires(found)) == (row["leads"], row["inquires"]), row["in"]


def test_every_part_says_why():
    """
    Each part names its route, the readings that brought it into question, and the provision.
    """
    found = night("recruited; force; forced labour or services; carried across Pakistan's border, or to be")
    [part] = [each for each in found.parts if each.role.value == "lead"]
    assert part.route.id == "route_fia_trafficking"
    assert part.because == ("trafficking", "ptpa_trafficking")
    assert part.route.provisions == ("ptpa_8_2",)
