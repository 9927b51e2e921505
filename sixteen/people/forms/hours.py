"""In which hours one way of reaching somebody is safe."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sixteen.domain.contact_hours import DAYS, MIDNIGHT, Hours
from sixteen.people.forms.plain import PlainForm

USUAL = {"begin": 9, "until": 17}
DAY_NAMES = [
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
]
assert len(DAY_NAMES) == len(DAYS)


def _hour(label: Any, first: int, last: int) -> forms.TypedChoiceField:
    choices = [(hour, f"{hour:02}:00") for hour in range(first, last + 1)]
    return forms.TypedChoiceField(label=label, coerce=int, choices=choices)


class HoursForm(PlainForm):
    """version: of the contact the form was filled in from."""

    days = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        coerce=int,
        choices=list(enumerate(DAY_NAMES)),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one day.")},
    )
    begin = _hour(_("Not before"), 0, MIDNIGHT - 1)
    until = _hour(_("Not after"), 1, MIDNIGHT)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        begin, until = given.get("begin"), given.get("until")
        if begin is not None and until is not None and until <= begin:
            self.add_error("until", _("Choose a later hour than the one above."))
        return given

    @property
    def hours(self) -> Hours:
        given = self.cleaned_data
        return Hours(frozenset(given["days"]), given["begin"], given["until"])


def as_typed(found: Hours | None) -> dict[str, Any]:
    """What stands in the form at first."""
    if found is None:
        return USUAL
    return {"days": sorted(found.days), "begin": found.begin, "until": found.until}
