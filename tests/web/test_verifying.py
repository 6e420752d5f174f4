"""A changed byte is found and named, wherever it stands in a file of disclosure."""

import contextlib
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta_web.audit.signing import holds
from rabta_web.disclosure.packing import CERTIFICATE, SIGNATURE, SIGNED_AS, listed, pack
from rabta_web.disclosure.verifying import NotADisclosureError, verify

PAPERS = {
    "book.en.pdf": b"%PDF- what was said",
    "book.json": b'{"people": []}',
    "certificate.en.pdf": b"%PDF- page",
}


@pytest.fixture(scope="module")
def key():
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture(scope="module")
def public(key):
    return key.public_key().public_bytes_raw().hex()


@pytest.fixture(scope="module")
def certify(key, public):
    def certify(papers, **more):
        said = {"files": listed(papers), "public_key": public, **more}
        text = json.dumps(said).encode()
        signature = key.sign(SIGNED_AS.encode() + b"\n" + text).hex().encode()
        return {**papers, CERTIFICATE: text, SIGNATURE: signature}

    return certify


@pytest.fixture(scope="module")
def whole(certify):
    return pack(certify(PAPERS))


def named(content, **more):
    return {fault.paper for fault in verify(content, **more).faults}


def test_what_was_certified_holds(whole, public):
    assert verify(whole, public_key=public).faults == ()


@pytest.mark.parametrize("name", [*PAPERS, CERTIFICATE, SIGNATURE])
def test_a_paper_that_was_changed_is_named(certify, name):
    papers = certify(PAPERS)
    papers[name] = papers[name][:-1] + bytes([papers[name][-1] ^ 1])
    assert name in named(pack(papers)) or (name == SIGNATURE and CERTIFICATE in named(pack(papers)))


def test_a_paper_that_is_gone_or_was_added_is_named(certify):
    papers = certify(PAPERS)
    gone = {name: content for name, content in papers.items() if name != "book.json"}
    assert named(pack(gone)) == {"book.json"}
    assert named(pack({**papers, "another.pdf": b"x"})) == {"another.pdf"}


def test_another_key_is_not_the_one_that_the_office_publishes(certify, whole):
    assert named(whole, public_key="00" * 32) == {CERTIFICATE}


def test_whoever_signs_changed_papers_anew_has_another_key(whole, public):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    forger = Ed25519PrivateKey.generate()
    papers = {**PAPERS, "book.json": b'{"people": ["another"]}'}
    said = {"files": listed(papers), "public_key": forger.public_key().public_bytes_raw().hex()}
    text = json.dumps(said).encode()
    signature = forger.sign(SIGNED_AS.encode() + b"\n" + text).hex().encode()
    forged = pack({**papers, CERTIFICATE: text, SIGNATURE: signature})
    assert named(forged) == set()
    assert named(forged, public_key=public) == {CERTIFICATE}


def test_a_signature_under_something_else_is_none_here(key, public):
    assert not holds(SIGNED_AS, b"text", key.sign(b"text").hex(), public)


@settings(max_examples=300)
@given(data=st.data())
def test_any_one_bit_that_was_changed_is_found(whole, data):
    place = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    changed = whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :]
    with contextlib.suppress(NotADisclosureError):
        assert verify(changed).faults


def test_papers_that_were_packed_anew_by_another_program_are_found(certify):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in certify(PAPERS).items():
            stored = zipfile.ZIP_STORED if name == CERTIFICATE else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, stored)
    assert named(packed.getvalue()) >= PAPERS.keys()


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all" * 10, pack({"a.txt": b"x"})])
def test_what_is_no_file_of_disclosure_is_said_to_be_none(content):
    with pytest.raises(NotADisclosureError):
        verify(content)


def test_the_command_names_the_changed_paper_and_its_exit_code_says_so(tmp_path, certify, whole, public):
    from typer.testing import CliRunner

    from rabta_web.config.disclosures import app

    file = tmp_path / "handed.zip"
    file.write_bytes(whole)
    assert CliRunner().invoke(app, ["verify", str(file), "--key", public]).exit_code == 0
    papers = certify(PAPERS)
    file.write_bytes(pack({**papers, "book.json": b'{"people": [1]}'}))
    found = CliRunner().invoke(app, ["verify", str(file)])
    assert (found.exit_code, "book.json: was changed" in found.output) == (1, True)
    file.write_bytes(b"nothing of the kind")
    assert CliRunner().invoke(app, ["verify", str(file)]).exit_code == 3
    assert CliRunner().invoke(app, ["verify", str(tmp_path / "nowhere")]).exit_code == 2


def test_the_public_key_is_that_of_the_home(tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from rabta_web.config.disclosures import app

    monkeypatch.setenv("RABTA_HOME", str(tmp_path))
    assert CliRunner().invoke(app, ["key"]).exit_code == 1
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "ledger").write_text(bytes(range(32)).hex())
    assert len(CliRunner().invoke(app, ["key"]).output.strip()) == 64
