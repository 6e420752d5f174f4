"""What those in a case conference fill in: answers, what they bring, decisions, and its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.conferences.actions import Answered, Deciding
from rabta_web.conferences.choices import (
    ANSWERS,
    KINDS,
    VERBS,
    Answer,
    Kind,
    Side,
    Verb,
)
from rabta_web.conferences.forms.calling import NAMELESS
from rabta_web.conferences.queries import Guest
from rabta_web.ui.fields import line, prose
from rabta_web.ui.forms import NEEDED, offer


class Reply(forms.Form):
    """What an agency answers; by telephone, whoever called writes down who said it."""

    invitation = forms.ChoiceField(label=_("For which agency?"), error_messages=NEEDED)
    answer = forms.ChoiceField(
        label=_("What do you answer?"),
        choices=list(ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    words = prose(_("Who comes, by office? Or why does nobody come?"), required=True)
    by_telephone = line(_("Who said it, on which number or in which letter, and when?"), required=True)

    def __init__(self, data: Any, *, guests: Sequence[Guest], side: Side) -> None:
        super().__init__(data, prefix=side.value, initial={"invitation": guests[0].invitation.pk})
        self.side = side
        self.by_id = {str(guest.invitation.pk): guest.invitation for guest in guests}
        offer(self, "invitation", [(str(guest.invitation.pk), guest.agency) for guest in guests])
        if side is Side.AGENCY:
            del self.fields["by_telephone"]
        if len(guests) == 1:
            self.fields["invitation"].widget = forms.HiddenInput()

    def answered(self) -> Answered:
        """What was filled in."""
        given = self.cleaned_data
        return Answered(Answer(given["answer"]), self.side, given["words"], given.get("by_telephone", ""))


class Invite(forms.Form):
    """One more agency."""

    agency = forms.ChoiceField(label=_("Which agency is needed beside them?"), error_messages=NEEDED)

    def __init__(
        self, data: Any, *, offices: Sequence[tuple[str, str]], refused: Callable[[str], Any]
    ) -> None:
        super().__init__(data, prefix="invite")
        self.refused = refused
        offer(self, "agency", offices)

    def clean_agency(self) -> str:
        """An agency that may take part."""
        agency: str = self.cleaned_data["agency"]
        if says := self.refused(agency):
            raise forms.ValidationError(says)
        return agency


class ShowMore(forms.Form):
    """What one agency alone is shown, and why it needs that."""

    invitation = forms.ChoiceField(label=_("Which agency?"), error_messages=NEEDED)
    kind = forms.ChoiceField(label=_("What does it need to know?"), error_messages=NEEDED)
    why = prose(_("For what does it need that?"), required=True)

    def __init__(self, data: Any, *, guests: Sequence[Guest], kinds: Sequence[Kind]) -> None:
        super().__init__(data, prefix="show")
        self.by_id = {str(guest.invitation.pk): guest.invitation for guest in guests}
        offer(self, "invitation", [(str(guest.invitation.pk), guest.agency) for guest in guests])
        offer(self, "kind", [(kind.value, KINDS[kind]) for kind in kinds])


class Contribute(forms.Form):
    """What an agency knows or can give."""

    agency = forms.ChoiceField(label=_("For which agency?"), error_messages=NEEDED)
    text = prose(_("What do you know, and what can you give?"), rows=4, hint=NAMELESS, required=True)

    def __init__(self, data: Any, *, agencies: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, prefix="contribute", initial={"agency": agencies[0][0]})
        offer(self, "agency", agencies)
        if len(agencies) == 1:
            self.fields["agency"].widget = forms.HiddenInput()


class Decide(forms.Form):
    """What is done, by whom and by which day; the id comes with it, so that sending it twice decides once."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = prose(
        _("What is done?"),
        hint=_("It becomes a task of that agency: no name, no nationality, no address."),
        required=True,
    )
    agency = forms.ChoiceField(label=_("Which agency does it?"), error_messages=NEEDED)
    due = forms.DateField(
        label=_("By which day?"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )

    def __init__(self, data: Any, *, agencies: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, prefix="decide", initial={"id": uuid4()})
        offer(self, "agency", agencies)

    def clean_due(self) -> Any:
        """A day that has not passed."""
        if self.cleaned_data["due"] < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose today or a later day."))
        return self.cleaned_data["due"]

    def deciding(self) -> Deciding:
        """What was filled in; it is due at the end of its day."""
        given = self.cleaned_data
        due = timezone.make_aware(datetime.combine(given["due"], time(23, 59)))
        return Deciding(UUID(str(given["id"])), given["agency"], given["text"], due)


class End(forms.Form):
    """That it was held, with what came of it, or that it does not take place, and why."""

    verb = forms.ChoiceField(
        label=_("What do you do?"),
        choices=list(VERBS.items()),
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    reason = prose(
        _("What came of it, or why"),
        hint=_("All who are invited read it, for good: nothing of the person."),
        required=True,
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, prefix="end")

    def chosen(self) -> Verb:
        """What was chosen."""
        return Verb(self.cleaned_data["verb"])
