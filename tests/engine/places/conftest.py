from collections.abc import Callable

import pytest

from engine.places.small_tables import small, write
from rabta.law.faults import Faults, PackError
from rabta.places import Gazetteer, load_gazetteer


@pytest.fixture
def read(tmp_path) -> Callable[[dict], Gazetteer]:
    """Loads tables that must be without fault."""

    def load(tables: dict) -> Gazetteer:
        faults = Faults()
        gazetteer = load_gazetteer([write(tmp_path, tables)], faults)
        if faults.found:
            raise PackError(faults.found)
        return gazetteer

    return load


@pytest.fixture
def places(read) -> Gazetteer:
    """The gazetteer of the small country."""
    return read(small())
