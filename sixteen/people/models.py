"""People: accounts and their roles, clients, therapists, safe contact, consents, invitations."""

import functools
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from sixteen.people.permissions import ROLES, STAFF_ROLES, Permission, Role
from sixteen.vault.rows import Sealed, SealedRow

ROLE_CHOICES = [(role.value, role.value) for role in Role]


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=username)


class Account(AbstractBaseUser, SealedRow):
    """Somebody who can sign in. `email` is a pseudonym (people/signing_in.py), never an address.

    `person` is whose key seals the rest: the client's own, or a staff member's. `sign_in` is what
    the person types to sign in: their address, or a name that the service gave them.
    """

    sealed_as = "account"
    key_owner = "person"

    person = models.UUIDField(default=uuid.uuid4, unique=True)
    email = models.EmailField(max_length=120, unique=True)
    name = Sealed()
    address = Sealed()
    sign_in = Sealed()
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = AccountManager()

    class Declared:
        personal = ("email", "name", "address", "sign_in")
        clinical = ()
        operational = (
            "id",
            "revision",
            "person",
            "password",
            "last_login",
            "is_active",
            "made_at",
        )

    @functools.cached_property
    def roles(self) -> frozenset[Role]:
        held = self.roles_held.filter(until=None).values_list("role", flat=True)
        return frozenset(Role(role) for role in held)

    @property
    def role_names(self) -> tuple[str, ...]:
        return tuple(sorted(self.roles))

    @functools.cached_property
    def permissions(self) -> frozenset[Permission]:
        return frozenset().union(*(ROLES[role] for role in self.roles))

    def may(self, permission: Permission) -> bool:
        return self.is_active and permission in self.permissions

    @property
    def is_staff_member(self) -> bool:
        return bool(self.roles & STAFF_ROLES)


class RoleHeld(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "account", "role", "since", "until")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role"],
                condition=Q(until=None),
                name="a_role_is_held_once",
            )
        ]


class Client(SealedRow):
    """Somebody who asked for help. The id is the person: their key, audit and records use it."""

    sealed_as = "client"
    key_owner = "id"

    account = models.OneToOneField(
        Account, null=True, on_delete=models.PROTECT, related_name="client"
    )
    name = Sealed()
    email = Sealed()
    phone = Sealed()
    birth_date = Sealed()
    email_lookup = models.BinaryField(max_length=32, null=True, db_index=True)
    phone_lookup = models.BinaryField(max_length=32, null=True, db_index=True)
    made_at = models.DateTimeField()

    class Declared:
        personal = (
            "name",
            "email",
            "phone",
            "birth_date",
            "email_lookup",
            "phone_lookup",
        )
        clinical = ()
        operational = ("id", "revision", "account", "made_at")


class SafeContact(SealedRow):
    """How this client may be reached. Rows are only added: the newest counts.

    The software and imports may only make it stricter; a person may loosen it because the client
    asked, and stands in the audit for it.
    """

    sealed_as = "safe-contact"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="safe_contacts")
    version = models.PositiveIntegerField()
    email = models.BooleanField()
    text = models.BooleanField()
    phone = models.BooleanField()
    voicemail = models.BooleanField(default=False)
    words = Sealed()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ("words",)
        clinical = ()
        operational = (
            "id",
            "revision",
            "client",
            "version",
            "email",
            "text",
            "phone",
            "voicemail",
            "made_at",
            "made_by",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "version"], name="one_safe_contact_a_version")
        ]


class Therapist(models.Model):
    """What the public may know of a therapist. Registers are named and their check is dated."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.PROTECT, related_name="therapist"
    )
    public_name = models.CharField(max_length=80)
    register = models.CharField(max_length=20, blank=True)
    register_number = models.CharField(max_length=30, blank=True)
    register_checked_on = models.DateField(null=True)
    about = models.TextField(max_length=1200, blank=True)
    takes_consultations = models.BooleanField(default=False)

    class Declared:
        personal = (
            "public_name",
            "register",
            "register_number",
            "register_checked_on",
            "about",
        )
        clinical = ()
        operational = ("account", "takes_consultations")


class Consent(models.Model):
    """A notice that was read or a permission that was given, with its version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "client", "purpose", "version", "given_at", "withdrawn_at")


class Invitation(models.Model):
    """A way to set up one's sign-in, once, with a code that only its hash is kept of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "account",
            "token_hash",
            "made_at",
            "expires_at",
            "used_at",
        )
