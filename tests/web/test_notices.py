"""Agencies are told that something waits: once, without personal data, and by e-mail where people ask."""

import asyncio
import os
import subprocess
import sys
import threading
from email import message_from_string, policy
from uuid import uuid4

import pytest
from django.db import ProgrammingError

POST, WELFARE = "demonstration-post-taftan", "social_welfare@PK203"


class Sink:
    """A mail server that keeps what it is sent; it refuses as many messages as it is told to."""

    def __init__(self):
        self.messages, self.refuse = [], 0
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        started = asyncio.run_coroutine_threadsafe(self._start(), self.loop)
        self.server = started.result(10)
        self.port = self.server.sockets[0].getsockname()[1]

    async def _start(self):
        return await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def _serve(self, reader, writer):
        async def say(line):
            writer.write(line + b"\r\n")
            await writer.drain()

        await say(b"220 sink")
        while line := await reader.readline():
            word = line[:4].upper()
            if word == b"DATA":
                await say(b"354 go on")
                await say(await self._keep(reader))
            elif word == b"RCPT" and self.refuse:
                self.refuse -= 1
                await say(b"451 later")
            else:
                await say(b"221 bye" if word == b"QUIT" else b"250 ok")
        writer.close()

    async def _keep(self, reader):
        lines = []
        while (line := await reader.readline()) != b".\r\n":
            lines.append(line)
        self.messages.append(message_from_string(b"".join(lines).decode(), policy=policy.default))
        return b"250 kept"

    def close(self):
        self.loop.call_soon_threadsafe(self.server.close)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()


@pytest.fixture
def sink():
    sink = Sink()
    yield sink
    sink.close()


@pytest.fixture
def queue(owner):
    owner.execute("truncate procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers")
    return owner


def work(sink, **more):
    """Let the worker do what waits, as the process that it is."""
    mail = {
        "RABTA_SMTP_HOST": "127.0.0.1",
        "RABTA_SMTP_PORT": str(sink.port),
        "RABTA_SMTP_TLS": "no",
        "RABTA_ADDRESS": "https://rabta.example",
        **more,
    }
    command = [sys.executable, "-m", "rabta_web.config.worker", "once"]
    subprocess.run(command, check=True, timeout=60, env={**os.environ, **mail}, capture_output=True)


@pytest.fixture
def told(acting):
    """Tell an agency something, as an officer who has just sent something there."""
    from django.utils import timezone

    from rabta_web.notices.actions import tell
    from rabta_web.notices.choices import Notice

    def told(record, *, by="taftan-officer", agency=WELFARE, step="", incident=None):
        with acting(by):
            tell(
                agency=agency,
                what=Notice.REFERRAL_SENT,
                record=record,
                address_name="referral",
                step=step,
                incident=incident,
                now=timezone.now(),
            )

    return told


def test_an_agency_is_told_and_nobody_of_another_agency_reads_it(told, sign_in_as):
    record = uuid4()
    told(record)
    page = sign_in_as("chagai-welfare").get("/notices").content.decode()
    assert f"/referrals/{record}" in page
    assert "Somebody was referred to your agency" in page
    assert str(record) not in sign_in_as("taftan-officer").get("/notices").content.decode()


def test_the_same_step_is_told_once_however_often_and_another_step_again(told, queue):
    record = uuid4()
    for step in ("one", "one", "two"):
        told(record, step=step)
    assert queue.execute("select count(*) from notices_told").fetchone() == (2,)


def test_a_notice_is_new_until_the_person_has_read_it_themselves(told, sign_in_as):
    told(uuid4())
    told(uuid4())
    welfare = sign_in_as("chagai-welfare")
    assert "New to you" in welfare.get("/desk").content.decode()
    line, other = welfare.get("/notices").context["listed"].lines
    welfare.post("/notices", {"read": str(line.told.pk)})
    listed = welfare.get("/notices").context["listed"]
    assert {each.told.pk: each.new for each in listed.lines} == {line.told.pk: False, other.told.pk: True}
    welfare.post("/notices")
    assert welfare.get("/notices").context["listed"].unread == 0
    assert "New to you" not in welfare.get("/desk").content.decode()


def test_hostile_marks_and_pages_are_no_errors(told, sign_in_as):
    told(uuid4())
    welfare = sign_in_as("chagai-welfare")
    assert welfare.get("/notices?before=%00x").status_code == 200
    assert welfare.post("/notices", {"read": "'; drop table"}).status_code == 302


def test_whoever_is_recused_from_the_incident_is_not_told(told, sign_in_as, acting, owner):
    from django.utils import timezone

    from rabta_web.incidents.actions import Report, Someone, file_incident
    from rabta_web.incidents.kinds import Kind

    someone = (Someone(name="name", so=()),)
    report = Report(Kind.BORDER, "pk-bp-taftan", timezone.localdate(), None, "", someone)
    with acting("taftan-officer") as actor:
        incident = file_incident(report=report, by=actor, now=timezone.now())
    told(uuid4(), incident=incident)
    welfare = sign_in_as("chagai-welfare")
    assert len(welfare.get("/notices").context["listed"].lines) == 1
    owner.execute("set session_replication_role = replica")
    owner.execute("update incidents_incident set recused_agencies = %s where id = %s", [[WELFARE], incident])
    assert welfare.get("/notices").context["listed"].lines == ()


def test_notices_cannot_be_changed_and_deliveries_are_the_workers_alone(told, acting, world):
    from django.db import connection, transaction

    told(uuid4())
    for statement in (
        "update notices_told set agency_id = agency_id",
        "delete from notices_told",
        "insert into notices_delivery (id) values (gen_random_uuid())",
        "update notices_mailbox set person = person",
    ):
        with (
            acting("chagai-welfare"),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


EMAIL = "welfare.officer@office.example"


@pytest.fixture
def asked_for_mail(sign_in_as):
    answer = sign_in_as("chagai-welfare").post("/own/e-mail", {"email": EMAIL})
    assert answer.status_code == 302


def test_an_address_stands_sealed_and_is_its_persons_alone(asked_for_mail, sign_in_as, owner):
    sealed = owner.execute("select email from notices_mailbox").fetchone()[0]
    assert EMAIL.encode() not in sealed
    assert EMAIL in sign_in_as("chagai-welfare").get("/own/e-mail").content.decode()
    assert EMAIL not in sign_in_as("taftan-officer").get("/own/e-mail").content.decode()
    sign_in_as("chagai-welfare").post("/own/e-mail", {"email": ""})
    assert owner.execute("select count(*) from notices_mailbox").fetchone() == (0,)
    wrong = sign_in_as("chagai-welfare").post("/own/e-mail", {"email": "not one"})
    assert "This is not an e-mail address" in wrong.content.decode()


def test_a_message_goes_to_who_asked_for_it_once_and_tells_nothing_of_the_case(
    queue, asked_for_mail, told, sink
):
    record = uuid4()
    told(record)
    told(record)
    told(uuid4(), agency=POST)
    work(sink)
    (message,) = sink.messages
    text = message.get_content()
    assert message["To"] == EMAIL
    assert str(record)[:8].upper() in text
    assert "https://rabta.example/notices" in text
    for telling in (str(record), "Chagai", "Taftan", "چاغی", "referr", WELFARE):
        assert telling not in text + message["Subject"]
    assert queue.execute("select state, tries from notices_delivery").fetchall() == [("sent", 1)]


def test_what_did_not_come_through_is_tried_again_and_seen_meanwhile(
    queue, asked_for_mail, told, sink, sign_in_as
):
    sink.refuse = 1
    told(uuid4())
    work(sink)
    assert sink.messages == []
    assert "did not come through" in sign_in_as("chagai-welfare").get("/notices").content.decode()
    queue.execute("update procrastinate_jobs set scheduled_at = now() where status = 'todo'")
    work(sink)
    assert len(sink.messages) == 1
    assert "did not come through" not in sign_in_as("chagai-welfare").get("/notices").content.decode()


def test_nobody_whose_office_has_ended_is_written_to(queue, asked_for_mail, told, sink):
    told(uuid4())
    queue.execute("update accounts_appointment set ends = begins")
    work(sink)
    assert sink.messages == []


def test_without_a_mail_server_nothing_is_sent_and_nothing_fails(queue, asked_for_mail, told, sink):
    told(uuid4())
    work(sink, RABTA_SMTP_HOST="")
    assert queue.execute(
        "select count(*) from procrastinate_jobs where task_name = 'post_notice'"
    ).fetchone() == (0,)
