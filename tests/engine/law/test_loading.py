import pytest

from engine.law.small_pack import faults_of, law_of, write_pack
from rabta.law import Faults, load_packs
from rabta.law.dates import ALWAYS_IN_FORCE
from rabta.law.referring import ANYTHING_READ, Reference
from rabta.law.source import Place
from rabta.law.values import (
    Asked,
    Concerns,
    Element,
    Fact,
    Ground,
    Instrument,
    Need,
    Protection,
    Provision,
    Question,
    Reading,
    Remark,
    Safeguard,
    Sensitivity,
    Verification,
    Version,
)
from rabta.logic import ALWAYS, all_of, any_of, fact, negation

a, b, c = fact("a"), fact("b"), fact("c")


def test_the_head_says_what_the_pack_is(folder):
    law = law_of(
        folder,
        pack="""
            id: small
            title: A small pack
            version: "7"
            languages: ur
            pursue:
              - readings: [harm]
              - readings: [other, harm]
            """,
        readings="""
            harm: {label: harm, concerns: harm, rule: a, provisions: s1}
            other: {label: other, concerns: harm, rule: b, provisions: s1}
            """,
    )
    (pack,) = law.packs
    assert (pack.id, pack.title, pack.version) == ("small", "A small pack", "7")
    assert pack.languages == ("ur",)
    assert pack.builds_on == ()
    assert pack.pursue == (("harm",), ("other", "harm"))
    assert pack.home == str(folder.resolve())
    assert pack.place == Place("pack.yaml", 1)


def test_instruments_and_provisions_are_cited(folder):
    law = law_of(
        folder,
        provisions="""
            s1:
              instrument: code
              citation: section 1
              says: Thou shalt not.
              verification: secondary
              source: a digest
            """,
    )
    assert law.instruments == {"code": Instrument("code", "A code", "Code", Place("instruments.yaml", 1))}
    assert law.provisions == {
        "s1": Provision(
            id="s1",
            instrument="code",
            citation="section 1",
            says="Thou shalt not.",
            verification=Verification.SECONDARY,
            source="a digest",
            place=Place("provisions.yaml", 1),
        )
    }


def test_a_fact_has_a_label_and_a_definition_and_may_have_more(folder):
    law = law_of(
        folder,
        facts="""
            a: {label: an a, definition: A was so.}
            b: {label: a b, definition: B was so., sign: yes}
            c:
              label: a c
              definition: C was so.
              sign: no
              ground: danger
              raises: [a, b]
              shown_by: {all: [a, b]}
              refuted_by: {not: a}
            """,
    )
    assert law.facts["a"] == Fact("a", "an a", "A was so.", Place("", 0))
    assert law.facts["b"] == Fact("b", "a b", "B was so.", Place("", 0), sign=True, ground=Ground.SIGN)
    assert law.facts["c"] == Fact(
        id="c",
        label="a c",
        definition="C was so.",
        place=Place("", 0),
        sign=False,
        ground=Ground.DANGER,
        raises=("a", "b"),
        shown_by=all_of(a, b),
        refuted_by=negation(a),
    )
    assert law.facts["c"].place == Place("facts.yaml", 3)


def test_a_ground_without_a_sign_is_a_fault(folder):
    assert faults_of(folder, facts="a: {label: a, definition: A., ground: danger}", questions=None) == [
        "facts.yaml:1: unknown field 'ground'",
        "facts.yaml:1: the fact 'a' is in no question, so nobody could ever settle it",
    ]


def test_a_question_groups_facts(folder):
    law = law_of(
        folder,
        questions="""
            first: {text: First?, why: Why not., facts: a, sensitivity: painful, asked: never}
            rest:
              text: And?
              why: To know.
              facts: [b, c]
              sensitivity: plain
              asked: file
              provisions: s1
            """,
    )
    assert law.questions["first"] == Question(
        "first", "First?", "Why not.", ("a",), Sensitivity.PAINFUL, Asked.NEVER, (), Place("", 0)
    )
    assert law.questions["rest"] == Question(
        "rest", "And?", "To know.", ("b", "c"), Sensitivity.PLAIN, Asked.FILE, ("s1",), Place("", 0)
    )
    assert law.questions["rest"].place == Place("questions.yaml", 2)


def test_an_element_is_a_rule_with_its_provisions(folder):
    law = law_of(folder, elements="act: {label: an act, rule: {any: [a, b]}, provisions: s1}")
    version = Version(any_of(a, b), ("s1",), ALWAYS_IN_FORCE)
    assert law.nodes["act"] == Element("act", "an act", (version,), Place("", 0))
    assert law.nodes["act"].place == Place("elements.yaml", 1)


def test_a_reading_concerns_somebody_and_may_carry_remarks(folder):
    law = law_of(
        folder,
        readings="""
            harm:
              label: harm
              concerns: own conduct
              rule: a
              provisions: s1
              remarks:
                irrelevant: {text: It does not matter., rule: {all: [b, harm]}, provisions: s1}
            """,
    )
    remark = Remark("irrelevant", "It does not matter.", all_of(b, fact("harm")), ("s1",))
    assert law.readings["harm"] == Reading(
        "harm", "harm", Concerns.OWN_CONDUCT, (Version(a, ("s1",)),), Place("", 0), (remark,)
    )
    assert law.readings["harm"].place == Place("readings.yaml", 1)


def test_protection_names_screening_the_child_path_safeguards_and_needs(folder):
    law = law_of(
        folder,
        elements="act: {label: an act, rule: a, provisions: s1}",
        protection="""
            screening: act
            child_path: [which]
            safeguards:
              privacy: {label: Keep it private., strength: shall, presumed_victim: yes, provisions: s1}
              return: {label: Return with care., strength: may, rule: b, provisions: s1}
            needs:
              shelter: {label: shelter, rule: {not: a}}
              doctor: {label: a doctor, rule: b, provisions: s1}
            """,
    )
    place = Place("protection.yaml", 0)
    assert law.protection == Protection(
        screening=("act",),
        child_path=("which",),
        safeguards=(
            Safeguard("privacy", "Keep it private.", "shall", True, ALWAYS, ("s1",), place),
            Safeguard("return", "Return with care.", "may", False, b, ("s1",), place),
        ),
        needs=(
            Need("shelter", "shelter", negation(a), (), place),
            Need("doctor", "a doctor", b, ("s1",), place),
        ),
    )
    assert [each.place.line for each in law.protection.safeguards] == [4, 5]
    assert [each.place.line for each in law.protection.needs] == [7, 8]


def test_a_pack_may_have_nothing_but_a_head(folder):
    law = law_of(folder, instruments=None, provisions=None, facts=None, questions=None)
    assert (law.facts, law.nodes, law.protection) == ({}, {}, Protection())


def test_a_pack_without_a_head_is_a_fault(folder):
    assert faults_of(folder, pack=None) == [
        "pack.yaml:1: a pack needs this file: id, title, version, builds_on, languages, pursue",
        "pack.yaml:1: 'pack' has no 'id'",
        "pack.yaml:1: 'pack' has no 'title'",
        "pack.yaml:1: 'pack' has no 'version'",
    ]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("pack", "{id: s, title: t, version: v, extra: x}", "unknown field 'extra'"),
        ("instruments", "code: {title: A code, short: C, extra: x}", "unknown field 'extra'"),
        ("protection", "- act", "this must be a mapping: screening, child_path, safeguards, needs"),
        ("protection", "{shelter: x}", "unknown field 'shelter'"),
        ("protection", "needs: {x: {label: x, rule: a, extra: x}}", "unknown field 'extra'"),
        ("protection", "needs: {x: {label: x}}", "'x' has no 'rule'"),
        ("protection", "needs: {x: {rule: a}}", "'x' has no 'label'"),
        ("protection", "safeguards: {x: {label: x, strength: y}}", "'x' has no 'provisions'"),
        ("protection", "safeguards: {x: {label: x, provisions: s1}}", "'x' has no 'strength'"),
        ("protection", "safeguards: {x: {strength: y, provisions: s1}}", "'x' has no 'label'"),
        ("protection", "safeguards: {x: {label: x, strength: y, provisions: s1, z: z}}", "unknown field 'z'"),
        ("elements", "act: {label: an act, rule: a}", "'act' has no 'provisions'"),
        ("elements", "act: {label: an act, rule: a, provisions: []}", "'provisions' must name at least one"),
        ("elements", "act: {label: an act, provisions: s1}", "'act' has no 'rule'"),
        ("elements", "act: {rule: a, provisions: s1}", "'act' has no 'label'"),
        ("elements", "act: {label: x, versions: []}", "'act' has no version, so it would never be in force"),
        ("elements", "act: {label: x, rule: a, provisions: s1, zzz: b}", "unknown field 'zzz'"),
        ("readings", "harm: {label: x, rule: a, provisions: s1}", "'harm' has no 'concerns'"),
        ("readings", "harm: {concerns: harm, rule: a, provisions: s1}", "'harm' has no 'label'"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unknown_is_a_fault(folder, file, text, fault):
    assert faults_of(folder, **{file: text}) == [f"{file}.yaml:1: {fault}"]


def test_what_a_provision_lacks_is_named(folder):
    assert faults_of(folder, provisions="s1: {}") == [
        "provisions.yaml:1: 's1' has no 'instrument'",
        "provisions.yaml:1: 's1' has no 'citation'",
        "provisions.yaml:1: 's1' has no 'says'",
        "provisions.yaml:1: 's1' has no 'verification'",
        "provisions.yaml:1: 's1' has no 'source'",
    ]


def test_what_a_question_lacks_is_named(folder):
    questions = "which: {facts: [a, b, c]}\nwhat: {text: What?, why: So., sensitivity: plain, asked: person}"
    assert faults_of(folder, questions=questions) == [
        "questions.yaml:1: 'which' has no 'text'",
        "questions.yaml:1: 'which' has no 'why'",
        "questions.yaml:1: 'which' has no 'sensitivity'",
        "questions.yaml:1: 'which' has no 'asked'",
        "questions.yaml:2: 'what' has no 'facts'",
    ]


def test_what_instruments_and_facts_lack_is_named(folder):
    assert faults_of(folder, instruments="code: {}", facts="a: {}\nb: {label: b}\nc: {definition: c}") == [
        "instruments.yaml:1: 'code' has no 'title'",
        "instruments.yaml:1: 'code' has no 'short'",
        "facts.yaml:1: 'a' has no 'label'",
        "facts.yaml:1: 'a' has no 'definition'",
        "facts.yaml:2: 'b' has no 'definition'",
        "facts.yaml:3: 'c' has no 'label'",
    ]


def test_what_a_remark_lacks_is_named(folder):
    readings = "harm: {label: x, concerns: harm, rule: a, provisions: s1, remarks: {r: {zzz: x}}}"
    assert faults_of(folder, readings=readings) == [
        "readings.yaml:1: 'r' has no 'text'",
        "readings.yaml:1: 'r' has no 'rule'",
        "readings.yaml:1: 'r' has no 'provisions'",
        "readings.yaml:1: unknown field 'zzz'",
    ]


def test_every_reference_comes_with_its_kind_and_place(folder):
    write_pack(
        folder,
        pack="{id: s, title: t, version: v, pursue: [{readings: harm}]}",
        facts="a: {label: a, definition: A., raises: b, shown_by: c, refuted_by: {not: d}}",
        questions="q: {text: Q?, why: W., facts: a, sensitivity: plain, asked: file, provisions: s2}",
        elements="act:\n  label: x\n  rule: {any: [e]}\n  provisions:\n  - s3",
        readings="harm: {label: x, concerns: harm, rule: f, provisions: s4,"
        " remarks: {r: {text: t, rule: g, provisions: s5}}}",
        protection="{screening: act, child_path: q, safeguards: {s: {label: l, strength: x, rule: h,"
        " provisions: s6}}, needs: {n: {label: l, rule: i, provisions: s7}}}",
    )
    faults = Faults()
    ((_, references),) = load_packs(folder, faults, compiled=False)
    assert faults.found == []
    assert references == [
        Reference("reading", "harm", Place("pack.yaml", 1)),
        Reference("instrument", "code", Place("provisions.yaml", 1)),
        Reference("fact", "b", Place("facts.yaml", 1)),
        Reference("fact", "c", Place("facts.yaml", 1)),
        Reference("fact", "d", Place("facts.yaml", 1)),
        Reference("fact", "a", Place("questions.yaml", 1)),
        Reference("provision", "s2", Place("questions.yaml", 1)),
        Reference(ANYTHING_READ, "e", Place("elements.yaml", 3)),
        Reference("provision", "s3", Place("elements.yaml", 5)),
        Reference(ANYTHING_READ, "f", Place("readings.yaml", 1)),
        Reference("provision", "s4", Place("readings.yaml", 1)),
        Reference(ANYTHING_READ, "g", Place("readings.yaml", 1)),
        Reference("provision", "s5", Place("readings.yaml", 1)),
        Reference("element", "act", Place("protection.yaml", 1)),
        Reference("question", "q", Place("protection.yaml", 1)),
        Reference(ANYTHING_READ, "h", Place("protection.yaml", 1)),
        Reference("provision", "s6", Place("protection.yaml", 1)),
        Reference(ANYTHING_READ, "i", Place("protection.yaml", 1)),
        Reference("provision", "s7", Place("protection.yaml", 1)),
    ]
