"""A reading that needs what is no law yet is not in force; it is never ruled out on that account."""

from datetime import date

import pytest

from engine.law.small_pack import law_of
from rabta.law import Period, states

DATED = """
begging: {label: begging, provisions: [s1], rule: a, in_force: {from: 2025-02-14}}
"""


def in_force(tmp_path, rule: str, on: date) -> bool:
    readings = f"trafficking: {{label: t, concerns: harm, provisions: [s1], rule: {rule}}}"
    law = law_of(tmp_path, elements=DATED, readings=readings)
    (state,) = states(law, Period(on, on))
    return state.versions["trafficking"] is not None


@pytest.mark.parametrize(
    ("rule", "before"),
    [
        ("begging", False),
        ("{all: [a, begging]}", False),
        ("{any: [a, begging]}", True),
        ("{any: [begging]}", False),
        ("{not: begging}", True),
        ("{at_least: 1, of: [a, begging]}", True),
        ("{at_least: 2, of: [a, begging]}", False),
        ("{all: [a, {any: [a, begging]}]}", True),
        ("{all: [a, {any: [begging]}]}", False),
    ],
)
def test_what_a_rule_needs_decides_whether_it_is_in_force(tmp_path, rule: str, before: bool) -> None:
    assert in_force(tmp_path, rule, date(2025, 2, 13)) is before
    assert in_force(tmp_path, rule, date(2025, 2, 14))
