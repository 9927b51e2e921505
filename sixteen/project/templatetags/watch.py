"""`{% load watch %}{% standing_still %}`: on every staff page, nothing while all is well."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils import timezone

from sixteen.people.permissions import Permission
from sixteen.project.standing_still import Watch, watch

register = template.Library()
CLINICIANS = {Permission.CASELOAD, Permission.DUTY, Permission.SUPERVISION}
KEPT = "_standing_still"


@register.inclusion_tag("components/standing_still.html", takes_context=True)
def standing_still(context: Context) -> dict[str, Any]:
    """Asked once for a page, and only for somebody who works here."""
    request = context.get("request")
    held = getattr(getattr(request, "user", None), "permissions", frozenset())
    if not held - {Permission.OWN_RECORD}:
        return {"watch": None}
    found: Watch | None = getattr(request, KEPT, None)
    if found is None:
        found = watch(at=timezone.now())
        setattr(request, KEPT, found)
    return {
        "watch": None if found.all_is_well else found,
        # Reception and the service lead are told that something stands still, not what is in it.
        "clinician": bool(held & CLINICIANS),
        "on_duty": Permission.DUTY in held,
        "keeper": settings.KEEPER,
    }
