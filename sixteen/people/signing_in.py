"""How signing in differs from what django-allauth does on its own.

- `Account.email` is a pseudonym. People type their address or sign-in name; the forms turn it into
  the pseudonym before anything is looked up, kept in a session or counted for a limit.
- The one e-mail that leaves is a client's code, to the address that they gave last, with nothing in
  it that says what it is for. No notices, nothing to unknown addresses.
- Secrets of authenticator apps and names of passkeys are sealed.
"""

import base64
import logging
from threading import Thread
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.people.contact_limits import Limits, from_line
from sixteen.people.messages import client_limits
from sixteen.people.models import Account
from sixteen.people.proof import is_recent, steps
from sixteen.people.queries import address_for_codes
from sixteen.vault import crypto, keys

log = logging.getLogger("sixteen.people")
CODE_MAIL = "account/email/login_code"
CODE_SUBJECT = _("Your code")
CODE_BODY = _("""Your code is {code}

It works for ten minutes, once, in the browser that asked for it. Nobody will ever ask you for it.
If you did not ask for a code, there is nothing to do.
""")


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, ValueError) as error:
        # ValueError: an address that no mail can be written to. Neither it nor the code may stand
        # in a log, and an error that ended a thread would be printed with its words.
        log.error("a sign-in code could not be sent: %s", type(error).__name__)


def send_beside(message: EmailMessage) -> None:
    """Send after the answer, so that the time it takes does not tell who has an account."""
    Thread(target=_deliver, args=(message,)).start()


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "That sign-in and password do not fit together. Check both and try again."
        ),
        "incorrect_password": _("That is not the password. Try again."),
        "incorrect_code": _("That is not the code. Check it and try again."),
        "too_many_login_attempts": _("That was too many tries. Wait five minutes and try again."),
        "enter_current_password": _("That is not your password now. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        account = Account.objects.filter(email=email, is_active=True).first()
        address = address_for_codes(account, at=timezone.now())
        if template_prefix != CODE_MAIL or address is None:
            return
        body = CODE_BODY.format(code=context["code"])
        limits = client_limits(account.person) if account else Limits()
        send_beside(EmailMessage(str(CODE_SUBJECT), body, from_line(limits.sender), [address]))

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        # A new session: idle and absolute limits begin anew.
        for name in ("began", "last_request"):
            request.session.pop(name, None)
        ways = dict.fromkeys(step["method"] for step in steps(request))
        record("sign-in", by=user, at=timezone.now(), thing=user, fields=ways)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Account):
            record("sign-out", by=request.user, at=timezone.now(), thing=request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        record("denied-sign-in", by=None, at=timezone.now())

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Before factors or passwords change, unless this person signed in just now."""
        return not is_recent(self.request)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That is not the code. Wait for the next one and try again."),
        "cannot_delete_authenticator": _(
            "This is your only second step. Add another one before you take this one away."
        ),
    }

    def encrypt(self, text: str) -> str:
        sealed = crypto.seal_value(keys.derived("second-factor"), text, "second-factor")
        return base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        text: str = crypto.unseal_value(keys.derived("second-factor"), sealed, "second-factor")
        return text

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        rest = Authenticator.objects.filter(user_id=authenticator.user_id)
        rest = rest.exclude(pk=authenticator.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)
        return rest.exists()

    def get_totp_label(self, user: Account) -> str:
        # What stands in somebody's authenticator app, beside the service's name.
        return str(user.open("sign_in") or user.pk)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.SERVICE["name"]}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        name = self.get_totp_label(user)
        entity = super().get_public_key_credential_user_entity(user)
        return entity | {"name": name, "display_name": name}
