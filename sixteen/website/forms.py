"""The forms of the booking pages: one thing on each page."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sixteen.people.forms import PlainForm

WAYS = (
    ("email", _("E-mail")),
    ("text", _("Text message")),
    ("phone", _("Phone call")),
    ("voicemail", _("Voicemail")),
)


def _yes_or_no(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose yes or no."),
            "invalid_choice": _("Choose yes or no."),
        },
    )


class NameForm(PlainForm):
    """Who it is for. Where they live is asked where the service says where its clients have to."""

    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("The name you go by is enough."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter the name that we may call you.")},
    )
    adult = _yes_or_no(_("Are you 18 or over?"))
    lives_here = _yes_or_no("")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["lives_here"].label = _("Do you live in %(area)s?") % {"area": settings.AREA}
        if not settings.AREA:
            del self.fields["lives_here"]


class ContactForm(PlainForm):
    """One safe way to reach somebody: an e-mail address or a phone, and what may be used."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Leave this out if others read your e-mail."),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Enter an e-mail address like name@example.org.")},
    )
    phone = forms.CharField(
        label=_("Phone number"),
        help_text=_("Leave this out if others answer or see this phone."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    ways = forms.MultipleChoiceField(
        label=_("What may we use?"),
        help_text=_("We never say what it is about in an e-mail, a text or on voicemail."),
        choices=WAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the ways that are shown.")},
    )

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and sum(letter.isdigit() for letter in phone) < 7:
            raise forms.ValidationError(_("Enter the whole number, with its area code."))
        return phone

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        email, phone, ways = given["email"], given["phone"], set(given["ways"])
        if not email and not phone:
            self.add_error("email", _("Enter an e-mail address or a phone number: one is enough."))
        elif not ways:
            self.add_error("ways", _("Choose at least one way in which we may reach you."))
        elif "email" in ways and not email:
            self.add_error("email", _("Enter the address, or take out the tick at “E-mail”."))
        elif ways - {"email"} and not phone:
            self.add_error("phone", _("Enter the number, or take out the ticks for the phone."))
        elif ways == {"voicemail"}:
            self.add_error(
                "ways", _("A voicemail is left when nobody answers: tick “Phone call” too.")
            )
        return given


class PrivacyForm(PlainForm):
    read = forms.BooleanField(
        label=_("I have read the privacy notice"),
        error_messages={"required": _("Read the privacy notice and tick the box.")},
    )
