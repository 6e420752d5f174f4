from datetime import date

import pytest

from rabta.law import Expected, Faults, Period, Published, WorkedCase, load_cases
from rabta.law.source import Place

WHOLE = """\
title: State v. X
jurisdiction: Somewhere
year: "2008"
source: a digest
source_status: exact
stated_by: judgment
confidence: high
summary: What happened.
facts:
  a: yes
  b: no
coded_here: [b]
published:
  outcome: trafficking
  trafficking: yes
  smuggling: no
  irregular_migration_only: no
  aggravated: yes
  protected: yes
  forms: [forced_labour, servitude]
  divergence: It was about proof.
  notes: One pleaded guilty.
  headline: yes
reads:
  met: [harm, other]
  ruled_out: third
  posture: protect
"""

LEAST = "title: A case\nsource: ours\nsource_status: constructed\nsummary: What happened.\n"


def read(folder, text):
    """The one case of a pack, and every fault as it is printed."""
    (folder / "cases").mkdir(parents=True)
    (folder / "cases" / "x.yaml").write_text(text)
    faults = Faults()
    found = load_cases(folder, faults)
    return found, [str(fault) for fault in faults.found]


def test_a_published_case_says_what_was_decided_and_how_the_pack_reads_it(folder):
    (case,), faults = read(folder, WHOLE)
    assert faults == []
    assert case == WorkedCase(
        id="x",
        title="State v. X",
        jurisdiction="Somewhere",
        year="2008",
        source="a digest",
        source_status="exact",
        stated_by="judgment",
        confidence="high",
        summary="What happened.",
        on=Period(),
        territory="",
        facts={"a": True, "b": False},
        coded_here=("b",),
        published=Published(
            outcome="trafficking",
            trafficking=True,
            smuggling=False,
            irregular_migration_only=False,
            aggravated=True,
            protected=True,
            forms=("forced_labour", "servitude"),
            divergence="It was about proof.",
            notes="One pleaded guilty.",
            headline=True,
        ),
        reads=Expected(("harm", "other"), ("third",), "protect"),
        path=folder,
        place=Place("", 0),
    )
    assert case.path == folder / "cases" / "x.yaml"
    assert case.place == Place("cases/x.yaml", 1)


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("", Period()),
        ("on: 2024-02-29\n", Period(date(2024, 2, 29), date(2024, 2, 29))),
        ("on: {from: 2024-01-01, to: 2024-02-29}\n", Period(date(2024, 1, 1), date(2024, 2, 29))),
        ("on: {from: 2024-01-01, to: 2024-01-01}\n", Period(date(2024, 1, 1), date(2024, 1, 1))),
        ("on: {from: 2024-01-01}\n", Period(date(2024, 1, 1), None)),
        ("on: {to: 2024-01-01}\n", Period(None, date(2024, 1, 1))),
        ("on: {}\n", Period()),
    ],
)
def test_a_case_may_say_when_the_act_was_done(folder, written, on):
    (case,), faults = read(folder, LEAST + written + "facts: {}")
    assert (case.on, faults) == (on, [])


def test_a_case_may_say_where_it_was(folder):
    (case,), faults = read(folder, LEAST + "territory: PK6\nfacts: {}")
    assert (case.territory, faults) == ("PK6", [])


@pytest.mark.parametrize(
    ("written", "on", "fault"),
    [
        ("on: 2023-02-29", Period(), "'2023-02-29' is no date; write year-month-day, as in 2018-06-02"),
        ("on: [2024-01-01]", Period(), "'on' must be text"),
        ("on: {from: x}", Period(), "'x' is no date; write year-month-day, as in 2018-06-02"),
        (
            "on: {from: 2024-01-02, to: 2024-01-01}",
            Period(date(2024, 1, 2), date(2024, 1, 1)),
            "'from' is after 'to'",
        ),
        ("on: {form: 2024-01-01}", Period(), "unknown field 'form'; did you mean 'from'?"),
        ("territory: [PK6]", Period(), "'territory' must be text"),
    ],
)
def test_a_day_or_a_place_that_cannot_be_is_a_fault(folder, written, on, fault):
    (case,), faults = read(folder, LEAST + written + "\nfacts: {}")
    assert (case.on, case.territory) == (on, "")
    assert faults == [f"cases/x.yaml:5: {fault}"]


def test_a_constructed_case_needs_little(folder):
    (case,), faults = read(folder, LEAST + "facts: {a: yes}")
    assert faults == []
    assert (case.jurisdiction, case.year, case.stated_by, case.confidence) == ("", "", "", "")
    assert (case.facts, case.coded_here, case.published) == ({"a": True}, (), None)
    assert case.reads == Expected((), (), "unscreened")


def test_of_what_the_source_did_not_decide_nothing_is_said(folder):
    (case,), faults = read(folder, LEAST + "facts: {}\npublished: {outcome: none}")
    assert faults == []
    assert case.published == Published("none", None, None, None, None, None, (), "", "", headline=False)


def test_a_case_that_is_no_headline_may_say_so(folder):
    (case,), _ = read(folder, LEAST + "facts: {}\npublished: {outcome: none, headline: no}")
    assert case.published.headline is False


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "facts: {}",
            [
                "cases/x.yaml:1: 'x' has no 'title'",
                "cases/x.yaml:1: 'x' has no 'source'",
                "cases/x.yaml:1: 'x' has no 'source_status'",
                "cases/x.yaml:1: 'x' has no 'summary'",
            ],
        ),
        (LEAST, ["cases/x.yaml:1: 'x' has no 'facts'"]),
        (LEAST + "facts: a", ["cases/x.yaml:5: 'facts' must be a mapping"]),
        (LEAST + "facts: {a: maybe}", ["cases/x.yaml:5: 'a' must be yes or no, not 'maybe'"]),
        (LEAST + "facts: {}\npublished: x", ["cases/x.yaml:6: 'published' must be a mapping"]),
        (LEAST + "facts: {}\npublished: {}", ["cases/x.yaml:6: 'x.published' has no 'outcome'"]),
        (
            LEAST + "facts: {}\npublished: {outcome: y, formes: z}",
            ["cases/x.yaml:6: unknown field 'formes'; did you mean 'forms'?"],
        ),
        (LEAST + "facts: {}\nreads: {}", ["cases/x.yaml:6: 'x.reads' has no 'posture'"]),
        (LEAST + "facts: {}\nreads: met", ["cases/x.yaml:6: 'reads' must be a mapping"]),
        (
            LEAST + "facts: {}\nreads: {posture: y, mett: z}",
            ["cases/x.yaml:6: unknown field 'mett'; did you mean 'met'?"],
        ),
        (LEAST + "facts: {}\nfact: {}", ["cases/x.yaml:6: unknown field 'fact'; did you mean 'facts'?"]),
    ],
)
def test_what_is_missing_or_unknown_is_a_fault(folder, text, faults):
    assert read(folder, text)[1] == faults


def test_a_case_is_a_mapping(folder):
    assert read(folder, "- a") == ((), ["cases/x.yaml:1: a case is a mapping"])


def test_a_case_that_is_no_yaml_is_a_fault(folder):
    assert read(folder, "a: [\n") == ((), ["cases/x.yaml:2: not YAML: did not find expected node content"])


def test_cases_come_in_the_order_of_their_names_and_one_fault_hides_no_other(folder):
    (folder / "cases").mkdir(parents=True)
    for name in ("b.yaml", "a.yaml", "d.yaml", "notes.txt"):
        (folder / "cases" / name).write_text(WHOLE)
    (folder / "cases" / "c.yaml").write_text("a: [")
    (folder / "cases" / "aa.yaml").write_text("[]")
    faults = Faults()
    assert [case.id for case in load_cases(folder, faults)] == ["a", "b", "d"]
    assert [fault.place.file for fault in faults.found] == ["cases/aa.yaml", "cases/c.yaml"]


def test_a_pack_may_have_no_cases(folder):
    assert load_cases(folder, Faults()) == ()
