"""Identifying text stands nowhere in the open, and opens only where it was sealed, under whichever key."""

import os

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SAID = {
    "name": "قمرالنساء-کینری",
    "father": "canary-father",
    "alias": "canary-alias",
    "number": "99999-0000000-9",
    "account": "canary-told-at-the-border",
}
FORM = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", **SAID}


@pytest.fixture
def canary(sign_in_as):
    assert sign_in_as("taftan-officer").post("/incidents/new", FORM).status_code == 302


@pytest.fixture
def keys(platform, tmp_path, monkeypatch):
    """A folder of keys of its own for one test."""
    from django.conf import settings

    from rabta_web.audit.keys import opened_in

    monkeypatch.setattr(settings, "FIELD_KEYS", opened_in(tmp_path / "keys"))
    return settings.FIELD_KEYS


def test_no_column_of_the_database_holds_it(canary, owner):
    tables = owner.execute(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    ).fetchall()
    for (table,) in tables:
        for (row,) in owner.execute(f'select t::text from "{table}" t').fetchall():
            for text in SAID.values():
                assert text not in row, table
                assert text.encode().hex() not in row, table


def test_a_value_that_is_moved_to_another_row_does_not_open(canary, owner, acting):
    from rabta_web.audit.sealed import SealBrokenError
    from rabta_web.incidents.models import Identity

    with acting("taftan-officer"):
        assert Identity.objects.get().name == SAID["name"]
    owner.execute("update incidents_identity set id = gen_random_uuid()")
    with acting("taftan-officer"):
        moved = Identity.objects.get()
        with pytest.raises(SealBrokenError):
            _ = moved.name


WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
PLACES = st.sampled_from(["a.name.1", "a.name.2", "a.alias.1", "b.name.1"])
PROPERTY = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=int(os.environ.get("RABTA_EXAMPLES", "150")),
    deadline=None,
)


@PROPERTY
@given(WORDS, PLACES, PLACES)
def test_a_value_opens_in_its_table_column_and_row_and_in_no_other(keys, text, here, there):
    from rabta_web.audit.sealed import SealBrokenError, seal, unseal

    sealed = seal(text, here)
    if here == there:
        assert unseal(sealed, there) == text
    else:
        with pytest.raises(SealBrokenError):
            unseal(sealed, there)


@PROPERTY
@given(WORDS, st.data())
def test_a_value_with_a_changed_byte_does_not_open(keys, text, data):
    from rabta_web.audit.sealed import SealBrokenError, seal, unseal

    sealed = bytearray(seal(text, "here"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBrokenError):
        unseal(bytes(sealed), "here")


@PROPERTY
@given(st.binary(max_size=60))
def test_what_was_never_sealed_does_not_open(keys, anything):
    from rabta_web.audit.sealed import SealBrokenError, unseal

    with pytest.raises(SealBrokenError):
        unseal(anything, "here")


def test_a_new_key_seals_from_the_next_value_on_and_the_old_one_still_opens(keys):
    from rabta_web.audit.keys import add_key
    from rabta_web.audit.sealed import key_of, seal, unseal

    before = seal("told", "here")
    added = add_key(keys)
    assert key_of(seal("told", "here")) == added.id != key_of(before)
    assert unseal(before, "here") == "told"


def test_a_lost_key_is_an_error_that_names_it_and_never_an_empty_value(keys):
    from rabta_web.audit.keys import add_key, drop_key
    from rabta_web.audit.sealed import LostKeyError, key_of, seal, unseal

    sealed = seal("told", "here")
    add_key(keys)
    drop_key(keys, key_of(sealed))
    with pytest.raises(LostKeyError, match=key_of(sealed)):
        unseal(sealed, "here")


def test_a_key_that_is_made_in_place_of_a_lost_one_is_not_taken_for_it(keys):
    from rabta_web.audit.keys import drop_key, opened_in
    from rabta_web.audit.sealed import LostKeyError, key_of, seal, unseal

    sealed = seal("told", "here")
    drop_key(keys, key_of(sealed))
    opened_in(keys)
    with pytest.raises(LostKeyError):
        unseal(sealed, "here")


# --- rotation ---------------------------------------------------------------------------------


@pytest.fixture
def as_owner(platform, monkeypatch):
    """Rotation runs signed in as the owner of the tables."""
    from django.db import connection

    from rabta_web.config.database import sign_in
    from rabta_web.config.postgres import OWNER

    connection.close()
    monkeypatch.setitem(connection.settings_dict, "USER", sign_in(OWNER)["user"])
    yield
    connection.close()


@pytest.fixture
def many(keys, owner, sign_in_as):
    """More sealed values than one batch holds."""
    from rabta_web.audit import rotation

    officer = sign_in_as("taftan-officer")
    for number in range(12):
        officer.post("/incidents/new", {**FORM, "name": f"فرضی {number}"})
    before = rotation.BATCH
    rotation.BATCH = 5
    yield sorted(f"فرضی {number}" for number in range(12))
    rotation.BATCH = before


def opened():
    from rabta_web.incidents.models import Account, Identity

    assert all(row.father == SAID["father"] for row in Identity.objects.all())
    assert all(row.alias == SAID["alias"] for row in Identity.objects.all())
    assert all(row.number == SAID["number"] for row in Identity.objects.all())
    assert all(row.text == SAID["account"] for row in Account.objects.all())
    return sorted(row.name for row in Identity.objects.all())


def test_three_rotations_leave_nothing_unreadable_and_one_key(many, keys, as_owner):
    from rabta_web.audit.keys import ring
    from rabta_web.audit.rotation import rotate, values_by_key

    for _ in range(3):
        turned = rotate()
        assert turned.values == 12 * 5
        assert [key.id for key in ring(keys)] == [turned.key]
        assert values_by_key() == {turned.key: 12 * 5}
        assert opened() == many


def test_a_rotation_that_was_stopped_goes_on_with_the_same_key(many, keys, as_owner, monkeypatch):
    from rabta_web.audit import rotation
    from rabta_web.audit.keys import ring

    turned_before, whole = [], rotation._batch

    def stopped(*given):
        if sum(turned_before):
            raise KeyboardInterrupt
        last, count = whole(*given)
        turned_before.append(count)
        return last, count

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "_batch", stopped)
        with pytest.raises(KeyboardInterrupt):
            rotation.rotate()
    half = rotation.values_by_key()
    assert len(half) == len(ring(keys)) == 2
    assert opened() == many
    turned = rotation.rotate()
    assert turned.key == max(half, key=lambda id: int(id.split("-")[0]))
    assert 0 < turned.values < 60
    assert opened() == many
    assert len(ring(keys)) == 1


def test_a_rotation_waits_for_whoever_may_have_sealed_with_the_old_key(many, owner, as_owner):
    from concurrent.futures import ThreadPoolExecutor
    from concurrent.futures import TimeoutError as StillRunning

    from django.db import connection

    from rabta_web.audit.rotation import rotate
    from rabta_web.config.database import sign_in
    from rabta_web.config.postgres import APPLICATION

    def turn():
        try:
            return rotate()
        finally:
            connection.close()

    with psycopg.connect(**sign_in(APPLICATION)) as running, ThreadPoolExecutor(1) as pool:
        running.execute("select 1")
        turning = pool.submit(turn)
        with pytest.raises(StillRunning):
            turning.result(timeout=1)
        running.commit()
        assert turning.result(timeout=60).values == 60


def test_a_rotation_with_a_lost_key_changes_nothing_and_says_which(many, keys, owner, as_owner):
    from rabta_web.audit.keys import add_key, drop_key, ring
    from rabta_web.audit.rotation import rotate, values_by_key
    from rabta_web.audit.sealed import LostKeyError

    [lost] = ring(keys)
    add_key(keys)
    drop_key(keys, lost.id)
    with pytest.raises(LostKeyError, match=lost.id):
        rotate()
    assert values_by_key() == {lost.id: 60}


def test_a_rotation_stands_in_the_ledger(many, owner, as_owner):
    from rabta_web.audit.rotation import rotate

    turned = rotate()
    assert owner.execute("select about, detail from audit_entry where deed = 'keys.rotated'").fetchall() == [
        (turned.key, {"values": 60, "dropped": 1})
    ]
