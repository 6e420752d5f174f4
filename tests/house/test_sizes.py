"""Big files, not long functions, are what goes wrong in code that grows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for folder in ("src", "tests", "bin", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if path.name != "0001_initial.py"  # what the framework writes down of the models
)
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_not_longer_than_400_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_longer_than_50_lines(module: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    too_long = [each.name for each in functions if each.end_lineno - each.lineno >= LONGEST_FUNCTION]
    assert too_long == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "v2", "misc"])
def test_no_module_is_named_for_what_does_not_fit_elsewhere(name: str) -> None:
    assert [module for module in MODULES if module.stem == name] == []
