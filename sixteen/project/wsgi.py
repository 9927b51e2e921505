"""The application that the web server runs."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sixteen.project.settings")
django = get_wsgi_application()
CHARSET = re.compile(r";\s*charset\b[^;]*", re.IGNORECASE)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Whatever is sent is read as UTF-8, as our pages send it.

    A browser names no other charset. Django would take the name of any codec of Python's, such as
    "rot13" or "unicode_escape", and fail or let in what no database keeps.
    """
    environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
    return django(environ, start_response)
