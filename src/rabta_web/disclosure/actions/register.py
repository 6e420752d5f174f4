"""Writing the register: who asks, what was prepared, who approved it, when it was handed over."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import override

from rabta_web.access.rows import current
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.disclosure.choices import CYCLE, Book, Side, State, Verb
from rabta_web.disclosure.models import Certificate, Disclosure, File, Prepared, Step
from rabta_web.disclosure.packing import digest, listed
from rabta_web.disclosure.preparing import certified, extracts
from rabta_web.disclosure.queries.material import material_of
from rabta_web.disclosure.queries.register import Opened, last_prepared, ledger_stands, to_disclose
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import pack_version


@dataclass(frozen=True, slots=True)
class Asking:
    """What was asked for, as it was filled in. The id comes with it, so that sending it twice adds one."""

    id: UUID
    book: Book
    authority: str
    number: str
    dated: date
    basis: str
    to_whom: str
    people: tuple[int, ...]
    scan: Cleaned
    line: str = ""
    first: date | None = None
    last: date | None = None
    due: datetime | None = None


def ask(*, incident: UUID, asking: Asking, by: Actor, now: datetime) -> UUID | None:
    """Register who asks for what; None if the person may not disclose anything of such an incident."""
    with ledgered():
        found = to_disclose(incident)
        if found is None:
            return None
        if Disclosure.objects.filter(pk=asking.id).exists():
            return asking.id
        Disclosure(
            pk=asking.id,
            incident=found,
            province=found.province,
            agency_id=found.agency_id,
            book=asking.book,
            authority=asking.authority,
            number=asking.number,
            dated=asking.dated,
            line=asking.line or None,
            basis=asking.basis,
            to_whom=asking.to_whom,
            people=sorted(asking.people),
            first=asking.first,
            last=asking.last,
            kind=asking.scan.kind,
            scan=b64encode(asking.scan.content).decode(),
            state=State.ASKED,
            since=now,
            due=asking.due,
            asked_by=current().person,
            asked_at=now,
        ).save(force_insert=True)
        chain = found.province or FEDERAL
        write("disclosure.asked", by=by, chain=chain, about=asking.book, record=incident)
    return asking.id


@dataclass(frozen=True, slots=True)
class Moving:
    """One step of a disclosure, as whoever makes it filled it in."""

    verb: Verb
    side: Side
    reason: str = ""
    given_at: datetime | None = None
    how: str = ""
    receipt: str = ""


def move(*, opened: Opened, moving: Moving, by: Actor, now: datetime) -> bool:
    """Move a disclosure; False if this no longer follows, or whoever prepared it would approve it."""
    row = opened.disclosure
    possible = {Side.OFFICE: opened.office_moves, Side.SECOND: opened.second_moves}[moving.side]
    if moving.verb not in {move.verb for move in possible}:
        return False
    over = CYCLE.after(row.state, moving.verb, moving.side) in CYCLE.over
    with ledgered():
        step = Step(
            disclosure=row,
            verb=moving.verb,
            side=moving.side,
            reason=moving.reason or None,
            given_at=moving.given_at,
            how=moving.how or None,
            receipt=moving.receipt or None,
            due=None if over else row.due,
            made_by=current().person,
            made_at=now,
        )
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        if moving.verb is Verb.PREPARE:
            _prepare(row, step)
        elif moving.verb is Verb.APPROVE:
            _certify(row, step, now)
        chain = row.province or FEDERAL
        write("disclosure.moved", by=by, chain=chain, about=moving.verb, record=row.incident_id)
    return True


def _prepare(row: Disclosure, step: Step) -> None:
    """Make the papers, and keep their hashes apart from what is in them."""
    papers = extracts(material_of(row))
    made = Prepared(disclosure=row, step=step, files=listed(papers), pack=pack_version())
    made.save(force_insert=True)
    for name, content in papers.items():
        kept = b64encode(content).decode()
        File(disclosure=row, prepared=made, name=name, content=kept).save(force_insert=True)


def _certify(row: Disclosure, step: Step, now: datetime) -> None:
    """Sign what was prepared. Whoever approves needs the hashes of the papers, and not the papers."""
    made = certified(_said(row, step))
    Certificate(
        disclosure=row,
        text=made.text,
        signature=made.signature,
        public_key=made.public_key,
        pages=json.dumps({name: b64encode(page).decode() for name, page in made.pages.items()}),
        made_at=now,
    ).save(force_insert=True)


def _said(row: Disclosure, approval: Step) -> Mapping[str, Any]:
    prepared = last_prepared(row)
    if prepared is None:
        raise LookupError(f"nothing was prepared of {row.pk}")
    return {
        "disclosure": str(row.pk),
        "incident": str(row.incident_id),
        "entry": reference(row.pk),
        "reference": reference(row.incident_id),
        "book": row.book,
        "people": row.people,
        "noted": {"from": _day(row.first), "to": _day(row.last)},
        "order": {
            "authority": row.authority,
            "number": row.number,
            "dated": row.dated.isoformat(),
            "line": row.line or "",
            "scan": {"kind": row.kind, "sha256": digest(b64decode(row.scan))},
        },
        "basis": row.basis,
        "to": row.to_whom,
        "prepared": _who(prepared.step, row.agency_id),
        "approved": _who(approval, _office_of_approver()),
        "pack": prepared.pack,
        "ledger": ledger_stands(row.province or FEDERAL),
        "files": prepared.files,
    }


def _who(step: Step, agency: str) -> dict[str, Any]:
    """Who made a step, and for which office, in every language of this installation."""
    names, offices = {}, {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            names[language] = names_of({step.made_by}).get(step.made_by, "")
            offices[language] = agency_named(agency) if agency else ""
    return {"name": names, "office": offices, "at": step.made_at.isoformat()}


def _office_of_approver() -> str:
    grants = (grant for grant in current().grants if grant.verb is May.APPROVE_DISCLOSURE)
    return next((grant.agency for grant in grants), "")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
