"""The feed that a calendar program reads."""

from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from sixteen.ical.feed import etag_of, feed_file
from sixteen.people.access import public
from sixteen.scheduling.access import feed_by_token

# The one answer that a program may keep: it asks each time whether it is still so.
ASK_EACH_TIME = "private, no-cache"


@public
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Who has the address reads it. Unknown and revoked are not there, and look the same."""
    limited = consume_or_429(request, action="calendar-feed", limit_get=True)
    if limited is not None:
        return limited
    now = timezone.now()
    file = feed_file(feed_by_token(token, at=now), at=now)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = ASK_EACH_TIME
    response["ETag"] = etag_of(file)
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return answer or response


def form_of(request: HttpRequest) -> UUID | None:
    """The id that the form for an address was sent with, so that twice is once."""
    try:
        return UUID(request.POST.get("form", ""))
    except ValueError:
        return None


def feed_address(request: HttpRequest, token: str) -> str:
    """The whole address, as a person pastes it into a calendar program."""
    path = reverse("ical:feed", args=[token])
    return f"{settings.ADDRESS}{path}" if settings.ADDRESS else request.build_absolute_uri(path)
