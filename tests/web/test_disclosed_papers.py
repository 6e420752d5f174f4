"""What leaves is what the order names: one book, its people, its span; counsel's copy stands apart."""

import json
from uuid import uuid4

import pytest
from disclosure_register import (
    BYSTANDER,
    HANDED,
    HEALTH,
    LINE,
    NAME,
    ORDER,
    OTHER,
    TELEPHONE,
    approved,
    ask,
    papers_in,
    scan,
    step,
    written,
)


@pytest.fixture
def incident(sign_in_as):
    return written(sign_in_as("taftan-officer"))


@pytest.fixture
def asked(supervisor, incident):
    def asked(**more):
        answer = ask(supervisor, incident, **more)
        assert answer.status_code == 302, answer.context["form"].errors
        return answer["Location"]

    return asked


@pytest.fixture
def printed_as_pages(monkeypatch, platform):
    """Papers as pages to print: the tests that read them need no PDF."""
    from rabta_web.disclosure import preparing

    monkeypatch.setattr(preparing, "pdf_can_be_made", lambda: False)


@pytest.fixture
def with_counsel(supervisor, incident):
    given = {
        "id": str(uuid4()),
        "authority": "Advocate Demo",
        "number": "Wakalatnama 3",
        "dated": "2026-05-01",
        "basis": "signed before the officer",
        "to_whom": "Advocate Demo",
        "scan": scan(),
    }
    answer = supervisor.post(f"{incident}/people/1/own-record", given)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def test_an_order_for_the_investigation_book_opens_nothing_of_the_other(
    supervisor, guardian, asked, printed_as_pages
):
    papers = papers_in(supervisor, approved(supervisor, guardian, asked()))
    assert {name.partition(".")[0] for name in papers} == {"investigation-book", "certificate"}
    whole = b"".join(papers.values()).decode()
    assert TELEPHONE in whole
    assert "<h1>تفتیشی رجسٹر</h1>" in papers["investigation-book.ur.html"].decode()
    assert HEALTH not in whole
    assert "means_deception" not in whole


def test_an_order_for_the_protection_book_opens_nothing_of_the_other(
    supervisor, guardian, asked, printed_as_pages
):
    papers = papers_in(supervisor, approved(supervisor, guardian, asked(book="protection", line=LINE)))
    book = json.loads(papers["protection-book.json"])
    (somebody,) = book["people"]
    assert somebody["name"] == NAME
    assert somebody["said_both_ways"] == ["means_deception"]
    assert (somebody["times_asked"], somebody["times_asked_again"]) == (2, 1)
    assert HEALTH in papers["protection-book.ur.html"].decode()
    assert TELEPHONE not in b"".join(papers.values()).decode()


def test_nobody_but_whom_the_order_names_is_in_the_papers(supervisor, guardian, asked, printed_as_pages):
    papers = papers_in(supervisor, approved(supervisor, guardian, asked()))
    assert [each["person"] for each in json.loads(papers["investigation-book.json"])["people"]] == [1]
    assert OTHER not in b"".join(papers.values()).decode()


def test_what_was_written_outside_the_span_stays_out(supervisor, guardian, asked, printed_as_pages):
    papers = papers_in(supervisor, approved(supervisor, guardian, asked(last="2026-03-01")))
    assert TELEPHONE not in b"".join(papers.values()).decode()


def test_the_certificate_says_what_on_which_order_and_who_answers_for_it(
    supervisor, guardian, asked, owner, printed_as_pages
):
    papers = papers_in(supervisor, approved(supervisor, guardian, asked()))
    said = json.loads(papers["certificate.json"])
    assert said["order"]["authority"] == ORDER["authority"]
    assert said["people"] == [1]
    assert said["prepared"]["name"]["en"] == "Supervisor Demo Two"
    assert said["approved"]["name"]["ur"].startswith("نمونہ")
    assert set(said["files"]) == papers.keys() - {"certificate.json", "certificate.sig"}
    stood = said["ledger"]
    found = owner.execute(
        "select encode(hash, 'hex') from audit_entry where chain = %s and number = %s",
        [stood["chain"], stood["number"]],
    ).fetchone()
    assert found == (stood["hash"],)
    assert "binds no court" in said["disclaimer"]["en"]
    assert all(
        "binds no court" in papers[f"{book}.en.html"].decode()
        for book in ("investigation-book", "certificate")
    )


def test_counsel_gets_what_is_held_of_the_person_and_of_nobody_else(
    supervisor, guardian, with_counsel, sign_in_as, incident, asked, printed_as_pages
):
    sign_in_as("taftan-officer").post(
        f"{incident}/people/1/refer",
        {
            "id": str(uuid4()),
            "agency": "social_welfare@PK203",
            "asked_for": ["need_doctor"],
            "basis": "vital",
            "grounds": "nearest",
        },
    )
    court = approved(supervisor, guardian, asked(book="protection", line=LINE))
    step(supervisor, court, "office", **HANDED)
    papers = papers_in(supervisor, approved(supervisor, guardian, with_counsel))
    assert {
        "own-record.en.docx",
        "own-record.ur.docx",
        "own-record.en.html",
        "own-record.json",
    } <= papers.keys()
    page, said = papers["own-record.en.html"].decode(), json.loads(papers["own-record.json"])["people"][0]
    assert NAME in page
    assert HEALTH in page
    assert "Sessions Court Quetta" in page
    assert "Social Welfare" in page
    assert said["posture"] == "protect"
    assert said["readings"]["trafficking"] == "open"
    assert [each["source"] for each in said["statements"]] == ["person", "other"]
    assert [each["to"] for each in said["referrals"]] == ["social_welfare@PK203"]
    whole = b"".join(content for name, content in papers.items() if not name.endswith("docx")).decode()
    for hidden in (TELEPHONE, OTHER, BYSTANDER):
        assert hidden not in whole


def test_papers_in_word_and_pdf_are_made_in_both_languages(supervisor, guardian, with_counsel):
    from rabta_web.ui.papers import pdf_can_be_made

    papers = papers_in(supervisor, approved(supervisor, guardian, with_counsel))
    printed = "pdf" if pdf_can_be_made() else "html"
    for language in ("en", "ur"):
        assert papers[f"own-record.{language}.docx"].startswith(b"PK")
        assert papers[f"own-record.{language}.{printed}"]
        assert papers[f"certificate.{language}.{printed}"]


def test_a_file_sealed_under_a_passphrase_opens_with_it_alone(
    supervisor, guardian, asked, tmp_path, printed_as_pages
):
    from typer.testing import CliRunner

    from rabta_web.config.disclosures import app

    address = approved(supervisor, guardian, asked())
    refused = supervisor.post(f"{address}/file", {"passphrase": "short"})
    assert refused.context["take"].errors.keys() == {"passphrase"}
    assert "12" in refused.content.decode()
    answer = supervisor.post(f"{address}/file", {"passphrase": "a long passphrase"})
    assert NAME.encode() not in answer.content
    file, word = tmp_path / "it.sealed", tmp_path / "word"
    file.write_bytes(answer.content)
    word.write_text("a long passphrase")
    held = CliRunner().invoke(app, ["verify", str(file), "--passphrase-file", str(word)])
    assert (held.exit_code, "every paper is what was certified" in held.output) == (0, True)
    word.write_text("another passphrase")
    assert CliRunner().invoke(app, ["verify", str(file), "--passphrase-file", str(word)]).exit_code == 3
