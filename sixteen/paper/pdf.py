"""A letter as a tagged PDF (PDF/UA-1), from the template of the page.

WeasyPrint needs three libraries of the system. Where they are missing, everything else goes on:
`missing_libraries` says so in words, and `pdf_of` raises NoPaper.
"""

from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from sixteen.paper.sheet import Sheet

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# Nobody answers there: what is under it is read from our own files, and nothing else is read.
OURS = "http://static.invalid/"


class NoPaper(RuntimeError):
    """No PDF can be made on this machine; the words say why."""


def missing_libraries() -> str:
    """What has to be installed before a PDF can be made; "" if it can."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return (
            "Letters cannot be made into a PDF: libraries of the system are missing. "
            f"Run: apt-get install {PACKAGES}"
        )
    return ""


def pdf_of(sheet: Sheet) -> bytes:
    """The letter as a file. Fonts and styles are the project's own; nothing is fetched."""
    if missing := missing_libraries():
        raise NoPaper(missing)
    from weasyprint import HTML

    words = render_to_string("paper/document.html", {"sheet": sheet, "ours": OURS})
    page = HTML(string=words, base_url=OURS, url_fetcher=only_ours())
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return made


def only_ours() -> Any:
    """A fetcher that opens the project's own static files and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyOurs(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            name = url.removeprefix(OURS)
            path = finders.find(name) if name != url and ".." not in name else None
            if not isinstance(path, str):
                raise ValueError("Nothing but our own static files is read for a letter.")
            with open(path, "rb") as file:  # noqa: PTH123
                return URLFetcherResponse(url, file.read(), {"Content-Type": _kind_of(name)})

    return OnlyOurs()


def _kind_of(name: str) -> str:
    kinds = {".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
    return next((kind for end, kind in kinds.items() if name.endswith(end)), "")
