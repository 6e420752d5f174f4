"""The forms of the disclosure register: who asks, and every step after that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import Move
from rabta_web.attachments.fields import HandedIn
from rabta_web.disclosure.actions.register import Asking, Moving
from rabta_web.disclosure.choices import BOOKS, BY_ORDER, CYCLE, VERBS, Book, Side, Verb
from rabta_web.disclosure.models import Disclosure
from rabta_web.ui.fields import day, line, prose
from rabta_web.ui.forms import NEEDED, offer


class Ask(forms.Form):
    """What an order and a letter of counsel have in common."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    authority = line(_("Which court or authority?"), required=True)
    number = line(_("Number of the order"), required=True)
    dated = day(_("Of which day?"), required=True)
    scan = HandedIn(
        label=_("The order itself, as a picture or PDF"),
        help_text=_("It is kept to the bit, as evidence of what was ordered."),
        error_messages=NEEDED,
    )
    basis = prose(
        _("On what does the disclosure rest?"),
        hint=_("The provision or the words of the order."),
        required=True,
    )
    to_whom = line(_("To whom is it to be handed over?"), hint=_("Name and office."), required=True)
    first = day(_("Written down from"))
    last = day(_("Written down until"))
    by = day(_("By when do they want it?"))

    def __init__(self, data: Any, files: Any) -> None:
        super().__init__(data, files, initial={"id": uuid4()})

    def clean(self) -> dict[str, Any]:
        """What came was written before today, and a span goes forward."""
        given = super().clean() or {}
        if given.get("dated") and given["dated"] > timezone.localdate():
            self.add_error("dated", _("lies in the future"))
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", _("lies before the first day"))
        return given

    def _asking(self, book: Book, people: Sequence[int], **more: str) -> Asking:
        given = self.cleaned_data
        by = given["by"]
        return Asking(
            id=UUID(str(given["id"])),
            book=book,
            authority=given["authority"],
            number=given["number"],
            dated=given["dated"],
            basis=given["basis"],
            to_whom=given["to_whom"],
            people=tuple(people),
            scan=given["scan"].original,
            first=given["first"],
            last=given["last"],
            due=timezone.make_aware(datetime.combine(by, time(23, 59))) if by else None,
            **more,
        )


class Order(Ask):
    """An order of a court or another authority for one book of some people."""

    book = forms.ChoiceField(
        label=_("Which book does the order name?"),
        choices=[(book.value, BOOKS[book]) for book in BY_ORDER],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    line = prose(
        _("Which line of the order names the protection book?"),
        hint=_("Word for word. Without such a line the protection book stays closed."),
    )
    people = forms.MultipleChoiceField(
        label=_("Which people does it name?"), widget=forms.CheckboxSelectMultiple, error_messages=NEEDED
    )

    def __init__(self, data: Any, files: Any, *, people: Sequence[tuple[int, str]]) -> None:
        super().__init__(data, files)
        offer(self, "people", [(str(number), says) for number, says in people])

    def clean(self) -> dict[str, Any]:
        """The protection book needs its own line in the order."""
        given = super().clean()
        if given.get("book") == Book.PROTECTION and not given.get("line"):
            self.add_error("line", _("is needed: an order that does not name this book does not open it"))
        return given

    def asking(self) -> Asking:
        """What was filled in."""
        given = self.cleaned_data
        book = Book(given["book"])
        line = given["line"] if book is Book.PROTECTION else ""
        return self._asking(book, [int(each) for each in given["people"]], line=line)


class OwnRecord(Ask):
    """A letter by which counsel asks for what is held of one person."""

    authority = line(_("Name of counsel"), required=True)
    number = line(_("Reference of the letter of authority"), required=True)
    scan = HandedIn(
        label=_("The letter of authority, as a picture or PDF"),
        help_text=_("It is kept to the bit, as evidence of who may act for the person."),
        error_messages=NEEDED,
    )
    basis = prose(
        _("On what does counsel act?"), hint=_("How the person gave the authority, and when."), required=True
    )

    def asking(self, number: int) -> Asking:
        """What was filled in, for one person."""
        return self._asking(Book.OWN, [number])


HANDING_OVER = ("day", "hour", "how", "receipt")
"""What is asked of a handing over, and of no other step."""


class StepForm(forms.Form):
    """A step of a disclosure: what, why, and for a handing over when, how and against which receipt."""

    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect, error_messages=NEEDED)
    reason = prose(_("Why?"), hint=_("Needed where you refuse or send back."))
    day = day(_("Handed over on"))
    hour = forms.TimeField(
        label=_("At what time?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages=NEEDED,
    )
    how = line(_("How was it handed over?"), hint=_("By hand, by registered post, on a stick."))
    receipt = line(_("Receipt: who signed for it, with its number"))

    def __init__(self, data: Any, *, disclosure: Disclosure, side: Side, moves: Sequence[Move]) -> None:
        super().__init__(data, prefix=side.value)
        self.disclosure, self.side = disclosure, side
        offer(self, "verb", [(move.verb, VERBS[Verb(move.verb)]) for move in moves])
        handed = not self.is_bound or self.data.get(self.add_prefix("verb")) == Verb.HAND_OVER
        for name in HANDING_OVER:
            if Verb.HAND_OVER in {move.verb for move in moves}:
                self.fields[name].required = handed
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A step that needs its reason has one; a handing over says when, how and who signed for it."""
        given = super().clean() or {}
        found = {move.verb: move for move in CYCLE.possible(self.disclosure.state, self.side)}
        move = found.get(given.get("verb", ""))
        if move and move.reasoned and not given.get("reason"):
            self.add_error("reason", _("say why"))
        at = self._given_at(given)
        if at and at > timezone.now():
            self.add_error("day", _("lies in the future"))
        return given

    def moving(self) -> Moving:
        """What was filled in."""
        given = self.cleaned_data
        verb = Verb(given["verb"])
        if verb is not Verb.HAND_OVER:
            return Moving(verb, self.side, given["reason"])
        at = self._given_at(given)
        return Moving(verb, self.side, given["reason"], at, given["how"], given["receipt"])

    def _given_at(self, given: dict[str, Any]) -> datetime | None:
        if not (given.get("day") and given.get("hour")):
            return None
        return timezone.make_aware(datetime.combine(given["day"], given["hour"]))


class Take(forms.Form):
    """The file is taken away, sealed under a passphrase or open."""

    passphrase = forms.CharField(
        label=_("Seal it under a passphrase"),
        help_text=_("At least 12 letters. Give it to whoever opens the file by another way than the file."),
        required=False,
        min_length=12,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
