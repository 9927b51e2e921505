"""Adding a second step counts, for this session, as having shown it."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sixteen.audit.recording import record


def _shown(request: HttpRequest, kind: str) -> None:
    # What the session may see grows here: it gets a new name, and the limits go on.
    request.session.cycle_key()
    record_authentication(request, request.user, method="mfa", type=kind)
    record(f"add-{kind}", by=request.user, at=timezone.now(), thing=request.user)


class AddApp(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _shown(self.request, "totp")
        return response

    def get_success_url(self) -> str:
        return _after(self.did_generate_recovery_codes)


class AddPasskey(AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _shown(self.request, "webauthn")
        return response

    def get_success_url(self) -> str:
        return _after(self.did_generate_recovery_codes)


def _after(new_codes: bool) -> str:
    return reverse("mfa_view_recovery_codes" if new_codes else "people:second_factor")
