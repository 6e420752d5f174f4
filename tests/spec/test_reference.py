"""The reference is what it is made from, and the page on packs describes packs that load."""

import re
from pathlib import Path

import make_reference
import pytest

from rabta.law import Faults, load_cases
from rabta.law.proving import prove
from rabta.protection import changed, read_case, reads_now
from spec.playing import VALUES

ROOT = Path(__file__).parents[2]
PACK_FORMAT = (ROOT / "docs" / "reference" / "pack-format.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages():
    return make_reference.pages()


@pytest.mark.parametrize(
    "name", ["specification.md", "facts-and-questions.md", "readings.md", "command-line.md"]
)
def test_a_generated_page_is_up_to_date(pages, name):
    fresh = pages[name] == make_reference.written(name)
    assert fresh, f"docs/reference/{name} is stale; run: python bin/make_reference.py"


def test_every_generated_page_is_checked(pages):
    assert len(pages) == 4


def test_the_check_names_stale_pages_and_writes_nothing(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(make_reference, "REFERENCE", tmp_path / "reference")
    assert make_reference.main(["--check"]) == 1
    assert "specification.md is stale; run: python bin/make_reference.py" in capsys.readouterr().out
    assert not (tmp_path / "reference").exists()
    assert make_reference.main([]) == 0
    assert make_reference.main(["--check"]) == 0


def examples():
    """The files of the example, by name, as they stand in the page on packs."""
    return dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", PACK_FORMAT, re.DOTALL))


@pytest.fixture
def example(tmp_path):
    folder = tmp_path / "begging_act"
    for name, text in examples().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_example_of_a_pack_has_no_fault(example):
    faults = Faults()
    law = prove(example, faults)
    (case,) = load_cases(example, faults)
    assert faults.found == []
    found = read_case(law, case)
    assert list(changed(case.reads, reads_now(found))) == []
    assert VALUES[found.assessed.value("making_beg")] == "open"


def test_the_page_on_packs_has_every_file_and_every_field():
    from rabta.law.loading import FILES

    assert {f"{name}.yaml" for name in FILES} < set(examples())
    source = "".join(
        (ROOT / "src" / "rabta" / "law" / f"{name}.py").read_text(encoding="utf-8")
        for name in ("loading", "cases")
    )
    fields = set(re.findall(r"\.(?:text|texts|choice|answer|entries|node|day)\(\s*\"(\w+)\"", source))
    fields |= set(re.findall(r"(?:_names?|_rule|_optional_rule|_part|_moment)\(\w+, \"(\w+)\"", source))
    assert len(fields) >= 40
    assert [name for name in sorted(fields) if not re.search(rf"\b{name}\b", PACK_FORMAT)] == []
