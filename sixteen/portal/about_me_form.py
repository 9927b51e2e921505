"""One question about oneself. Nothing is chosen beforehand, and saying nothing is an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.domain.about_me import Question, in_words
from sixteen.people.forms import PlainForm


class AboutMeForm(PlainForm):
    """before: what stood here when the page was opened, so that two windows do not overwrite."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields["answer"] = forms.ChoiceField(
            label=_(question.text),
            choices=question.choices,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose an answer, or go back: you do not have to say anything."),
                "invalid_choice": _("Choose one of the answers below."),
            },
        )

        self.fields["before"] = forms.ChoiceField(
            choices=[("", ""), *question.choices], required=False, widget=forms.HiddenInput
        )

    def changed_elsewhere(self, now: str) -> None:
        """Shown again with what stands there now; what was chosen stays chosen."""
        said = in_words(self.question.code, now) if now else _("nothing")
        words = _(
            "You changed this in another window. There it is: %(said)s. Save again to change it."
        )
        self.add_error("answer", words % {"said": said})
        self.data = self.data.copy()
        self.data[self.add_prefix("before")] = now
