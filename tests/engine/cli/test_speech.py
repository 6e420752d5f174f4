"""What is said in a language: sentences of the program and of the packs."""

import pytest

from rabta.cli.speech import Language, speech
from rabta.law import load_law


@pytest.mark.parametrize("language", Language)
def test_a_pack_that_says_nothing_is_said_as_nothing_and_not_as_the_head_of_a_catalogue(
    language: Language,
) -> None:
    assert speech(language, load_law("pakistan")).pack("") == ""
