"""What becomes of a passage in a client's copy of everything: the two fields of whoever decides."""

from django import forms

from sixteen.care.models.access_request import ANSWERS, RELEASE

WHY = "Write down why it is withheld."


def answer_field(label: str, *, missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


def why_field() -> forms.CharField:
    return forms.CharField(
        label="If it is withheld: why",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def lacks_a_reason(answer: str | None, why: str | None) -> bool:
    return bool(answer) and answer != RELEASE and not why
