"""The map of a course prints on one sheet, with sixteen sessions and with twenty-six."""

import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sixteen.care.models import Course
from tests.conftest import CHROMIUM, LIGHT
from tests.portal.house import NOW
from tests.workspace.caseload import caseload
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db


def printed(html: str, folder: Path) -> list[tuple[int, int]]:
    """The sheets that a browser makes of it, in millimetres, with our stylesheets from their files.

    The browser's own command: its driver keeps a loop in this thread, in which no database opens.
    """
    static = Path("sixteen/project/static").resolve()
    look = re.compile(r'href="[^"]*?/((?:look|vendor)/[^".]+)(?:\.[0-9a-f]{12})?(\.css)"')
    (folder / "map.html").write_text(look.sub(rf'href="file://{static}/\1\2"', html))
    made = folder / "map.pdf"
    command = [CHROMIUM, "--headless", *LIGHT, "--no-pdf-header-footer", f"--print-to-pdf={made}"]
    subprocess.run([*command, f"file://{folder}/map.html"], check=True, capture_output=True)
    sheets = [page.mediabox for page in pypdf.PdfReader(made).pages]
    return [(round(float(s.width) / 72 * 25.4), round(float(s.height) / 72 * 25.4)) for s in sheets]


@pytest.mark.parametrize("planned", [16, 26])
def test_it_is_one_sheet(practice: Any, tmp_path: Path, planned: int) -> None:
    given = {"at": NOW - timedelta(days=1), "room": practice.room}
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    (course,) = caseload(practice.other, 1, planned, monday=monday, **given)
    Course.objects.filter(pk=course.pk).update(
        planned_sessions=planned, protocol="DIT" if planned == 16 else "DITCC"
    )
    html = as_(practice.other).get(url("course_map", course.pk)).content.decode()
    assert "map.css" in html and html.count("note signed") >= planned - 2
    assert printed(html, tmp_path) == [(297, 210)]
