"""The superclass of every form of ours: errors in words, nothing that a database cannot keep."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

LONGEST = 40_000
# Tab and line ends are typed by people. The others are not, and some databases refuse them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DEFAULT_REQUIRED = forms.Field.default_error_messages["required"]


def only_characters(value: str) -> None:
    """Refuse characters that cannot be seen and cannot be kept."""
    if CONTROL.search(value):
        raise ValidationError(
            "This has characters in it that cannot be kept. Please type it again.",
            code="control_characters",
        )


def _what(field: forms.Field, name: str) -> str:
    label = str(field.label or name.replace("_", " "))
    # "PHQ-9" and "I agree" keep their capitals.
    return label if label[1:2].isupper() or label[1:2] == " " else label[:1].lower() + label[1:]


def _in_words(field: forms.Field, name: str) -> None:
    messages = field.error_messages
    if messages.get("required") == DEFAULT_REQUIRED:
        if isinstance(field, forms.BooleanField):
            messages["required"] = f"Tick the box: {_what(field, name)}."
        elif isinstance(field, forms.ChoiceField):
            messages["required"] = f"Choose an answer: {_what(field, name)}."
        else:
            messages["required"] = f"Enter {_what(field, name)}."
    if not isinstance(field, forms.CharField) or isinstance(field, forms.JSONField):
        return
    messages.setdefault(
        "max_length",
        "Please use at most %(limit_value)d characters. You have %(show_value)d; nothing is lost.",
    )
    if field.max_length is None and LONGEST:
        field.max_length = LONGEST
        field.validators.append(MaxLengthValidator(LONGEST))
    if only_characters not in field.validators:
        field.validators.insert(0, only_characters)


class PlainForm(forms.Form):
    """A form as the look draws it (components/form.html).

    The server checks everything and says by each field what to do, in words ("Enter your name.");
    the browser's own bubbles stay off. Words are stripped, have a longest length, and hold no
    control characters. What was typed is shown again.
    """

    required_css_class = "required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        # Here and not in __init__: subclasses add fields of their own after ours.
        for name, field in self.fields.items():
            _in_words(field, name)
        super().full_clean()
