"""Aggravations: danger and inhuman treatment, article 6(3).

They make the helpers' offence graver. For the migrant they are a reason for help, never a reproach.
"""

from spec.playing import holds, value


def test_endangering_life_or_safety(table):
    """
    Smuggling or enabling stay is aggravated where the migrants' lives or safety were endangered. Where
    somebody died on the journey or while held, that needs no further showing.

    In every line also: irregular entry; entry or journey helped by somebody; the helper's benefit.

        recorded                                   | smuggling that endangered life or safety
        -------------------------------------------+-----------------------------------------
        life or safety endangered                  | met
        somebody died                              | met
        not life or safety endangered; nobody died | ruled out
        not life or safety endangered              | open
        nothing                                    | open
    """
    holds(table)


def test_inhuman_treatment_or_exploitation(table):
    """
    It is aggravated, too, where the migrants were treated inhumanly or degradingly, also for exploitation.
    Holding people for ransom is such treatment. Exploitation by somebody else, with whom the helper has
    nothing more to do, does not make the helper's offence graver; it does if the helper is still paid out
    of it.

    In every line also: irregular entry; entry or journey helped by somebody; the helper's benefit.

        recorded                                                  | smuggling with inhuman treatment
                                                                  | or exploitation
        ----------------------------------------------------------+---------------------------------
        inhuman or degrading treatment                            | met
        exploitation has happened                                 | open
        exploitation has happened; the helper is still paid after |
        arrival                                                   | met
        held for ransom                                           | met
        not inhuman or degrading treatment; not held for ransom;  |
        no exploitation yet                                       | ruled out
        not inhuman or degrading treatment; not held for ransom   | open
    """
    holds(table)


def test_without_an_offence_nothing_is_aggravated(table):
    """
    Danger on the way is no aggravation of an offence that was not committed. Where smuggling and enabling
    stay are both ruled out, so are the aggravations; and while one of them is open, these are open too.

    In every line also: life or safety endangered; inhuman or degrading treatment.

        recorded                               | smuggling that endangered | smuggling with inhuman
                                               | life or safety            | treatment or exploitation
        ---------------------------------------+---------------------------+--------------------------
        not irregular entry;                   |                           |
        not irregular stay enabled by somebody | ruled out                 | ruled out
        not irregular entry                    | open                      | open
        nothing                                | open                      | open
    """
    holds(table)


def test_enabling_stay_is_aggravated_alike():
    """
    The aggravations attach to enabling stay as they do to smuggling.
    """
    told = "irregular stay enabled by somebody; the helper's benefit; inhuman or degrading treatment"
    assert value(told, "smuggling with inhuman treatment or exploitation") == "met"
    assert value(told, "smuggling of migrants") == "open"
