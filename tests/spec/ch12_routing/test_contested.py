"""Where it is open who leads, nobody lets go.

Two agencies may lead, or one only provisionally. Then all that may lead get a copy, and whoever has the
person keeps every duty until another accepts in writing.
"""

from spec.ch12_routing.night import called, clocks, leads, night

FORCED = "recruited; force; forced labour or services; not under eighteen"
OWED_BY = {"the holder": "whoever has the person"}
SMUGGLED = (
    "irregular entry; entry or journey helped by somebody; the helper's benefit; into Pakistan, or from it"
)


def test_when_it_is_contested(table):
    """
    It is contested where more than one agency leads, or where anything about it is provisional.

        recorded                                        | leads                 | contested
        ------------------------------------------------+-----------------------+----------
        recruited; force; forced labour or services;    |                       |
        not carried across Pakistan's border, or to be  | police                | no
        recruited; force; forced labour or services;    |                       |
        carried across Pakistan's border, or to be      | FIA                   | no
        recruited; force; forced labour or services     | police, provisionally | yes
        recruited; force; forced labour or services;    |                       |
        not carried across Pakistan's border, or to be; |                       |
        harboured; irregular stay;                      |                       |
        the benefit of whoever enabled the stay         | police; FIA           | yes
        nothing                                         | nobody                | no
    """
    for row in table:
        found = night(row["recorded"])
        assert set(leads(found).split("; ")) == set(row["leads"].split("; ")), row["recorded"]
        assert found.contested == (row["contested"] == "yes"), row["recorded"]


def test_whoever_has_the_person_keeps_the_duty(table):
    """
    Who leads the investigation does not matter for the clocks of custody and screening: they stay with the
    agency in whose hands the person is. Where that is not recorded, the page says *whoever has the person*.

    In every line also: in custody; recruited; force; forced labour or services.

        recorded                                       | held by | leads                 | owed by
        -----------------------------------------------+---------+-----------------------+-----------
        carried across Pakistan's border, or to be     | police  | FIA                   | police
        not carried across Pakistan's border, or to be | FIA     | police                | FIA
        nothing                                        | police  | police, provisionally | police
        nothing                                        | nobody  | police, provisionally | the holder
    """
    for row in table:
        holder = {"nobody": "", "FIA": "fia_ahtc"}.get(row["held by"], row["held by"])
        found = night(f"{row['recorded']}; {table.also}", held_by=holder)
        assert leads(found) == row["leads"]
        for clock in ("clock_production", "clock_screening"):
            assert called(clocks(found)[clock].agency) == OWED_BY.get(row["owed by"], row["owed by"])


def test_a_new_fact_settles_it():
    """
    One answer about the border ends the question who leads, and nothing else changes.
    """
    before = night(FORCED)
    after = night(f"{FORCED}; carried across Pakistan's border, or to be")
    assert before.contested
    assert not after.contested
    assert after.outcome.protection == before.outcome.protection


def test_smuggled_and_trafficked_over_a_border_is_one_agencys():
    """
    Where both were done and the border was crossed, the FIA leads both, and nothing is contested.
    """
    found = night(f"{SMUGGLED}; {FORCED}; carried across Pakistan's border, or to be")
    assert leads(found) == "FIA"
    assert not found.contested
