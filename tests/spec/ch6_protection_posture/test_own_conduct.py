"""Own conduct: what the person did stands on file or is not spoken of.

People who were exploited are often booked first, for begging, prostitution, forged papers or illegal entry.
To make them account for it is to question a suspect unheard and uncautioned. So nobody is ever asked, and
what is on file is a reason for care.
"""

from rabta.assessment import still_needed
from rabta.law.values import Asked, Concerns
from spec.playing import LAW, asked, needed_now, posture, read, worked_cases

ON_FILE = "a section of law already applied to the person"


def test_own_conduct_on_file_protects_and_calls_for_advice():
    """
    A section applied to the person raises protection and the need for legal advice before any section is
    applied.
    """
    assert posture(ON_FILE) == "protect"
    assert "legal advice, before any section is applied" in needed_now(ON_FILE)


def test_own_conduct_is_never_asked_about():
    """
    The facts about own conduct are recorded only where they already stand on file. No question about them
    is ever put, in any worked case nor of a person about whom nothing is known, not even to look them up.
    """
    about_own_conduct = {
        each.id
        for each in LAW.questions.values()
        if any(
            LAW.facts[name].ground and LAW.facts[name].ground.value == "own conduct" for name in each.facts
        )
    }
    assert about_own_conduct
    assert all(LAW.questions[id].asked is Asked.NEVER for id in about_own_conduct)
    for told in ("nothing", ON_FILE, *worked_cases()):
        assert not about_own_conduct.intersection(asked(told))


def test_nothing_is_still_needed_against_the_person():
    """
    No reading about the person's own conduct says what is still needed for it, and questions pursue none.
    """
    own = [reading for reading in LAW.readings.values() if reading.concerns is Concerns.OWN_CONDUCT]
    assert own
    for reading in own:
        assert still_needed(read(ON_FILE).assessed, reading.id) == ()
        assert not any(reading.id in ask.settles for ask in read(ON_FILE).asks)


def test_own_conduct_makes_no_reading_of_harm():
    """
    That the person committed an offence neither makes them a victim nor unmakes them one.
    """
    for told in ("own conduct on file as an offence", ON_FILE, "false or fraudulently obtained papers"):
        found = read(f"{told}; recruited; threats; made to commit offences").assessed
        assert found.value("trafficking").value == "met"
        assert read(told).assessed.value("trafficking").value == "open"
