"""The feed that a calendar program reads."""

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
    # A program may keep it and has to ask each time whether it is still so.
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag_of(file)
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return answer or response


def feed_address(request: HttpRequest, token: str) -> str:
    """The whole address, as a person pastes it into a calendar program."""
    path = reverse("ical:feed", args=[token])
    return f"{settings.ADDRESS}{path}" if settings.ADDRESS else request.build_absolute_uri(path)
