"""Who opens the addresses: one account for each column of the table, each in a browser of its own.

Where somebody must not see a thing, they are as close to it as they can be: the supervisor whose
link ended was linked with Mina's therapist, and who is inactive still holds every role.
"""

from datetime import timedelta

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client as Browser

from sixteen.care.models import Course, Supervision
from sixteen.people.models import Account, Client, Therapist
from sixteen.people.permissions import STAFF_ROLES, Role
from tests.office.house import Office
from tests.people.authenticator import Passkey
from tests.people.conftest import PASSWORD
from tests.people.signing import sign_in
from tests.people.test_passkeys import add
from tests.portal.house import NOW, House, account

ALL = sorted(STAFF_ROLES)


class People:
    """`accounts` by the codes of the table; None: nobody is signed in."""

    def __init__(self) -> None:
        self.office = Office()
        practice = self.practice = self.office.practice
        self.solo = account(*ALL, name="Solo Reed")
        Therapist.objects.create(account=self.solo, public_name="Solo Reed")
        self.second_house = House(therapist=self.solo)
        self.second_client = self.second_house.client("Noor Haddad")
        self.accounts: dict[str, Account | None] = {
            "an": None,
            "cl": practice.client.account,
            "c2": self.second_client.account,
            "th": practice.therapist,
            "de": account(Role.THERAPIST, name="Dee Stand"),
            "t2": practice.other,
            "sv": practice.supervisor,
            "s2": account(Role.SUPERVISOR, name="Sue Two"),
            "s3": account(Role.SUPERVISOR, name="Sid Three"),
            "re": self.office.reception,
            "le": self.office.lead,
            "du": practice.duty,
            "d2": account(Role.DUTY_CLINICIAN, name="Dan Free"),
            "so": self.solo,
            "n2": account(*ALL, name="New Here"),
            "ex": account(*ALL, name="Lee Gone"),
            "ro": account(*ALL, name="Rob Past"),
        }
        self._link()
        self._give_factors()
        self.cookies = {code: self._sign_in(code) for code in self.accounts}
        self._leave()
        # One for everybody: a new one reads the whole frame anew.
        self._browser = Browser(raise_request_exception=False)

    def _link(self) -> None:
        """Each supervises Mina's therapist but `s2`, who supervises the colleague."""
        for code in ("s2", "s3", "n2", "ex", "ro"):
            Supervision.objects.create(
                supervisor=self.accounts[code],
                therapist=self.practice.other if code == "s2" else self.practice.therapist,
                since=NOW - timedelta(days=90),
                until=NOW - timedelta(days=1) if code == "s3" else None,
            )
        self.course = self.practice.course
        self.course.deputy = self.accounts["de"]
        self.course.save()

    def _give_factors(self) -> None:
        for code, who in self.accounts.items():
            if who is not None:
                who.set_password(PASSWORD)
                who.save()
            if who is not None and code != "n2":
                TOTP.activate(who, "JBSWY3DPEHPK3PXP")
                RecoveryCodes.activate(who)
        add(sign_in(Browser(), self.client.account), Passkey())

    def _sign_in(self, code: str) -> str:
        who = self.accounts[code]
        if who is None:
            return ""
        browser = sign_in(Browser(), who, method="password" if code == "n2" else "mfa")
        return browser.cookies[settings.SESSION_COOKIE_NAME].value

    def _leave(self) -> None:
        """They were signed in when they left: that session is still there."""
        Account.objects.filter(pk=self.accounts["ex"].pk).update(is_active=False)
        self.accounts["ro"].roles_held.update(until=NOW - timedelta(days=1))

    def browser(self, code: str) -> Browser:
        """As this person left it when they had just signed in."""
        self._browser.cookies.clear()
        if self.cookies[code]:
            self._browser.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[code]
        return self._browser

    def second_course(self) -> Course:
        """Noor's, with the solo practitioner. Its deputy is somebody whose roles have ended."""
        course = self.second_house.course(self.second_client, hour=14)
        course.deputy = self.accounts["ro"]
        course.save()
        return course

    @property
    def client(self) -> Client:
        return self.practice.client
