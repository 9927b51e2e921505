"""Fields for words, and the safety line that every note and consultation has."""

from collections.abc import Mapping
from typing import Any

from django import forms

from sixteen.people.forms import PlainForm

LONG = 40_000
MIDDLE = 4_000
# Of what the page showed: a form of another window that saved in between is seen to be stale.
REVISION = {"widget": forms.HiddenInput, "required": False, "min_value": 0}
ASKED = [("yes", "Yes, I asked"), ("no", "No, I did not ask")]


def words(
    label: str, *, rows: int = 4, most: int = MIDDLE, required: bool = False, **kwargs: Any
) -> forms.CharField:
    """A box to write in. missing: what is said where it was left empty."""
    if missing := kwargs.pop("missing", ""):
        kwargs["error_messages"] = {"required": missing}
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=required, widget=box, **kwargs)


class SafetyLine(PlainForm):
    """Asked or not; what was said and agreed, or why it was not asked. Checked by `check_line`."""

    asked = forms.ChoiceField(
        label="Did you ask about safety?",
        choices=ASKED,
        widget=forms.RadioSelect,
        required=False,
    )
    said = words("What was said", rows=2)
    agreed = words("What you agreed", rows=2)
    not_asked_because = words("If you did not ask: why not", rows=2)

    safety_fields = ("asked", "said", "agreed", "not_asked_because")

    def safety(self) -> dict[str, Any]:
        """The line as care keeps it: asked is None while nothing was chosen."""
        said = {name: self.cleaned_data.get(name, "") for name in self.safety_fields}
        return said | {"asked": {"yes": True, "no": False}.get(said["asked"])}

    def safety_in_words(self) -> str:
        """The line as sentences, where it is kept as words."""
        line = self.safety()
        labels = {"said": "Said", "agreed": "Agreed", "not_asked_because": "Not asked, because"}
        parts = [f"{label}: {line[name]}" for name, label in labels.items() if line[name]]
        return "\n".join(["Asked." if line["asked"] else "Not asked.", *parts])

    def check_line(self) -> None:
        """Put an error by each part of the line that is missing."""
        asked = self.cleaned_data.get("asked")
        if not asked and "asked" not in self.errors:
            self.add_error("asked", "Say whether you asked about safety.")
        if asked == "yes" and not self.cleaned_data.get("said") and "said" not in self.errors:
            self.add_error("said", "Write what was said, in a few words.")
        if asked == "yes" and not self.cleaned_data.get("agreed") and "agreed" not in self.errors:
            self.add_error("agreed", "Write what you agreed, or that nothing was needed.")
        because = self.cleaned_data.get("not_asked_because")
        if asked == "no" and not because and "not_asked_because" not in self.errors:
            self.add_error("not_asked_because", "Write why you did not ask.")


def line_as_typed(safety: Mapping[str, Any] | None) -> dict[str, Any]:
    """A kept safety line as the initial values of `SafetyLine`."""
    kept = safety or {}
    typed = {name: kept.get(name) or "" for name in SafetyLine.safety_fields}
    return typed | {"asked": {True: "yes", False: "no"}.get(kept.get("asked"), "")}
