"""The form in which a moment is written, by a client or in a session."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.domain.moments import ASKED, LENGTH
from sixteen.people.forms import PlainForm

HIDDEN = {"widget": forms.HiddenInput, "required": False}


class MomentForm(PlainForm):
    """One line is enough. mark: of this form, so that a moment sent twice is written once.

    revision: of the moment that the page showed; none for a new one.
    """

    mark = forms.CharField(max_length=36, **HIDDEN)
    revision = forms.IntegerField(min_value=0, **HIDDEN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {
            name: forms.CharField(
                label=_(label),
                required=name == "happened",
                max_length=LENGTH,
                help_text=_("One line is enough.") if name == "happened" else "",
                widget=forms.Textarea(attrs={"rows": 3 if name == "happened" else 1}),
                error_messages={"required": _("Write what happened, in a few words.")},
            )
            for name, label in ASKED.items()
        } | self.base_fields
        super().__init__(*args, **kwargs)

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ASKED}

    @property
    def pk(self) -> uuid.UUID:
        """The key of a new moment."""
        try:
            return uuid.UUID(self.cleaned_data["mark"])
        except ValueError:
            return uuid.uuid4()
