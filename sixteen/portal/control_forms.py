"""What a client says about their own record: something is wrong, or a complaint."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.people.forms.marked import MarkedForm


def _words(label: str, missing: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )


class CorrectionForm(MarkedForm):
    wrong = _words(
        _("What is wrong"),
        _("Write what is wrong."),
        _("Where it stands, if you know: in a letter, in your contact details, in what was noted."),
    )
    right = _words(_("What it should say"), _("Write what it should say."))


class ComplaintForm(MarkedForm):
    words = _words(
        _("What happened"),
        _("Write what happened."),
        _("And what you would like us to do about it, if you know."),
    )
