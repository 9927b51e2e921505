"""The first sign-in, or a new password: with the code of an invitation."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from sixteen.people.access import public
from sixteen.people.actions import InvitationRefused, accept_invitation
from sixteen.people.forms.signing_in import WelcomeForm

REFUSED = _(
    "This code cannot be used. It may have been used already, or be older than two weeks. "
    "Ring us and we will give you a new one."
)


@public
@sensitive_post_parameters()
def welcome(request: HttpRequest, code: str = "") -> HttpResponse:
    """Opening the page uses nothing up, whether the code is good, bad or not there."""
    if request.method != "POST":
        form = WelcomeForm(initial={"code": code})
        return render(request, "people/welcome.html", {"form": form})
    limited = consume_or_429(request, action="welcome")
    if limited is not None:
        return limited
    form = WelcomeForm(request.POST)
    if not form.is_valid():
        return render(request, "people/welcome.html", {"form": form})
    try:
        account = accept_invitation(
            code=form.cleaned_data["code"],
            password=form.cleaned_data["password1"],
            at=timezone.now(),
        )
    except InvitationRefused:
        get_adapter(request).authentication_failed(request)
        form.add_error("code", REFUSED)
        return render(request, "people/welcome.html", {"form": form})
    credentials: dict[str, Any] = {"email": account.email}
    return perform_password_login(request, credentials, Login(user=account, email=account.email))
