"""Documents that cannot rot: they name every verb, pack, package and make target there is."""

import re
from pathlib import Path

import pytest
import typer.main

import rabta
from rabta.cli.verbs import application
from rabta.law import shipped_packs

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def verbs() -> list[str]:
    """Every verb as typed, such as "pack check"."""
    group = typer.main.get_command(application())
    found = []
    for name, command in group.commands.items():
        below = getattr(command, "commands", None)
        found += [f"{name} {each}" for each in below] if below else [name]
    return found


@pytest.mark.parametrize("verb", verbs())
def test_the_readme_names_every_verb(verb: str) -> None:
    assert f"rabta {verb}" in README


@pytest.mark.parametrize("pack", [folder.name for folder in shipped_packs()])
def test_the_readme_names_every_pack(pack: str) -> None:
    assert f"`{pack}`" in README


def test_the_architecture_says_what_every_package_is_for() -> None:
    packages = [path.name for path in (ROOT / "src" / "rabta").iterdir() if (path / "__init__.py").exists()]
    assert [name for name in packages if f"`{name}/`" not in ARCHITECTURE] == []


def test_the_readme_names_every_make_target_people_use() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^# make (\w+)", makefile, re.MULTILINE)
    assert len(targets) >= 4
    assert [target for target in targets if f"make {target}" not in README] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_of_the_repository_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_decision_record_is_listed_in_the_architecture() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert len(records) >= 4
    assert [record.name for record in records if record.name not in ARCHITECTURE] == []


def test_the_changelog_has_the_version_of_the_program() -> None:
    assert f"## {rabta.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
