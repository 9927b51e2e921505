"""Linking a supervisor with a therapist: from which day, until which, and from where they are."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings

from sixteen.domain.slots import instant
from sixteen.people.forms import PlainForm

LONGEST = timedelta(days=366 * 5)
INSIDE = [
    ("no", "No: they work here and read names"),
    ("yes", "Yes: they read initials, no contacts and no documents"),
]


def _day(label: str, **kwargs: Any) -> forms.DateField:
    day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=day, **kwargs)


class LinkForm(PlainForm):
    supervisor = forms.ChoiceField(label="Supervisor")
    therapist = forms.ChoiceField(label="Therapist")
    since = _day("From")
    until = _day(
        "Until",
        required=False,
        help_text="The last day. Leave it empty where no end is agreed; you can end a link at any "
        "time.",
    )
    outside = forms.ChoiceField(
        label="Are they from outside this service?", choices=INSIDE, widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: Any,
        supervisors: Mapping[UUID, str],
        therapists: Mapping[UUID, str],
        at: datetime,
        **kwargs: Any,
    ) -> None:
        self.today = at.astimezone(ZoneInfo(settings.ZONE)).date()
        super().__init__(*args, initial={"since": self.today}, **kwargs)
        for name, people in (("supervisor", supervisors), ("therapist", therapists)):
            choices = [("", "Choose"), *((str(pk), said) for pk, said in people.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and not self.today <= since <= self.today + LONGEST:
            self.add_error("since", "Choose today or a day to come, in the next five years.")
        elif since and until and not since <= until <= since + LONGEST:
            self.add_error("until", "Choose a day after the first, at most five years later.")
        if given.get("supervisor") and given.get("supervisor") == given.get("therapist"):
            self.add_error("therapist", "Nobody supervises themselves. Choose somebody else.")
        return given

    @property
    def link(self) -> dict[str, Any]:
        """since, until and outside, as the action takes them."""
        until: date | None = self.cleaned_data["until"]
        return {
            "since": instant(self.cleaned_data["since"], time(0), settings.ZONE),
            "until": instant(until + timedelta(days=1), time(0), settings.ZONE) if until else None,
            "outside": self.cleaned_data["outside"] == "yes",
        }
