"""The referral that somebody came with, and its documents."""

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.intake import access
from sixteen.intake.documents import TYPES, content_of
from sixteen.intake.models import Enquiry
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission


def referred(request: HttpRequest, enquiry: Enquiry, at: datetime) -> dict[str, Any] | None:
    """Who referred them and why, opened for the page of the consultation."""
    found = access.referral_of(request.user, enquiry, at=at)
    if found is None:
        return None
    documents = found.documents.defer("content").order_by("number")
    return {
        "by": found.open("referrer"),
        "reason": found.open("reason"),
        "made_at": found.made_at,
        "documents": [(each.number, each.kind, each.open("name")) for each in documents],
    }


@permitted(Permission.CASELOAD)
@require_safe
def document(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Always as a file to be saved, under a name of ours: a browser shows nothing that came from
    outside, and what the sender called it is in no header."""
    now = timezone.now()
    enquiry = access.enquiry_for(request.user, pk, at=now)
    found = access.document_of(request.user, enquiry, number, at=now)
    response = HttpResponse(content_of(found), content_type=TYPES[found.kind])
    response["Content-Disposition"] = f'attachment; filename="document-{number}.{found.kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
