"""Writing minutes: item by item in versions, circulated, and approved, which seals them in the ledger."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from rabta.papers.kept import as_text, digest
from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.committees.actions.sittings import chain_of, move
from rabta_web.committees.bodies import Record
from rabta_web.committees.choices import SittingState, SittingVerb
from rabta_web.committees.models import AgendaItem, Minute, Sitting
from rabta_web.committees.papers.minutes import minutes
from rabta_web.committees.queries.sittings import opened

LANGUAGES = ("en", "ur")


def minute(*, sitting: Sitting, item: AgendaItem, text: str, version: int, by: Actor, now: datetime) -> bool:
    """Write what the minutes say of an item, after `version`; False if somebody wrote a later one."""
    with ledgered():
        row = Minute(sitting=sitting, item=item, version=version + 1, text=text)
        row.written_by, row.written_at = current().person, now
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            return False
        write("minutes.written", by=by, chain=chain_of(sitting), record=sitting.pk)
    return True


def may_approve(sitting: Sitting) -> bool:
    """Whether the person may approve minutes: they act for every committee, and stand aside from nothing."""
    runs = set(sitting.committees) <= set(acts_for(Verb.RUN))
    return runs and not sitting.recusals.filter(person=current().person).exists()


def approve(*, sitting: Sitting, by: Actor, now: datetime) -> bool:
    """Approve circulated minutes: each committee's are kept as they stand, their hash in the ledger."""
    if sitting.state != SittingState.MINUTED or not may_approve(sitting):
        return False
    with ledgered():
        whole = opened(sitting)
        for committee in sitting.committees:
            texts = [as_text(minutes(whole, committee, language, approved=now)) for language in LANGUAGES]
            for language, text in zip(LANGUAGES, texts, strict=True):
                row = Record(sitting=sitting, committee=committee, language=language, paper=text)
                row.made_by, row.made_at = current().person, now
                row.save(force_insert=True)
            sealed: dict[str, str | int] = {"sha256": digest(texts)}
            write(
                "minutes.sealed",
                by=by,
                chain=chain_of(sitting),
                about=committee,
                record=sitting.pk,
                detail=sealed,
            )
        return move(sitting=sitting, verb=SittingVerb.APPROVE, reason="", by=by, now=now)
