"""How near one aim feels today."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.people.forms import PlainForm

# The same words as where it is asked in the session.
ENDS = {0: _("0 – not at all"), 10: _("10 – there")}


class OwnAimForm(PlainForm):
    """number, aim_revision, revision: the session, words and rating that the page showed."""

    value = forms.TypedChoiceField(
        label=_("How near does it feel today?"),
        coerce=int,
        choices=[(n, ENDS.get(n, str(n))) for n in range(11)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number, or leave it out for today.")},
    )
    number = forms.IntegerField(widget=forms.HiddenInput)
    aim_revision = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def shown(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {name: given[name] for name in ("number", "aim_revision", "revision", "value")}
