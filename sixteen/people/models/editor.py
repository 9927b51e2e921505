"""What the editor of the public pages (Wagtail) asks of an account. See docs/adr/0009."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from sixteen.people.permissions import Permission

# There is one site, whose address is a setting: the pages that change these are not there.
OF_SITES = {f"wagtailcore.{way}_site" for way in ("add", "change", "delete")}


class AskedByWagtail:
    """One permission answers everything: whoever may edit the public pages may do so anywhere."""

    def may(self, permission: Permission) -> bool:
        raise NotImplementedError

    def open(self, name: str) -> Any:
        raise NotImplementedError

    @property
    def is_superuser(self) -> bool:
        return self.may(Permission.WEBSITE)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm not in OF_SITES and self.may(Permission.WEBSITE)

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    @property
    def first_name(self) -> str:
        """What it calls the person who is editing; else it would print the pseudonym."""
        return self.open("name") or ""

    def get_full_name(self) -> str:
        return self.first_name


class GroupHeld(models.Model):
    """Stays empty. Wagtail cannot be loaded without `Account.groups`, and roles are ours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey("auth.Group", on_delete=models.CASCADE, related_name="+")

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "account", "group")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id__isnull=True), name="nobody_holds_a_group")
        ]
