"""What a client asked for about hours, and about the name that may be said."""

from typing import Any

from django import forms

from sixteen.domain.letters import CLINICAL
from sixteen.office.forms import ReachedForm, asked_themselves
from sixteen.outbox.gsm import septets
from sixteen.people.forms import PlainForm
from sixteen.people.forms.hours import HoursForm

LONGEST_NAME = 20


class AskedHoursForm(HoursForm):
    """The same as the client's own, and that there are no such hours."""

    when = forms.ChoiceField(
        label="When is it safe?",
        choices=[("hours", "Only on the days and in the hours below"), ("any", "At any time")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )
    asked = asked_themselves()
    field_order = ("when", "days", "begin", "until", "asked")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].required = False

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("when") == "hours" and not given.get("days") and "days" not in self.errors:
            self.add_error("days", "Tick at least one day.")
        return given


class TextNumberForm(ReachedForm):
    """The number for texts, where it is another one. Empty: their telephone."""

    phone = forms.CharField(
        label="Which number may texts go to?",
        help_text="Leave it empty for the number that we ring. It opens no way: texts go only "
        "where they allow them.",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )
    asked = asked_themselves()
    version = forms.IntegerField(widget=forms.HiddenInput)


class SaidNameForm(PlainForm):
    """The name under which they are written to and rung. Empty: the service's own neutral one."""

    name = forms.CharField(
        label="Which name may we say and write?",
        help_text="One that tells nothing to whoever else sees or hears it. Leave it empty for "
        "the usual one.",
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    asked = asked_themselves()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        told = CLINICAL.search(name)
        if told:
            raise forms.ValidationError(f"“{told[0]}” says too much: others may see this name.")
        if septets(name) is None or any(letter in name for letter in '@<>"\r\n,;:'):
            raise forms.ValidationError("Write it with plain letters, figures and spaces.")
        return name
