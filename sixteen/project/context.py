"""What every template may know: the service, its language, how its reader likes to read, and
whether this is the demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from sixteen.people.marked_language import marks
from sixteen.project.service_words import ServiceWords
from sixteen.website.reading_as import COOKIE, kept_in


def service(request: HttpRequest) -> dict[str, Any]:
    return {
        "service": SimpleLazyObject(service_now),
        "portal_name": SimpleLazyObject(portal_name),
        "language": translation.to_locale(translation.get_language() or "en-gb").replace("_", "-"),
        "right_to_left": translation.get_language_bidi(),
        "in_english": marks(),
        "demo_mode": settings.DEMO,
        "reading": kept_in(request.COOKIES.get(COOKIE, "")),
        "quick_exit_url": settings.SERVICE["quick_exit_url"],
    }


def portal_name() -> str:
    """What stands in the tab of a client's pages. Asked for only there: it may read the site."""
    return settings.PORTAL_NAME or settings.SERVICE["name"]


def service_now() -> dict[str, Any]:
    """Read when a page first asks for it, and once for the page."""
    words = settings.SERVICE
    return words.now() if isinstance(words, ServiceWords) else dict(words)
