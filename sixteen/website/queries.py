"""What the other pages ask about the site."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, Site

from sixteen.website.models import Look


def said_of_the_service() -> dict[str, Any]:
    """Name, telephone, e-mail address, logo, tone; what is empty is left out.

    accent: names the colour in the address of its stylesheet, so that a change is seen at once.
    """
    look = Look.objects.order_by("pk").first()
    if look is None:
        return {}
    said: dict[str, Any] = {
        **{"name": look.name, "phone": look.telephone, "email": look.email},
        **{"logo": look.logo, "share_picture": look.share_picture},
        **{"book_words": look.book_words, "footer_words": look.footer_words},
        "accent": hashlib.sha256(look.accent.encode()).hexdigest()[:8] if look.accent else "",
    }
    return {name: value for name, value in said.items() if value}


@dataclass(frozen=True)
class MenuLink:
    words: str
    path: str
    is_here: bool


def menu(request: HttpRequest) -> tuple[list[MenuLink], list[MenuLink]]:
    """The pages below home that are in the menu, and those that are only at the foot."""
    site = Site.find_for_request(request)
    if site is None:
        return [], []
    pages = Page.objects.live().child_of(site.root_page)
    links = [
        (page.show_in_menus, MenuLink(page.title, path, request.path.startswith(path)))
        for page in pages
        if (path := page.get_url(request))
    ]
    return [link for top, link in links if top], [link for top, link in links if not top]
