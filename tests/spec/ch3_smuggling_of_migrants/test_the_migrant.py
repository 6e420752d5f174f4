"""The migrant: the object of the offence and not its author, article 5.

The Protocol makes nobody liable for having been smuggled. It does not shield from other offences, article
6(4), and it does not accuse of them either.
"""

from rabta.law.values import Concerns
from spec.playing import LAW, below, but, owed, remarks, value

SMUGGLED = "irregular entry; entry or journey helped by somebody; the helper's benefit"
NOT_LIABLE = "safeguard_migrant_not_liable"


def test_smuggling_is_about_the_helper():
    """
    Every reading of smuggling, of its aggravations, of enabling stay and of document offences is about what
    somebody else did. None is about the person of whom the record speaks.
    """
    for label in (
        "smuggling of migrants",
        "enabling illegal stay",
        "document offence for smuggling",
        "smuggling that endangered life or safety",
        "smuggling with inhuman treatment or exploitation",
    ):
        reading = next(each for each in LAW.readings.values() if each.label == label)
        assert reading.concerns is Concerns.FACILITATOR


def test_the_migrant_is_not_liable_and_the_page_says_so():
    """
    Wherever smuggling or enabling stay is met, the reader is told that the migrant is not liable under the
    Protocol, and this is among what is owed to the person.
    """
    assert "smuggling_migrant_not_liable" in remarks(SMUGGLED, "smuggling of migrants")
    assert NOT_LIABLE in owed(SMUGGLED)
    assert NOT_LIABLE in owed("irregular stay enabled by somebody; the helper's benefit")


def test_it_is_owed_as_soon_as_somebody_helped():
    """
    One need not prove the smuggler's offence to leave the migrant in peace: as soon as it is on record that
    somebody helped, it is owed; also where the helper's benefit is unknown, or denied.
    """
    assert NOT_LIABLE in owed("entry or journey helped by somebody")
    assert NOT_LIABLE in owed(but(SMUGGLED, "no benefit to the helper"))


def test_whether_the_migrant_agreed_is_no_element():
    """
    Smuggled migrants usually agreed. Whether they did enters neither smuggling nor its aggravations.
    """
    assert "agreed at the start" not in below("smuggling of migrants")
    assert value(f"{SMUGGLED}; agreed at the start", "smuggling of migrants") == "met"
    assert value(f"{SMUGGLED}; not agreed at the start", "smuggling of migrants") == "met"


def test_a_migrant_may_be_a_helper_too():
    """
    That the helper was travelling too neither makes nor breaks smuggling. It is met if the helper had a
    benefit from the entry of others, and ruled out if not.
    """
    helped = "irregular entry; entry or journey helped by somebody; the helper was travelling too"
    assert value(f"{helped}; the helper's benefit", "smuggling of migrants") == "met"
    assert value(f"{helped}; no benefit to the helper", "smuggling of migrants") == "ruled out"
