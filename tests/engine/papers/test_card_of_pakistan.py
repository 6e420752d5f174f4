"""The cards of the shipped pack: every district has one, and says only what the pack says."""

import re

import pytest

from engine.papers.night_card import TODAY, card_under, page, part
from rabta.law import Law, load_law
from rabta.routing import ground_of

PUNJAB, SINDH, ISLAMABAD = "PK634", "PK721", "PK401"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law("pakistan")


def test_every_district_has_a_card_in_both_languages(law: Law) -> None:
    districts = ground_of(law).places.districts(TODAY)
    for district in districts:
        made = card_under(law, district.id)
        assert made.sections
        assert made.clocks
        assert made.leads
        for language in ("en", "ur"):
            assert page(made, language).endswith("</html>\n")
    assert len(districts) > 150


def test_the_six_safe_questions_come_first(law: Law) -> None:
    safety = part(page(card_under(law, PUNJAB)), "safety")
    questions = [law.questions[name].text for name in law.protection.child_path]
    assert len(questions) == 6
    places = [safety.index(question) for question in questions]
    assert places == sorted(places)


def test_all_numbers_are_those_of_the_pack(law: Law) -> None:
    numbers = {each.number for each in law.duties.helplines.values()}
    for district in (PUNJAB, SINDH, ISLAMABAD):
        call = part(page(card_under(law, district)), "call")
        found = set(re.findall(r"\d[\d-]+\d", call))
        assert found
        assert found <= numbers


def test_the_law_and_the_clocks_of_a_province_stand_on_its_cards_alone(law: Law) -> None:
    punjab, sindh = card_under(law, PUNJAB), card_under(law, SINDH)
    of_punjab = {each.deadline.id for each in punjab.clocks}
    of_sindh = {each.deadline.id for each in sindh.clocks}
    assert "clock_sindh_fir" in of_sindh - of_punjab
    assert "clock_punjab_care" in of_punjab - of_sindh
    assert "blsa_punjab" in {each.reading.id for each in punjab.sections}
    assert "blsa_punjab" not in {each.reading.id for each in sindh.sections}


def test_an_act_of_which_two_texts_may_be_in_force_is_cited_by_both(law: Law) -> None:
    of_sindh = {each.reading.id: each.provisions for each in card_under(law, SINDH).sections}
    citations = [each.citation for each in of_sindh["ptpa_trafficking"]]
    assert citations == ["s. 3(1)", "s. 3(1) as amended in 2025"]
    cited = part(page(card_under(law, SINDH)), "sections")
    assert "PTPA 2018, s. 3(1) or PTPA 2018, s. 3(1) as amended in 2025 (unverified)" in cited


def test_the_police_the_fia_and_the_deputy_commissioner_lead(law: Law) -> None:
    assert [each.agency.id for each in card_under(law, PUNJAB).leads] == [
        "police",
        "fia_ahtc",
        "deputy_commissioner",
    ]


def test_no_number_stands_there_as_if_somebody_had_called_it(law: Law) -> None:
    assert "Unverified numbers: nobody has called them." in part(page(card_under(law, PUNJAB)), "call")
