"""What a person wants from a therapist and a time, as a form for whoever asks them.

`PracticalForm` has nothing clinical in it, `WishesForm` asks what brings them too. Both are filled
in from `Said` and give one back; draw them with intake/wishes_fields.html.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from sixteen.intake.week import DAYS, PARTS, TIMES, codes_of, window_of
from sixteen.intake.wishes import Away, Said
from sixteen.people.forms import PlainForm, sent_over
from sixteen.people.languages import LANGUAGES
from sixteen.people.models.therapist import GENDERS
from sixteen.scheduling.models import FORMATS

AWAY_ROWS = (1, 2, 3)
BY_NAME = sorted(LANGUAGES.items(), key=lambda pair: pair[1])
NO_MATTER = [("", "No preference"), *BY_NAME]
PENCE = 100
A_DATE = "Write a date, such as 2027-03-30."
CHANGED = (
    "Their wishes were changed meanwhile. What is kept now stands below; what you typed is still "
    "here. Copy over what you need, then save."
)


def _several(label: str, choices: Iterable[tuple[str, str]], hint: str = "") -> Any:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=list(choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from those that are shown."},
    )


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": A_DATE},
    )


class InAWeek:
    """For a form with the field `times`: draw it with intake/week.html."""

    def week(self: Any) -> list[tuple[str, list[Any]]]:
        """The boxes of the times, a day a row."""
        boxes, per_day = list(self["times"]), len(PARTS)
        return [
            (day, boxes[number * per_day : (number + 1) * per_day])
            for number, day in enumerate(DAYS)
        ]


class PracticalForm(InAWeek, PlainForm):
    """Format, times, language, access, cost, with whom not, and when they are away.

    revision: of the wishes it was filled in from.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    formats = _several("How can they meet?", FORMATS, "Nothing ticked: each way is fine.")
    times = _several("When can they come each week?", TIMES, "Nothing ticked: at any time.")
    language = forms.ChoiceField(label="Language", choices=NO_MATTER, required=False)
    language_too = forms.ChoiceField(
        label="Or in this one too", choices=[("", "None"), *BY_NAME], required=False
    )
    genders = _several("They would rather see", GENDERS, "Nothing ticked: it does not matter.")
    step_free = forms.BooleanField(label="They need a room without steps", required=False)
    most = forms.DecimalField(
        label="The most they can pay for a session, in pounds",
        help_text="Leave it empty where they did not say. 0 is nothing at all.",
        required=False,
        min_value=0,
        max_value=1000,
        decimal_places=2,
        error_messages={"invalid": "Write an amount, such as 40 or 37.50."},
    )
    not_with = _several("They would rather not meet", ())

    def __init__(
        self,
        *args: Any,
        said: Said,
        therapists: Mapping[UUID, str],
        revision: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial=_typed(said) | {"revision": revision}, **kwargs)
        self.before = said
        people = [(str(pk), name) for pk, name in therapists.items()]
        self.fields["not_with"].choices = people
        for row in AWAY_ROWS:
            self.fields[f"away_{row}_first"] = _day(f"Away from ({row})")
            self.fields[f"away_{row}_last"] = _day(f"Away until ({row})")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for row in AWAY_ROWS:
            first, last = (given.get(f"away_{row}_{end}") for end in ("first", "last"))
            if (first is None) != (last is None) and not self._has_error(row):
                missing = "last" if first else "first"
                self.add_error(f"away_{row}_{missing}", "Write both days of the absence.")
            elif first and last and last < first:
                self.add_error(f"away_{row}_last", "This is before the first day.")
        return given

    def _has_error(self, row: int) -> bool:
        return any(f"away_{row}_{end}" in self.errors for end in ("first", "last"))

    def changed_meanwhile(self, revision: int) -> None:
        """Say so, and take it for seen when it is sent again."""
        self.add_error(None, CHANGED)
        self.data = sent_over(self.data, revision=revision)

    def away(self) -> list[tuple[Any, Any]]:
        """The pairs of dates, first and last."""
        return [(self[f"away_{row}_first"], self[f"away_{row}_last"]) for row in AWAY_ROWS]

    @property
    def said(self) -> Said:
        """What was said before with what this form asks about in its place."""
        given = self.cleaned_data
        languages = {given["language"], given["language_too"]} - {""}
        pairs = [(given[f"away_{row}_first"], given[f"away_{row}_last"]) for row in AWAY_ROWS]
        return replace(
            self.before,
            formats=tuple(sorted(given["formats"])),
            windows=tuple(window_of(each) for each in given["times"]),
            languages=tuple(sorted(languages)),
            genders=tuple(sorted(given["genders"])),
            step_free=given["step_free"],
            most_pence=None if given["most"] is None else int(given["most"] * PENCE),
            not_with=tuple(UUID(each) for each in sorted(given["not_with"])),
            away=tuple(Away(first, last) for first, last in pairs if first),
        )


class WishesForm(PracticalForm):
    """The same, and what brings them. For whoever treats them."""

    concerns = _several("What brings them", (), "As they would choose it themselves.")

    def __init__(self, *args: Any, concerns: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["concerns"].choices = list(concerns.items())

    @property
    def said(self) -> Said:
        return replace(super().said, concerns=tuple(sorted(self.cleaned_data["concerns"])))


def _typed(said: Said) -> dict[str, Any]:
    """The form as it was filled in last."""
    languages = [*said.languages, "", ""]
    typed: dict[str, Any] = {
        "concerns": list(said.concerns),
        "formats": list(said.formats),
        "times": codes_of(said.windows),
        "language": languages[0],
        "language_too": languages[1],
        "genders": list(said.genders),
        "step_free": said.step_free,
        "most": None if said.most_pence is None else f"{Decimal(said.most_pence) / PENCE:.2f}",
        "not_with": [str(each) for each in said.not_with],
    }
    for row, away in zip(AWAY_ROWS, said.away, strict=False):
        days: tuple[date, date] = (away.first, away.last)
        typed[f"away_{row}_first"], typed[f"away_{row}_last"] = days
    return typed
