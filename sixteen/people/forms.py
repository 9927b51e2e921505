"""The form that every form of ours extends: errors in words, and nothing typed lost."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

UNREADABLE = "Take out the characters that cannot be shown. What you typed is still here."


def refuse_unreadable(text: str) -> None:
    """ValidationError for characters that a database or a page cannot hold."""
    for letter in text:
        kind = unicodedata.category(letter)
        if kind == "Cs" or (kind == "Cc" and letter not in "\n\r\t"):
            raise ValidationError(UNREADABLE, code="unreadable")


class PlainForm(forms.Form):
    """A form of ours. Django's own words for errors are replaced by sentences.

    A field says what is missing with `error_messages={"required": "Enter your name"}`; the rest has
    words here. Show it with components/form.html.
    """

    required_css_class = "required"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.insert(0, refuse_unreadable)
                field.strip = True
            _own_words(field)


def _own_words(field: forms.Field) -> None:
    label = str(field.label or "this").strip()
    if field.error_messages.get("required") == "This field is required.":
        field.error_messages["required"] = f"Fill in “{label}”."
    choice = "Choose one of the answers that are shown."
    if isinstance(field, forms.ChoiceField):
        field.error_messages["invalid_choice"] = choice
    for validator in field.validators:
        limit = getattr(validator, "limit_value", None)
        if getattr(validator, "code", "") == "max_length":
            validator.message = f"This is too long: at most {limit:,} characters fit here."
