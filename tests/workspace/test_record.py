"""The pages of the record: calm, complete, and nothing typed is lost."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixteen.care.actions.contact_log import log_contact
from sixteen.care.actions.course_documents import add_documents
from sixteen.care.actions.safeguarding import open_concern
from sixteen.care.models import CourseDocument, OtherHelp, SafeguardingEntry
from tests.portal.house import NOW
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nwith words\n%%EOF"
TODAY = f"{NOW:%Y-%m-%d}"
EMERGENCY = {
    "permission": "only_if",
    "only_if": "I do not come and do not answer",
    "name": "Ada Okafor",
    "relationship": "sister",
    "phone": "07700 900123",
    "asked_on": TODAY,
    "seen": "0",
}
CONCERN = {"about": "child", "seen_or_said": "Alone at night.", "consent": "nothing_shared"}


@pytest.fixture
def ola(practice):  # type: ignore[no-untyped-def]
    return as_(practice.therapist)


def opened(practice):  # type: ignore[no-untyped-def]
    said = {"about": "child", "seen": "Alone at night.", "consent": "nothing_shared"}
    given = {"course": practice.course, "mark": uuid.uuid4(), "said": said}
    return open_concern(**given, by=practice.therapist, at=NOW)


def test_an_empty_record_says_so_in_every_part(practice, ola) -> None:
    page = ola.get(url("record", practice.course.pk)).content.decode()
    for words in ("Nothing is written down yet", "None came in", "No concern is written down"):
        assert words in page
    assert page.count("Not asked yet") == 2


def test_a_file_is_put_in_and_saved_under_a_name_of_ours(practice, ola) -> None:
    file = SimpleUploadedFile("Mina's own.pdf", PDF, content_type="text/html")
    typed = {"what": "gp_letter", "words": "Dr Vane", "documents": file}
    assert ola.post(url("add_document", practice.course.pk), typed).status_code == 302
    kept = CourseDocument.objects.get()
    page = ola.get(url("record", practice.course.pk)).content.decode()
    assert "A letter from the GP" in page and "Sent as “Mina&#x27;s own.pdf”" in page
    answer = ola.get(url("course_document", practice.course.pk, kept.pk))
    assert answer.content == PDF and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'


def test_a_hostile_file_is_refused_in_words(practice, ola) -> None:
    file = SimpleUploadedFile("scan.pdf", b"<html><script>", content_type="application/pdf")
    typed = {"what": "scan", "words": "Of a letter", "documents": file}
    page = ola.post(url("add_document", practice.course.pk), typed).content.decode()
    assert "is not a PDF, JPEG or PNG, whatever it is called" in page and "Of a letter" in page
    assert CourseDocument.objects.count() == 0


def test_neither_a_file_nor_a_place_is_nothing(practice, ola) -> None:
    page = ola.post(url("add_document", practice.course.pk), {"what": "scan"}).content.decode()
    assert "Choose a file below, or write where the paper is kept" in page


def test_the_emergency_contact_stands_on_the_page_of_an_alert_with_its_permission(practice, ola):
    alert = practice.alert()
    ola.post(url("emergency_contact", practice.course.pk), EMERGENCY)
    for who in (practice.therapist, practice.duty):
        page = as_(who).get(url("alert", alert.pk)).content.decode()
        assert "They agreed to it only if: I do not come and do not answer" in page
        assert "Ada Okafor" in page and "07700 900123" in page and "sister" in page


def test_a_no_shows_no_number_to_ring(practice, ola) -> None:
    alert = practice.alert()
    ola.post(url("emergency_contact", practice.course.pk), EMERGENCY | {"permission": "no"})
    page = ola.get(url("alert", alert.pk)).content.decode()
    assert "They said no: nobody is to be rung." in page and "07700 900123" not in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"only_if": ""}, "Write when somebody may be rung"),
        ({"name": ""}, "Enter the name of whom to ring"),
        ({"phone": ""}, "Enter the number to ring"),
        ({"phone": "12"}, "Enter the whole number"),
        ({"asked_on": "2026-12-01"}, "This day is still to come"),
        ({"permission": ""}, "Choose what they said"),
    ],
)
def test_what_is_missing_is_said_by_the_field(practice, ola, changes, words) -> None:
    page = ola.post(url("emergency_contact", practice.course.pk), EMERGENCY | changes)
    assert words in page.content.decode()


def test_two_windows_about_other_help_lose_nothing(practice, ola) -> None:
    page = url("other_help", practice.course.pk)
    typed = {"medication": "None", "other_help": "", "asked_on": TODAY, "seen": "0"}
    ola.post(page, typed)
    answer = ola.post(page, typed | {"medication": "A tablet"}).content.decode()
    assert "changed in another window" in answer and "A tablet" in answer and "None" in answer
    assert OtherHelp.objects.count() == 1
    assert ola.post(page, typed | {"medication": "A tablet", "seen": "1"}).status_code == 302
    kept = ola.get(page).content.decode()
    assert kept.index("A tablet") < kept.rindex("None")


def test_a_concern_without_an_outcome_stands_on_today_and_on_the_course(practice, ola) -> None:
    where = ola.post(url("new_concern", practice.course.pk), CONCERN)["Location"]
    pages = (url("today"), url("course", practice.course.pk))
    said = ("Safeguarding without an outcome", "1 safeguarding concern without an outcome")
    for page, words in zip(pages, said, strict=True):
        assert words in ola.get(page).content.decode()
    done = CONCERN | {"seen": "1", "decision": "Passed on", "outcome": "A visit"}
    assert ola.post(where, done).status_code == 302
    for page, words in zip(pages, said, strict=True):
        assert words not in ola.get(page).content.decode()


def test_what_was_written_before_can_still_be_read(practice, ola) -> None:
    found = opened(practice)
    page = url("concern", practice.course.pk, found.pk)
    ola.post(page, CONCERN | {"seen": "1", "seen_or_said": "A neighbour comes by."})
    shown = ola.get(page).content.decode()
    assert "A neighbour comes by." in shown and "Alone at night." in shown
    assert "As it was on" in shown and "Written anew: what was seen or said" in shown


def test_two_windows_about_a_concern_lose_nothing(practice, ola) -> None:
    page = url("concern", practice.course.pk, opened(practice).pk)
    ola.post(page, CONCERN | {"seen": "1", "who": "First window"})
    answer = ola.post(page, CONCERN | {"seen": "1", "who": "Second window"}).content.decode()
    assert "First window" in answer and "Second window" in answer
    assert SafeguardingEntry.objects.count() == 2


def test_passing_on_without_agreement_needs_its_reason(practice, ola) -> None:
    typed = CONCERN | {"told": "The duty desk", "consent": "not_asked"}
    page = ola.post(url("new_concern", practice.course.pk), typed).content.decode()
    assert "without their agreement" in page and SafeguardingEntry.objects.count() == 0


def test_a_linked_supervisor_reads_the_record_and_writes_nothing(practice) -> None:
    found = opened(practice)
    sam = as_(practice.supervisor)
    page = sam.get(url("record", practice.course.pk)).content.decode()
    assert "A child, 24 November 2026" in page and "Write a concern down" not in page
    where = url("concern", practice.course.pk, found.pk)
    assert "Alone at night." in sam.get(where).content.decode()
    assert sam.post(where, CONCERN | {"seen": "1"}).status_code == 404
    assert SafeguardingEntry.objects.count() == 1


def test_a_document_that_is_somebody_elses_is_taken_out_by_a_reason(practice, ola) -> None:
    file = SimpleUploadedFile("a.pdf", PDF)
    ola.post(url("add_document", practice.course.pk), {"what": "scan", "documents": file})
    kept = CourseDocument.objects.get()
    out = url("withdraw_document", practice.course.pk, kept.pk)
    assert ola.post(out, {"reason": "It is about somebody else"}).status_code == 302
    page = ola.get(url("record", practice.course.pk)).content.decode()
    assert "Taken out, because: It is about somebody else" in page
    assert ola.get(url("course_document", practice.course.pk, kept.pk)).status_code == 404


def test_the_number_of_queries_does_not_grow(practice, ola) -> None:
    page, counts = url("record", practice.course.pk), []
    ola.get(page)
    for more in (2, 8):
        for _ in range(more):
            opened(practice)
            said = {"way": "rang", "whom": "client", "name": "", "words": "Yes."}
            given = {"course": practice.course, "mark": uuid.uuid4(), "said": said}
            log_contact(**given, happened_at=NOW, by=practice.therapist, at=NOW)
            paper = given | {"said": {"what": "scan", "words": "In the folder"}}
            add_documents(**paper, dated=None, files=(), by=practice.therapist, at=NOW)
        with CaptureQueriesContext(connection) as caught:
            assert ola.get(page).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
