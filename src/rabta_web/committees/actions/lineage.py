"""Passing directives on: from a district that was split to the districts that came of it."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from rabta_web.access.models import Below
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.choices import DIRECTIVE, Side, State, Verb
from rabta_web.committees.models import Addressee, Step
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice
from rabta_web.places.lineage import heirs, stands


def pass_on(*, by: Actor, now: datetime) -> int:
    """Give every district that came of one that was directed before an item of its own; how many that makes.

    Where the district itself has ended, its item ends with it; a district that only lost a part keeps its
    own. Done twice, it does nothing the second time. For the owner of the tables to run.
    """
    made = 0
    waiting = [state for state, turn in DIRECTIVE.open.items() if turn.side == Side.ADDRESSEE]
    with ledgered():
        rows = Addressee.objects.filter(state__in=waiting).select_related("directive")
        for addressee in rows.order_by("directive", "id"):
            made += _pass_on(addressee, by, now)
    return made


def _pass_on(addressee: Addressee, by: Actor, now: datetime) -> int:
    """Pass one item on, if its district was split since; how many items that makes."""
    directive, today = addressee.directive, timezone.localdate(now)
    places = heirs(addressee.place_id, timezone.localdate(directive.issued_at), today)
    kind = addressee.to_agency.partition("@")[0]
    offices = list(Agency.objects.filter(kind=kind, place__in=places).order_by("id")) if places else []
    if not offices:
        return 0
    known = set(
        Addressee.objects.filter(
            directive=directive, to_agency__in=[each.id for each in offices]
        ).values_list("to_agency", flat=True)
    )
    new = [_item(addressee, office, now) for office in offices if office.id not in known]
    Addressee.objects.bulk_create(new)
    for item in new:
        tell(
            agency=item.to_agency,
            what=Notice.DIRECTIVE_ISSUED,
            record=directive.pk,
            address_name="directive",
            now=now,
        )
    if not stands(addressee.place_id, today):
        step = Step(addressee=addressee, verb=Verb.PASS_ON, side=Side.PLATFORM, made_by=None, made_at=now)
        step.save(force_insert=True)
    elif not new:
        return 0
    write(
        "directive.passed_on",
        by=by,
        chain=directive.province or FEDERAL,
        record=directive.pk,
        detail={"addressees": len(new)},
    )
    return len(new)


def _item(before: Addressee, office: Agency, now: datetime) -> Addressee:
    """What an office goes on with: the same directive, its own time to acknowledge, where it came from."""
    return Addressee(
        directive=before.directive,
        from_agency=before.from_agency,
        to_agency=office.id,
        place_id=office.place_id,
        bound=Below.objects.filter(agency=office.id, above=before.from_agency).exists(),
        origin_agency=before.to_agency,
        state=State.SENT,
        since=now,
        due=DIRECTIVE.due(State.SENT, now),
    )
