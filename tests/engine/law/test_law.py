import pytest

from engine.law.small_pack import law_of, write_pack
from rabta.law import Law, load_law
from rabta.law.values import Protection


@pytest.fixture
def law(folder, tmp_path):
    """Two packs, each with one of everything."""
    for name, folder_of in (("base", tmp_path / "base"), ("small", folder)):
        write_pack(
            folder_of,
            pack=f"""
                id: {name}
                title: t
                version: v
                pursue:
                  - readings: {name}_harm
                  {"- readings: base_harm" if name == "base" else ""}
                {"builds_on: base" if name == "small" else ""}
                """,
            instruments=f"{name}_code: {{title: A code, short: Code}}",
            provisions=f"""
                {name}_s1:
                  {{instrument: {name}_code, citation: 1, says: x, verification: primary, source: y}}
                """,
            facts=f"""
                {name}_a: {{label: a, definition: A., raises: base_b}}
                {name}_b: {{label: b, definition: B.}}
                """,
            questions=f"""
                {name}_first: {{text: F?, why: W., facts: {name}_b, sensitivity: plain, asked: file}}
                {name}_rest: {{text: R?, why: W., facts: [{name}_a, base_b], sensitivity: plain, asked: file}}
                """,
            elements=f"{name}_act: {{label: act, rule: {name}_a, provisions: {name}_s1}}",
            readings=f"""
                {name}_harm:
                  label: harm
                  concerns: harm
                  rule: {name}_act
                  provisions: {name}_s1
                  remarks:
                    {name}_remark: {{text: t, rule: {name}_a, provisions: {name}_s1}}
                """,
            protection=f"""
                screening: {name}_act
                child_path: {name}_rest
                safeguards: {{{name}_care: {{label: x, strength: shall, provisions: {name}_s1}}}}
                needs: {{{name}_need: {{label: x, rule: {name}_a}}}}
                """,
        )
    return load_law(str(folder))


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("instruments", ["code"]),
        ("provisions", ["s1"]),
        ("facts", ["a", "b"]),
        ("questions", ["first", "rest"]),
        ("readings", ["harm"]),
        ("remarks", ["remark"]),
        ("nodes", ["act", "harm"]),
    ],
)
def test_every_table_holds_what_all_packs_say_in_their_order(law, table, names):
    found = getattr(law, table)
    assert list(found) == [f"{pack}_{name}" for pack in ("base", "small") for name in names]
    assert [value.id for value in found.values()] == list(found)


def test_the_packs_together_say_what_protection_is_owed(law):
    protection = law.protection
    assert protection.screening == ("base_act", "small_act")
    assert protection.child_path == ("base_rest", "small_rest")
    assert [each.id for each in protection.safeguards] == ["base_care", "small_care"]
    assert [each.id for each in protection.needs] == ["base_need", "small_need"]


def test_stages_of_pursuit_are_joined_one_by_one(law):
    assert law.pursue == (("base_harm", "small_harm"), ("base_harm",))


def test_a_fact_belongs_to_the_first_question_that_asks_it(law):
    assert {name: question.id for name, question in law.question_of.items()} == {
        "base_b": "base_first",
        "base_a": "base_rest",
        "small_b": "small_first",
        "small_a": "small_rest",
    }


def test_facts_know_what_makes_them_more_urgent(law):
    assert law.raised_by == {"base_b": ("base_a", "small_a")}


def test_a_law_about_some_facts_says_all_else_as_before(law):
    narrow = law.about({"base_a", "small_b"})
    assert list(narrow.facts) == ["base_a", "small_b"]
    assert (narrow.questions, narrow.nodes, narrow.protection) == (law.questions, law.nodes, law.protection)


def test_a_law_of_no_packs_says_nothing():
    empty = Law(())
    assert (empty.facts, empty.pursue, empty.protection) == ({}, (), Protection())


def test_laws_are_equal_only_to_themselves(folder):
    law = law_of(folder)
    assert law == law  # noqa: PLR0124
    assert law != Law(law.packs)
