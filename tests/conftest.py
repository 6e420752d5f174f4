import os
from pathlib import Path

from hypothesis import settings

settings.register_profile("rabta", max_examples=int(os.environ.get("RABTA_EXAMPLES", "200")), deadline=None)
settings.load_profile("rabta")

LONG = (
    *("test_kill", "test_every_page", "test_vectors", "test_report_to_papers", "test_backup"),
    *("test_up_and_down", "test_demo"),
    *("test_matrix", "test_person_machine", "test_two_sides", "test_api_fuzz", "test_query_counts"),
)
"""Files that take long, the longest first: they run beside each other, and a long one must not start last."""


def pytest_collection_modifyitems(items):
    place = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(Path(item.fspath).stem, len(LONG)))
