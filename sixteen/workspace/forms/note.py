"""A session's note: one box, the safety line, and structure where it is wanted."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings

from sixteen.care.actions.notes import Window
from sixteen.workspace.forms.words import LONG, REVISION, SafetyLine, line_as_typed, words

# Of the page, not of what was typed: a browser that goes back must not fill them in again.
OF_THE_PAGE = {"widget": forms.HiddenInput(attrs={"autocomplete": "off"}), "required": False}
STRUCTURE = ("inside", "outside", "past", "affect", "techniques")


class Ticks(forms.MultipleChoiceField):
    """Words of the service that are ticked; its words of last year are kept too."""

    def valid_value(self, value: str) -> bool:
        return len(value) <= 100 and value.isprintable()


class PageId(forms.Field):
    """Which opened page this was typed on; None for one that does not say."""

    def to_python(self, value: Any) -> UUID | None:
        try:
            return UUID(str(value))
        except ValueError:
            return None


class NoteForm(SafetyLine):
    """One box to write in, and the safety line. A draft may be empty anywhere; a signature not."""

    text = words("What happened in the session", rows=14, most=LONG)
    inside = words("An episode here, between the two of you", rows=3)
    outside = words("An episode in their life now", rows=3)
    past = words("An episode from before", rows=3)
    affect = words("The feeling", rows=2)
    techniques = Ticks(label="What you did", widget=forms.CheckboxSelectMultiple, required=False)
    carry = words(
        "One line for next time",
        rows=1,
        most=200,
        help_text="You see it at the top of the next session.",
    )
    revision = forms.IntegerField(**REVISION)
    # How many signed notes the page showed: the same form sent twice does not add a second note.
    seen = forms.IntegerField(**REVISION)
    page = PageId(**OF_THE_PAGE)
    turn = forms.IntegerField(**OF_THE_PAGE, min_value=0, max_value=1_000_000)
    field_order = ["text", *SafetyLine.safety_fields, *STRUCTURE, "carry"]

    def __init__(self, *args: Any, signing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signing = signing
        ticked = self["techniques"].value() or []
        offered = dict.fromkeys([*settings.TECHNIQUES, *ticked])
        self.fields["techniques"].choices = [(word, word) for word in offered]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.signing:
            if not cleaned.get("text") and "text" not in self.errors:
                self.add_error("text", "Write something before you sign.")
            self.check_line()
        return cleaned

    @property
    def structure(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in STRUCTURE}
        return said | {"techniques": list(dict.fromkeys(said["techniques"]))}

    @property
    def of_window(self) -> Window | None:
        """The page it was typed on; None for one that does not say."""
        page, turn = self.cleaned_data.get("page"), self.cleaned_data.get("turn")
        seen = self.cleaned_data.get("seen") or 0
        return Window(page, turn or 0, seen) if page else None

    @property
    def is_structured(self) -> bool:
        """Whether anything of the structure is written, or wrong."""
        return any(self[name].value() or name in self.errors for name in STRUCTURE)


def new_page() -> dict[str, Any]:
    """What tells one opened page from another."""
    return {"page": uuid4(), "turn": 1}


def note_as_typed(draft: Any) -> dict[str, Any]:
    """A kept draft as the initial values of `NoteForm`."""
    if draft is None:
        return {"revision": 0}
    typed = line_as_typed(draft.open("safety")) | (draft.open("structure") or {})
    carry, text = draft.open("carry") or "", draft.open("text") or ""
    return typed | {"text": text, "carry": carry, "revision": draft.revision}
