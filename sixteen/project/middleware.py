"""Headers, the host of the editor, the limits of a session, the second factor on every path."""

import functools
import time
from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import translation

from sixteen.ical.views import ASK_EACH_TIME
from sixteen.people.proof import has_second_factor, is_complete
from sixteen.vault.person_keys import held_for_one_page
from sixteen.website.views.served import FOR_A_YEAR

Next = Callable[[HttpRequest], HttpResponse]
CMS = "/cms/"
OF_STAFF = ("/office/", "/work/")
ALSO_BESIDE_THE_EDITOR = (CMS, "/account/", "/static/", "/media/", "/look/", "/place/")


class SecurityHeaders:
    """What Django and django-csp do not set. No page is kept by a browser or a proxy."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
        said = response.get("Cache-Control") in (ASK_EACH_TIME, FOR_A_YEAR)
        if not said and not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store"
        return response


class PolicyOfThePage(CSPMiddleware):
    """The strict policy for every page, and one of its own for the editor."""

    def get_policy_parts(self, request: HttpRequest, *args: Any, **kwargs: Any) -> PolicyParts:
        parts = super().get_policy_parts(request, *args, **kwargs)
        if request.path.startswith(CMS) and not kwargs.get("report_only"):
            parts.config = settings.CMS_POLICY
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A preview comes with the policy of its page, which would not stand in a frame."""
        if request.path.startswith(CMS):
            del response["Content-Security-Policy"]
        return super().process_response(request, response)


class HostOfTheEditor:
    """Where the editor has a host name of its own, it is there, and only it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.CMS_HOST:
            theirs = request.get_host().split(":")[0] == settings.CMS_HOST
            if theirs and request.path == "/":
                return HttpResponseRedirect(CMS)
            if theirs != request.path.startswith(CMS) and not (
                theirs and request.path.startswith(ALSO_BESIDE_THE_EDITOR)
            ):
                raise Http404
        return self.get_response(request)


class Languages(LocaleMiddleware):
    """Staff read English: their pages are not translated, and half of one would be neither."""

    def process_request(self, request: HttpRequest) -> None:
        if request.path.startswith(OF_STAFF):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
            return
        super().process_request(request)


# The editor of the pages asks this every ten seconds, whether anybody sits there or not.
BY_ITSELF = "/cms/editing-sessions/"


class SessionLimits:
    """A sign-in ends after some minutes without a request, and after twelve hours in any case."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            last = request.session.get("last_request", now)
            began = request.session.setdefault("began", now)
            idle = now - last > settings.IDLE_MINUTES * 60
            if idle or now - began > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif not request.path.startswith(BY_ITSELF) and (
                now - last >= 60 or "last_request" not in request.session
            ):
                request.session["last_request"] = now
        return self.get_response(request)


class KeysOnce:
    """The keys of people are fetched once for a page that is only read, and then forgotten."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with held_for_one_page():
            return self.get_response(request)


class SecondFactor:
    """Nobody who is signed in sees anything before their sign-in is complete, on every path.

    people/proof.py says what complete is. The library asks for a second factor that exists; this
    closes the way in for an account that has none yet, for a session from before it was set up,
    and for a code by e-mail that was not meant for staff.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or is_complete(request):
            return self.get_response(request)
        if has_second_factor(request.user):
            logout(request)
            return HttpResponseRedirect(reverse(settings.LOGIN_URL))
        if request.path in self.paths_to_one:
            return self.get_response(request)
        return HttpResponseRedirect(reverse("people:second_factor"))

    @functools.cached_property
    def paths_to_one(self) -> frozenset[str]:
        names = (
            "people:second_factor",
            "people:prove",
            "mfa_activate_totp",
            "mfa_add_webauthn",
            "account_reauthenticate",
            "account_logout",
        )
        return frozenset(reverse(name) for name in names)
