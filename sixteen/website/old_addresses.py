"""Addresses of before lead on to where their pages are now."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect


class OldAddresses(RedirectMiddleware):
    """Most addresses that lead nowhere are slips, and so is what somebody may not see.

    So one small query asks whether there ever was such an address, before Wagtail looks for the
    site and the page.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code != 404 or not was_ever_here(request.get_full_path()):
            return response
        answer: HttpResponse = super().process_response(request, response)
        return answer


def was_ever_here(path: str) -> bool:
    """With what stands after the question mark or without, in our letters or in theirs."""
    whole = Redirect.normalise_path(path, decode_unicode=False)
    paths = {each for way in (whole, urlsplit(whole).path) for each in (way, uri_to_iri(way))}
    return not any("\0" in each for each in paths) and (
        Redirect.objects.filter(old_path__in=paths).exists()
    )
