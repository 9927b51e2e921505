"""The goodbye letter and process notes save by themselves, and no window writes over another."""

from typing import Any

import pytest

from sixteen.care.models import Letter
from sixteen.care.models.process_note import ProcessNote
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
WRITTEN = {"letter": Letter, "process_note": ProcessNote}


@pytest.fixture(params=WRITTEN)
def page(request: pytest.FixtureRequest, practice: Practice) -> str:
    more = [6] if request.param == "process_note" else []
    return url(request.param, practice.course.pk, *more)


def send(practice: Practice, page: str, text: str, revision: int, action: str = "autosave") -> Any:
    sent = {"text": text, "revision": str(revision), "action": action}
    return as_(practice.therapist).post(page, sent)


def texts(page: str) -> list[str | None]:
    kind = ProcessNote if "process" in page else Letter
    return [row.open("text") for row in kind.objects.all()]


def test_it_goes_on_with_what_it_saved(practice: Practice, page: str) -> None:
    first = send(practice, page, "Dear", 0)
    assert first.json() == {"saved": "Saved 10:00", "revision": 1}
    assert send(practice, page, "Dear Mina", 1).json()["revision"] == 2
    assert texts(page) == ["Dear Mina"]
    assert "data-autosave" in as_(practice.therapist).get(page).content.decode()


def test_another_window_is_never_written_over(practice: Practice, page: str) -> None:
    send(practice, page, "From the one", 0)
    other = send(practice, page, "From the other", 0)
    assert other.status_code == 409 and "another window" in other.json()["words"]
    both = send(practice, page, "From the other", 0, action="save").content.decode()
    assert "From the one" in both and "From the other" in both
    assert texts(page) == ["From the one"]


def test_words_that_cannot_be_kept_are_not_said_to_be_saved(practice: Practice, page: str) -> None:
    answer = send(practice, page, "x" * 300_000, 0)
    assert answer.status_code == 422 and answer.json()["words"].startswith("Not saved. ")
    assert texts(page) == []


def test_what_the_client_has_read_is_changed_by_the_button_alone(practice: Practice) -> None:
    page = url("letter", practice.course.pk)
    send(practice, page, "Dear Mina", 0, action="save")
    send(practice, page, "", 1, action="share")
    assert "data-autosave" not in as_(practice.therapist).get(page).content.decode()
    assert send(practice, page, "Dear", 1).status_code == 422
    assert texts(page) == ["Dear Mina"]
