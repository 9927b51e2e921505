"""What every template may know: the service, and whether this is the demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sixteen.project.service_words import ServiceWords


def service(request: HttpRequest) -> dict[str, Any]:
    return {
        "service": SimpleLazyObject(service_now),
        "demo_mode": settings.DEMO,
        "quick_exit_url": settings.SERVICE["quick_exit_url"],
    }


def service_now() -> dict[str, Any]:
    """Read when a page first asks for it, and once for the page."""
    words = settings.SERVICE
    return words.now() if isinstance(words, ServiceWords) else dict(words)
