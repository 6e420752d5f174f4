"""A book leaves by order alone: registered, prepared, approved by somebody else, handed over."""

import io
from uuid import UUID, uuid4

import pytest
from disclosure_register import HANDED, LINE, NAME, ORDER, approved, ask, scan, state, step, written


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


def test_the_life_of_a_disclosure_is_sound(platform):
    from rabta_web.disclosure.choices import CYCLE, DONE, STATES, VERBS

    assert list(CYCLE.faults()) == []
    assert set(STATES) == CYCLE.states
    assert set(VERBS) == set(DONE) == {move.verb for move in CYCLE.moves}


def test_the_database_moves_a_disclosure_exactly_as_the_table_says(asked, owner):
    """Every state, verb and side, tried in the database itself, one after the other."""
    import itertools

    import psycopg

    from rabta_web.disclosure.choices import CYCLE, Side, Verb

    def tried(before, verb, side):
        with owner.transaction(force_rollback=True):
            owner.execute("alter table disclosure_disclosure disable trigger disclosure_disclosure_refuse")
            owner.execute("update disclosure_disclosure set state = %s", [before])
            owner.execute("alter table disclosure_disclosure enable trigger disclosure_disclosure_refuse")
            step = "insert into disclosure_step (id, disclosure_id, verb, side, made_by, made_at)"
            values = " select gen_random_uuid(), id, %s, %s, asked_by, now() from disclosure_disclosure"
            try:
                with owner.transaction():
                    return owner.execute(f"{step}{values} returning after", [verb, side]).fetchone()[0]
            except psycopg.errors.CheckViolation:
                return None

    asked()
    every = list(itertools.product(sorted(CYCLE.states), Verb, Side))
    assert len(every) == 50
    for before, verb, side in every:
        assert tried(before, verb, side) == CYCLE.after(before, verb, side), (before, verb, side)


def test_from_order_to_receipt_every_step_is_kept(supervisor, guardian, asked, owner, printed_as_pages):
    address = asked()
    assert state(supervisor, address) == "asked"
    approved(supervisor, guardian, address)
    assert step(supervisor, address, "office", **{**HANDED, "receipt": ""}).status_code == 200
    assert step(supervisor, address, "office", **HANDED).status_code == 302
    page = supervisor.get(address).content.decode()
    assert state(supervisor, address) == "handed_over"
    assert "Receipt 7, Reader" in page
    deeds = [
        deed for (deed,) in owner.execute("select about from audit_entry where deed = 'disclosure.moved'")
    ]
    assert sorted(deeds) == ["approve", "hand_over", "prepare"]


def test_nothing_is_registered_without_its_order(supervisor, incident, owner):
    hostile = io.BytesIO(b"<svg onload=alert(1)>")
    hostile.name = "order.pdf"
    for wrong in (
        {"scan": ""},
        {"scan": hostile},
        {"authority": ""},
        {"number": ""},
        {"dated": "2099-01-01"},
        {"people": []},
        {"people": ["7"]},
        {"book": "own"},
        {"first": "2026-03-02", "last": "2026-03-01"},
    ):
        assert ask(supervisor, incident, **wrong).status_code == 200, wrong
    assert owner.execute("select count(*) from disclosure_disclosure").fetchone() == (0,)


def test_registering_twice_registers_one(supervisor, incident, owner):
    id = str(uuid4())
    first, second = (ask(supervisor, incident, id=id)["Location"] for _ in range(2))
    assert first == second
    assert owner.execute("select count(*) from disclosure_disclosure").fetchone() == (1,)


def test_the_protection_book_needs_its_own_line_and_warns(supervisor, incident, asked):
    refused = ask(supervisor, incident, book="protection")
    assert refused.context["form"].errors.keys() == {"line"}
    address = asked(book="protection", line=LINE)
    page = supervisor.get(address).content.decode()
    assert LINE in page
    assert "how often somebody was asked, can be held against them" in page
    assert "how often somebody was asked" not in supervisor.get(asked()).content.decode()


def test_the_database_too_keeps_the_protection_book_shut_without_a_line(asked, owner):
    import psycopg

    asked()
    with pytest.raises(psycopg.errors.CheckViolation, match="named_line"):
        owner.execute(
            "alter table disclosure_disclosure disable trigger disclosure_disclosure_refuse;"
            "update disclosure_disclosure set book = 'protection'"
        )
    owner.execute("alter table disclosure_disclosure enable trigger disclosure_disclosure_refuse")


def test_whoever_prepared_it_does_not_approve_it(supervisor, asked, printed_as_pages):
    address = asked()
    step(supervisor, address, "office", verb="prepare")
    page = supervisor.get(address)
    assert "somebody else has to approve it" in page.content.decode()
    assert step(supervisor, address, "second", verb="approve").status_code == 200
    assert state(supervisor, address) == "prepared"


def test_the_database_too_wants_a_second_person(supervisor, asked, acting, printed_as_pages):
    from django.db import ProgrammingError
    from django.utils import timezone

    from rabta_web.disclosure.models import Step

    address = asked()
    step(supervisor, address, "office", verb="prepare")
    with pytest.raises(ProgrammingError, match="row-level security"), acting("taftan-supervisor") as actor:
        Step(
            disclosure_id=UUID(address.rpartition("/")[2]),
            verb="approve",
            side="second",
            made_by=actor.id,
            made_at=timezone.now(),
        ).save(force_insert=True)


def test_the_second_person_reads_the_entry_and_no_paper_and_opens_no_case(
    supervisor, guardian, asked, incident, owner, acting, printed_as_pages
):
    from rabta_web.disclosure.models import File

    address = asked()
    step(supervisor, address, "office", verb="prepare")
    page = guardian.get(address)
    assert page.status_code == 200
    assert NAME not in page.content.decode()
    assert guardian.get(f"{address}/order").status_code == 200
    assert guardian.get(f"{address}/papers/investigation-book.json").status_code == 404
    assert guardian.get(incident).status_code == 404
    assert step(guardian, address, "office", verb="refuse", reason="x").status_code == 200
    with acting("data-protection"):
        assert not File.objects.exists()
    assert supervisor.get(f"{address}/papers/investigation-book.json").status_code == 200


def test_what_is_sent_back_is_prepared_again_and_says_why(supervisor, guardian, asked, printed_as_pages):
    address = asked()
    step(supervisor, address, "office", verb="prepare")
    assert step(guardian, address, "second", verb="send_back").status_code == 200
    assert (
        step(guardian, address, "second", verb="send_back", reason="the span is too wide").status_code == 302
    )
    assert "the span is too wide" in supervisor.get(address).content.decode()
    assert supervisor.post(f"{address}/file").status_code == 404
    approved(supervisor, guardian, address)


def test_a_refusal_says_why_and_nothing_leaves(supervisor, guardian, asked, printed_as_pages):
    address = approved(supervisor, guardian, asked())
    assert step(supervisor, address, "office", verb="refuse").status_code == 200
    assert (
        step(supervisor, address, "office", verb="refuse", reason="the order was set aside").status_code
        == 302
    )
    assert supervisor.post(f"{address}/file").status_code == 404


def test_who_is_on_neither_side_is_told_of_no_disclosure(
    supervisor, guardian, asked, incident, sign_in_as, printed_as_pages
):
    address = approved(supervisor, guardian, asked())
    nowhere = f"/disclosures/{uuid4()}"
    for username in ("taftan-officer", "chagai-welfare", "auditor", "balochistan-secretary"):
        other = sign_in_as(username)
        for rest in ("", "/order", "/papers/investigation-book.json"):
            assert other.get(address + rest).status_code == other.get(nowhere + rest).status_code == 404
        assert other.post(f"{address}/file").status_code == 404
        assert other.get("/disclosures/").status_code == 404
        assert other.post(f"{incident}/disclosure", ORDER).status_code == 404


def test_whoever_is_recused_sees_no_disclosure_of_it(supervisor, guardian, asked, incident):
    address = asked()
    assert guardian.get(address).status_code == 200
    change = {"what": "recuse_person", "whom": "data-protection", "reason": "named in it"}
    assert supervisor.post(f"{incident}/access", change).status_code == 302
    assert guardian.get(address).status_code == 404
    assert guardian.get("/disclosures/").context["lines"] == []


def test_orders_stand_sealed_and_their_scan_is_kept_to_the_bit(supervisor, asked, owner):
    address = asked(book="protection", line=LINE)
    rows = owner.execute(
        "select authority, number, line, basis, to_whom, scan from disclosure_disclosure"
    ).fetchone()
    given = (ORDER["authority"], ORDER["number"], LINE, ORDER["basis"], ORDER["to_whom"])
    assert not any(words.encode() in bytes(column) for column in rows for words in given)
    assert supervisor.get(f"{address}/order").content == scan().getvalue()


def test_what_waits_stands_on_the_desk(supervisor, guardian, asked, printed_as_pages):
    address = asked()
    assert address in supervisor.get("/desk").content.decode()
    step(supervisor, address, "office", verb="prepare")
    assert address not in supervisor.get("/desk").content.decode()
    assert address in guardian.get("/desk").content.decode()
