"""A paper that is kept as text comes out as it went in, and any change of it changes its hash."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.law.values import Verification
from rabta.papers.kept import as_text, digest, from_text
from rabta.papers.paper import (
    Blank,
    Citation,
    Facts,
    Given,
    Heading,
    Items,
    Manner,
    Paper,
    Paragraph,
    Plain,
    Row,
    Section,
    Sections,
    Signature,
    Space,
    Table,
)

TEXTS = st.text(max_size=20)
LINES = st.lists(st.builds(Plain, TEXTS) | st.builds(Given, TEXTS) | st.builds(Blank, TEXTS), max_size=3).map(
    tuple
)
CITATIONS = st.builds(Citation, TEXTS, TEXTS, st.sampled_from(Verification))
PARAGRAPHS = st.builds(Paragraph, LINES, st.sampled_from(Manner), st.lists(CITATIONS, max_size=2).map(tuple))
ROWS = st.lists(st.builds(Row, TEXTS, LINES), max_size=2).map(tuple)
BLOCKS = st.one_of(
    PARAGRAPHS,
    st.builds(Heading, LINES, st.integers(2, 3)),
    st.builds(Items, st.lists(PARAGRAPHS, max_size=2).map(tuple)),
    st.builds(Facts, ROWS),
    st.builds(Table, st.tuples(TEXTS, TEXTS), st.lists(st.tuples(LINES, LINES), max_size=2).map(tuple)),
    st.builds(Space, LINES, st.integers(1, 9)),
    st.builds(Signature, LINES, ROWS),
    st.builds(
        Sections,
        st.lists(
            st.builds(Section, TEXTS, TEXTS, st.lists(CITATIONS, max_size=1).map(tuple)), max_size=2
        ).map(tuple),
    ),
)
PAPERS = st.builds(
    Paper,
    kind=TEXTS,
    title=TEXTS,
    reference=LINES,
    language=st.sampled_from(["en", "ur"]),
    notice=TEXTS,
    blocks=st.lists(BLOCKS, max_size=4).map(tuple),
    foot=st.lists(TEXTS, max_size=2).map(tuple),
)


@given(PAPERS)
def test_a_paper_comes_out_as_it_went_in(paper):
    assert from_text(as_text(paper)) == paper


@given(PAPERS, PAPERS)
def test_other_papers_have_other_hashes(one, other):
    assert (digest([as_text(one)]) == digest([as_text(other)])) == (one == other)


def test_a_hash_says_where_one_language_ends():
    assert digest(["ab", "c"]) != digest(["a", "bc"])


def test_what_is_no_paper_is_refused():
    kept = json.dumps({"part": "Plain", "held": {"text": "words"}})
    with pytest.raises(TypeError, match="no paper"):
        from_text(kept)
