"""Decisions that were taken without a quorum, until a sitting that has one confirms them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from rabta_web.committees.bodies import Recusal
from rabta_web.committees.models import AgendaItem, Directive, Present, Sitting
from rabta_web.committees.queries.bodies import HELD, Body
from rabta_web.committees.quorum import Quorum

CONFIRM = "confirm"
LOOKED_BACK = timedelta(days=366)


def quorums(
    committees: Iterable[str], bodies: dict[str, Body], present: Iterable[Present], aside: Iterable[Recusal]
) -> dict[str, Quorum]:
    """The quorum of each committee at a sitting, from who came and who stood aside; the last word counts."""
    came: dict[str, bool] = {}
    for each in present:
        came[each.office] = each.came
    apart: dict[int, set[str]] = {}
    for recusal in aside:
        apart.setdefault(recusal.number, set()).add(recusal.office)
    here = frozenset(office for office, sat in came.items() if sat)
    stood = {number: frozenset(offices) for number, offices in apart.items()}
    return {
        each: Quorum(bodies[each].quorum, frozenset(bodies[each].offices), here, stood) for each in committees
    }


def lacks(quorums: dict[str, Quorum], whose: str, number: int) -> bool:
    """Whether an item has no quorum of the committee it belongs to, or of any that sits."""
    asked = [quorums[whose]] if whose in quorums else list(quorums.values())
    return any(each.met(number) is False for each in asked)


def unconfirmed(sitting: Sitting, bodies: dict[str, Body]) -> list[AgendaItem]:
    """Items of earlier sittings with decisions that no quorum stood behind, and none has confirmed since."""
    if all(bodies[each].quorum is None for each in sitting.committees):
        return []
    earlier = Sitting.objects.filter(
        committees__overlap=sitting.committees,
        state__in=HELD,
        at__lt=sitting.at,
        at__gte=sitting.at - LOOKED_BACK,
    ).exclude(pk=sitting.pk)
    stood = {each.pk: each for each in earlier.prefetch_related("attendance", "recusals")}
    decided = Directive.objects.filter(item__sitting__in=stood).values("item")
    items = AgendaItem.objects.filter(pk__in=decided).order_by("sitting__at", "number")
    confirming = AgendaItem.objects.filter(sitting__in=stood, source=CONFIRM)
    done = {each.about for each in confirming if not _lacked(each, stood[each.sitting_id], bodies)}
    return [each for each in items if each.pk not in done and _lacked(each, stood[each.sitting_id], bodies)]


def _lacked(item: AgendaItem, sitting: Sitting, bodies: dict[str, Body]) -> bool:
    known = [each for each in sitting.committees if each in bodies]
    attendance = sorted(sitting.attendance.all(), key=lambda each: (each.noted_at, str(each.pk)))
    return lacks(quorums(known, bodies, attendance, sitting.recusals.all()), item.committee, item.number)
