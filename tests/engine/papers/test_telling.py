"""What an outcome is in words: each element of a reading with what it rests on, or what is still unknown."""

from engine.papers.stories import KILN, LIBYA, changed, nights_of
from rabta.cli.speech import Language, speech
from rabta.papers.telling import Teller, ToldReading
from rabta.routing import Night


def told(night: Night) -> dict[str, ToldReading]:
    """The readings told of a person, by their ids."""
    law = night.outcome.assessed.law
    packs = Teller(law, speech(Language.ENGLISH, law)).readings(night.outcome)
    return {reading.id: reading for pack in packs for reading in pack.readings}


CHILD, MAN = nights_of(KILN)[0], nights_of(LIBYA)[0]
SOLD = nights_of(changed(LIBYA, facts={"purpose_child_sale_or_adoption": True}))[0]


def elements(reading: ToldReading) -> dict[str, str]:
    """What each element of a reading rests on, by its label."""
    return {element.label: element.rests_on for version in reading.versions for element in version.elements}


def test_an_element_of_which_something_is_known_says_what_is_still_unknown_of_it() -> None:
    purpose = elements(told(SOLD)["trafficking"])["the purpose of exploitation"]
    assert purpose.startswith("still unknown: sexual exploitation, forced labour or services, ")
    assert "child handed over to others" not in purpose


def test_an_element_of_which_nothing_is_known_says_so() -> None:
    assert set(elements(told(MAN)["trafficking"]).values()) == {"nothing recorded yet"}


def test_a_reading_that_rests_on_facts_alone_names_them_without_an_element() -> None:
    assert elements(told(MAN)["irregular_entry"]) == {"": "irregular entry"}


def test_a_whole_made_of_elements_is_told_element_by_element() -> None:
    assert elements(told(CHILD)["ptpa_trafficking"]) == {
        "recruits, harbours, transports, provides or obtains": "harboured",
        "force, fraud or coercion, or the victim is a child": "other coercion, under eighteen",
        "for compelled labour or commercial sex acts": "slavery or a similar practice, "
        "debt to be worked off, not work for the debt limited and defined",
    }
