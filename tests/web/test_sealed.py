"""Identifying text stands nowhere in the open, and opens only where it was sealed."""

import pytest

NAME = "قمرالنساء-کینری"
TOLD = "canary-told-at-the-border"


@pytest.fixture
def canary(sign_in_as):
    sign_in_as("taftan-officer").post(
        "/incidents/new",
        {
            "kind": "border",
            "place": "pk-bp-taftan",
            "happened_on": "2026-03-01",
            "name": NAME,
            "account": TOLD,
        },
    )


def test_no_column_of_the_database_holds_it(canary, owner):
    tables = owner.execute(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    ).fetchall()
    for (table,) in tables:
        for (row,) in owner.execute(f'select t::text from "{table}" t').fetchall():
            assert NAME not in row, table
            assert TOLD not in row, table
            assert NAME.encode().hex() not in row, table


def test_a_value_that_is_moved_to_another_row_does_not_open(canary, sign_in_as, owner, acting):
    from rabta_web.audit.sealed import SealBrokenError
    from rabta_web.incidents.models import Identity

    with acting("taftan-officer"):
        assert Identity.objects.get().name == NAME
    owner.execute("update incidents_identity set id = gen_random_uuid()")
    with acting("taftan-officer"):
        moved = Identity.objects.get()
        with pytest.raises(SealBrokenError):
            _ = moved.name


def test_an_old_key_still_opens_what_it_sealed(platform, settings_keys):
    from rabta_web.audit.sealed import SealBrokenError, seal, unseal

    old, new = "11" * 32, "22" * 32
    settings_keys((("a", old),))
    sealed = seal(NAME, "table.column.row")
    settings_keys((("b", new), ("a", old)))
    assert unseal(sealed, "table.column.row") == NAME
    settings_keys((("b", new),))
    with pytest.raises(SealBrokenError):
        unseal(sealed, "table.column.row")


@pytest.fixture
def settings_keys(platform, monkeypatch):
    from django.conf import settings

    return lambda keys: monkeypatch.setattr(settings, "FIELD_KEYS", keys)
