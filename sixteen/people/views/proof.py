"""Showing again who one is, and setting up the second step of signing in."""

from urllib.parse import quote

from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from sixteen.people.access import permitted
from sixteen.people.proof import authenticators_of, is_complete


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if ours else reverse("place")


@permitted()
def prove(request: HttpRequest) -> HttpResponse:
    """By whichever way this person can. With none but the e-mail code, by signing in anew."""
    after = quote(_next(request))
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    if methods:
        return HttpResponseRedirect(f"{methods[0]['url']}?next={after}")
    if request.method == "POST":
        logout(request)
        return HttpResponseRedirect(f"{reverse('account_request_login_code')}?next={after}")
    return render(request, "people/prove.html", {"next": _next(request)})


@permitted()
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Which second steps there are, and which to add. The one page before the first is there."""
    kept = authenticators_of(request.user)
    context = {
        "complete": is_complete(request),
        "app": [one for one in kept if one.type == Authenticator.Type.TOTP],
        "passkeys": [
            (one.pk, get_factor_adapter().decrypt(one.data["name"]))
            for one in kept
            if one.type == Authenticator.Type.WEBAUTHN
        ],
        "recovery": [one for one in kept if one.type == Authenticator.Type.RECOVERY_CODES],
        "sign_in": request.user.open("sign_in"),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "people/second_factor.html", context)
