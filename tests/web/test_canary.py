"""A name, a number and what was told go through every form, and are found nowhere in the open."""

import io
import logging
import re
import subprocess
import uuid
from urllib.parse import quote

import pytest

NAME, LATIN, NUMBER, PHONE = "قمرالنساء کینری", "Kestrelwing", "35202-7654321-9", "0301-7654321"
SAID = f"{LATIN} {NAME} {NUMBER} {PHONE}"
MARKS = (LATIN, *NAME.split(), NUMBER, PHONE, "3520276543219", "03017654321")


def forms_of(text):
    """The ways in which a text may stand somewhere: as it is, in an address, as a literal, as hexadecimal."""
    yield from (text.encode(), quote(text).encode(), ascii(text)[1:-1].encode())
    yield text.encode().hex().encode()


NEEDLES = sorted({form.lower() for mark in MARKS for form in forms_of(mark)})


def hits(text):
    """Which of the marks stand in a text."""
    within = (text if isinstance(text, bytes) else text.encode()).lower()
    return [needle for needle in NEEDLES if needle in within]


@pytest.fixture
def log(platform):
    """What the server writes about itself, by the handlers it was set up with."""
    sink, handlers = (
        io.StringIO(),
        [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler],
    )
    assert handlers, "the server logs nowhere"
    before = [handler.setStream(sink) for handler in handlers]
    yield sink
    for handler, stream in zip(handlers, before, strict=True):
        handler.setStream(stream)


def filled(form):
    """A form as somebody fills it in who writes all they know into every field that takes words."""
    from django import forms

    given = {}
    for field in form:
        if isinstance(field.field, forms.ChoiceField):
            given[field.html_name] = next((str(value) for value, _ in field.field.choices if value), "")
        elif type(field.field) is forms.CharField:
            given[field.html_name] = NUMBER if "number" in field.html_name else SAID
        else:
            given[field.html_name] = field.value() or ""
    return given


def open_forms(client, addresses):
    """Each address that shows a form, with the form."""
    for address in addresses:
        form = (client.get(address).context or {}).get("form")
        if form is not None:
            yield address, form


@pytest.fixture
def filed(sign_in_as, log):
    """The officer and the supervisor have filled in every form there is for them; the pages they saw."""
    from django.test import Client

    from rabta_web.access.routes import routes

    places = [address for address, _ in routes()]
    fixed = [address for address in places if "<" not in address and address != "/sign-in"]
    pages, id = [], None
    for username in ("taftan-officer", "taftan-officer", "taftan-supervisor"):
        client = sign_in_as(username)
        of_record = [address.replace("<uuid:id>", str(id)) for address in places if "<uuid:id>" in address]
        for address, form in open_forms(client, [*fixed, *(of_record if id else [])]):
            pages.append(client.post(address, filled(form)))
            pages.append(client.post(address, filled(form) | {"happened_on": "yesterday"}))
        if id is None:
            told = [
                a["Location"] for a in pages if re.match(r"/incidents/[0-9a-f-]{36}$", a.get("Location", ""))
            ]
            id = uuid.UUID(told[0].rsplit("/", 1)[1])
        pages += [client.get(address) for address in (f"/incidents/{id}", "/incidents/", "/ledger/own")]
    pages.append(Client().post("/sign-in", {"username": SAID, "password": SAID}))
    for wrong in (f"/incidents/{id}/{quote(SAID)}", f"/{quote(SAID)}", f"/incidents/{id}?name={quote(SAID)}"):
        pages.append(sign_in_as("chagai-welfare").get(wrong))
    return pages


def test_those_who_may_read_it_do(filed):
    assert any(hits(page.content) for page in filed), "nothing was filed, and the other tests prove nothing"


def test_no_title_and_no_address_of_a_page_holds_it(filed):
    for page in filed:
        assert hits(page.get("Location", "")) == []
        shown = re.findall(rb"<title>.*?</title>|(?:href|action|src)=\"[^\"]*\"", page.content, re.DOTALL)
        assert [part for part in shown if hits(part)] == []


def test_the_log_of_the_server_does_not_hold_it(filed, log):
    assert "no address of ours" in log.getvalue()
    assert hits(log.getvalue()) == []


def test_no_row_of_the_database_holds_it_nor_the_ledger_nor_a_dump(filed, owner):
    from rabta_web.config.database import sign_in
    from rabta_web.config.home import home
    from rabta_web.config.postgres import OWNER, Postgres

    tables = owner.execute(
        "select relname from pg_class where relkind in ('r', 'm') and relnamespace = 'public'::regnamespace"
    ).fetchall()
    assert len(tables) >= 15
    for (table,) in tables:
        for (row,) in owner.execute(f'select t::text from "{table}" t').fetchall():
            assert hits(row) == [], table
    said = sign_in(OWNER)
    dump = [Postgres(home()).bin / "pg_dump", "-h", said["host"], "-U", said["user"], said["dbname"]]
    dumped = subprocess.run(dump, check=True, capture_output=True).stdout
    assert b"incidents_identity" in dumped
    assert hits(dumped) == []


def test_no_session_holds_it(filed):
    from django.contrib.sessions.models import Session

    sessions = [session.get_decoded() for session in Session.objects.all()]
    assert sessions
    assert [hits(str(each)) for each in sessions if hits(str(each))] == []


def as_it_stands(path):
    """What a file holds; nothing where the database took it away meanwhile, as it does with its caches."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_no_file_of_the_database_holds_it(filed, owner):
    from rabta_web.config.home import home

    owner.execute("checkpoint")
    read = [path for path in home().rglob("*") if path.is_file()]
    assert any(path.name == "server.log" for path in read)
    assert [path.name for path in read if hits(as_it_stands(path))] == []


REPORT = {
    "kind": "border",
    "place": "pk-bp-taftan",
    "happened_on": "2026-03-01",
    "name": SAID,
    "account": SAID,
}


def failing(client):
    client.raise_request_exception = False
    return client.post("/incidents/new", REPORT)


def test_a_page_that_fails_with_it_at_hand_tells_nobody(sign_in_as, log, monkeypatch):
    from rabta_web.audit import sealed

    def refuse(text, bound_to):
        raise ValueError(f"cannot seal {text!r} for {bound_to}") from LookupError(text)

    monkeypatch.setattr(sealed, "seal", refuse)
    answer = failing(sign_in_as("taftan-officer"))
    assert answer.status_code == 500
    assert hits(answer.content) == []
    written = log.getvalue()
    assert "500 POST /incidents/new" in written
    assert "builtins.ValueError" in written
    assert "in refuse" in written
    assert hits(written) == []


def test_a_statement_that_the_database_refuses_tells_nobody(sign_in_as, owner, log):
    from rabta_web.config.home import home

    client = sign_in_as("taftan-officer")
    owner.execute("revoke insert on incidents_account from rabta_app")
    try:
        answer = failing(client)
    finally:
        owner.execute("grant insert on incidents_account to rabta_app")
    assert answer.status_code == 500
    assert "42501" in log.getvalue()
    server = home() / "pg" / "data" / "server.log"
    assert "permission denied for table incidents_account" in server.read_text()
    assert [hits(each) for each in (answer.content, log.getvalue(), server.read_bytes())] == [[], [], []]


def test_nobody_is_sent_a_report_with_what_a_request_held(platform):
    from django.conf import settings

    assert settings.ADMINS == settings.MANAGERS == []
    assert settings.DEBUG is False


def test_the_log_says_what_our_own_code_says(platform):
    from rabta_web.audit.quiet import Quiet
    from rabta_web.audit.sealed import SealBrokenError, unseal

    with pytest.raises(SealBrokenError) as raised:
        unseal(b"\x01\x01z", "table.column.row")
    record = logging.LogRecord("rabta", logging.ERROR, "", 0, "stopped", (), raised._excinfo)
    record.exc_text = SAID
    said = Quiet().format(record)
    assert "rabta: stopped" in said
    assert "LostKeyError: table.column.row: its key 'z' is not in" in said
    assert hits(said) == []
