"""Jobs stand in the queue with what asks for them, and are done by a worker that nobody speaks to."""

import subprocess
import sys

import pytest


@pytest.fixture
def queue(owner):
    owner.execute("truncate procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers")
    return lambda: owner.execute(
        "select task_name, args, status::text from procrastinate_jobs order by id"
    ).fetchall()


def work():
    subprocess.run([sys.executable, "-m", "rabta_web.config.worker", "once"], check=True, timeout=60)


@pytest.fixture
def draft(acting, queue):
    from django.utils import timezone

    from rabta_web.incidents.drafting import begin

    with acting("taftan-officer") as actor:
        return begin({"place": "pk-bp-taftan"}, by=actor, now=timezone.now())


class FaultError(Exception):
    pass


def test_a_draft_and_the_job_that_drops_it_are_kept_together_or_not_at_all(acting, queue, owner):
    from django.utils import timezone

    from rabta_web.incidents.drafting import begin

    def begin_and_fail(actor):
        begin({}, by=actor, now=timezone.now())
        raise FaultError

    with pytest.raises(FaultError), acting("taftan-officer") as actor:
        begin_and_fail(actor)
    assert queue() == []
    assert owner.execute("select count(*) from incidents_reportdraft").fetchone() == (0,)


def test_a_draft_whose_week_is_over_is_dropped_and_the_ledger_says_so(draft, queue, owner):
    assert queue() == [("expire_draft", {"draft": str(draft)}, "todo")]
    owner.execute("update procrastinate_jobs set scheduled_at = now()")
    owner.execute("update incidents_reportdraft set expires_at = now()")
    work()
    assert owner.execute("select count(*) from incidents_reportdraft").fetchone() == (0,)
    entries = owner.execute("select actor, purpose from audit_entry where deed = 'report.expired'").fetchall()
    assert entries == [(None, "platform")]
    assert [row for row in queue() if row[0] == "expire_draft"] == []


def test_a_draft_that_was_changed_meanwhile_stays_until_its_new_day(draft, queue, owner):
    owner.execute("update procrastinate_jobs set scheduled_at = now()")
    work()
    assert owner.execute("select count(*) from incidents_reportdraft").fetchone() == (1,)
    waiting = owner.execute(
        "select count(*) from procrastinate_jobs where task_name = 'expire_draft' and scheduled_at > now()"
    )
    assert waiting.fetchone() == (1,)


def test_the_server_asks_for_jobs_and_neither_takes_nor_changes_one(acting, queue):
    from django.db import ProgrammingError, connection, transaction

    for statement in (
        "update procrastinate_jobs set status = 'succeeded'",
        "delete from procrastinate_jobs",
        "select * from procrastinate_workers",
    ):
        with (
            acting("taftan-officer"),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
