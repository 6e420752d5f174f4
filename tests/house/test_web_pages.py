"""Pages that can be read from either side, without script, and on a poor line."""

import gzip
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "rabta_web"
STYLES = sorted(WEB.rglob("*.css"))
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|float|clear"
    r"|(?:min-|max-)?(?:width|height))\s*:|text-align:\s*(?:left|right)"
)
HEAVIEST_STYLE = 8_000


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_a_style_names_no_side_of_the_screen(style: Path) -> None:
    without_queries = re.sub(r"@media[^{]*", "", style.read_text(encoding="utf-8"))
    assert PHYSICAL.findall(without_queries) == []


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_a_style_is_light(style: Path) -> None:
    assert len(gzip.compress(style.read_bytes())) < HEAVIEST_STYLE


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_script_and_no_style(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", text)


@pytest.mark.parametrize("wrong", ["margin-left: 1px", "text-align: right", "float: left", "width: 3px"])
def test_a_side_is_found(wrong: str) -> None:
    assert PHYSICAL.search(wrong)
