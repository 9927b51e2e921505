"""The copy of a plan that a client keeps on their device: its name, its title and its look.

Somebody else may see the name in a list of files, and the title in a list of windows.
"""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_noop as _

from sixteen.care.models import Plan

NAMES = {"mine": _("My plan"), "ours": _("Our plan")}


def file_name(slug: str, plan: Plan) -> str:
    """ "my-plan-2026-11-24.html"."""
    return f"{NAMES[slug].lower().replace(' ', '-')}-{plan.made_at:%Y-%m-%d}.html"


@cache
def look_of_the_file() -> SafeString:
    """Stands in the file itself, for nothing can be fetched from where it is opened. It is our own
    stylesheet; no word of a client is in it."""
    path = finders.find("look/kept_plan.css")
    return mark_safe(f"<style>\n{Path(str(path)).read_text('utf-8')}</style>")  # noqa: S308
