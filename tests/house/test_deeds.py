"""Whatever the ledger is told has words: a page that lists entries must never meet one it cannot say."""

import ast
from pathlib import Path

from rabta_web.accounts.deeds import DEEDS

WEB = Path(__file__).parents[2] / "src" / "rabta_web"


def said_in(source: str) -> set[str]:
    """The deeds that a module writes into the ledger, where they stand there as they are."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    first = (call.args[0] for call in calls if getattr(call.func, "id", "") == "write")
    return {
        each.value
        for given in first
        for each in ([given.body, given.orelse] if isinstance(given, ast.IfExp) else [given])
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def test_every_deed_has_words():
    deeds = {deed for path in WEB.rglob("*.py") for deed in said_in(path.read_text(encoding="utf-8"))}
    assert len(deeds) > 50
    assert deeds - DEEDS.keys() == set()


def test_a_deed_is_found_in_either_branch():
    assert said_in('write("a.b" if x else "c.d", by=by)\nwrite("e.f", by=by)') == {"a.b", "c.d", "e.f"}
