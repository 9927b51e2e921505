"""Documents of a course: checked by what is in them, sealed, and taken out again by a reason."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, CourseDocument
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed
from sixteen.intake.documents import as_text, kind_of
from sixteen.people.models import Account
from sixteen.people.uploads import MOST_BYTES, MOST_FILES

WHY = "Write why it is taken out."
NOT_KEPT = "One of these is not a PDF, JPEG or PNG, is too large, or is one too many."


@transaction.atomic
def add_documents(
    *,
    course: Course,
    mark: UUID,
    said: dict[str, str],
    dated: date | None,
    files: Iterable[tuple[str, bytes]],
    by: Account,
    at: datetime,
) -> list[CourseDocument]:
    """files: name and bytes of each; none for a paper that is kept elsewhere.

    All of them or, with NotAllowed, none. Sent twice with one mark, they are there once.
    """
    expect_therapist(course, by)
    Course.objects.select_for_update().get(pk=course.pk)
    given = list(files) or [("", b"")]
    made = [
        _document(course, uuid5(mark, str(number)), said, dated, name, content, by, at)
        for number, (name, content) in enumerate(given)
    ]
    if len(given) > MOST_FILES:
        raise NotAllowed(NOT_KEPT)
    there = CourseDocument.objects.filter(pk__in=[each.pk for each in made], course=course)
    if there.exists():
        return list(there)
    for each in made:
        each.save(force_insert=True)
        record("add-course-document", by=by, at=at, thing=each, person=course.client_id)
    return made


def _document(
    course: Course,
    pk: UUID,
    said: dict[str, str],
    dated: date | None,
    name: str,
    content: bytes,
    by: Account,
    at: datetime,
) -> CourseDocument:
    kind = kind_of(content) if content else ""
    if kind is None or len(content) > MOST_BYTES:
        raise NotAllowed(NOT_KEPT)
    made = CourseDocument(id=pk, course=course, client_id=course.client_id, kind=kind, dated=dated)
    made.added_by, made.made_at = by, at
    made.seal(said=said, name=name, content=as_text(content) if content else None)
    return made


@transaction.atomic
def withdraw_document(
    *, document: CourseDocument, reason: str, by: Account, at: datetime
) -> CourseDocument:
    """It does not belong here: its content goes, and that it was here and why it went stays.

    Withdrawn already: nothing happens. NotAllowed without a reason.
    """
    document = CourseDocument.objects.select_for_update().get(pk=document.pk)
    expect_therapist(document.course, by)
    if not reason.strip():
        raise NotAllowed(WHY)
    if document.withdrawn_at is not None:
        return document
    said = (document.open("said") or {}) | {"withdrawn": reason.strip()}
    document.seal(said=said, name=None, content=None)
    document.withdrawn_at = at
    document.save()
    record("withdraw-course-document", by=by, at=at, thing=document, person=document.client_id)
    return document
