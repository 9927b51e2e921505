"""For the templates of the public pages: `{% load site %}`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sixteen.domain.protocol import PROTOCOLS, phase_bounds
from sixteen.website import queries
from sixteen.website.models.page import PublicPage
from sixteen.website.structured import data_of

register = template.Library()
SHARED = "fill-1200x630|format-jpeg"
EVERY = (
    *(_("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays"), _("Fridays")),
    *(_("Saturdays"), _("Sundays")),
)


@register.simple_tag(takes_context=True)
def site_menu(context: template.Context) -> dict[str, Any]:
    """`top` and `foot`: links. Read once for a page."""
    found = context.render_context.get("site_menu")
    if found is None:
        request = context.get("request")
        top, foot = queries.menu(request) if request else ([], [])
        found = context.render_context["site_menu"] = {"top": top, "foot": foot}
    return found


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context) -> SafeString:
    return data_of(context["page"], context["request"], context["service"])


@register.simple_tag(takes_context=True)
def shared_picture(context: template.Context) -> Any:
    """What a message shows that shares this page; None where there is no picture."""
    page = context["page"]
    found = page.picture or context["service"].get("share_picture")
    return found.get_rendition(SHARED) if found else None


@register.simple_tag(takes_context=True)
def whole_address(context: template.Context, path: str) -> str:
    return context["request"].build_absolute_uri(path)


@register.filter
def with_help_now(words: str) -> SafeString:
    """The first lines of a page have no links; where they say “help now”, it has to be one."""
    before, found, after = words.partition("help now")
    if not found:
        return conditional_escape(words)
    return format_html('{}<a href="/help-now/">{}</a>{}', before, found, after)


@register.filter
def headings(page: PublicPage) -> list[str]:
    """What stands in a long page, to jump to; nothing for a short one."""
    found = [block.value for block in page.body if block.block_type == "heading"]
    return found if len(found) > 5 else []


@register.filter
def pounds(pence: int) -> str:
    """£60, £62.50; "free" for nothing."""
    if not pence:
        return gettext("free")
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


@dataclass(frozen=True)
class PhaseShown:
    name: str
    numbers: range
    block: Any


@register.filter
def phases_of_dit(value: Any) -> list[PhaseShown]:
    """The phases of a usual course, each with the numbers of its sessions and the block's words."""
    return [
        PhaseShown(
            gettext("Sessions %(first)s to %(last)s") % {"first": first, "last": last},
            range(first, last + 1),
            value[str(phase)],
        )
        for phase, (first, last) in phase_bounds(PROTOCOLS["DIT"], None).items()
    ]


@register.filter
def at(found: dict[Any, Any], key: Any) -> Any:
    """What a dictionary has under a key that the template holds."""
    return found.get(key)


@register.filter
def weekly(when: datetime) -> str:
    """Thursdays."""
    return str(EVERY[when.weekday()])
