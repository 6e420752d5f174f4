"""The specification is complete: every chapter, section and paragraph is in it, and says something."""

import ast
from pathlib import Path

import pytest

from spec.contents import CONTENTS

HERE = Path(__file__).parent
SECTIONS = [HERE / chapter / f"{section}.py" for chapter, (_, names) in CONTENTS.items() for section in names]


def docstring(node):
    return ast.get_docstring(node) or ""


def paragraphs(section):
    tree = ast.parse(section.read_text(encoding="utf-8"))
    return [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def test_every_chapter_is_in_the_contents_and_the_reverse():
    assert sorted(path.name for path in HERE.glob("ch*") if path.is_dir()) == sorted(CONTENTS)


@pytest.mark.parametrize("chapter", CONTENTS)
def test_every_section_is_in_the_contents_and_the_reverse(chapter):
    assert sorted(path.stem for path in (HERE / chapter).glob("test_*.py")) == sorted(CONTENTS[chapter][1])


@pytest.mark.parametrize("chapter", CONTENTS)
def test_every_chapter_has_an_introduction(chapter):
    assert docstring(ast.parse((HERE / chapter / "__init__.py").read_text(encoding="utf-8")))


def by_name(section):
    return f"{section.parent.name}/{section.stem}"


@pytest.mark.parametrize("section", SECTIONS, ids=by_name)
def test_every_section_has_an_introduction_and_paragraphs_that_say_something(section):
    assert docstring(ast.parse(section.read_text(encoding="utf-8")))
    assert paragraphs(section)
    assert [node.name for node in paragraphs(section) if not docstring(node)] == []


@pytest.mark.parametrize("section", SECTIONS, ids=by_name)
def test_every_table_is_checked(section):
    unchecked = [
        node.name
        for node in paragraphs(section)
        if "-+-" in docstring(node) and "table" not in {argument.arg for argument in node.args.args}
    ]
    assert unchecked == []
