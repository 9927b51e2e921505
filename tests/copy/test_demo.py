"""The demonstration's longest course in one file: complete against the data map."""

import io
import re
import zipfile
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.db.models import Count
from django.urls import reverse

from sixteen.care.models import Course
from sixteen.demo.place import SERVICE
from sixteen.demo.practice import fill
from sixteen.journeys.data.asking import ask_for_copy, decide_row, finish_copy, undecided
from sixteen.journeys.data.map import parts
from sixteen.journeys.data.rows import rows_of
from sixteen.journeys.hanging import hanging_on
from tests.copy.test_data_map import forgotten
from tests.portal.house import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]
AT = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():  # type: ignore[no-untyped-def]
    """In place of the clock of tests/erasure: the demonstration lives through years by itself."""
    with time_machine.travel(AT, tick=False):
        yield


def as_read(words: str) -> str:
    return " ".join(words.split())


def missing(client, page: str) -> list[str]:  # type: ignore[no-untyped-def]
    """Kinds without a heading, and passages without their words."""
    found = hanging_on(client.pk)
    titles = {part.title for kind, part in parts().items() if found.get(kind)}
    left = [title for title in sorted(titles) if f">{title}<" not in page]
    said = as_read(unescape(re.sub("<[^>]*>", " ", page)))
    for row in rows_of(client, until=AT):
        for passage in row.passages:
            if passage.file is None and as_read(passage.words) not in said:
                left.append(f"{row.kind}: {passage.heading}")
    return left


def test_the_longest_course_is_complete_in_the_copy(settings) -> None:  # type: ignore[no-untyped-def]
    own = {"name": SERVICE["SIXTEEN_SERVICE_NAME"], "phone": SERVICE["SIXTEEN_SERVICE_PHONE"]}
    settings.SERVICE = {**settings.SERVICE, **own}
    fill(at=AT, say=lambda *words: None)
    longest = Course.objects.annotate(how_many=Count("sessions")).order_by("-how_many", "pk")[0]
    client, by = longest.client, longest.therapist
    asked = ask_for_copy(client=client, by=client.account, at=AT)
    for row in undecided(asked):
        answers = {each.number: ("release", "") for each in row.to_decide}
        decide_row(request=asked, row=row, answers=answers, by=by, at=AT)
    finish_copy(request=asked, by=by, at=AT)
    taken = browser_of(client).get(reverse("portal:take_copy", args=[asked.pk]))
    page = zipfile.ZipFile(io.BytesIO(taken.content)).read("my-data.html").decode()
    assert longest.how_many >= 16 and forgotten() == []
    assert missing(client, page) == []
    # Planted: one sentence less in the file is found.
    words = next(
        each.words
        for row in rows_of(client, until=AT)
        for each in row.passages
        if each.file is None and each.words.isalpha() and len(each.words) > 3
    )
    assert missing(client, page.replace(words, "")) != []
