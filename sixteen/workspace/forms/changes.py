"""What may change in a course that runs: the therapist, a pause, its length, its therapy."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import words


class TherapistForm(PlainForm):
    """Who goes on with this course, and why. It needs the tick: the course is gone then."""

    therapist = forms.ChoiceField(
        label="Who goes on with this course",
        error_messages={"required": "Choose the therapist who goes on."},
    )
    reason = words(
        "Why the therapist changes",
        rows=3,
        most=1_000,
        required=True,
        missing="Write in a few words why the therapist changes.",
    )
    sure = forms.BooleanField(
        label="Yes, give this course to them",
        error_messages={"required": "Tick the box to give the course."},
    )

    def __init__(self, *args: Any, therapists: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(therapists.items(), key=lambda each: each[1])
        self.fields["therapist"].choices = [
            ("", "Choose"),
            *((str(pk), name) for pk, name in named),
        ]
