"""What pages load or machines read: pictures, the accent colour, robots.txt, the list of pages."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import condition, require_safe
from wagtail.contrib.sitemaps.views import sitemap as wagtails_sitemap

from sixteen.people.access import permitted, public
from sixteen.people.permissions import Permission
from sixteen.website.accent import stylesheet
from sixteen.website.models import Look

FOR_A_YEAR = "public, max-age=31536000, immutable"
KEPT_FROM_ROBOTS = ("/account/", "/booking/", "/cms/", "/my/", "/office/", "/place/", "/work/")
KINDS = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}


@public
@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    """A rendition. Its name says which it is, so that it never changes."""
    response = _file("images", path)
    response["Cache-Control"] = FOR_A_YEAR
    return response


@permitted(Permission.WEBSITE)
@require_safe
def original(request: HttpRequest, path: str) -> HttpResponse:
    """A picture as it was uploaded, with all that a camera wrote into it: for the editor alone."""
    return _file("original_images", path)


@public
@require_safe
@condition(etag_func=lambda request: f'"{_digest(_colours())}"')
def accent(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(_colours(), content_type="text/css")
    if request.GET.get("of"):
        response["Cache-Control"] = FOR_A_YEAR
    return response


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    shut = ("/",) if settings.DEMO else KEPT_FROM_ROBOTS
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in shut)]
    lines += ["", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return wagtails_sitemap(request)


def _file(folder: str, path: str) -> HttpResponse:
    name = Path(safe_join(settings.MEDIA_ROOT / folder, path))
    if name.suffix not in KINDS or not name.is_file():
        raise Http404
    return HttpResponse(name.read_bytes(), content_type=KINDS[name.suffix])


def _colours() -> str:
    look = Look.objects.first()
    return stylesheet(look.accent) if look and look.accent else ""


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
