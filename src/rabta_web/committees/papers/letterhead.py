"""What every paper of a sitting begins and ends with: whose it is, its numbers, who gets it, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rabta.papers.paper import (
    Blank,
    Block,
    Facts,
    Given,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Row,
    Signature,
    plain,
)
from rabta_web.committees.queries.sittings import Opened
from rabta_web.incidents.queries import reference


@dataclass(frozen=True, slots=True)
class Head:
    """What a paper is, in which language, of which committees, under which number."""

    kind: str
    title: str
    language: str
    committees: Sequence[str]
    diary: str = ""
    notice: str = ""


def on_letterhead(opened: Opened, head: Head, blocks: Sequence[Block]) -> Paper:
    """A paper of one committee, or of all that sit, with its title below their names."""
    committees = head.committees
    names = [opened.bodies[each].name for each in committees]
    secretariats = [
        charter.secretariat
        for each in committees
        if (charter := opened.bodies[each].charter) and charter.secretariat
    ]
    return Paper(
        kind=head.kind,
        title=" · ".join(names),
        reference=(*plain(f"{_('No.')} "), *given(head.diary or opened.sitting.diary, _("number"))),
        language=head.language,
        notice=head.notice,
        blocks=(
            *(Paragraph((Given(each),)) for each in dict.fromkeys(secretariats)),
            Heading(plain(head.title)),
            when_and_where(opened, committees),
            *blocks,
        ),
        foot=(_("Reference {number}").format(number=reference(opened.sitting.pk)),),
    )


def given(text: str, what: str = "") -> Line:
    """What was written, or a blank for it."""
    return (Given(text),) if text else (Blank(what),)


def when_and_where(opened: Opened, committees: Sequence[str]) -> Facts:
    """When and where a sitting is, who is in the chair, and which other committees sit with it."""
    sitting = opened.sitting
    at = timezone.localtime(sitting.at)
    rows = [
        Row(_("Day"), plain(f"{date_format(at, 'DATE_FORMAT')}, {at:%H:%M}")),
        Row(_("Where"), given(sitting.room)),
        Row(_("In the chair"), given(sitting.chair)),
    ]
    with_it = [opened.bodies[each].name for each in sitting.committees if each not in committees]
    if with_it:
        rows.append(Row(_("Sitting together with"), plain(" · ".join(with_it))))
    if opened.invited:
        rows.append(Row(_("Invited"), plain(" · ".join(opened.invited))))
    return Facts(tuple(rows))


def sent_to(opened: Opened, committees: Sequence[str], also: Sequence[str] = ()) -> tuple[Block, ...]:
    """The distribution list: the offices that sit, whom they invite, and whoever else gets it."""
    offices = [office for each in committees for office in opened.bodies[each].offices]
    everybody = tuple(dict.fromkeys((*offices, *opened.invited, *also)))
    listed = Items(tuple(Paragraph((Given(each),)) for each in everybody))
    return (
        Heading(plain(_("Sent to"))),
        listed if everybody else Paragraph((Blank(_("members of the committee")),)),
    )


def signature() -> Signature:
    """Where the secretary signs."""
    return Signature(plain(_("Secretary")), ())
