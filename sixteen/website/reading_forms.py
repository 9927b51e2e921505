"""The form of how somebody likes to read."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sixteen.people.forms import PlainForm
from sixteen.website.reading_as import CHOICES


class ReadingForm(PlainForm):
    """One group of choices for each setting."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(settings.LANGUAGES) > 1:
            self.fields["language"] = _one_of(_("Language"), settings.LANGUAGES, get_language())
        for each in CHOICES:
            self.fields[each.name] = _one_of(each.label, list(each.values.items()), each.usual)


def _one_of(label: str, choices: list[tuple[str, str]], usual: str | None) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=usual,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of these."),
            "invalid_choice": _("Choose one of these."),
        },
    )
