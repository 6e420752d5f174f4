import pytest

from engine.routing.small_night import law_in


@pytest.fixture(scope="session")
def law(tmp_path_factory):
    """The small law with agencies, clocks and places."""
    return law_in(tmp_path_factory.mktemp("small"))
