"""The form of a referral, which a referrer fills in on the website and reception in the office."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sixteen.intake.documents import kind_of
from sixteen.people.forms.marked import MarkedForm
from sixteen.people.uploads import MOST_FILES

WAYS = (
    ("email", _("E-mail")),
    ("text", _("Text message")),
    ("phone", _("Phone call")),
    ("voicemail", _("Voicemail")),
)
A_DATE = _("Write a date, such as 1990-12-31.")
AGAIN = _("What you typed is still here; choose the documents again.")
SENT_BEFORE = _(
    "A referral was sent from this page before, and is kept. What stands here differs from it, and "
    "was not saved. Is it a second referral? Then choose its documents again, and send it. To put "
    "the first one right, ring the office."
)
CHOOSE_AGAIN = _("Choose the documents again: they are not kept while something is missing.")
ADULT = 18
# By the field that each begins with.
HEADINGS = {"referrer_name": _("Who refers"), "name": _("The person"), "reason": _("The referral")}


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Documents(forms.FileField):
    """PDF, JPEG or PNG, as many as are taken."""

    widget = SeveralFiles(attrs={"accept": "application/pdf,image/jpeg,image/png"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        found = [super(Documents, self).clean(file, initial) for file in files]
        if len(found) > MOST_FILES:
            raise forms.ValidationError(
                _("Choose at most %(number)s. %(again)s") % {"number": MOST_FILES, "again": AGAIN}
            )
        for file in found:
            if kind_of(file.read()) is None:
                raise forms.ValidationError(
                    _("One of these is not a PDF, JPEG or PNG, whatever it is called. %(again)s")
                    % {"again": AGAIN}
                )
            file.seek(0)
        return found


def _line(label: str, *, required: bool = True, most: int = 120, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most, **more)


def _phone(label: str, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"})
    return _line(label, required=False, most=40, widget=widget, **more)


def _email(label: str, **more: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": _("Enter an e-mail address like name@example.org.")},
        **more,
    )


def _words(label: str, *, rows: int, most: int, **more: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    field = forms.CharField(label=label, max_length=most, widget=box, **more)
    field.widget.attrs.pop("maxlength", None)
    return field


class ReferralForm(MarkedForm):
    """left_out: how many files of this form were too large or too many to be read."""

    referrer_name = _line(_("Your name"))
    referrer_role = _line(_("Your role"), help_text=_("For example GP, social worker."))
    referrer_organisation = _line(_("Practice or organisation"))
    referrer_phone = _phone(_("Your telephone number"))
    referrer_email = _email(
        _("Your e-mail address"), help_text=_("We say there that it arrived, and nothing else.")
    )
    name = _line(_("Their name"))
    birth_date = forms.DateField(
        label=_("Their date of birth"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": A_DATE, "invalid": A_DATE},
    )
    phone = _phone(_("Their telephone number"))
    email = _email(_("Their e-mail address"))
    ways = forms.MultipleChoiceField(
        label=_("What is safe for them?"),
        help_text=_("Ask them about each one. What is not ticked is not used."),
        choices=WAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the ways that are shown.")},
    )
    words = _words(_("When and how to reach them"), rows=2, most=1000, required=False)
    agreed = forms.BooleanField(
        label=_("They know about this referral and agree to it"),
        error_messages={
            "required": _("We need their agreement first: ask them, and tick the box.")
        },
    )
    reason = _words(
        _("Why you refer them"),
        rows=8,
        most=8000,
        help_text=_("Only the clinician who meets them reads this, and the documents."),
    )
    documents = Documents(
        label=_("Documents"),
        required=False,
        help_text=format_lazy(
            _("At most {number}: PDF, JPEG or PNG, each of at most 10 MB."), number=MOST_FILES
        ),
    )

    def __init__(self, *args: Any, left_out: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_out = left_out

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, as they are drawn."""
        shown, found = self.visible_fields(), []
        for first, heading in reversed(HEADINGS.items()):
            begins = [field.name for field in shown].index(first)
            found.append((heading, shown[begins:]))
            shown = shown[:begins]
        return found[::-1]

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        today = timezone.localdate()
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if not 0 <= years <= 120:
            raise forms.ValidationError(_("Look at the year again."))
        if years < ADULT:
            raise forms.ValidationError(
                _("We work with people of 18 and over. Below is who helps somebody younger.")
            )
        return born

    def clean_phone(self) -> str:
        return self._whole("phone")

    def clean_referrer_phone(self) -> str:
        return self._whole("referrer_phone")

    def _whole(self, name: str) -> str:
        number: str = self.cleaned_data[name]
        if number and sum(letter.isdigit() for letter in number) < 7:
            raise forms.ValidationError(_("Enter the whole number, with its area code."))
        return number

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.left_out:
            self.add_error(
                "documents",
                _("Some were too large or too many, and left out. %(again)s") % {"again": AGAIN},
            )
        self._need_one(
            "referrer_phone", "referrer_email", _("Enter a number or an e-mail address.")
        )
        self._need_one("phone", "email", _("Enter a number or an e-mail address of theirs."))
        ways = set(given.get("ways", ()))
        if "email" in ways and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Enter the address, or take out the tick at “E-mail”."))
        if ways - {"email"} and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Enter the number, or take out the ticks for the phone."))
        if "voicemail" in ways and "phone" not in ways:
            self.add_error(
                "ways", _("Voicemail is left when nobody answers: tick “Phone call” too.")
            )
        if self.errors and self.files and "documents" not in self.errors:
            self.add_error("documents", CHOOSE_AGAIN)
        return given

    def _need_one(self, first: str, second: str, missing: str) -> None:
        typed: Iterable[Any] = (self.cleaned_data.get(name) for name in (first, second))
        if not any(typed) and not {first, second} & set(self.errors):
            self.add_error(first, missing)

    def as_given(self) -> dict[str, Any]:
        """As journeys.referring.refer takes it."""
        typed = self.cleaned_data
        parts = ("name", "role", "organisation", "phone", "email")
        return {
            "mark": typed["mark"],
            "referrer": {part: typed[f"referrer_{part}"] for part in parts},
            "reason": typed["reason"],
            "documents": [(file.name or "", file.open().read()) for file in typed["documents"]],
            "name": typed["name"],
            "birth_date": typed["birth_date"],
            "email": typed["email"],
            "phone": typed["phone"],
            "words": typed["words"],
            **{f"allow_{way}": way in typed["ways"] for way, _ in WAYS},
        }
