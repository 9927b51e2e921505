"""What a client makes of the focus."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.people.forms import PlainForm


class MakesOfItForm(PlainForm):
    """Empty takes it back. revision: of the focus that the page showed."""

    makes_of_it = forms.CharField(
        label=_("What do you make of it?"),
        help_text=_("You do not have to write anything. Your therapist reads this with the focus."),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
