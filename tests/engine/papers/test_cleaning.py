"""Free text before it is printed: visible, on one line, and of bounded length."""

import pytest

from rabta.papers.cleaning import LONGEST, clean


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\x1b", "\x00", "\u200b", "\ufeff", "\ue000", "\U000e0041"]
)
def test_what_is_invisible_or_turns_the_line_is_shown_as_such(hidden: str) -> None:
    assert clean(f"a{hidden}b") == "a\ufffdb"


def test_urdu_keeps_the_joiners_it_is_written_with() -> None:
    assert clean("غیر\u200cقانونی") == "غیر\u200cقانونی"


def test_any_white_space_is_one_space() -> None:
    assert clean(" a\r\n\tb\u2028c\x85d ") == "a b c d"


def test_text_that_is_too_long_shows_where_it_was_cut() -> None:
    assert clean("x" * (LONGEST + 1)) == "x" * LONGEST + " […]"
    assert clean("x" * LONGEST) == "x" * LONGEST
