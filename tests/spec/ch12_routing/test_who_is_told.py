"""Who is told: help first, and nobody without a reason.

An agency is told because it can help, because it has a duty, or because an Act says so. The district's
committee hears of the matter without names.
"""

from spec.ch11_pakistan.reading import LAW
from spec.ch12_routing.night import night, told

TRAFFICKED = "recruited; force; forced labour or services; not carried across Pakistan's border, or to be"
BOND = "work under an advance or custom; not free to work elsewhere"


def test_help_is_looked_for_at_once(table):
    """
    Social Welfare is told of everybody in whom a sign of trafficking was seen, before anything is settled.

        recorded         | Social Welfare | district committee
        -----------------+----------------+-------------------
        wages withheld   | told           | told
        recruited; force | told           | told
        asylum claimed   | no             | no
        irregular entry  | no             | no
        nothing          | no             | no
    """
    for row in table:
        found = told(night(row["recorded"]))
        for agency in ("Social Welfare", "district committee"):
            assert (agency in found) == (row[agency] == "told"), row["recorded"]


def test_a_bond_brings_labour_and_the_vigilance_committee(table):
    """
    The committee is that of the province. In Sindh many were reported inactive; that is a matter for the
    committee's own page and changes no duty.

    In every line also: work under an advance or custom; not free to work elsewhere.

        in        | Labour | vigilance committee
        ----------+--------+--------------------
        Lahore    | told   | told
        Sukkur    | told   | told
        Peshawar  | told   | told
        Islamabad | told   | told
    """
    for row in table:
        found = told(night(table.also, row["in"]))
        for agency in ("Labour", "vigilance committee"):
            assert (agency in found) == (row[agency] == "told"), row["in"]


def test_the_magistrate_is_told_of_whoever_is_held(table):
    """
    Whoever is produced before a magistrate may be a victim, and the magistrate should know it.

        recorded       | magistrate
        ---------------+-----------
        in custody     | told
        not in custody | no
        nothing        | no
    """
    for row in table:
        assert ("magistrate" in told(night(row["recorded"]))) == (row["magistrate"] == "told")


def test_the_agencys_own_chain_is_known():
    """
    A matter is taken higher along the agency's own line and along no other: police to police, FIA to FIA.
    """
    agencies = LAW.duties.agencies
    assert agencies["police"].line == ("police_district", "police_province")
    assert agencies["fia_ahtc"].line == ("fia_zone", "fia_hq")
    assert "deputy_commissioner" not in {name for each in agencies.values() for name in each.line}


def test_who_is_told_for_what():
    """
    Somebody forced to work is told of to Social Welfare and to no consulate, and the crisis cell is not
    called where nothing points to sexual violence.
    """
    assert not {"consulate", "crisis cell", "UNHCR", "ZARRA"} & told(night(TRAFFICKED))
