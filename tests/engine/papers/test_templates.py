"""Templates are read strictly: every fault by file and line, with the nearest name that was meant."""

from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest

from engine.papers.stories import LAW, TEMPLATES
from rabta.law import Faults, PackError
from rabta.law.duties import Role
from rabta.law.source import parse
from rabta.papers import Kind, load_templates
from rabta.papers.conditions import Condition
from rabta.papers.paper import Manner
from rabta.papers.templates import FILE, Form, Per, Template, templates_in

HEAD = "{kind}:\n  title: A paper\n  per: person\n  blocks:\n"


def read(text: str) -> tuple[dict[Kind, Template], list[str]]:
    faults = Faults()
    found = templates_in(parse(dedent(text).encode(), FILE), LAW, faults)
    return found, [str(fault) for fault in faults.found]


def faults_of(block: str, kind: str = "fir") -> list[str]:
    return read(HEAD.format(kind=kind) + f"    - {block}\n")[1]


def test_a_template_is_read_with_everything_in_it() -> None:
    found, faults = read(
        """
        referral:
          title: A letter
          per: person
          to: tell
          blocks:
            - {title: "To {agency}"}
            - {text: At {place}., as: note, when: [child, presumed victim], provisions: ptpa_6}
            - {text: An item., as: item, readings: [trafficking], facts: [hurt_or_ill]}
            - {rows: [age, arrested, when]}
            - {label: Reply, lines: "3"}
            - {label: By, signs: [officer]}
            - {label: For, signs: []}
            - {block: needs}
        """.replace("{place}.", '"{place}."').replace('At "{place}."', '"At {place}."')
    )
    assert faults == []
    letter = found[Kind.REFERRAL]
    assert (letter.per, letter.to) == (Per.PERSON, Role.TELL)
    assert [piece.form for piece in letter.pieces] == [
        Form.HEADING,
        Form.TEXT,
        Form.ITEM,
        Form.ROWS,
        Form.BLANK,
        Form.SIGNATURE,
        Form.SIGNATURE,
        Form.BLOCK,
    ]
    note = letter.pieces[1]
    assert note.manner is Manner.NOTE
    assert note.when == (Condition.CHILD, Condition.PRESUMED_VICTIM)
    assert letter.pieces[4].lines == 3


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{txet: A.}", "unknown field 'txet'; did you mean 'text'?"),
        ("{txet: A.}", "has none of: title, text, rows, label, signs, block"),
        ("{text: 'At {plaec}.'}", "papers.yaml:5: unknown placeholder 'plaec'; did you mean 'place'?"),
        ("{text: 'At {place.'}", "papers.yaml:5: "),
        ("{text: 'At {0}.'}", "{0} is no placeholder; write a name in braces"),
        ("{text: 'At {place!r}.'}", "{place} is no placeholder"),
        ("{text: A., as: nota}", "unknown as 'nota'; did you mean 'note'?"),
        ("{rows: [oficer]}", "unknown detail or event 'oficer'; did you mean 'officer'?"),
        ("{rows: []}", "'rows' must name at least one"),
        ("{block: sectoins}", "unknown block 'sectoins'; did you mean 'sections'?"),
        ("{block: [sections]}", "'block' must be text"),
        ("{label: A, lines: many}", "'lines' must be a number from 1 to 30"),
        ("{label: A, lines: '31'}", "'lines' must be a number from 1 to 30"),
        ("{text: A., when: chlid}", "unknown condition 'chlid'; did you mean 'child'?"),
        ("{text: A., readings: [traficking]}", "unknown reading 'traficking'; did you mean 'trafficking'?"),
        ("{text: A., facts: [hurt_or_il]}", "unknown fact 'hurt_or_il'; did you mean 'hurt_or_ill'?"),
        ("{text: A., provisions: [ptpa_66]}", "unknown provision 'ptpa_66'; did you mean 'ptpa_6'?"),
    ],
)
def test_a_fault_is_named_with_what_was_meant(block: str, said: str) -> None:
    assert any(said in fault for fault in faults_of(block)), faults_of(block)


@pytest.mark.parametrize(
    ("kind", "block", "name"),
    [
        ("referral", "{rows: [nationality_claimed]}", "nationality_claimed"),
        ("referral", "{rows: [name]}", "name"),
        ("referral", "{text: 'It is {address_for_contact}.'}", "address_for_contact"),
        ("fir", "{block: screening}", "screening"),
        ("fir", "{rows: [injuries_seen]}", "injuries_seen"),
        ("fir", "{block: levers}", "levers"),
        ("production", "{block: posture}", "posture"),
        ("transfer", "{block: screening}", "screening"),
    ],
)
def test_no_pack_can_put_into_a_paper_what_must_stay_out(kind: str, block: str, name: str) -> None:
    assert any(f"{name!r} must stay out of the paper {kind!r}" in fault for fault in faults_of(block, kind))


def test_an_unknown_paper_and_one_without_blocks_are_faults() -> None:
    assert read("rosnamcha: {title: A}\n")[1] == [
        "papers.yaml:1: unknown paper 'rosnamcha'; did you mean 'roznamcha'?"
    ]
    assert read("fir: {title: A, per: incident}\n")[1] == ["papers.yaml:1: 'fir' has no 'blocks'"]


class OtherLaw(SimpleNamespace):
    """As much of a law as templates need, with its packs elsewhere."""

    __hash__ = object.__hash__


def law_in(home: Path) -> Any:
    return OtherLaw(packs=[SimpleNamespace(home=str(home))], duties=LAW.duties)


def test_a_pack_without_papers_has_none(tmp_path: Path) -> None:
    assert load_templates(law_in(tmp_path)) == {}


def test_a_file_that_is_no_yaml_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("fir: [", encoding="utf-8")
    with pytest.raises(PackError, match=r"papers\.yaml:\d+: not YAML"):
        load_templates(law_in(tmp_path))


def test_a_fault_keeps_all_templates_from_use(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("fir: {title: A, per: incident}\n", encoding="utf-8")
    with pytest.raises(PackError, match="has no 'blocks'"):
        load_templates(law_in(tmp_path))


def test_no_fir_ever_asks_for_screening_or_the_person() -> None:
    names = {name for piece in TEMPLATES[Kind.FIR].pieces for name in piece.names}
    assert names.isdisjoint({"screening", "posture", "needs", "levers", "name"})
