import pytest

from engine.law.small_pack import DEFAULTS, faults_of, write_pack
from rabta.law.checking import DEEPEST_RULE


def elements(**rules):
    """The text of elements.yaml: an element a line, by its rule."""
    return "\n".join(f"{id}: {{label: x, provisions: s1, rule: {rule}}}" for id, rule in rules.items())


def test_a_sound_pack_has_no_faults(folder):
    assert faults_of(folder, elements=elements(act="{any: [a, b]}", both="{all: [act, {not: c}]}")) == []


def test_an_unknown_name_in_a_rule_is_a_fault_with_its_line_and_the_nearest_name(folder):
    text = """
        act:
          label: an act
          provisions: s1
          rule:
            any:
              - a
              - atc
        """
    assert faults_of(folder, elements=text) == [
        "elements.yaml:7: unknown fact, element or reading 'atc'; did you mean 'act'?"
    ]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        (
            "elements",
            "act: {label: x, rule: a, provisions: s2}",
            "unknown provision 's2'",
        ),
        ("protection", "screening: act", "unknown element 'act'"),
        ("protection", "child_path: wich", "unknown question 'wich'; did you mean 'which'?"),
        ("pack", "{id: s, title: t, version: v, pursue: [{readings: harm}]}", "unknown reading 'harm'"),
    ],
)
def test_an_unknown_name_is_a_fault_that_says_what_was_sought(folder, file, text, fault):
    assert faults_of(folder, **{file: text}) == [f"{file}.yaml:1: {fault}"]


def test_an_unknown_instrument_is_a_fault(folder):
    faults = faults_of(folder, instruments="cod: {title: A code, short: Code}")
    assert faults == ["provisions.yaml:1: unknown instrument 'code'; did you mean 'cod'?"]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("protection", "screening: a", "'a' is no element but a name of another kind: fact"),
        ("protection", "child_path: acts", "'acts' is no question but a name of another kind: element"),
        ("protection", "screening: whiches", "'whiches' is no element but a name of another kind: question"),
        ("protection", "screening: harm", "'harm' is no element but a name of another kind: reading"),
        (
            "protection",
            "needs: {n: {label: x, rule: s1}}",
            "'s1' is no fact, element or reading but a name of another kind: provision",
        ),
        (
            "protection",
            "needs: {n: {label: x, rule: a, provisions: code}}",
            "'code' is no provision but a name of another kind: instrument",
        ),
    ],
)
def test_a_name_of_the_wrong_kind_is_a_fault_that_says_what_it_is(folder, file, text, fault):
    faults = faults_of(
        folder,
        questions=DEFAULTS["questions"].replace("which", "whiches"),
        elements=elements(acts="a"),
        readings="harm: {label: x, concerns: harm, rule: a, provisions: s1}",
        **{file: text},
    )
    assert faults == [f"{file}.yaml:1: {fault}"]


def test_a_name_of_the_wrong_kind_comes_with_the_nearest_of_the_right_kind(folder):
    faults = faults_of(
        folder,
        facts=DEFAULTS["facts"].replace("a: {", "harm: {"),
        questions=DEFAULTS["questions"].replace("[a,", "[harm,"),
        elements=elements(harms="b"),
        protection="screening: harm",
    )
    assert faults == [
        "protection.yaml:1: 'harm' is no element but a name of another kind: fact; did you mean 'harms'?"
    ]


def test_an_id_used_twice_is_a_fault_where_it_stands_the_second_time(folder):
    assert faults_of(folder, elements="\n" + elements(act="a", b="c")) == [
        "elements.yaml:2: 'b' is already the id of something at small/facts.yaml:2"
    ]


def test_ids_of_remarks_safeguards_and_needs_count_too(folder):
    remark = "{text: t, rule: a, provisions: s1}"
    faults = faults_of(
        folder,
        elements=elements(act="a"),
        readings=f"harm: {{label: x, concerns: harm, rule: a, provisions: s1, remarks: {{act: {remark}}}}}",
        protection="""
            safeguards: {harm: {label: x, strength: shall, provisions: s1}}
            needs: {c: {label: x, rule: a}}
            """,
    )
    assert faults == [
        "protection.yaml:1: 'harm' is already the id of something at small/readings.yaml:1",
        "protection.yaml:2: 'c' is already the id of something at small/facts.yaml:3",
        "readings.yaml:1: 'act' is already the id of something at small/elements.yaml:1",
    ]


def test_what_is_never_read_by_its_id_may_share_one(folder):
    assert (
        faults_of(
            folder,
            instruments="a: {title: A code, short: Code}",
            provisions=DEFAULTS["provisions"].replace("code", "a"),
            questions=DEFAULTS["questions"].replace("which", "a"),
        )
        == []
    )


def test_an_id_of_a_pack_built_upon_may_not_be_used_again(folder, tmp_path):
    write_pack(tmp_path / "base", pack="{id: base, title: t, version: v}")
    faults = faults_of(folder, pack="{id: small, title: t, version: v, builds_on: base}")
    assert faults == [
        "facts.yaml:1: 'a' is already the id of something at base/facts.yaml:1",
        "facts.yaml:2: 'b' is already the id of something at base/facts.yaml:2",
        "facts.yaml:3: 'c' is already the id of something at base/facts.yaml:3",
        "instruments.yaml:1: 'code' is already the id of something at base/instruments.yaml:1",
        "provisions.yaml:1: 's1' is already the id of something at base/provisions.yaml:1",
        "questions.yaml:1: 'which' is already the id of something at base/questions.yaml:1",
    ]


def test_a_pack_may_name_what_the_packs_it_builds_on_define(folder, tmp_path):
    write_pack(tmp_path / "base", pack="{id: base, title: t, version: v}")
    faults = faults_of(
        folder,
        pack="{id: small, title: t, version: v, builds_on: base}",
        instruments=None,
        provisions=None,
        facts=None,
        questions=None,
        elements=elements(act="{all: [a, b]}"),
    )
    assert faults == []


def test_a_rule_that_rests_on_itself_is_a_fault(folder):
    assert faults_of(folder, elements=elements(act="{not: act}")) == [
        "elements.yaml:1: 'act' rests on itself: act → act"
    ]


def test_a_circle_of_rules_is_drawn_once(folder):
    rules = elements(first="{any: [a, second]}", second="{not: third}", third="{all: [b, first]}")
    assert faults_of(folder, elements=rules) == [
        "elements.yaml:1: 'first' rests on itself: first → second → third → first"
    ]


def test_every_circle_is_found(folder):
    rules = elements(one="two", two="one", three="four", four="three", five="{any: [one, three]}")
    assert faults_of(folder, elements=rules) == [
        "elements.yaml:1: 'one' rests on itself: one → two → one",
        "elements.yaml:3: 'three' rests on itself: three → four → three",
    ]


def test_circles_through_one_rule_are_found_apart(folder):
    rules = elements(hub="{any: [one, two]}", one="hub", two="hub")
    assert faults_of(folder, elements=rules) == [
        "elements.yaml:1: 'hub' rests on itself: hub → one → hub",
        "elements.yaml:1: 'hub' rests on itself: hub → two → hub",
    ]


def test_a_circle_through_any_version_is_a_fault(folder):
    text = """
        act:
          label: an act
          versions:
            - {rule: a, provisions: s1, in_force: {to: 2020-01-01}}
            - {rule: act, provisions: s1, in_force: {from: 2020-01-01}}
        """
    assert faults_of(folder, elements=text) == ["elements.yaml:1: 'act' rests on itself: act → act"]


def test_rules_may_rest_on_one_another_as_deep_as_any_law_needs(folder):
    chain = {f"e{n}": f"{{not: e{n - 1}}}" for n in range(1, DEEPEST_RULE)}
    assert faults_of(folder, elements=elements(e0="{not: a}", **chain)) == []


def test_rules_that_rest_on_one_another_without_end_are_a_fault_and_no_crash(folder):
    chain = {f"e{n}": f"{{not: {{any: [a, e{n - 1}]}}}}" for n in range(1, 900)}
    faults = faults_of(folder, elements=elements(e0="{not: a}", **chain))
    assert faults[0] == "elements.yaml:51: 'e50' rests on more than 100 rules one below another"
    assert len(faults) == 17


def test_the_longest_chain_counts_whichever_part_or_version_it_is_in(folder):
    chain = {f"e{n}": f"{{not: e{n - 1}}}" for n in range(1, DEEPEST_RULE)}
    rules = elements(e0="{not: a}", **chain)
    tip = """
tip:
  label: x
  versions:
    - {rule: {any: [a, {not: e98}, b]}, provisions: s1, in_force: {to: 2020-01-01}}
    - {rule: a, provisions: s1, in_force: {from: 2020-01-01}}
"""
    assert faults_of(folder, elements=rules + tip) == [
        "elements.yaml:101: 'tip' rests on more than 100 rules one below another"
    ]


def versions(*times):
    lines = [f"    - {{rule: a, provisions: s1, in_force: {time}}}" for time in times]
    return "\n".join(["act:", "  label: an act", "  versions:", *lines])


SPAN = "{earliest: 2019-06-01, latest: 2020-01-01, event: the Act}"
OTHER = "{earliest: 2019-06-01, latest: 2020-01-01, event: another Act}"


@pytest.mark.parametrize(
    "times",
    [
        ("{to: 2020-01-01}", "{from: 2020-01-01}"),
        ("{from: 2020-01-01}", "{to: 2020-01-01}"),
        ("{to: 2019-01-01}", "{from: 2020-01-01}"),
        ("{to: 2018-01-01}", "{from: 2018-01-01, to: 2020-01-01}", "{from: 2020-01-01}"),
        (f"{{to: {SPAN}}}", f"{{from: {SPAN}}}"),
        (f"{{to: {SPAN}}}", "{from: 2020-01-01}"),
        ("{to: 2019-06-01}", f"{{from: {SPAN}}}"),
    ],
)
def test_versions_may_touch_or_leave_a_gap(folder, times):
    assert faults_of(folder, elements=versions(*times)) == []


@pytest.mark.parametrize(
    "times",
    [
        ("{to: 2020-01-02}", "{from: 2020-01-01}"),
        ("{from: 2020-01-01}", "{to: 2020-01-02}"),
        ("{}", "{from: 2020-01-01}"),
        ("{to: 2020-01-01}", "{to: 2021-01-01}"),
        ("{from: 2020-01-01}", "{from: 2021-01-01}"),
        ("{from: 2018-01-01, to: 2021-01-01}", "{from: 2019-01-01, to: 2020-01-01}"),
        (f"{{to: {SPAN}}}", "{from: 2019-12-31}"),
        (f"{{to: {SPAN}}}", f"{{from: {OTHER}}}"),
    ],
)
def test_versions_that_may_overlap_are_a_fault(folder, times):
    assert faults_of(folder, elements=versions(*times)) == [
        "elements.yaml:1: two versions of 'act' are in force at the same time"
    ]


def test_versions_of_a_reading_may_not_overlap_either(folder):
    text = versions("{}", "{}").replace("  label", "  concerns: harm\n  label")
    assert faults_of(folder, readings=text) == [
        "readings.yaml:1: two versions of 'act' are in force at the same time"
    ]


def test_every_overlapping_pair_is_a_fault(folder):
    assert len(faults_of(folder, elements=versions("{}", "{}", "{}"))) == 3


def test_one_event_falls_on_one_day(folder):
    text = versions(f"{{from: {SPAN}}}")
    other = versions(f"{{from: {SPAN.replace('06', '07')}}}").replace("act:", "other:")
    assert faults_of(folder, elements=f"{text}\n{other}") == [
        "elements.yaml:5: the event 'the Act' has other days than at elements.yaml:1"
    ]


def test_one_event_may_change_many_rules(folder):
    text = versions(f"{{from: {SPAN}}}")
    assert faults_of(folder, elements=f"{text}\n{text.replace('act:', 'other:')}") == []


def test_a_fact_in_no_question_could_never_be_settled(folder):
    faults = faults_of(folder, questions=DEFAULTS["questions"].replace("[a, b, c]", "[a, c]"))
    assert faults == ["facts.yaml:2: the fact 'b' is in no question, so nobody could ever settle it"]
