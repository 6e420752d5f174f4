import pytest

from engine.assessment.dated_law import law_in
from rabta.law import load_law


@pytest.fixture(scope="session")
def law(tmp_path_factory):
    """The small law with dated versions."""
    return law_in(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def palermo():
    """The law of the shipped pack."""
    return load_law("palermo")
