import json
from pathlib import Path

import pytest

from engine.law.small_pack import DEFAULTS, law_of, write_pack
from rabta.law import (
    Faults,
    PackError,
    UnknownPackError,
    load_law,
    load_packs,
    pack_folder,
    shelf,
    shipped_packs,
)

BUILT_ON_BASE = "{id: small, title: t, version: v, builds_on: base}"
EMPTY = {"instruments": None, "provisions": None, "facts": None, "questions": None}


def loaded(folder, *, compiled=False):
    """The names of the packs in a folder's law, and every fault, as it is printed."""
    faults = Faults()
    found = load_packs(folder, faults, compiled=compiled)
    return [Path(pack.home).name for pack, _ in found], [str(fault) for fault in faults.found]


def label(folder):
    """What the fact `a` is called, read through the compiled copy."""
    ((pack, _),) = load_packs(folder, Faults(), compiled=True)
    return pack.facts["a"].label


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A shelf of two packs in place of ours."""
    monkeypatch.setattr(shelf, "PACKS", tmp_path / "packs")
    (tmp_path / "packs").mkdir()
    for name in ("second", "first"):
        write_pack(tmp_path / "packs" / name, **EMPTY)
    (tmp_path / "packs" / "no pack").mkdir()
    return tmp_path / "packs"


def test_palermo_comes_with_rabta_and_is_what_is_loaded_by_default():
    assert "palermo" in [folder.name for folder in shipped_packs()]
    assert load_law().packs[0].id == "palermo"


def test_shipped_packs_come_in_the_order_of_their_names(shipped):
    assert shipped_packs() == (shipped / "first", shipped / "second")


def test_a_shipped_pack_goes_by_its_name_and_any_pack_by_its_path(shipped, folder, tmp_path, monkeypatch):
    write_pack(folder)
    monkeypatch.chdir(tmp_path)
    assert pack_folder("first") == shipped / "first"
    assert pack_folder(str(folder)) == folder
    assert pack_folder("small") == Path("small")
    assert pack_folder("small", tmp_path) == folder


def test_a_shipped_pack_comes_before_a_folder_of_its_name(shipped, tmp_path, monkeypatch):
    write_pack(tmp_path / "first")
    monkeypatch.chdir(tmp_path)
    assert pack_folder("first") == shipped / "first"


def test_an_unknown_pack_is_answered_with_the_nearest(shipped):
    with pytest.raises(UnknownPackError) as raised:
        pack_folder("frist")
    assert str(raised.value) == "no pack 'frist'; did you mean 'first'?"


def test_an_unknown_pack_like_none_is_answered_with_all_there_are(shipped):
    with pytest.raises(UnknownPackError) as raised:
        pack_folder("no pack")
    assert str(raised.value) == "no pack 'no pack'; there are: first, second"


def test_a_law_is_loaded_once(folder):
    law = law_of(folder)
    assert load_law(str(folder)) is law


def test_a_pack_with_faults_is_no_law_and_every_fault_is_told(folder):
    elements = "act: {label: x, rule: nothing, provisions: s1}\nother: {label: x, rule: a}"
    with pytest.raises(PackError) as raised:
        law_of(folder, elements=elements)
    assert str(raised.value) == (
        "elements.yaml:2: 'other' has no 'provisions'\n"
        "elements.yaml:1: unknown fact, element or reading 'nothing'"
    )


def test_a_pack_comes_after_those_it_builds_on(folder, tmp_path):
    write_pack(tmp_path / "ground")
    write_pack(tmp_path / "base", pack="{id: base, title: t, version: v, builds_on: ground}", **EMPTY)
    write_pack(folder, pack="{id: small, title: t, version: v, builds_on: [base, ground]}", **EMPTY)
    assert loaded(folder) == (["ground", "base", "small"], [])
    assert [pack.id for pack in load_law(str(folder)).packs] == ["small", "base", "small"]


def test_a_pack_builds_on_packs_beside_it_wherever_rabta_is_started(folder, tmp_path, monkeypatch):
    write_pack(tmp_path / "base")
    write_pack(folder, pack=BUILT_ON_BASE, **EMPTY)
    monkeypatch.chdir(folder)
    assert loaded(Path()) == (["base", "small"], [])


def test_a_pack_builds_on_shipped_packs_by_name(shipped, folder):
    write_pack(folder, pack="{id: small, title: t, version: v, builds_on: first}", **EMPTY)
    assert loaded(folder) == (["first", "small"], [])


def test_a_pack_that_two_others_build_on_is_loaded_once(folder, tmp_path):
    for name, bases in (("ground", "[]"), ("left", "ground"), ("right", "ground")):
        head = f"{{id: {name}, title: t, version: v, builds_on: {bases}}}"
        write_pack(tmp_path / name, pack=head, **EMPTY)
    write_pack(folder, pack="{id: small, title: t, version: v, builds_on: [left, right]}", **EMPTY)
    assert loaded(folder) == (["ground", "left", "right", "small"], [])


def test_to_build_on_an_unknown_pack_is_a_fault(shipped, folder, tmp_path):
    write_pack(tmp_path / "base", **EMPTY)
    write_pack(folder, pack="\n{id: s, title: t, version: v, builds_on: [secnd, base]}", **EMPTY)
    names, faults = loaded(folder)
    assert names == ["base", "small"]
    assert faults == ["pack.yaml:1: no pack 'secnd'; did you mean 'second'?"]


@pytest.mark.parametrize("path", ["small", "base/../small", "{folder}"])
def test_packs_that_build_on_each_other_are_a_fault(folder, tmp_path, path):
    head = f"{{id: base, title: t, version: v, builds_on: {path.format(folder=folder)}}}"
    write_pack(tmp_path / "base", pack=head, **EMPTY)
    write_pack(folder, pack=BUILT_ON_BASE, **EMPTY)
    assert loaded(folder) == (["base", "small"], ["pack.yaml:1: 'base' and 'small' build on each other"])


def test_a_pack_that_builds_on_itself_is_a_fault(folder):
    write_pack(folder, pack="{id: s, title: t, version: v, builds_on: small}", **EMPTY)
    assert loaded(folder) == (["small"], ["pack.yaml:1: 'small' and 'small' build on each other"])


def test_a_file_that_is_no_yaml_is_a_fault_and_hides_no_other(folder):
    write_pack(folder, facts="a: [", elements="act: &x {label: *x}")
    assert loaded(folder)[1] == [
        "facts.yaml:2: not YAML: did not find expected node content",
        "elements.yaml:1: *x is an alias; write the value out where it is used",
    ]


def test_a_misspelt_file_is_a_fault_lest_its_law_be_left_out(folder):
    write_pack(folder, reading="harm: {}", zzz="")
    assert loaded(folder)[1] == [
        "reading.yaml:1: unknown file 'reading.yaml'; did you mean 'readings.yaml'?",
        "zzz.yaml:1: unknown file 'zzz.yaml'",
    ]


# --- the compiled copy ----------------------------------------------------------------------


def test_a_compiled_copy_is_kept_for_the_next_time_and_for_nobody_else(folder, cache):
    write_pack(folder)
    label(folder)
    (kept,) = (cache / "rabta").iterdir()
    assert kept.name.startswith("pack-1-")
    assert kept.suffix == ".json"
    assert (cache / "rabta").stat().st_mode & 0o077 == 0


def test_the_compiled_copy_is_what_is_read(folder, cache):
    write_pack(folder)
    label(folder)
    (kept,) = (cache / "rabta").iterdir()
    kept.write_text(kept.read_text().replace("an a", "from the copy"))
    assert label(folder) == "from the copy"


def test_places_are_the_same_from_the_compiled_copy(folder):
    write_pack(folder)
    once, again = (load_packs(folder, Faults(), compiled=True)[0] for _ in range(2))
    assert again == once
    assert again[0].facts["b"].place == once[0].facts["b"].place
    assert str(again[0].facts["b"].place) == "facts.yaml:2"


def test_a_changed_file_is_read_anew(folder, cache):
    write_pack(folder)
    assert label(folder) == "an a"
    write_pack(folder, facts=DEFAULTS["facts"].replace("an a", "another"))
    assert label(folder) == "another"
    assert len(list((cache / "rabta").iterdir())) == 2


def test_the_same_text_in_another_file_is_another_pack(folder, cache):
    write_pack(folder, **EMPTY, elements="x: {}")
    loaded(folder, compiled=True)
    (folder / "elements.yaml").rename(folder / "readings.yaml")
    assert loaded(folder, compiled=True)[1][0] == "readings.yaml:1: 'x' has no 'label'"


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"facts": 1}',
        b'{"facts": ["t", 1]}',
        b'{"facts": ["m", 1, [["a", 1]]]}',
        b"[" * 100_000,
        b"\xff",
    ],
    ids=lambda broken: repr(broken[:30]),
)
def test_a_broken_compiled_copy_is_never_trusted_but_replaced(folder, cache, broken):
    write_pack(folder)
    label(folder)
    (kept,) = (cache / "rabta").iterdir()
    whole = kept.read_text()
    kept.write_bytes(broken)
    assert label(folder) == "an a"
    assert kept.read_text() == whole


def test_a_pack_with_broken_files_is_not_kept(folder, cache):
    write_pack(folder, facts="a: [")
    loaded(folder, compiled=True)
    assert not cache.exists()


def test_a_pack_is_kept_though_another_has_faults(folder, tmp_path, cache):
    write_pack(tmp_path / "base", facts="a: [")
    write_pack(folder, pack=BUILT_ON_BASE, **EMPTY)
    loaded(folder, compiled=True)
    (kept,) = (cache / "rabta").iterdir()
    assert list(json.loads(kept.read_text())) == ["pack"]


def test_a_misspelt_file_is_a_fault_from_the_compiled_copy_too(folder):
    write_pack(folder, zzz="")
    for _ in range(2):
        assert loaded(folder, compiled=True)[1] == ["zzz.yaml:1: unknown file 'zzz.yaml'"]


def test_nothing_is_kept_unless_it_is_asked_for(folder, cache):
    write_pack(folder)
    loaded(folder, compiled=False)
    assert not cache.exists()


def test_a_cache_that_cannot_be_written_only_costs_time(folder, cache):
    cache.write_text("a file where the folder should be")
    write_pack(folder)
    assert label(folder) == "an a"
    assert cache.read_text() == "a file where the folder should be"


def test_a_copy_that_could_not_be_finished_leaves_nothing_behind(folder, cache, monkeypatch):
    def full(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(Path, "replace", full)
    write_pack(folder)
    assert label(folder) == "an a"
    assert list((cache / "rabta").iterdir()) == []


def test_without_a_cache_folder_named_the_copy_is_kept_at_home(folder, tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    write_pack(folder)
    label(folder)
    assert len(list((tmp_path / "home" / ".cache" / "rabta").iterdir())) == 1


def test_without_a_home_nothing_is_kept(folder, monkeypatch):
    def homeless():
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    write_pack(folder)
    assert label(folder) == "an a"
