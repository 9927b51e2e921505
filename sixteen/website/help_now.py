"""The help-now page: a file that is served without the database, the sign-in or any of our code."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from sixteen.website.contents import CONTENT, read_library, read_page
from sixteen.website.help_contacts import HELP_ELSEWHERE, HELP_NOW


def write_help_now() -> Path:
    """Write the page into the data folder, whole or not at all. The server does it as it starts."""
    folder = Path(settings.WHITENOISE_ROOT) / "help-now"
    folder.mkdir(parents=True, exist_ok=True)
    words = read_page(CONTENT / "pages" / "help-now.md", kind="page", library=read_library())
    context = {
        "page": words,
        "sections": [(each.heading, each.html(str)) for each in words.sections],
        "contacts": HELP_NOW,
        "elsewhere": HELP_ELSEWHERE,
        "service": settings.SERVICE,
        "quick_exit_url": settings.SERVICE["quick_exit_url"],
    }
    page = render_to_string("website/help_now.html", context)
    handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".index")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(page)
        os.fchmod(file.fileno(), 0o644)
    Path(unfinished).replace(folder / "index.html")
    return folder / "index.html"
