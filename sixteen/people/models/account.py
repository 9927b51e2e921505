"""Who can sign in, the roles they hold, and the invitation that lets them in the first time."""

import functools
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from sixteen.people.models.editor import AskedByWagtail, GroupHeld
from sixteen.people.permissions import ROLES, STAFF_ROLES, Permission, Role
from sixteen.vault.rows import Sealed, SealedRow

ROLE_CHOICES = [(role.value, role.value) for role in Role]


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=username)


class Account(AbstractBaseUser, SealedRow, AskedByWagtail):
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
    groups = models.ManyToManyField("auth.Group", through=GroupHeld, related_query_name="user")

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
            "groups",
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
