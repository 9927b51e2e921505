"""The copy of everything that is kept about somebody: one page that opens without us, its PDF, and
a table for each part."""

import csv
import io
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from sixteen.journeys.data.copy import Copy
from sixteen.paper.pdf import OURS, NoPaper, missing_libraries, only_ours

# What a program for tables would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def html_of(copy: Copy) -> str:
    """Style and all in one file: it asks nobody for anything."""
    context = {"copy": copy, "service": settings.SERVICE, "head": _style()}
    return render_to_string("paper/copy.html", context)


def _style() -> SafeString:
    found = finders.find("look/copy.css")
    assert isinstance(found, str)
    # Ours, and nothing that anybody typed.
    return mark_safe(f"<style>{Path(found).read_text('utf-8')}</style>")  # noqa: S308


def pdf_of_copy(page: str) -> bytes:
    if missing := missing_libraries():
        raise NoPaper(missing)
    from weasyprint import HTML

    made: bytes = HTML(string=page, base_url=OURS, url_fetcher=only_ours()).write_pdf(
        pdf_variant="pdf/ua-1"
    )
    return made


def tables_of(copy: Copy) -> dict[str, str]:
    """By name, a table with a line for each paragraph: day, heading, words."""
    tables = {}
    for number, section in enumerate(copy.sections, start=1):
        held = io.StringIO()
        writer = csv.writer(held)
        writer.writerow(["day", "what", "words"])
        for entry in section.entries:
            day = entry.day.isoformat() if entry.day else ""
            for heading, words in entry.said or [("", "")]:
                writer.writerow([day, _inert(heading), _inert(words)])
        name = re.sub(r"[^a-z0-9]+", "-", section.title.lower()).strip("-")[:50]
        tables[f"{number:02d}-{name}"] = "\ufeff" + held.getvalue()
    return tables


def _inert(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA) else words
