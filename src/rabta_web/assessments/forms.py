"""The form of one question: its facts, or one of the answers that are no fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta.assessment import Answer, Value
from rabta.law.values import Asked, Concerns, Question
from rabta_web.assessments.actions import Signed
from rabta_web.assessments.choices import CHOICES, COMES_TO, CONCLUSIONS, INSTEAD, SHARES, Share
from rabta_web.assessments.queries import LastHeard, Sitting
from rabta_web.attachments.fields import HandedIn
from rabta_web.incidents.actions import Heard
from rabta_web.incidents.kinds import SOURCES, Source
from rabta_web.incidents.vocabulary import label, law, words
from rabta_web.ui.forms import NEEDED, offer

YES = "yes"
ONE_FACT = {
    YES: _("yes"),
    Answer.NONE.value: _("no"),
    Answer.DOES_NOT_KNOW.value: _("does not know"),
    Answer.DOES_NOT_WANT_TO_SAY.value: _("does not want to say"),
}


class Reply(forms.Form):
    """What was answered to one question, by whom, who heard it, and through whom."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    so = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.BooleanField(label=_("Nothing else in this list is so"), required=False)
    answer = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    source = forms.ChoiceField(
        label=_("Who said it, or what showed it?"),
        choices=[(source.value, text) for source, text in SOURCES.items()],
        error_messages=NEEDED,
    )
    present = forms.CharField(
        label=_("Who else was there?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    interpreter = forms.CharField(
        label=_("Who interpreted?"),
        help_text=_("Never somebody who came with the person."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    again = forms.CharField(
        label=_("Why do you ask it again?"),
        help_text=_("It was answered before. Being asked again hurts; what was said before stays on record."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages=NEEDED,
    )

    def __init__(
        self,
        data: Any,
        *,
        question: Question,
        facts: tuple[str, ...],
        last: LastHeard,
        prefix: str = "",
        again: bool = False,
    ) -> None:
        looked_up = question.asked is Asked.FILE
        super().__init__(
            data,
            prefix=prefix or None,
            initial={
                "id": uuid4(),
                "source": last.source or (Source.OFFICER if looked_up else Source.PERSON).value,
                "present": last.present,
                "interpreter": last.interpreter,
            },
        )
        self.question, self.facts = question, facts
        if not again:
            del self.fields["again"]
        self.single = len(facts) == 1
        self._offer("so", [(fact, label(fact)) for fact in facts])
        instead = [(each.value, text) for each, text in INSTEAD.items()]
        self._offer("answer", list(ONE_FACT.items()) if self.single else instead)

    def _offer(self, field: str, choices: list[tuple[str, Any]]) -> None:
        offer(self, field, choices)

    def clean(self) -> dict[str, Any]:
        """One answer: facts, or that none is so, or silence of one kind or the other."""
        given = super().clean() or {}
        so, answer = given.get("so", []), given.get("answer", "")
        if not self.errors and not so and not answer:
            raise forms.ValidationError(_("Choose an answer. Not knowing is one."))
        if so and answer:
            raise forms.ValidationError(_("Choose from the list or one of the answers below it, not both."))
        return given

    @property
    def is_answered(self) -> bool:
        """Whether anything was chosen."""
        return bool(self["so"].value() or self["answer"].value())

    def heard(self) -> Heard:
        """What was said."""
        given = self.cleaned_data
        so = tuple(given["so"])
        answer = given["answer"]
        if answer == YES:
            so, answer = self.facts, ""
        denied = answer == Answer.NONE.value
        rest = tuple(fact for fact in self.facts if fact not in so)
        return Heard(
            id=given["id"],
            source=Source(given["source"]),
            question=self.question.id,
            answer=answer or Answer.SOME.value,
            so=so,
            not_so=rest if denied or (so and given["others"]) else (),
            present=given["present"].strip(),
            interpreter=given["interpreter"].strip(),
            again=given.get("again", "").strip(),
        )


def _reason(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=_("It is stored sealed and goes to whoever reads this record."),
        required=required,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages=NEEDED,
    )


class GiveOpinion(forms.Form):
    """One of three clear choices, with its reason."""

    choice = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[(choice.value, text) for choice, text in CHOICES.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    said = _reason(_("Why"))


class AskOpinion(forms.Form):
    """Whom to ask and why; or what was said by telephone."""

    agency = forms.ChoiceField(label=_("Whom do you ask?"), error_messages=NEEDED)
    reason = _reason(_("Why may protection end?"))
    by_telephone = forms.CharField(
        label=_("If you asked by telephone: who answered, on which number, and when"),
        help_text=_("Leave this and what follows empty to ask through the platform."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    choice = forms.ChoiceField(
        label=_("What they said"),
        choices=[("", "—"), *((choice.value, text) for choice, text in CHOICES.items())],
        required=False,
    )
    said = _reason(_("Their reason"), required=False)

    def __init__(self, data: Any, *, offices: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "agency", offices)

    def clean(self) -> dict[str, Any]:
        """What was said by telephone is whole, or was not said."""
        given = super().clean() or {}
        told = [bool(given.get(name)) for name in ("by_telephone", "choice", "said")]
        if any(told) and not all(told):
            raise forms.ValidationError(
                _("Of a call, write who answered, what they said and why. Or leave all three empty.")
            )
        return given


class Conclude(forms.Form):
    """What the officer makes of one reading."""

    reading = forms.ChoiceField(label=_("Of which reading?"), error_messages=NEEDED)
    stands = forms.ChoiceField(
        label=_("What do you conclude?"),
        choices=[(value.value, text) for value, text in CONCLUSIONS.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    reason = _reason(_("Why"))

    def __init__(self, data: Any, *, held: Sitting) -> None:
        super().__init__(data)
        readings = [
            (id, words().pack(reading.label))
            for id, reading in law().readings.items()
            if reading.concerns is not Concerns.OWN_CONDUCT
            and held.night.outcome.assessed.value(id) is not Value.NOT_IN_FORCE
        ]
        offer(self, "reading", readings)


class SectionsOnFile(forms.Form):
    """Sections that stand against somebody already, as a file says; nothing here is asked of the person."""

    applied = forms.MultipleChoiceField(
        label=_("Which sections stand in the FIR, the memo or the challan?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, stands: Callable[[str], bool]) -> None:
        facts = dict.fromkeys(each.applied for each in law().duties.own_conduct.values())
        self.before = frozenset(fact for fact in facts if stands(fact))
        super().__init__(data, initial={"applied": sorted(self.before)})
        labels = [(fact, words().pack(law().facts[fact].label)) for fact in facts]
        offer(self, "applied", labels)

    def new(self) -> tuple[str, ...]:
        """What was not on record before. What is on record stays: a file is corrected by its own office."""
        return tuple(sorted(set(self.cleaned_data["applied"]) - self.before))


class Group(forms.Form):
    """Of how many in a group each fact is so. What is left open was not asked."""

    source = forms.ChoiceField(
        label=_("Who said it, or what showed it?"),
        choices=[(source.value, text) for source, text in SOURCES.items()],
        error_messages=NEEDED,
    )

    def __init__(self, data: Any, *, facts: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.facts = [fact for fact, _label in facts]
        shares = [("", _("not asked")), *((share.value, text) for share, text in SHARES.items())]
        for fact, text in facts:
            self.fields[fact] = forms.ChoiceField(label=text, choices=shares, required=False)

    def clean(self) -> dict[str, Any]:
        """Something was answered."""
        given = super().clean() or {}
        if not self.errors and not any(given.get(fact) for fact in self.facts):
            raise forms.ValidationError(_("Choose an answer. Not knowing is one."))
        return given

    def shares(self) -> dict[str, Share]:
        """What was answered."""
        return {fact: Share(self.cleaned_data[fact]) for fact in self.facts if self.cleaned_data[fact]}


class LookAgain(forms.Form):
    """What a second look at a screening comes to, with its reason."""

    comes_to = forms.ChoiceField(
        label=_("What do you find?"),
        choices=[(choice.value, text) for choice, text in COMES_TO.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    reason = _reason(_("Why"))


class PutOnFile(forms.Form):
    """A paper as it was signed."""

    paper = forms.ChoiceField(label=_("Which paper?"), error_messages=NEEDED)
    diary = forms.CharField(label=_("Number and date in the daily diary"), required=False, max_length=200)
    fir = forms.CharField(label=_("FIR number, if there is one"), required=False, max_length=200)
    on_behalf = forms.CharField(
        label=_("Entered on behalf of"),
        help_text=_("Whoever signed, where it was somebody else."),
        required=False,
        max_length=200,
    )
    scan = HandedIn(
        label=_("The signed paper"),
        help_text=_("A picture or a PDF, at most 5 megabytes."),
        required=False,
    )
    evidence = forms.BooleanField(
        label=_("It is evidence: keep every bit of the file as it is"),
        help_text=_("Otherwise place, camera and program are taken out of a picture."),
        required=False,
    )

    def __init__(self, data: Any, files: Any, *, papers: list[tuple[str, str]]) -> None:
        super().__init__(data, files)
        offer(self, "paper", papers)

    def clean(self) -> dict[str, Any]:
        """There is something to put on file."""
        given = super().clean() or {}
        if not self.errors and not (given["diary"] or given["fir"] or given["scan"]):
            raise forms.ValidationError(_("Give a number, or the signed paper."))
        return given

    def signed(self) -> Signed:
        """What was filled in."""
        given = self.cleaned_data
        handed, evidence = given["scan"], given["evidence"]
        return Signed(
            given["paper"],
            given["diary"].strip(),
            given["fir"].strip(),
            given["on_behalf"].strip(),
            (handed.original if evidence else handed.cleaned) if handed else None,
            evidence,
        )
