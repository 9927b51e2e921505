"""Sign-in. Only those addresses of django-allauth that are in use: no sign-up, no e-mail pages."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.webauthn import views as passkey
from django.conf import settings
from django.urls import include, path

from sixteen.people.access import permitted, public
from sixteen.people.views.factors import (
    AddApp,
    AddPasskey,
    ChangePassword,
    NewRecoveryCodes,
    RemoveApp,
    RemovePasskey,
    recovery_codes,
)
from sixteen.people.views.proof import prove, second_factor
from sixteen.people.views.welcome import welcome

signed_in = permitted()
ours = [
    path("", second_factor, name="second_factor"),
    path("prove/", prove, name="prove"),
    path("welcome/", welcome, name="welcome"),
    path("welcome/<str:code>/", welcome, name="welcome_code"),
]
urlpatterns = [
    path("", include((ours, "people"))),
    path("login/", public(account.login), name="account_login"),
    path("logout/", public(account.logout), name="account_logout"),
    path("reauthenticate/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("password/", signed_in(ChangePassword.as_view()), name="account_change_password"),
    path("code/", public(factor.authenticate), name="mfa_authenticate"),
    path("code/again/", signed_in(factor.reauthenticate), name="mfa_reauthenticate"),
    path("app/add/", signed_in(AddApp.as_view()), name="mfa_activate_totp"),
    path("app/remove/", signed_in(RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("passkey/", public(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("passkey/add/", signed_in(AddPasskey.as_view()), name="mfa_add_webauthn"),
    path(
        "passkey/again/",
        signed_in(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "passkey/<int:pk>/remove/", signed_in(RemovePasskey.as_view()), name="mfa_remove_webauthn"
    ),
    path("recovery/", signed_in(recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "recovery/new/",
        signed_in(NewRecoveryCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
]
if settings.CLIENT_EMAIL_CODE:
    urlpatterns += [
        path("email-code/", public(account.request_login_code), name="account_request_login_code"),
        path(
            "email-code/confirm/",
            public(account.confirm_login_code),
            name="account_confirm_login_code",
        ),
    ]
