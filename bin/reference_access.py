"""The page of the reference about access: roles, verbs, addresses, and how closely each field is kept.

    python bin/reference_access.py    print the page

It runs as a program of its own, with a home that is thrown away: the platform's settings keep keys in one.
"""

from __future__ import annotations

import ast
import inspect
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby, pairwise
from typing import Any

from reference_duties import table
from reference_packs import MADE


def access() -> Iterator[str]:
    """The page, made by a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        made = subprocess.run(
            [sys.executable, __file__],
            check=True,
            capture_output=True,
            text=True,
            env=os.environ | {"RABTA_HOME": home, "DJANGO_SETTINGS_MODULE": "rabta_web.config.settings"},
        )
    yield made.stdout.rstrip("\n")


def page() -> Iterator[str]:
    """Every part of the page."""
    yield "# Access"
    yield MADE.format(source="the roles, addresses and models of `rabta_web`")
    yield from roles()
    yield from words()
    yield from verbs()
    yield from addresses()
    yield from fields()


def roles() -> Iterator[str]:
    """What each role may do."""
    from rabta_web.access.roles import DUTIES

    yield "## What each role may do"
    yield "Whatever does not stand here, nobody in that role may do. Recusal stands against all of it."
    for role, duty in DUTIES.items():
        yield f"### {duty.label}"
        rows = [(f"`{may.verb}`", f"{may.reach}", ", ".join(may.levels)) for may in duty.may]
        yield f"`{role}`, for the purpose of {duty.purpose}"
        yield table("may", "how far", "at levels", rows=rows) if rows else "Nothing."


def words() -> Iterator[str]:
    """What reaches and levels mean."""
    from rabta_web.access.values import Level, Reach

    yield "### How far, and how closed"
    meanings = [*_meanings(Reach), *_meanings(Level)]
    yield table("word", "meaning", rows=[(f"`{word}`", meaning) for word, meaning in meanings])


def verbs() -> Iterator[str]:
    """Who may do each thing."""
    from rabta_web.access.roles import DUTIES
    from rabta_web.access.values import Verb

    yield "## Who may do each thing"
    rows = [
        (f"`{verb}`", *(_how_far(may for may in duty.may if may.verb is verb) for duty in DUTIES.values()))
        for verb in Verb
    ]
    yield table("to", *(str(duty.label) for duty in DUTIES.values()), rows=rows)


def _how_far(mays: Iterable[Any]) -> str:
    return "; ".join(f"{may.reach}: {', '.join(may.levels)}" for may in mays) or "—"


def addresses() -> Iterator[str]:
    """What each address needs."""
    from rabta_web.access.routes import Open, need_of, routes

    yield "## What each address needs"
    yield (
        "An address that needs a verb is there only for whoever holds it, and a record only where the verb"
        " reaches it; for all others it is not there. An address that does not say what it needs keeps the"
        " server from starting."
    )
    rows, open_to = [], dict(_meanings(Open))
    for address, view in sorted(routes(), key=lambda route: route[0]):
        need = need_of(view)
        shown = open_to[need].rstrip(".").lower() if isinstance(need, Open) else f"`{need}`"
        what = " ".join((inspect.getdoc(view) or "").split()).partition(". ")[0]
        rows.append((f"`{address}`", shown, what.rstrip(".")))
    yield table("address", "needs", "what it is", rows=rows)


def fields() -> Iterator[str]:
    """How closely each field is kept."""
    from rabta_web.audit.classification import FIELDS, IN_THE_OPEN, Kept

    yield "## How closely each field is kept"
    count = Counter(FIELDS.values())
    meanings = dict(_meanings(Kept))
    yield table(
        "class", "fields", "meaning", rows=[(kept, str(count[kept]), meanings[kept]) for kept in Kept]
    )
    rows = []
    for model, lines in groupby(FIELDS.items(), key=lambda line: line[0].rpartition(".")[0]):
        by_class: dict[Kept, list[str]] = {kept: [] for kept in Kept}
        for name, kept in lines:
            by_class[kept].append(f"`{name.rpartition('.')[2]}`")
        rows.append((f"`{model}`", *(", ".join(names) for names in by_class.values())))
    yield table("table", *Kept, rows=rows)
    yield "These stand where their class would not let them:"
    yield table("field", "why", rows=[(f"`{name}`", why) for name, why in IN_THE_OPEN.items()])


def _meanings(words: type[Enum]) -> Iterator[tuple[Enum, str]]:
    """The members of an enumeration, each with the text that stands below it in its source."""
    (tree,) = ast.parse(inspect.getsource(words)).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    for member, text in pairwise(body):
        if (
            isinstance(member, ast.Assign)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(member.targets[0], ast.Name)
        ):
            yield words[member.targets[0].id], " ".join(str(text.value.value).split())


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write("\n\n".join(page()) + "\n")
