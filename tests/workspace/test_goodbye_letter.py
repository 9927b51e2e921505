"""The page of the goodbye letter: a blank page with the course's own words beside it."""

import io

import pypdf
import pytest

from sixteen.care.actions.aims import rate_aim, set_aims
from sixteen.care.models import Letter
from sixteen.paper import pdf
from tests.people_of import audited
from tests.portal.house import NOW
from tests.workspace import test_moments as moments
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db


def test_the_page_is_blank_and_the_courses_words_lie_beside_it(practice) -> None:
    course, therapist = practice.course, practice.therapist
    practice.house.focus(course)
    aims = set_aims(course=course, words=["To say it at once"], by=therapist, at=NOW)
    session = course.sessions.get(number=6)
    rate_aim(aim=aims[0], session=session, value=4, by=therapist, at=NOW)
    moments.agreed(practice)
    moments.of_the_client(practice, True, "He looked up when I came in")
    moments.of_the_client(practice, False, "Mine alone")
    page = as_(therapist).get(url("letter", course.pk))
    assert page.context["form"]["text"].value() == ""
    words = page.content.decode()
    for own in ("a spare chair", "To say it at once", "4 in session 6", "small and in the way"):
        assert f"<span data-words>{own}</span>" in words
    assert "<span data-words>He looked up when I came in</span>" in words
    assert "Brought to session 7" in words and "Mine alone" not in words
    # The therapist's own terms are not for a letter.
    assert "compliant withdrawal" not in words


def test_read_aloud_and_declined_are_said_on_the_page(practice) -> None:
    course, browser = practice.course, as_(practice.therapist)
    practice.house.letter(course, state="draft")
    sent = {"action": "aloud", "revision": str(Letter.objects.get().revision)}
    browser.post(url("letter", course.pk), sent)
    assert "not shared here" in browser.get(url("letter", course.pk)).content.decode()
    kept = str(Letter.objects.get().revision)
    no = {"declined_by": "client", "why": "Enough was said", "revision": kept}
    browser.post(url("decline_letter", course.pk), no)
    page = browser.get(url("letter", course.pk)).content.decode()
    assert "the client would rather not have one" in page and "Enough was said" in page


def test_declining_in_an_old_window_changes_nothing_and_loses_nothing(practice) -> None:
    practice.house.letter(practice.course, state="draft")
    no = {"declined_by": "client", "why": "Enough was said", "revision": "0"}
    page = as_(practice.therapist).post(url("decline_letter", practice.course.pk), no)
    assert "changed in another window" in page.content.decode()
    assert "Enough was said" in page.content.decode() and Letter.objects.count() == 1


def test_every_version_is_looked_at_and_taken_as_a_pdf(practice) -> None:
    course, browser = practice.course, as_(practice.therapist)
    practice.house.letter(course)
    practice.house.letter(course, state="draft", version=2)
    assert "when we met first" in browser.get(url("letter_version", course.pk, 1)).content.decode()
    taken = browser.get(url("letter_pdf", course.pk, 1))
    assert taken["Content-Type"] == "application/pdf" and taken["Cache-Control"] == "no-store"
    assert taken["Content-Disposition"] == 'attachment; filename="letter-2026-11-24.pdf"'
    words = pypdf.PdfReader(io.BytesIO(taken.content)).pages[0].extract_text()
    assert "when we met first, you said little." in " ".join(words.split())
    assert audited("view-letter-pdf", person=practice.client.pk) == 1


def test_where_no_pdf_can_be_made_the_letter_is_still_there(practice, monkeypatch) -> None:
    practice.house.letter(practice.course)
    monkeypatch.setattr(pdf, "missing_libraries", lambda: "Run: apt-get install libpango-1.0-0")
    answer = as_(practice.therapist).get(url("letter_pdf", practice.course.pk, 1))
    page = answer.content.decode()
    assert answer.status_code == 503 and "apt-get install" in page
    assert url("letter_version", practice.course.pk, 1) in page
