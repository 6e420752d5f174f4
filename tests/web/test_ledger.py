"""The ledger shows what was done to it: edited, cut out, cut off, put in another order, added."""

from dataclasses import astuple

import pytest

FALSIFIED = {
    "edited": ("update audit_entry set deed = 'nothing' where number = 2", ("PK2", 2, "was changed")),
    "cut out": ("delete from audit_entry where number = 2", ("PK2", 2, "entries are gone")),
    "cut off": (
        "delete from audit_entry where number = 3",
        ("PK2", 3, "does not end where its head says"),
    ),
    "another order": (
        (
            "update audit_entry set number = 99 where number = 1;"
            "update audit_entry set number = 1 where number = 2;"
            "update audit_entry set number = 2 where number = 99"
        ),
        ("PK2", 1, "does not follow the entry before it"),
    ),
    "put in": (
        """insert into audit_entry (id, chain, deed, purpose, about, detail)
            values (gen_random_uuid(), 'PK2', 'incident.read', '', '', '{}');
        update audit_entry set number = 99 where number = 2;
        update audit_entry set number = 2 where number = 4;
        update audit_entry set number = 4 where number = 99""",
        ("PK2", 2, "does not follow the entry before it"),
    ),
    "emptied": (
        "update audit_entry set number = null, before = null where number = 2",
        ("PK2", 2, "entries are gone"),
    ),
    "hash taken away": ("update audit_entry set hash = null where number = 2", ("PK2", 2, "was changed")),
    "moved to another chain": ("update audit_entry set chain = 'PK4'", ("PK4", 1, "was changed")),
    "all gone": ("truncate audit_entry", ("PK2", 1, "does not end where its head says")),
}


def breaks():
    from rabta_web.audit.queries import breaks

    return [astuple(each) for each in breaks()]


@pytest.fixture
def three(acting):
    from rabta_web.audit.ledger import write

    with acting("taftan-officer") as actor:
        for number in range(3):
            write("incident.read", by=actor, chain="PK2", detail={"rows": number, "word": "لفظ"})


def test_a_chain_that_nobody_touched_holds(three, as_owner):
    assert breaks() == []


@pytest.mark.parametrize("how", FALSIFIED)
def test_a_chain_that_somebody_touched_says_where(three, as_owner, how):
    statement, wrong = FALSIFIED[how]
    as_owner.execute("alter table audit_entry disable trigger audit_refuse")
    as_owner.execute(statement)
    as_owner.execute("alter table audit_entry enable trigger audit_refuse")
    assert wrong in breaks()


def test_what_fails_leaves_no_entry(acting, owner):
    from rabta_web.audit.ledger import write

    def look_and_fail():
        with acting("taftan-officer") as actor:
            write("incident.read", by=actor)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        look_and_fail()
    assert owner.execute("select count(*) from audit_entry").fetchone() == (0,)


def test_an_entry_outside_a_transaction_of_the_ledger_is_refused(world):
    from rabta_web.audit.ledger import NOBODY, OutsideLedgerError, write

    with pytest.raises(OutsideLedgerError):
        write("incident.read", by=NOBODY)


REWRITE = """
    create temp table kept as select * from audit_entry where number <> 2 order by number;
    truncate audit_entry, audit_head;
    insert into audit_entry (id, chain, actor, deed, purpose, about, record, detail)
        select id, chain, actor, deed, purpose, about, record, detail from kept order by number;
    drop table kept
"""
CUT = """
    delete from audit_entry where number = 3;
    update audit_head set number = 2, hash = (select hash from audit_entry where number = 2)
"""


@pytest.mark.parametrize(
    ("how", "wrong"), [(REWRITE, "is gone"), (CUT, "is gone"), (REWRITE + ";" + REWRITE, "is gone")]
)
def test_what_the_owner_wrote_anew_fits_itself_but_no_checkpoint_from_before(three, as_owner, how, wrong):
    from django.utils import timezone

    from rabta_web.audit.checkpoints import breaks_since, kept, take_checkpoint

    taken = take_checkpoint(timezone.now())
    assert list(breaks_since(taken)) == []
    as_owner.execute("alter table audit_entry disable trigger audit_refuse")
    as_owner.execute(how)
    as_owner.execute("alter table audit_entry enable trigger audit_refuse")
    assert breaks() == []
    assert [each.wrong.endswith(wrong) for each in breaks_since(taken)] == [True]
    assert kept()[-1] == taken


def test_an_entry_written_anew_under_its_old_number_is_not_what_it_was(three, as_owner):
    from django.utils import timezone

    from rabta_web.audit.checkpoints import breaks_since, take_checkpoint

    taken = take_checkpoint(timezone.now())
    as_owner.execute("alter table audit_entry disable trigger audit_refuse")
    as_owner.execute(REWRITE)
    as_owner.execute(
        """insert into audit_entry (id, chain, deed, purpose, about, detail)
            values (gen_random_uuid(), 'PK2', 'incident.read', '', '', '{}')"""
    )
    as_owner.execute("alter table audit_entry enable trigger audit_refuse")
    assert breaks() == []
    [found] = breaks_since(taken)
    assert (found.chain, found.number) == ("PK2", 3)
    assert "is not what it was" in found.wrong


def test_a_checkpoint_that_somebody_wrote_themselves_is_not_believed(three, as_owner):
    from dataclasses import replace

    from django.utils import timezone

    from rabta_web.audit.checkpoints import breaks_since, read, take_checkpoint

    taken = take_checkpoint(timezone.now())
    assert read(taken.line()) == taken
    forged = replace(taken, heads={})
    assert ["not signed here" in each.wrong for each in breaks_since(forged)] == [True]


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"at": "", "heads": [1], "signature": ""}'])
def test_what_is_no_checkpoint_is_refused(world, line):
    from rabta_web.audit.checkpoints import UnreadableCheckpointError, read

    with pytest.raises(UnreadableCheckpointError):
        read(line)


def test_the_ledger_is_read_page_by_page_and_no_entry_is_lost_or_shown_twice(sign_in_as, owner):
    officer = sign_in_as("taftan-officer")
    for _ in range(105):
        officer.get("/incidents/")
    seen, address = [], "/ledger/own"
    while address:
        page = officer.get(address)
        seen += [each.entry.pk for each in page.context["entries"]]
        address = page.context["earlier"] and f"/ledger/own{page.context['earlier']}"
    (count,) = owner.execute("select count(*) from audit_entry where actor is not null").fetchone()
    assert len(seen) == len(set(seen))
    assert len(seen) == count > 100
