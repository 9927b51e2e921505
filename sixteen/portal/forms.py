"""The forms a client fills in. What may be left out may be left out; no form presses."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sixteen.care.actions.notices import SAID, WORSE
from sixteen.domain.measures.definition import Item, Measure
from sixteen.people.forms import PlainForm

LETTER_LENGTH = 10_000
WORDS_LENGTH = 4_000
CHANNELS = {
    "email": _("E-mail"),
    "text": _("Text message"),
    "phone": _("Phone call"),
    "voicemail": _("Voicemail"),
}


class QuestionForm(PlainForm):
    """One question of a measure, in the measure's own words. See `skipped`."""

    def __init__(self, *args: Any, measure: Measure, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = forms.TypedChoiceField(
            label=item.text,
            coerce=int,
            choices=[(option.value, option.label) for option in measure.choices(item)],
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose an answer, or choose “I would rather not say”."),
                "invalid_choice": _("Choose one of the answers below."),
            },
        )


class SignForm(PlainForm):
    """Signing the agreement: one box, ticked by the client."""

    read = forms.BooleanField(
        label=_("I have read this and I agree to it"),
        error_messages={
            "required": _("Tick the box if you agree. You can also talk about it first.")
        },
    )


class AgreeMomentsForm(PlainForm):
    """The client's tick that moments are kept."""

    agree = forms.BooleanField(
        label=_(
            "I would like to keep moments here. I know that they are not read between sessions."
        ),
        error_messages={"required": _("Tick the box if you want to keep moments.")},
    )


class FocusCopyForm(PlainForm):
    """Whether the client wants a copy of the focus on their own pages."""

    copy = forms.ChoiceField(
        label=_("Would you like a copy of it here?"),
        choices=[
            ("yes", _("Yes, put a copy here")),
            ("no", _("No, I would rather not have it here")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. You can change it at any time.")},
    )


class LetterAnswerForm(PlainForm):
    """An answer to a letter, in the client's own words."""

    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("You do not have to answer. What you write is sent to your therapist only."),
        max_length=LETTER_LENGTH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={
            "required": _("Write something first, or leave the page: you do not have to answer."),
            "max_length": format_lazy(
                _(
                    "This is longer than {number} characters. "
                    "Please make it a little shorter; nothing you wrote is lost."
                ),
                number=f"{LETTER_LENGTH:,}",
            ),
        },
    )

    def clean_answer(self) -> str:
        """The words as typed. Blanks alone are no answer; a NUL cannot be kept by PostgreSQL."""
        words = str(self.cleaned_data["answer"])
        if not words.strip():
            raise forms.ValidationError(self.fields["answer"].error_messages["required"])
        return words


class NoLetterForm(PlainForm):
    """That they would rather not have a goodbye letter."""

    why = forms.CharField(
        label=_("Why, if you like"),
        help_text=_("You do not have to write anything. Your therapist can read it."),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TellForm(PlainForm):
    """One of two things to say, with words or without. The second is for a course that runs."""

    what = forms.ChoiceField(
        label=_("What would you like to tell us?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    words = forms.CharField(
        label=_("In your own words, if you like"),
        help_text=_("You do not have to write anything. A button below sends it."),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, in_a_course: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = SAID if in_a_course else {WORSE: SAID[WORSE]}
        self.fields["what"].choices = [(code, _(said)) for code, said in offered.items()]


class StricterForm(PlainForm):
    """Which of the ways that are allowed today stay allowed. It offers no way that is not."""

    def __init__(self, *args: Any, allowed: Mapping[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in CHANNELS.items():
            if allowed.get(name):
                self.fields[name] = forms.BooleanField(label=label, required=False, initial=True)

    @property
    def closed(self) -> dict[str, bool]:
        """The ways that were taken out, each as `name=False`. One that is kept is not named."""
        return {name: False for name in self.fields if not self.cleaned_data[name]}
