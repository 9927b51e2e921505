"""The sign-in forms, in our words. What is typed becomes a pseudonym before it is looked up."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkey
from django import forms
from django.contrib.auth.password_validation import (
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from sixteen.people.contact_words import pseudonym
from sixteen.people.forms.plain import PlainForm
from sixteen.people.queries import address_for_codes

LONGEST_PASSWORD = 200


def who(label: str = _("E-mail address or sign-in name")) -> forms.CharField:
    box = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
    return forms.CharField(
        label=label,
        max_length=254,
        widget=box,
        error_messages={"required": _("Enter your %(label)s.") % {"label": label}},
    )


def password(
    label: str = _("Password"), *, new: bool = False, help_text: str = ""
) -> forms.CharField:
    box = forms.PasswordInput(attrs={"autocomplete": "new-password" if new else "current-password"})
    return forms.CharField(
        label=label, strip=False, max_length=LONGEST_PASSWORD, widget=box, help_text=help_text
    )


def code(label: str = _("Code"), help_text: str = "") -> forms.CharField:
    box = forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"})
    return forms.CharField(label=label, max_length=40, widget=box, help_text=help_text)


class SignInForm(PlainForm, account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = who()
        self.fields["login"].error_messages["required"] = _("Enter your e-mail address.")
        self.fields["password"] = password()
        self.fields["password"].error_messages["required"] = _("Enter your password.")
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        return pseudonym(self.cleaned_data["login"])


class RequestCodeForm(PlainForm, account.RequestLoginCodeForm):
    """Known or not, allowed or not: the answer is the same."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = who()
        self.fields["email"].error_messages["required"] = _("Enter your e-mail address.")

    def clean_email(self) -> str:
        self.cleaned_data["email"] = pseudonym(self.cleaned_data["email"])
        stands_for: str = super().clean_email()
        if address_for_codes(self._user, at=timezone.now()) is None:
            self._user = None
        return stands_for


class ConfirmCodeForm(PlainForm, account.ConfirmLoginCodeForm):
    code = code(_("The code from the e-mail"))


class SamePasswordForm(PlainForm, account.ReauthenticateForm):
    password = password()


class FactorCodeForm(PlainForm, factor.AuthenticateForm):
    code = code(_("Code from your app"), _("Or one of your recovery codes."))


class FactorAgainForm(PlainForm, factor.ReauthenticateForm):
    code = code(_("Code from your app"), _("Or one of your recovery codes."))


class AddAppForm(PlainForm, totp.ActivateTOTPForm):
    code = code(_("Code from your app"), _("Six digits that change every half minute."))


class RemoveAppForm(PlainForm, totp.DeactivateTOTPForm):
    pass


NO_ANSWER = _("Your passkey did not answer. Try again.")


class CredentialField(forms.JSONField):
    """What a passkey said. The library stumbles over what is no such thing at all."""

    def __init__(self, kind: type[AuthenticationResponse] | type[RegistrationResponse]) -> None:
        words = {"required": NO_ANSWER, "invalid": NO_ANSWER}
        super().__init__(widget=forms.HiddenInput, error_messages=words)
        self.kind = kind

    def to_python(self, value: Any) -> Any:
        try:
            said = super().to_python(value)
            self.kind.from_dict(said)
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as nonsense:
            raise ValidationError(NO_ANSWER, code="invalid") from nonsense
        return said

    def bound_data(self, data: Any, initial: Any) -> Any:
        # An answer is good once: the page that comes back does not have it.
        return forms.fields.InvalidJSONInput("")


class PasskeyForm(passkey.LoginWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class SecondPasskeyForm(passkey.AuthenticateWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class PasskeyAgainForm(passkey.ReauthenticateWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class AddPasskeyForm(PlainForm, passkey.AddWebAuthnForm):
    credential = CredentialField(RegistrationResponse)
    name = forms.CharField(
        label=_("A name for this passkey"),
        max_length=60,
        required=False,
        help_text=_("“My telephone”"),
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with this passkey alone"), required=False, initial=True
    )

    def clean_name(self) -> str:
        """Sealed: the library keeps it as it is given, and it is in the person's own words."""
        sealed: str = get_adapter().encrypt(super().clean_name())
        return sealed


class ChangePasswordForm(PlainForm, account.ChangePasswordForm):
    oldpassword = password(_("Your password now"))
    password1 = password(_("New password"), new=True, help_text=_("At least 12 characters."))
    password2 = password(_("New password again"), new=True)

    def clean_password1(self) -> str:
        chosen: str = self.cleaned_data["password1"]
        validate_password(chosen, self.user)
        return chosen


class WelcomeForm(PlainForm):
    """The code of an invitation and a password of one's own."""

    code = code(
        _("Your code"), _("Sixteen letters and digits. Capitals and hyphens do not matter.")
    )
    password1 = password(
        _("Choose a password"),
        new=True,
        help_text=_(
            "At least 12 characters. Three or four words that do not belong together are easy to "
            "remember."
        ),
    )
    password2 = password(_("The same password again"), new=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].error_messages["required"] = _("Choose a password.")

    def clean_password1(self) -> str:
        chosen: str = self.cleaned_data["password1"]
        validate_password(chosen)
        return chosen

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, second = said.get("password1"), said.get("password2")
        if first and second and first != second:
            self.add_error("password2", ValidationError(_("The two passwords are not the same.")))
        return said
