"""The superclass of every form of ours: errors in words, nothing that a database cannot keep."""

import re
from typing import Any
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.core.validators import ProhibitNullCharactersValidator as NoNul
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

LONGEST = 40_000
# Tab and line ends are typed by people. The others are not, and some databases refuse them; half a
# character is none.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
IN_WORDS = {
    "invalid_choice": _("Choose one of the answers that are shown."),
    "invalid_list": _("Choose from the answers that are shown."),
    "min_value": _("Enter a number that is not less than %(limit_value)s."),
    "max_value": _("Enter a number that is not more than %(limit_value)s."),
    "max_length": _(
        "Please use at most %(limit_value)d characters. You have %(show_value)d; nothing is lost."
    ),
}
INVALID = {
    forms.IntegerField: _("Write a whole number, such as 16."),
    forms.DateField: _("Write a date, such as 2027-03-30."),
    forms.TimeField: _("Write a time, such as 18:30."),
    forms.EmailField: _("Enter an e-mail address like name@example.org."),
}
OUT_OF_DATE = _("This page was out of date. Look at it again, then send it once more.")


def only_characters(value: str) -> None:
    """Refuse characters that cannot be kept, and words of which nothing can be seen."""
    if CONTROL.search(value):
        raise ValidationError(
            _("This has characters in it that cannot be kept. Please type it again."),
            code="control_characters",
        )
    if value and all(letter.isspace() or category(letter) == "Cf" for letter in value):
        raise ValidationError(
            _("There is nothing in this that can be seen. Please type it again."), code="unseen"
        )


def _what(field: forms.Field, name: str) -> str:
    label = str(field.label or name.replace("_", " "))
    # "PHQ-9" and "I agree" keep their capitals.
    return label if label[1:2].isupper() or label[1:2] == " " else label[:1].lower() + label[1:]


def _required(field: forms.Field, name: str) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Tick the box: %(field_name)s.") % {"field_name": _what(field, name)}
    if isinstance(field, forms.ChoiceField):
        return _("Choose an answer: %(field_name)s.") % {"field_name": _what(field, name)}
    return _("Enter %(field_name)s.") % {"field_name": _what(field, name)}


def _in_words(field: forms.Field, name: str) -> None:
    """Give the field our words where it has Django's, and what every text has to be."""
    words = IN_WORDS | {"required": _required(field, name)}
    for kind, said in INVALID.items():
        if isinstance(field, kind):
            words["invalid"] = said
    if field.widget.is_hidden:
        words["required"] = words["invalid"] = OUT_OF_DATE
    for code, said in words.items():
        if field.error_messages.get(code) == _djangos(field).get(code):
            field.error_messages[code] = said
    if isinstance(field, forms.CharField) and not isinstance(field, forms.JSONField):
        _as_text(field)


def _djangos(field: forms.Field) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found


def _as_text(field: forms.CharField) -> None:
    if field.max_length is None:
        field.max_length = LONGEST
        field.validators.append(MaxLengthValidator(LONGEST))
    # Ours says the same of a NUL as of its neighbours.
    rest = [each for each in field.validators if not isinstance(each, NoNul)]
    field.validators = [only_characters, *(each for each in rest if each is not only_characters)]


def sent_over(sent: QueryDict, **now: object) -> QueryDict:
    """What was sent, with these fields as they are now: sent once more, it is not out of date."""
    over = sent.copy()
    for name, value in now.items():
        over[name] = str(value)
    return over


class PlainForm(forms.Form):
    """A form as the look draws it (components/form.html).

    The server checks everything and says by each field what to do, in words ("Enter your name.");
    the browser's own bubbles stay off, and it cuts off nothing that was pasted. Words are stripped,
    have a longest length, and hold no control characters. What was typed is shown again.
    """

    required_css_class = "required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)

    def __getitem__(self, name: str) -> Any:
        bound = super().__getitem__(name)
        bound.field.widget.attrs.pop("maxlength", None)
        return bound

    def full_clean(self) -> None:
        # Here and not in __init__: subclasses add fields of their own after ours.
        for name, field in self.fields.items():
            _in_words(field, name)
        super().full_clean()
