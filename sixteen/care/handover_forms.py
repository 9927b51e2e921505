"""The forms about trustees and about giving a caseload to others."""

from typing import Any
from uuid import UUID

from django import forms

from sixteen.care.models import Course
from sixteen.people.forms import PlainForm
from sixteen.people.models import Account


class TrusteesForm(PlainForm):
    """colleagues: names by account."""

    first = forms.ChoiceField(label="First")
    second = forms.ChoiceField(label="Second, if the first cannot", required=False)

    def __init__(self, *args: Any, colleagues: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(pk), name) for pk, name in colleagues.items()]
        self.fields["first"].choices = [("", "Choose"), *named]
        self.fields["second"].choices = [("", "Nobody"), *named]

    def clean_second(self) -> str:
        second: str = self.cleaned_data["second"]
        if second and second == self.cleaned_data.get("first"):
            raise forms.ValidationError("Choose somebody else than the first, or nobody.")
        return second

    @property
    def trustees(self) -> list[Account]:
        chosen = [self.cleaned_data["first"], self.cleaned_data["second"]]
        return [Account.objects.get(pk=pk) for pk in chosen if pk]


class GiveForm(PlainForm):
    """For each course, whom it goes to; nobody yet is an answer. names: of the clients."""

    def __init__(
        self,
        *args: Any,
        courses: list[Course],
        names: dict[UUID, str],
        colleagues: dict[UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Not yet"), *((str(pk), name) for pk, name in colleagues.items())]
        for course in courses:
            self.fields[f"to_{course.pk}"] = forms.ChoiceField(
                label=names[course.client_id], choices=choices, required=False
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.values()):
            raise forms.ValidationError("Choose a therapist for at least one of them.")
        return given

    @property
    def to(self) -> dict[UUID, Account]:
        chosen = {UUID(name[3:]): pk for name, pk in self.cleaned_data.items() if pk}
        found = Account.objects.in_bulk(list(chosen.values()))
        by_text = {str(pk): account for pk, account in found.items()}
        return {course: by_text[pk] for course, pk in chosen.items()}
