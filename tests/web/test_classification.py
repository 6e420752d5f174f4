"""Every field is kept as closely as its line in the classification says, and none is without a line."""

import pytest


@pytest.fixture
def fields(platform):
    from django.apps import apps

    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.startswith("rabta_web.")
        for field in model._meta.concrete_fields
        if field.name != "pk"
    }


@pytest.fixture
def kept(platform):
    from rabta_web.audit.classification import FIELDS, IN_THE_OPEN

    return {name: each for name, each in FIELDS.items() if name not in IN_THE_OPEN}


def test_every_field_has_a_line_and_every_line_a_field(fields):
    from rabta_web.audit.classification import FIELDS, IN_THE_OPEN

    assert sorted(fields.keys() - FIELDS.keys()) == [], "add a line to audit/classification.py"
    assert sorted(FIELDS.keys() - fields.keys()) == [], "these fields are gone"
    assert IN_THE_OPEN.keys() <= FIELDS.keys()
    assert list(FIELDS) == sorted(FIELDS)


def test_what_identifies_stands_sealed(fields, kept):
    from rabta_web.audit.classification import FIELDS, Kept
    from rabta_web.audit.sealed import SealedText

    sealed = {name for name, field in fields.items() if isinstance(field, SealedText)}
    identifying = {name for name, each in kept.items() if each is Kept.IDENTIFYING}
    assert {"incidents.Identity.name", "incidents.Account.text"} <= identifying
    assert identifying - sealed == set()
    assert sealed - {name for name, each in FIELDS.items() if each is Kept.IDENTIFYING} == set()


def test_what_is_keyed_cannot_be_read(fields, kept):
    from django.db.models import BinaryField

    from rabta_web.audit.classification import Kept

    keyed = [fields[name] for name, each in kept.items() if each is Kept.KEYED]
    assert [field for field in keyed if not isinstance(field, BinaryField)] == []


def test_whatever_tells_of_a_case_stands_under_row_security(fields, kept, owner):
    from rabta_web.audit.classification import Kept

    guarded = {
        name
        for (name,) in owner.execute(
            "select relname from pg_class where relrowsecurity and relforcerowsecurity"
        ).fetchall()
    }
    telling = {name: fields[name] for name, each in kept.items() if each is not Kept.SAFE}
    assert [n for n, field in telling.items() if field.model._meta.db_table not in guarded] == []
