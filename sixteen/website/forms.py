"""The forms of the booking pages: one thing on each page."""

from typing import Any

from django import forms
from django.conf import settings

from sixteen.people.forms import PlainForm

WAYS = (
    ("email", "E-mail"),
    ("text", "Text message"),
    ("phone", "Phone call"),
    ("voicemail", "Voicemail"),
)


def _yes_or_no(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )


class NameForm(PlainForm):
    """Who it is for. Where they live is asked where the service says where its clients have to."""

    name = forms.CharField(
        label="What may we call you?",
        help_text="The name you go by is enough.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter the name that we may call you."},
    )
    adult = _yes_or_no("Are you 18 or over?")
    lives_here = _yes_or_no("")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["lives_here"].label = f"Do you live in {settings.AREA}?"
        if not settings.AREA:
            del self.fields["lives_here"]


class ContactForm(PlainForm):
    """One safe way to reach somebody: an e-mail address or a phone, and what may be used."""

    email = forms.EmailField(
        label="E-mail address",
        help_text="Leave this out if others read your e-mail.",
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "Enter an e-mail address like name@example.org."},
    )
    phone = forms.CharField(
        label="Phone number",
        help_text="Leave this out if others answer or see this phone.",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    ways = forms.MultipleChoiceField(
        label="What may we use?",
        help_text="We never say what it is about in an e-mail, a text or on voicemail.",
        choices=WAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the ways that are shown."},
    )

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and sum(letter.isdigit() for letter in phone) < 7:
            raise forms.ValidationError("Enter the whole number, with its area code.")
        return phone

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        email, phone, ways = given["email"], given["phone"], set(given["ways"])
        if not email and not phone:
            self.add_error("email", "Enter an e-mail address or a phone number: one is enough.")
        elif not ways:
            self.add_error("ways", "Choose at least one way in which we may reach you.")
        elif "email" in ways and not email:
            self.add_error("email", "Enter the address, or take out the tick at “E-mail”.")
        elif ways - {"email"} and not phone:
            self.add_error("phone", "Enter the number, or take out the ticks for the phone.")
        elif ways == {"voicemail"}:
            self.add_error(
                "ways", "A voicemail is left when nobody answers: tick “Phone call” too."
            )
        return given


class PrivacyForm(PlainForm):
    read = forms.BooleanField(
        label="I have read the privacy notice",
        error_messages={"required": "Read the privacy notice and tick the box."},
    )
