"""The service lead's forms about a record as such."""

from typing import Any

from django import forms

from sixteen.care.copy_forms import WHY, answer_field, lacks_a_reason, why_field
from sixteen.people.forms.marked import MarkedForm
from sixteen.people.forms.plain import PlainForm
from sixteen.people.models.erasure import ASKED_BY


class HoldForm(MarkedForm):
    why = forms.CharField(
        label="Why it has to stay",
        help_text="For whom, and under which reference: a coroner, a court, a complaint, a claim.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write down why it has to stay."},
    )


class EraseForm(PlainForm):
    asked_by = forms.ChoiceField(
        label="Who asked for it, or what asks for it",
        choices=ASKED_BY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who asked for it."},
    )
    sure = forms.BooleanField(
        label="I have read what goes and what stays. It cannot be undone.",
        error_messages={"required": "Tick the box if you have read it."},
    )


class ExtendForm(PlainForm):
    because = forms.CharField(
        label="Why it takes longer than a month",
        help_text="They read this. Only where the request is complex, or there are several.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write down why it takes longer."},
    )


class AnswerComplaintForm(PlainForm):
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    answer = forms.CharField(
        label="Your answer",
        help_text="What you found, what you do about it, and where else they can go.",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write an answer: they read it."},
    )


class GiveCopyForm(PlainForm):
    label = "Who decides about it"
    clinician = forms.ChoiceField(error_messages={"required": "Choose somebody."})

    def __init__(self, *args: Any, clinicians: dict[Any, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = [(str(pk), name) for pk, name in clinicians.items()]
        self.fields["clinician"].choices = pairs  # type: ignore[attr-defined]
        self.fields["clinician"].label = self.label


class GiveCorrectionForm(GiveCopyForm):
    label = "Who answers it"


class HoldInCopyForm(PlainForm):
    """Whether the client's copy says that their record has to stay, and why."""

    hold = forms.CharField(widget=forms.HiddenInput, max_length=36)
    answer = answer_field("What becomes of it in the copy", missing="Choose what becomes of it.")
    why = why_field()

    def clean(self) -> dict[str, Any] | None:
        kept = super().clean() or {}
        if lacks_a_reason(kept.get("answer"), kept.get("why")):
            self.add_error("why", WHY)
        return kept
