"""The meaning of a rule for one record, in the plainest way: no masks, no plan, None for unknown."""

from collections.abc import Mapping

from rabta.logic import Kind, Rule


def naive(rule: Rule, known: Mapping[str, bool | None]) -> bool | None:
    values = [naive(part, known) for part in rule.parts]
    if rule.kind is Kind.FACT:
        return known.get(rule.name)
    if rule.kind is Kind.CONSTANT:
        return rule.least == 1
    if rule.kind is Kind.NOT:
        return None if values[0] is None else not values[0]
    if rule.kind is Kind.ALL:
        return False if False in values else None if None in values else True
    if rule.kind is Kind.ANY:
        return True if True in values else None if None in values else False
    surely, perhaps = values.count(True), values.count(True) + values.count(None)
    return True if surely >= rule.least else None if perhaps >= rule.least else False
