"""Headers, how long a session lasts, and the second factor on every path."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from allauth.mfa.utils import is_mfa_enabled

Next = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """What Django and django-csp do not set. Pages are never kept by a browser or a proxy."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
        if not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store"
        return response


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
            elif now - last >= 60 or "last_request" not in request.session:
                request.session["last_request"] = now
        return self.get_response(request)


class SecondFactor:
    """Staff see nothing before a second factor is set up, whichever way they signed in.

    allauth asks for a factor that exists; this closes the way in for an account that has none yet.
    In the demonstration, which holds nobody's data, one click signs in.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if settings.DEMO or not user.is_authenticated or not user.is_staff_member:
            return self.get_response(request)
        if request.path.startswith("/account/") or is_mfa_enabled(user):
            return self.get_response(request)
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
