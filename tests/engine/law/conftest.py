import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Compiled copies go into a folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def folder(tmp_path):
    """Where a test writes its pack."""
    return tmp_path / "small"
