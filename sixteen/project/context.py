"""What every template may know: the service, and whether this is the demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def service(request: HttpRequest) -> dict[str, Any]:
    return {
        "service": settings.SERVICE,
        "demo_mode": settings.DEMO,
        "quick_exit_url": settings.SERVICE["quick_exit_url"],
    }
