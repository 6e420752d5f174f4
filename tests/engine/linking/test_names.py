"""One name is found again in whichever script and spelling; different names are seldom taken for one."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellings import SPELLINGS

from rabta.linking import likeness, skeleton, words

PAIRS = [(urdu, latin) for urdu, spelt in SPELLINGS.items() for latin in spelt]


@pytest.mark.parametrize(("urdu", "latin"), PAIRS, ids=[latin for _, latin in PAIRS])
def test_a_spelling_is_the_same_name(urdu: str, latin: str) -> None:
    if (urdu, latin) in MISSED:
        assert likeness(urdu, latin) < 1
    else:
        assert likeness(urdu, latin) == 1


MISSED = {("اسحاق", "Ishaq")}
"""Spellings that the skeleton does not bring together."""


def test_at_least_ninety_five_in_a_hundred_are_found() -> None:
    assert len(PAIRS) >= 120
    assert len(MISSED) <= len(PAIRS) * 0.05


def test_fewer_than_one_in_two_hundred_pairs_of_other_names_share_all_their_words() -> None:
    others = list(combinations(SPELLINGS, 2))
    assert sum(likeness(one, other) == 1 for one, other in others) < len(others) / 200


def test_the_shorter_name_decides() -> None:
    assert likeness("زرینہ", "Zarina Bibi Farzi") == 1
    assert likeness("Zarina Khan", "زرینہ گل") == 1 / 2


@pytest.mark.parametrize("empty", ["", "123", "۔"])
def test_what_has_no_letters_is_like_nothing(empty: str) -> None:
    assert likeness(empty, "Zarina") == 0


def test_a_name_of_particles_alone_keeps_them() -> None:
    assert words("Bin") == ("bin",)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_the_same_from_either_side(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(st.text(max_size=30))
def test_a_word_has_one_skeleton_and_never_an_empty_one(text: str) -> None:
    for word in words(text):
        assert skeleton(word)
        assert likeness(text, text) == 1
