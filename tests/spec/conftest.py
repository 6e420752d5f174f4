"""What paragraphs are given: the table that stands in their own docstring."""

import pytest

from spec import playing


@pytest.fixture
def table(request):
    """The table in the paragraph's docstring; a paragraph that asks for one and has none is wrong."""
    return playing.table_in(request.function.__doc__)
