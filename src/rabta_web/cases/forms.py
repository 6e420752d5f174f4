"""The forms of cases."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.cases.actions import Linking, Proceeded, WhoIn
from rabta_web.cases.choices import LINKS, OUTCOMES, STAGES, Link, Outcome, Stage
from rabta_web.cases.queries import SeenPart
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import charges
from rabta_web.tasks.actions import Raising
from rabta_web.tasks.choices import Source
from rabta_web.ui.forms import NEEDED, offer


def _words(text: Any, *, hint: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=text,
        help_text=hint,
        required=required,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages=NEEDED,
    )


def _day(text: Any) -> forms.DateField:
    return forms.DateField(label=text, widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED)


def _chosen(text: Any, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=text, required=required, error_messages=NEEDED)


class OpenCase(forms.Form):
    """A title and a first incident."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("What is the case called?"),
        help_text=_("Whoever reads an incident of it reads this: a route, a firm or a month, and no name."),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages=NEEDED,
    )
    agency = _chosen(_("Which office keeps it?"))
    incident = _chosen(_("With which incident does it begin?"))

    def __init__(
        self, data: Any, *, agencies: list[tuple[str, str]], incidents: list[tuple[str, str]], first: str
    ) -> None:
        super().__init__(data, initial={"id": uuid4(), "incident": first})
        offer(self, "agency", agencies)
        offer(self, "incident", incidents)


class AddPart(forms.Form):
    """One more incident, and why it belongs here."""

    incident = _chosen(_("Which incident?"))
    reason = _words(_("Why does it belong here?"))

    def __init__(self, data: Any, *, incidents: list[tuple[str, str]]) -> None:
        super().__init__(data, prefix="part")
        offer(self, "incident", incidents)


class AddLink(forms.Form):
    """From what to what, of which kind, and what shows it."""

    start = _chosen(_("What is linked?"))
    end = _chosen(_("With what?"))
    kind = _chosen(_("How?"))
    evidence = _words(_("What shows it?"), hint=_("Where it is written, who said it, which paper."))

    def __init__(self, data: Any, *, parts: tuple[SeenPart, ...]) -> None:
        super().__init__(data, prefix="link")
        offer(self, "start", _whos(parts))
        offer(self, "end", _whos(parts))
        offer(self, "kind", list(LINKS.items()))

    def clean(self) -> dict[str, Any]:
        """Two different ends."""
        given = super().clean() or {}
        if given.get("start") and given.get("start") == given.get("end"):
            self.add_error("end", _("choose another than the first"))
        return given

    def linking(self) -> Linking:
        """What was filled in."""
        given = self.cleaned_data
        return Linking(_who(given["start"]), _who(given["end"]), Link(given["kind"]), given["evidence"])


class AddProceeding(forms.Form):
    """One step of the proceedings; an outcome names the accused, the section and what it came to."""

    of = _chosen(_("Of which incident or accused person?"))
    stage = _chosen(_("Which step?"))
    on = _day(_("On which day?"))
    diary = forms.CharField(
        label=_("Diary, FIR or case number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    section = _chosen(_("Under which section? (for an outcome)"), required=False)
    outcome = _chosen(_("What did it come to? (for an outcome)"), required=False)
    words = _words(_("What is to be kept in mind?"), required=False)

    def __init__(self, data: Any, *, parts: tuple[SeenPart, ...]) -> None:
        super().__init__(data, prefix="proceeding")
        offer(self, "of", _whos(parts))
        offer(self, "stage", list(STAGES.items()))
        offer(self, "section", [("", "—"), *charges().items()])
        offer(self, "outcome", [("", "—"), *OUTCOMES.items()])

    def clean(self) -> dict[str, Any]:
        """An outcome is whole, and nothing happens in days to come but a hearing."""
        given = super().clean() or {}
        if given.get("stage") == Stage.OUTCOME:
            if given.get("of") and not _who(given["of"])[1]:
                self.add_error("of", _("choose the accused person: an outcome is one person's"))
            for name in ("section", "outcome"):
                if not given.get(name):
                    self.add_error(name, _("is needed for an outcome"))
        if given.get("on") and given["on"] > timezone.localdate() and given.get("stage") != Stage.HEARING:
            self.add_error("on", _("lies in days to come"))
        return given

    def proceeded(self) -> Proceeded:
        """What was filled in."""
        given = self.cleaned_data
        ended = given["stage"] == Stage.OUTCOME
        return Proceeded(
            of=_who(given["of"]),
            stage=Stage(given["stage"]),
            on=given["on"],
            section=given["section"] if ended else "",
            outcome=Outcome(given["outcome"]) if ended else None,
            diary=given["diary"],
            words=given["words"],
        )


class AddTask(forms.Form):
    """A task of the case; the id comes with it, so that sending it twice raises one."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    agency = _chosen(_("Which office has to do it?"))
    text = _words(
        _("What is to be done?"),
        hint=_("Everybody of that office reads it: write no name and no address."),
    )
    due = _day(_("By which day?"))

    def __init__(self, data: Any, *, agencies: list[tuple[str, str]]) -> None:
        super().__init__(data, prefix="task", initial={"id": uuid4()})
        offer(self, "agency", agencies)

    def raising(self, case: UUID, from_agency: str, incident: UUID | None, province: str) -> Raising:
        """What was filled in; whoever is recused from the incident sees no task of it."""
        given = self.cleaned_data
        return Raising(
            agency=given["agency"],
            source=Source.CASE,
            record=given["id"],
            text=given["text"],
            due=timezone.make_aware(datetime.combine(given["due"], time(23, 59))),
            from_agency=from_agency,
            incident=incident,
            province=province,
            address=("case", case),
        )


class TurnCase(forms.Form):
    """Why a case is closed, or opened again."""

    reason = _words(_("Why?"), hint=_("Whoever sees a part of the case reads this: write no name."))

    def __init__(self, data: Any) -> None:
        super().__init__(data, prefix="turn")


def _whos(parts: tuple[SeenPart, ...]) -> list[tuple[str, str]]:
    """The incidents of a case and the people in them, to choose from."""
    found: list[tuple[str, str]] = []
    for each in parts:
        id, short = each.part.incident_id, reference(each.part.incident_id)
        found.append((str(id), short))
        found += [(f"{id}/{number}", f"{short} · {number}") for number in each.people]
    return found


def _who(chosen: str) -> WhoIn:
    incident, _slash, number = chosen.partition("/")
    return UUID(incident), int(number) if number else None
