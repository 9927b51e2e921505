"""Adding and removing second steps. Adding one counts, for this session, as having shown it.

Recovery codes are shown once, in the session that made them; the library's own page would write
down, on being looked at, that they were seen.
"""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import PasswordChangeView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.audit.recording import record
from sixteen.people.access import refuse
from sixteen.people.proof import authenticators_of

BACK = reverse_lazy("people:second_factor")
NEW_CODES = "new-recovery-codes"
REMOVED = "removed-passkey"


def _shown(request: HttpRequest, kind: str) -> None:
    # What the session may see grows here: it gets a new name.
    request.session.cycle_key()
    record_authentication(request, request.user, method="mfa", type=kind)
    record(f"add-{kind}", by=request.user, at=timezone.now(), thing=request.user)


def _removed(request: HttpRequest, kind: str) -> None:
    record(f"remove-{kind}", by=request.user, at=timezone.now(), thing=request.user)


class AddApp(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _shown(self.request, "totp")
        return response

    def get_success_url(self) -> str:
        return _after(self.request, self.did_generate_recovery_codes)


class AddPasskey(AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _shown(self.request, "webauthn")
        return response

    def get_success_url(self) -> str:
        return _after(self.request, self.did_generate_recovery_codes)


def _after(request: HttpRequest, new_codes: bool) -> str:
    if not new_codes:
        return str(BACK)
    request.session[NEW_CODES] = True
    return reverse("mfa_view_recovery_codes")


class NewRecoveryCodes(GenerateRecoveryCodesView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        self.request.session[NEW_CODES] = True
        record(NEW_CODES, by=self.request.user, at=timezone.now(), thing=self.request.user)
        return response


@require_safe
@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes themselves, if they were made just now; how many are left, at any time."""
    kind = Authenticator.Type.RECOVERY_CODES
    kept = [each for each in authenticators_of(request.user) if each.type == kind]
    if not kept:
        raise Http404
    left = kept[0].wrap().get_unused_codes()
    new = request.session.pop(NEW_CODES, False)
    context = {"codes": left if new else [], "count": len(left)}
    return render(request, "mfa/recovery_codes/index.html", context)


class RemoveApp(DeactivateTOTPView):
    """Taking away what is gone already, by a second press or in another window, is no error."""

    success_url = BACK

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if request.method == "POST":
                return HttpResponseRedirect(BACK)
            raise

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _removed(self.request, "totp")
        return response


class RemovePasskey(RemoveWebAuthnView):
    """The last second step stays: the library checks that for the app, not for passkeys.

    Pressed again after it was taken away in this session, the answer is the same; any other that is
    not theirs is not there.
    """

    success_url = BACK

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and request.session.get(REMOVED) == self.kwargs["pk"]:
            return HttpResponseRedirect(BACK)
        return super().dispatch(request, *args, **kwargs)

    def get_object(self, queryset: Any = None) -> Authenticator:
        found = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if found is None:
            refuse(by=self.request.user, what="passkey")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        only = not get_adapter().can_delete_authenticator(self.object)
        return super().get_context_data(**kwargs) | {"only_one": only}

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            return self.render_to_response(self.get_context_data(form=form), status=409)
        response = super().form_valid(form)
        self.request.session[REMOVED] = self.kwargs["pk"]
        _removed(self.request, "webauthn")
        return response


class ChangePassword(PasswordChangeView):
    """For those who have one; a first one comes with an invitation."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_usable_password():
            return HttpResponseRedirect(BACK)
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str:
        return str(BACK)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        record("change-password", by=self.request.user, at=timezone.now(), thing=self.request.user)
        return response
