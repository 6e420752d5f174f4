"""The form of a manifest: one event, and a list of people that is pasted or comes as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.forms.event import Event
from rabta_web.incidents.kinds import Kind
from rabta_web.incidents.manifest import MOST, Row, UnreadableError, in_file, pasted, rows_of
from rabta_web.incidents.queries import places_to_file_at
from rabta_web.ui.forms import NEEDED, offer


class ManifestForm(Event):
    """What happened to all of them, and who they are."""

    place = forms.ChoiceField(label=_("Where was it?"), error_messages=NEEDED)
    pasted = forms.CharField(
        label=_("The list"),
        help_text=_(
            "A line for each person: name, father's or husband's name, age, sex, number of the document, "
            "home district. Paste it from a message or a spreadsheet, or type it."
        ),
        required=False,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 10}),
    )
    file = forms.FileField(
        label=_("Or a spreadsheet"), help_text=_("Excel (.xlsx) or CSV, at most 1 MB."), required=False
    )
    field_order = ("kind", "place", "happened_on", "happened_at", "began", "pasted", "file")

    def __init__(self, data: Any = None, files: Any = None, *, today: date) -> None:
        super().__init__(
            data, files, today=today, initial={"happened_on": today, "kind": Kind.SENT_BACK.value}
        )
        offer(self, "place", places_to_file_at())
        self.rows: list[Row] = []

    def clean(self) -> dict[str, Any]:
        """The rows of the list, each with what is wrong in it; a list that cannot be read is an error."""
        given = super().clean() or {}
        try:
            sent = given.get("file")
            cells = in_file(sent.name, sent.read()) if sent else pasted(given.get("pasted", ""))
        except UnreadableError as error:
            self.add_error("file", str(error.sentence))
            return given
        self.rows = rows_of(cells)
        if not self.rows:
            self.add_error("pasted", _("There is nobody in the list yet."))
        if len(self.rows) > MOST:
            self.rows = []
            self.add_error("pasted", _("A list holds at most 300 people. File 300, then the others."))
        return given

    def event(self) -> dict[str, str]:
        """What happened, field by field, as it is kept in a draft."""
        return {name: self.data.get(name, "") for name in Event.base_fields} | {"place": self.data["place"]}
