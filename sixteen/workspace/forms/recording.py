"""Who rates a recording, and what they say about it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings

from sixteen.domain.recordings import USUAL_ANSWERS, USUAL_HEADINGS
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import words


class RecordingForm(PlainForm):
    """The file itself is read as it comes: recording_upload.py."""

    rater = forms.ChoiceField(
        label="Who listens to it?",
        help_text="Only they can. Supervisors of this service who are linked with you now.",
    )
    recording = forms.FileField(label="The recording", required=False)

    def __init__(self, *args: Any, raters: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(pk), name) for pk, name in raters.items()]
        self.fields["rater"].choices = choices  # type: ignore[attr-defined]


class RatingForm(PlainForm):
    """The service's own headings, in its own words; plainly no official instrument."""

    words = words("In your words", rows=6)
    sure = forms.BooleanField(
        label="I have listened to it. The recording is deleted when I save.",
        error_messages={"required": "Tick the box when you have listened to it."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        answers = settings.RATING_ANSWERS or USUAL_ANSWERS
        self.titles = settings.RATING_HEADINGS or USUAL_HEADINGS
        choices = [("", "I cannot say"), *((each, each) for each in answers)]
        asked = {
            f"heading_{number}": forms.ChoiceField(
                label=title, choices=choices, widget=forms.RadioSelect, required=False
            )
            for number, title in enumerate(self.titles, 1)
        }
        self.base_fields = asked | self.declared_fields
        super().__init__(*args, **kwargs)

    @property
    def said(self) -> dict[str, Any]:
        """Each heading with its answer, "" where the rater cannot say; as care keeps it."""
        given = self.cleaned_data
        headings = [[title, given[f"heading_{n}"]] for n, title in enumerate(self.titles, 1)]
        return {"headings": headings, "words": given["words"]}
