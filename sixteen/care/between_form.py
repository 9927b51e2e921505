"""The form of a message between sessions, of either side."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.domain.between import LENGTH
from sixteen.people.forms import PlainForm

HIDDEN = {"widget": forms.HiddenInput, "required": False}


class MessageForm(PlainForm):
    """mark: of this form, so that a message sent twice is written once. shown: how many of the
    client's messages the page showed."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write something first.")},
    )
    mark = forms.CharField(max_length=36, **HIDDEN)
    shown = forms.IntegerField(min_value=0, **HIDDEN)

    @property
    def pk(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.cleaned_data["mark"])
        except ValueError:
            return uuid.uuid4()
