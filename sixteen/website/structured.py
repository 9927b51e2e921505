"""What a page says to machines in schema.org's words: of people nothing that it does not show."""

import json
from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from sixteen.website.models import ArticlePage, HomePage, TherapistPage
from sixteen.website.models.page import PublicPage

# As json_script has it: nothing of it can end the element that it stands in.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def data_of(page: PublicPage, request: HttpRequest, service: dict[str, Any]) -> SafeString:
    """The element for the head of the page. It is data: no browser runs it."""
    found = {"@context": "https://schema.org", "@graph": list(_graph(page, request, service))}
    words = json.dumps(found, ensure_ascii=False, default=str).translate(ESCAPES)
    # Escaped above.
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308


def _graph(
    page: PublicPage, request: HttpRequest, service: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    home = request.build_absolute_uri("/")
    practice = {"@type": "ProfessionalService", "@id": f"{home}#practice", "url": home}
    practice |= {"name": service["name"], "telephone": service["phone"], "email": service["email"]}
    yield {name: value for name, value in practice.items() if value}
    about = {"@type": "WebPage", "@id": page.get_full_url(request), "name": page.heading}
    about |= {"url": about["@id"], "description": page.description, "inLanguage": "en-GB"}
    about |= {"dateModified": page.last_published_at, "publisher": {"@id": f"{home}#practice"}}
    yield {name: value for name, value in (about | of_its_kind(page)).items() if value}
    if not isinstance(page, HomePage):
        yield {"@type": "BreadcrumbList", "itemListElement": list(_crumbs(page, request))}


@singledispatch
def of_its_kind(page: Page) -> dict[str, Any]:
    """What this kind of page says more, or otherwise."""
    return {}


@of_its_kind.register
def _(page: ArticlePage) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Article", "headline": page.heading}
    found["datePublished"] = page.written
    if page.author:
        found["author"] = {"@type": "Person", "name": page.author}
    return found


@of_its_kind.register
def _(page: TherapistPage) -> dict[str, Any]:
    who = page.therapist
    person: dict[str, Any] = {"@type": "Person", "name": who.public_name}
    person["knowsLanguage"] = who.languages
    if who.register and who.register_number:
        person["identifier"] = f"{who.register} {who.register_number}"
    return {"@type": "ProfilePage", "mainEntity": person}


def _crumbs(page: PublicPage, request: HttpRequest) -> Iterator[dict[str, Any]]:
    above = page.get_ancestors(inclusive=True).filter(depth__gt=1).specific()
    for position, each in enumerate(above, start=1):
        item = each.get_full_url(request)
        yield {"@type": "ListItem", "position": position, "name": each.title, "item": item}
