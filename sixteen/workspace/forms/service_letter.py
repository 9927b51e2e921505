"""A letter from a template: which, and what is written into it."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django import forms

from sixteen.care.models import ServiceLetter
from sixteen.care.queries.service_letters import kind_of
from sixteen.domain.letter_kinds import KINDS
from sixteen.domain.letters import BLANK, Kind, blanks_in, problems
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import LONG, REVISION, words


class BeginLetterForm(PlainForm):
    kind = forms.ChoiceField(
        label="Which letter?",
        choices=[(code, kind.name) for code, kind in KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which letter."},
    )


class ServiceLetterForm(PlainForm):
    """A box for whom it goes to, one for each blank, and the letter's own words.

    The blanks are those of what is kept and of what is sent: where another window changed the
    words, nothing that was typed for the old ones is lost.
    """

    text = words(
        "The letter",
        rows=20,
        most=LONG,
        required=True,
        missing="The letter has no words.",
        help_text="Change any of it. What stands in {braces} is filled in when you save.",
    )
    client_copy = forms.BooleanField(
        label="The client gets a copy: they can read it here", required=False
    )
    no_copy_because = words("If they get no copy: why", rows=2, most=1_000)
    revision = forms.IntegerField(**REVISION)

    def __init__(self, data: Any = None, *, letter: ServiceLetter) -> None:
        self.kind: Kind = kind_of(letter)
        kept = letter.open("text") or ""
        sent = data.get("text", "") if data else ""
        self.blanks = {name_of_blank(each): each for each in blanks_in(kept) + blanks_in(sent)}
        first: dict[str, forms.Field] = {}
        if self.kind.to in ("gp", "service"):
            first["to"] = words(
                "Whom it goes to",
                most=500,
                help_text="Name, practice or service, and address: one on each line.",
            )
        for name, blank in self.blanks.items():
            first[name] = words(blank[:1].upper() + blank[1:], rows=4)
        self.base_fields = first | self.declared_fields
        super().__init__(data, initial=as_typed(letter))

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if found := problems(self.kind, text):
            raise forms.ValidationError(found)
        return text

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("client_copy") and not said.get("no_copy_because"):
            self.add_error("no_copy_because", "Write why the client gets no copy.")
        return said

    @property
    def written(self) -> dict[str, str]:
        """What was typed, by the words of the blank."""
        return {blank: self.cleaned_data[name] for name, blank in self.blanks.items()}

    def field_of(self, missing: str) -> str:
        """The field to say it by: its blank, the addressee, or the letter itself."""
        if missing == "to":
            return "to"
        name = name_of_blank(missing.removeprefix(BLANK).strip())
        return name if missing.startswith(BLANK) and name in self.fields else "text"


def name_of_blank(blank: str) -> str:
    return f"blank_{sha256(blank.encode()).hexdigest()[:8]}"


def as_typed(letter: ServiceLetter) -> dict[str, Any]:
    """A kept letter as the initial values of `ServiceLetterForm`."""
    written: Mapping[str, str] = letter.open("written") or {}
    return {
        "to": letter.open("to") or "",
        "text": letter.open("text") or "",
        "client_copy": letter.client_copy,
        "no_copy_because": letter.open("no_copy_because") or "",
        "revision": letter.revision,
        **{name_of_blank(blank): said for blank, said in written.items()},
    }
