from engine.law.catalogue import write_catalogue
from engine.law.small_pack import DEFAULTS, write_pack
from rabta.law import Faults
from rabta.law.proving import prove

HEAD = "id: small\ntitle: A small pack\nversion: v\nlanguages: {}"
IN_URDU = {"pack": HEAD.format("ur"), "questions": None, "facts": None}
SENTENCES = dict.fromkeys(["A small pack", "A code", "Code", "section 1", "A thing."], "…")


def proved(folder, **files):
    """The law, if the pack can be used, and every fault as it is printed."""
    faults = Faults()
    law = prove(write_pack(folder, **files), faults)
    return law, [str(fault) for fault in faults.found]


def test_a_sound_pack_is_proved_and_its_law_given(folder):
    law, faults = proved(folder)
    assert faults == []
    assert [pack.id for pack in law.packs] == ["small"]
    assert list(law.facts) == ["a", "b", "c"]


def test_a_law_is_given_with_the_packs_it_builds_on(folder, tmp_path):
    write_pack(tmp_path / "base")
    nothing = dict.fromkeys(DEFAULTS)
    law, faults = proved(folder, **nothing | {"pack": "{id: small, title: t, version: v, builds_on: base}"})
    assert faults == []
    assert [pack.home for pack in law.packs] == [str(tmp_path / "base"), str(folder)]


def test_a_pack_that_cannot_be_used_gives_no_law_but_all_its_faults(folder):
    law, faults = proved(folder, facts="a: {label: a}", questions="[", elements="x: {label: x, rule: z}")
    assert law is None
    assert faults == [
        "questions.yaml:2: not YAML: did not find expected node content",
        "facts.yaml:1: 'a' has no 'definition'",
        "elements.yaml:1: 'x' has no 'provisions'",
        "elements.yaml:1: unknown fact, element or reading 'z'",
        "facts.yaml:1: the fact 'a' is in no question, so nobody could ever settle it",
    ]


def test_proving_reads_the_files_and_keeps_no_compiled_copy(folder, cache):
    proved(folder)
    assert not cache.exists()


def test_a_pack_translated_throughout_has_no_faults(folder):
    write_catalogue(folder, "ur", SENTENCES)
    law, faults = proved(folder, **IN_URDU)
    assert faults == []
    assert law is not None


def test_a_sentence_without_translation_is_a_fault_with_file_and_line(folder):
    write_catalogue(folder, "ur", SENTENCES)
    protection = """
        safeguards:
          care:
            strength: Code
            label: keep 'safe'
            provisions: s1
        """
    faults = proved(folder, **IN_URDU, protection=protection)[1]
    assert faults == ["protection.yaml:4: no translation into 'ur': \"keep 'safe'\""]


def test_a_law_without_translations_can_still_be_used(folder):
    write_catalogue(folder, "ur", {})
    law, faults = proved(folder, **IN_URDU)
    assert faults == [
        "pack.yaml:2: no translation into 'ur': 'A small pack'",
        "instruments.yaml:1: no translation into 'ur': 'A code'",
        "instruments.yaml:1: no translation into 'ur': 'Code'",
        "provisions.yaml:1: no translation into 'ur': 'section 1'",
        "provisions.yaml:1: no translation into 'ur': 'A thing.'",
    ]
    assert law is not None


def test_a_translation_may_be_the_same_as_the_english(folder):
    write_catalogue(folder, "fr", SENTENCES | {"Code": "Code"})
    assert proved(folder, **IN_URDU | {"pack": HEAD.format("fr")})[1] == []


def test_english_needs_no_translation_and_hides_no_other_language(folder):
    write_catalogue(folder, "ur", {"A code": "…"} | SENTENCES | {"Code": ""})
    assert proved(folder, **IN_URDU | {"pack": HEAD.format("[en, ur]")})[1] == [
        "instruments.yaml:1: no translation into 'ur': 'Code'"
    ]


def test_every_language_is_checked(folder):
    write_catalogue(folder, "ur", SENTENCES | {"Code": ""})
    write_catalogue(folder, "fr", SENTENCES | {"A code": ""})
    assert proved(folder, **IN_URDU | {"pack": HEAD.format("[ur, fr]")})[1] == [
        "instruments.yaml:1: no translation into 'ur': 'Code'",
        "instruments.yaml:1: no translation into 'fr': 'A code'",
    ]


def test_a_missing_catalogue_is_one_fault(folder):
    law, faults = proved(folder, **IN_URDU)
    assert faults == ["pack.yaml:1: no catalogue to read at locale/ur/LC_MESSAGES/pack.mo"]
    assert law is not None


def test_a_catalogue_that_is_none_is_one_fault(folder):
    write_catalogue(folder, "ur", {})
    (folder / "locale/ur/LC_MESSAGES/pack.mo").write_bytes(b"no catalogue at all, but long enough")
    faults = proved(folder, **IN_URDU)[1]
    assert faults == ["pack.yaml:1: no catalogue to read at locale/ur/LC_MESSAGES/pack.mo"]


def test_a_broken_file_does_not_hide_what_later_files_lack(folder):
    write_catalogue(folder, "ur", SENTENCES | {"A thing.": ""})
    faults = proved(folder, **IN_URDU | {"instruments": "["})[1]
    assert faults == [
        "instruments.yaml:2: not YAML: did not find expected node content",
        "provisions.yaml:1: unknown instrument 'code'",
        "provisions.yaml:1: no translation into 'ur': 'A thing.'",
    ]
