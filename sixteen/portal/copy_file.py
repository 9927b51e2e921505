"""The copy of everything as one file: a page and a PDF to read, tables, FHIR, and the files."""

import io
import json
import logging
import zipfile

from django.utils.translation import gettext_lazy as _

from sixteen.fhir.record import bundle_of
from sixteen.journeys.data.copy import Copy
from sixteen.paper.copy import html_of, pdf_of_copy, tables_of
from sixteen.paper.pdf import NoPaper
from sixteen.people.models import Client

NO_PDF = _("No PDF could be made on our machine. The page my-data.html says the same.")
NO_FHIR = _("No FHIR could be made of what is kept. The page my-data.html says the same.")
log = logging.getLogger("sixteen.portal")


def zip_of(copy: Copy, client: Client) -> bytes:
    held = io.BytesIO()
    page = html_of(copy)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("my-data.html", page)
        try:
            packed.writestr("my-data.pdf", pdf_of_copy(page))
        except NoPaper:
            packed.writestr("no-pdf.txt", f"{NO_PDF}\n")
        for name, table in tables_of(copy).items():
            packed.writestr(f"tables/{name}.csv", table)
        packed.writestr(*_fhir(copy, client))
        for name, content in copy.files.items():
            packed.writestr(f"files/{name}", content)
    return held.getvalue()


def _fhir(copy: Copy, client: Client) -> tuple[str, str]:
    """Name and content. One odd row must not keep the rest of the copy from somebody."""
    try:
        bundle = bundle_of(client, until=copy.until)
    except ValueError as error:
        # Its words would be theirs.
        log.error("a copy was taken without FHIR: %s", type(error).__name__)
        return "no-fhir.txt", f"{NO_FHIR}\n"
    return "fhir-r4.json", json.dumps(bundle, ensure_ascii=False, indent=2)
