"""Writing action plans: begun, changed by another version, moved on step by step."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.plans.choices import ACTIVITY, Kind, Side, Verb
from rabta_web.plans.models import Directed, Entry, Line, Plan, Proof, Step, Version
from rabta_web.plans.sheet import Wording


def begin(*, agency: str, title: str, basis: str, by: Actor, now: datetime) -> UUID | None:
    """Begin a plan with nothing in it; None if the person does not act for that committee."""
    if agency not in acts_for(May.RUN):
        return None
    office = Agency.objects.select_related("place").get(pk=agency)
    with ledgered():
        plan = Plan(
            pk=uuid4(),
            agency_id=agency,
            province=office.place.province,
            title=title,
            basis=basis,
            begun_by=current().person,
            begun_at=now,
        )
        plan.save(force_insert=True)
        _version(plan, 1, basis, now)
        write("plan.begun", by=by, chain=plan.province or FEDERAL, record=plan.pk)
    return plan.pk


def change(
    *, plan: Plan, after: int, wordings: Sequence[Wording], reason: str, by: Actor, now: datetime
) -> bool:
    """Make another version of a plan, after the one that was read; False if somebody made one meanwhile."""
    with ledgered():
        try:
            with transaction.atomic():
                version = _version(plan, after + 1, reason, now)
        except IntegrityError:
            return False
        ids = _entries(plan, wordings, now)
        Line.objects.bulk_create(
            Line(
                version=version,
                entry_id=ids[number],
                under=ids[wording.under] if wording.under else None,
                number=number,
                text=wording.text,
                owner=wording.owner,
                owner_told=wording.owner_told,
                begins=wording.begins,
                ends=wording.ends,
                evidence=wording.evidence,
                measure=wording.measure,
                target=wording.target,
            )
            for number, wording in enumerate(wordings, 1)
        )
        chain = plan.province or FEDERAL
        write("plan.changed", by=by, chain=chain, record=plan.pk, detail={"rows": len(wordings)})
    return True


def _version(plan: Plan, number: int, reason: str, now: datetime) -> Version:
    version = Version(plan=plan, number=number, reason=reason, made_by=current().person, made_at=now)
    version.save(force_insert=True)
    return version


def _entries(plan: Plan, wordings: Sequence[Wording], now: datetime) -> dict[int, UUID]:
    """The entry of each wording by its number: that of its key, or of the same words before, or a new one."""
    there = {entry.pk: entry for entry in plan.entries.all()}
    lines = Line.objects.filter(version__plan=plan).select_related("entry")
    worded = {(line.entry.kind, line.text): line.entry_id for line in lines.order_by("version__number")}
    found: dict[int, UUID] = {}
    for number, wording in enumerate(wordings, 1):
        id = wording.entry if wording.entry in there else worded.get((wording.kind, wording.text))
        fits = id is not None and there[id].kind == wording.kind and id not in found.values()
        found[number] = id if id is not None and fits else uuid4()
    new = [
        Entry(pk=id, plan=plan, kind=wordings[number - 1].kind, state=ACTIVITY.first, since=now)
        for number, id in found.items()
        if id not in there
    ]
    Entry.objects.bulk_create(new)
    return found


def move(
    *, entry: Entry, verb: Verb, side: Side, reason: str, proof: Cleaned | None, by: Actor, now: datetime
) -> bool:
    """Move an activity on; False if it has moved on already and this does not follow."""
    if entry.kind != Kind.ACTIVITY or ACTIVITY.after(entry.state, verb, side) is None:
        return False
    with ledgered():
        step = Step(entry=entry, verb=verb, side=side, reason=reason or None)
        step.made_by, step.made_at = current().person, now
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        if proof:
            content = b64encode(proof.content).decode()
            Proof(step=step, kind=proof.kind, content=content).save(force_insert=True)
        plan = entry.plan
        write("activity.moved", by=by, chain=plan.province or FEDERAL, about=verb, record=plan.pk)
    return True


def note_directed(*, entry: Entry, directive: UUID, by: Actor, now: datetime) -> None:
    """Keep that an activity was directed to its owner."""
    plan = entry.plan
    with ledgered():
        row = Directed(entry=entry, directive_id=directive, made_by=current().person, made_at=now)
        row.save(force_insert=True)
        write("activity.directed", by=by, chain=plan.province or FEDERAL, record=plan.pk)
