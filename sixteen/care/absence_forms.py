"""The forms about an absence: when and who stands in, and what one person will read."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings

from sixteen.care.actions.absences import write_notice
from sixteen.care.models import Absence
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.safe_words import problem_with
from sixteen.domain.slots import instant
from sixteen.people.forms import PlainForm, sent_over
from sixteen.people.models import Account, Client

A_YEAR = timedelta(days=366)
# About three texts: nobody reads more on the way to an appointment.
LONGEST_NOTICE = 600
NOBODY_NAMED = "Nobody by name: the deputy of each course, or whoever is on duty"

STALE = (
    "Somebody else wrote this meanwhile. What is kept now stands above; what you typed is still "
    "here. Save again if it is right."
)


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class AbsenceForm(PlainForm):
    """therapists and colleagues: names by account. Without therapists it is about oneself."""

    therapist = forms.ChoiceField(label="Who is away")
    first_day = _day("First day away")
    last_day = _day("Last day away")
    cover = forms.ChoiceField(
        label="Who looks at what cannot wait, and takes calls, meanwhile",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        therapists: dict[Any, str] | None,
        colleagues: dict[Any, str],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if therapists is None:
            del self.fields["therapist"]
        else:
            named = [("", "Choose"), *((str(pk), name) for pk, name in therapists.items())]
            self.fields["therapist"].choices = named
        named = [("", NOBODY_NAMED), *((str(pk), name) for pk, name in colleagues.items())]
        self.fields["cover"].choices = named

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first_day"), given.get("last_day")
        if first and not self.today - A_YEAR < first < self.today + A_YEAR:
            self.add_error("first_day", "Choose a day within a year from now.")
        if last and last < self.today:
            self.add_error("last_day", "This day is over. Choose today or a later one.")
        if last and last > self.today + A_YEAR:
            self.add_error("last_day", "Choose a day within a year from now.")
        if first and last and last < first and "last_day" not in self.errors:
            self.add_error("last_day", "The last day comes before the first.")
        if given.get("cover") and given.get("cover") == given.get("therapist"):
            self.add_error("cover", "Choose somebody else than who is away.")
        return given

    @property
    def span(self) -> dict[str, datetime]:
        """From the first midnight to the last, by the clock of the service."""
        midnight, zone = time(0), settings.ZONE
        after = self.cleaned_data["last_day"] + timedelta(days=1)
        return {
            "starts_at": instant(self.cleaned_data["first_day"], midnight, zone),
            "ends_at": instant(after, midnight, zone),
        }

    def chosen(self, field: str) -> Account | None:
        pk = self.cleaned_data.get(field)
        return Account.objects.get(pk=pk) if pk else None


class NoticeForm(PlainForm):
    """kept: what somebody else wrote meanwhile, where that stood in the way."""

    kept = ""
    words = forms.CharField(
        label="What they will read",
        help_text="When, and what is next. Not who you are to them, nor what for: somebody else "
        "may read it.",
        max_length=LONGEST_NOTICE,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write what they will read."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if problem := problem_with(words):
            raise forms.ValidationError(problem)
        return words

    def write(self, *, absence: Absence, client: Client, by: Account, at: datetime) -> bool:
        """Whether it is kept; where not, the form says why."""
        words, revision = self.cleaned_data["words"], self.cleaned_data["revision"] or 0
        try:
            write_notice(
                absence=absence, client=client, words=words, revision=revision, by=by, at=at
            )
        except Stale as stale:
            self.kept = stale.row.open("words") or ""
            self.add_error(None, STALE)
            self.data = sent_over(self.data, revision=stale.row.revision)
        except NotAllowed as refused:
            self.add_error("words", str(refused))
        return self.is_valid()
