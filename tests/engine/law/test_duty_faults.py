"""Every fault of what a pack says of agencies and clocks is named by file and line."""

import pytest

from engine.law.duty_files import BESIDE, WHOLE
from engine.law.small_pack import faults_of, write_pack


def faults(folder, **changed):
    return faults_of(folder, **{**BESIDE, **WHOLE, **changed})


def after(file, before, new):
    """The text of a file with one part replaced."""
    assert before in WHOLE[file]
    return {file: WHOLE[file].replace(before, new, 1)}


def test_what_is_whole_has_no_fault(folder):
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("file", "before", "new", "fault"),
    [
        (
            "agencies",
            "line: [province,",
            "line: [provinse,",
            "5: unknown agency 'provinse'; did you mean 'province'?",
        ),
        ("routes", "agency: police", "agency: polise", "7: unknown agency 'polise'; did you mean 'police'?"),
        (
            "routes",
            "agency: holder",
            "agency: act",
            "12: 'act' is no agency but a name of another kind: element",
        ),
        ("routes", "[harm]", "[harms]", "3: unknown reading 'harms'; did you mean 'harm'?"),
        ("routes", "[harm]", "[act]", "3: 'act' is no reading but a name of another kind: element"),
        ("routes", "any: [a,", "any: [zz,", "6: unknown fact, element or reading 'zz'"),
        ("routes", "[s1]", "[s2]", "11: unknown provision 's2'"),
        (
            "deadlines",
            "starts: caught",
            "starts: cought",
            "6: unknown event 'cought'; did you mean 'caught'?",
        ),
        ("deadlines", "stops: [shown", "stops: [shwn", "7: unknown event 'shwn'; did you mean 'shown'?"),
        (
            "deadlines",
            "not: harm",
            "not: hram",
            "8: unknown fact, element or reading 'hram'; did you mean 'harm'?",
        ),
        ("deadlines", "agency: police", "agency: cop", "9: unknown agency 'cop'"),
        ("deadlines", "[s1]", "[caught]", "13: 'caught' is no provision but a name of another kind: event"),
        (
            "own_conduct",
            "applied: c",
            "applied: act",
            "3: 'act' is no fact but a name of another kind: element",
        ),
        ("own_conduct", "applied: c", "applied: zz", "3: unknown fact 'zz'"),
        ("own_conduct", "any: [b,", "any: [zz,", "4: unknown fact, element or reading 'zz'"),
        (
            "own_conduct",
            "provision: s1, extent: covered",
            "provision: s2, extent: covered",
            "7: unknown provision 's2'",
        ),
        ("own_conduct", "levers: [plea]", "levers: [plee]", "9: unknown lever 'plee'; did you mean 'plea'?"),
        ("levers", "[s1]", "[plea]", "1: 'plea' is no provision but a name of another kind: lever"),
        ("gaps", "reading: harm", "reading: harn", "1: unknown reading 'harn'; did you mean 'harm'?"),
        ("gaps", "beside: [harm]", "beside: [a]", "1: 'a' is no reading but a name of another kind: fact"),
        ("gaps", "rule: b", "rule: zz", "1: unknown fact, element or reading 'zz'"),
        (
            "gaps",
            "fallback: [s1]",
            "fallback: [police]",
            "1: 'police' is no provision but a name of another kind: agency",
        ),
    ],
)
def test_a_name_that_nothing_of_the_kind_bears_is_a_fault(folder, file, before, new, fault):
    assert faults(folder, **after(file, before, new)) == [f"{file}.yaml:{fault}"]


@pytest.mark.parametrize(
    ("file", "before", "new", "fault"),
    [
        (
            "agencies",
            "level: district",
            "level: distrikt",
            "4: unknown level 'distrikt'; did you mean 'district'?",
        ),
        ("agencies", "verification: secondary", "verification: sure", "8: unknown verification 'sure'"),
        ("routes", "role: lead", "role: leads", "8: unknown role 'leads'; did you mean 'lead'?"),
        ("routes", "if_open: tell", "if_open: tells", "9: unknown if_open 'tells'; did you mean 'tell'?"),
        ("routes", "if_open: tell", "if_open: [tell]", "9: 'if_open' must be text"),
        ("routes", "on_signs: yes", "on_signs: true", "4: 'on_signs' must be yes or no, not 'true'"),
        (
            "routes",
            "presumed_victim: yes",
            "presumed_victim: y",
            "5: 'presumed_victim' must be yes or no, not 'y'",
        ),
        (
            "deadlines",
            "unit: months\n  extends: yes",
            "unit: month",
            "4: unknown unit 'month'; did you mean 'months'?",
        ),
        ("deadlines", "basis: our default", "basis: custom", "10: unknown basis 'custom'"),
        ("deadlines", "binding: no", "binding: never", "11: 'binding' must be yes or no, not 'never'"),
        ("deadlines", "stops: shown", "stops: []", "14: 'stops' must name at least one"),
        ("own_conduct", "extent: covered", "extent: partly", "7: unknown extent 'partly'"),
        ("own_conduct", "levers: [plea]", "levers: []", "9: 'levers' must name at least one"),
        ("committees", "level: zone", "level: zones", "12: unknown level 'zones'; did you mean 'zone'?"),
        ("helplines", "verification: primary", "verification: maybe", "1: unknown verification 'maybe'"),
    ],
)
def test_a_word_that_is_none_of_those_to_choose_from_is_a_fault(folder, file, before, new, fault):
    assert faults(folder, **after(file, before, new)) == [f"{file}.yaml:{fault}"]


EITHER = "needs either 'amount' and 'unit', or 'without_delay'"


@pytest.mark.parametrize(
    ("before", "new", "fault"),
    [
        ("without_delay: yes, ", "", f"14: 'at_once' {EITHER}"),
        ("without_delay: yes, ", "without_delay: no, ", f"14: 'at_once' {EITHER}"),
        ("without_delay: yes, ", "without_delay: yes, amount: 2, ", f"14: 'at_once' {EITHER}"),
        ("amount: 2", "amount: 0", "1: 'clock': a term is at least one of its unit"),
        ("amount: 2", "amount: -2", "1: 'clock': a term is at least one of its unit"),
        ("amount: 2", "amount: 2.5", "1: 'clock': a term is at least one of its unit"),
        ("amount: 2", "amount: two", "1: 'clock': a term is at least one of its unit"),
        ("unit: months", "unit: hours", "1: 'clock': hours run through days off, so they do not extend"),
        ("  unit: months\n  extends: yes\n", "", "1: 'clock' has no 'unit'"),
    ],
)
def test_a_deadline_has_a_term_or_is_without_delay(folder, before, new, fault):
    assert faults(folder, **after("deadlines", before, new)) == [f"deadlines.yaml:{fault}"]


def test_an_amount_beside_without_delay_is_a_fault_with_its_unit(folder):
    both = after("deadlines", "without_delay: yes", "without_delay: yes, amount: 2, unit: hours")
    assert faults(folder, **both)[0] == f"deadlines.yaml:14: 'at_once' {EITHER}"


def test_an_amount_beside_without_delay_is_one_fault_and_its_unit_no_unknown_field(folder):
    both = after("deadlines", "without_delay: yes", "without_delay: yes, amount: 2, unit: hours")
    assert faults(folder, **both) == [f"deadlines.yaml:14: 'at_once' {EITHER}"]


def test_an_amount_longer_than_any_number_is_a_fault_and_no_crash(folder):
    long = after("deadlines", "amount: 2", f"amount: {'9' * 5000}")
    assert faults(folder, **long) == ["deadlines.yaml:1: 'clock': a term is at least one of its unit"]


REQUIRED = {
    "agencies": ("label", "definition", "level", "verification", "source"),
    "routes": ("label", "agency", "role"),
    "events": ("label",),
    "helplines": ("label", "number", "verification", "source"),
    "committees": ("label", "level", "verification", "source"),
    "own_conduct": ("label", "applied", "exposed", "provisions", "levers"),
    "levers": ("label", "says", "provisions"),
    "gaps": ("label", "reading", "says"),
}


@pytest.mark.parametrize(("file", "fields"), REQUIRED.items())
def test_what_an_entry_lacks_is_named(folder, file, fields):
    found = faults(folder, **{file: WHOLE[file] + "it: {}\n"})
    line = len((folder / f"{file}.yaml").read_text(encoding="utf-8").splitlines())
    assert found == [f"{file}.yaml:{line}: 'it' has no {field!r}" for field in fields]


def test_what_a_deadline_lacks_is_named(folder):
    assert faults(folder, deadlines="it: {}") == [
        "deadlines.yaml:1: 'it' has no 'label'",
        f"deadlines.yaml:1: 'it' {EITHER}",
        "deadlines.yaml:1: 'it' has no 'starts'",
        "deadlines.yaml:1: 'it' has no 'stops'",
        "deadlines.yaml:1: 'it' has no 'agency'",
        "deadlines.yaml:1: 'it' has no 'basis'",
    ]


def test_what_a_cover_lacks_is_named(folder):
    text = "it: {label: l, applied: c, exposed: c, provisions: s1, levers: plea, covers: [{zzz: z}, s1]}"
    assert faults(folder, own_conduct=text) == [
        "own_conduct.yaml:1: 'it.covers[0]' has no 'provision'",
        "own_conduct.yaml:1: 'it.covers[0]' has no 'extent'",
        "own_conduct.yaml:1: 'it.covers[0]' has no 'says'",
        "own_conduct.yaml:1: unknown field 'zzz'",
        "own_conduct.yaml:1: 'covers' must be a list of mappings",
    ]


@pytest.mark.parametrize("file", WHOLE)
def test_an_unknown_field_is_a_fault_in_every_file(folder, file):
    text = WHOLE[file].lstrip()
    entry, rest = text.split(":", 1)
    whole = rest.replace("{", "{zzz: z, ", 1) if rest.startswith(" {") else f"\n  zzz: z{rest}"
    (fault,) = faults(folder, **{file: f"{entry}:{whole}"})
    assert fault == f"{file}.yaml:{1 if rest.startswith(' {') else 2}: unknown field 'zzz'"


@pytest.mark.parametrize("file", WHOLE)
def test_every_file_maps_ids_to_entries(folder, file):
    assert f"{file}.yaml:1: this must map ids to entries" in faults(folder, **{file: "- it"})
    assert f"{file}.yaml:1: 'it' must be a mapping" in faults(folder, **{file: "it: x"})


@pytest.mark.parametrize("file", WHOLE)
def test_a_misspelt_file_is_a_fault(folder, file):
    write_pack(folder, **BESIDE, **WHOLE, **{f"{file}x": "it: {}"})
    assert faults(folder) == [f"{file}x.yaml:1: unknown file '{file}x.yaml'; did you mean '{file}.yaml'?"]


# --- ids ------------------------------------------------------------------------------------


def above(folder, tmp_path, **files):
    """The faults of a pack that builds on the whole one."""
    write_pack(tmp_path / "base", pack="{id: base, title: t, version: v}", **BESIDE, **WHOLE)
    none = dict.fromkeys(("instruments", "provisions", "facts", "questions"))
    return faults_of(folder, pack="{id: small, title: t, version: v, builds_on: base}", **none, **files)


@pytest.mark.parametrize(
    ("file", "id"),
    [
        ("agencies", "police"),
        ("routes", "whole"),
        ("events", "caught"),
        ("deadlines", "clock"),
        ("helplines", "call"),
        ("committees", "whole"),
        ("own_conduct", "road"),
        ("levers", "plea"),
        ("gaps", "wide"),
    ],
)
def test_an_id_of_a_pack_built_upon_may_not_be_used_again(folder, tmp_path, file, id):
    text = WHOLE[file].lstrip()
    entry = text[: next((i for i, c in enumerate(text) if c == "\n" and text[i + 1 : i + 2].isalpha()), None)]
    found = above(folder, tmp_path, **{file: entry})
    assert found == [f"{file}.yaml:1: {id!r} is already the id of something at base/{file}.yaml:1"]


@pytest.mark.parametrize("id", ["a", "act", "harm", "whole", "clock", "road", "wide"])
def test_whatever_is_read_has_an_id_of_its_own(folder, tmp_path, id):
    text = f"{id}: {{label: l, agency: police, role: tell}}"
    (fault,) = above(folder, tmp_path, routes=text)
    assert fault.startswith(f"routes.yaml:1: {id!r} is already the id of something at base/")


@pytest.mark.parametrize("id", ["s1", "which", "police", "caught", "plea", "call"])
def test_what_is_never_read_may_share_an_id_with_a_route(folder, tmp_path, id):
    assert above(folder, tmp_path, routes=f"{id}: {{label: l, agency: police, role: tell}}") == []
