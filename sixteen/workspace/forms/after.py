"""After the end of a course: asking again, and one meeting."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sixteen.people.forms import PlainForm
from sixteen.scheduling.models import Room
from sixteen.workspace.forms.consultation import MoveSessionForm

FORMATS = [("in_person", "In person"), ("video", "By video"), ("phone", "By phone")]


class AskAgainForm(PlainForm):
    agreed = forms.BooleanField(
        label="The client agreed to be asked again, and knows how to end it",
        error_messages={"required": "Ask the client first, then tick the box."},
    )


class MeetingForm(MoveSessionForm):
    """When and how the one meeting of a follow-up takes place."""

    format = forms.ChoiceField(label="How", choices=FORMATS, widget=forms.RadioSelect)
    room = forms.ChoiceField(label="Room, if in person", required=False)

    def __init__(self, *args: Any, rooms: Iterable[Room], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date"].label, self.fields["time"].label = "Date", "Time"
        self.rooms = {str(room.pk): room for room in rooms}
        named = [(pk, f"{room.name}, {room.site.name}") for pk, room in self.rooms.items()]
        self.fields["room"].choices = [("", "No room"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = given.get("room") if given.get("format") == "in_person" else None
        if given.get("format") == "in_person" and not chosen and "room" not in self.errors:
            self.add_error("room", "Choose the room.")
        return given | {"room": self.rooms[chosen] if chosen else None}
