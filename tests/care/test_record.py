"""Documents, other help, the emergency contact and safeguarding: kept, sealed, and for whom."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.asked_about import write_version
from sixteen.care.actions.course_documents import add_documents, withdraw_document
from sixteen.care.actions.safeguarding import add_to_concern, open_concern
from sixteen.care.models import (
    CourseDocument,
    EmergencyContact,
    OtherHelp,
    SafeguardingEntry,
    Supervision,
)
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.intake.documents import content_of
from sixteen.people.permissions import STAFF_ROLES
from tests.people_of import audited, refused
from tests.portal.house import NOW, account

PDF = b"%PDF-1.7\nwith words\n%%EOF"
SEEN = {"about": "child", "seen": "Left alone at night", "consent": "nothing_shared"}


def put_in(practice, *files, **more):  # type: ignore[no-untyped-def]
    given = {"mark": uuid.uuid4(), "said": {"what": "gp_letter", "words": "Dr Vane"}, "dated": None}
    given |= {"by": practice.therapist, "at": NOW, "files": files}
    return add_documents(course=practice.course, **(given | more))


def write(practice, said, seen=0, kind=OtherHelp, **more):  # type: ignore[no-untyped-def]
    by = more.pop("by", practice.therapist)
    return write_version(kind, course=practice.course, said=said, seen=seen, by=by, at=NOW)


def concern(practice, **said):  # type: ignore[no-untyped-def]
    mark, by = uuid.uuid4(), practice.therapist
    return open_concern(course=practice.course, mark=mark, said=SEEN | said, by=by, at=NOW)


def add(practice, found, seen=1, **said):  # type: ignore[no-untyped-def]
    by = said.pop("by", practice.therapist)
    return add_to_concern(concern=found, said=SEEN | said, seen=seen, by=by, at=NOW)


def test_a_document_is_sealed_and_comes_back_as_it_was(practice):
    (kept,) = put_in(practice, ("letter.pdf", PDF))
    assert kept.kind == "pdf" and b"with words" not in bytes(kept.content)
    opened = access.document_for_therapist(practice.therapist, practice.course, kept.pk, at=NOW)
    assert content_of(opened) == PDF
    assert audited("view-course-document", person=practice.client.pk) == 1
    assert audited("add-course-document") == 1


@pytest.mark.parametrize(
    "content",
    [b"<html><script>alert(1)</script>", b"MZ\x90 a program", b"%PDF-1.7 cut off", b"PK\x03\x04"],
)
def test_what_is_none_of_the_kinds_is_refused_whatever_it_is_called(practice, content):
    with pytest.raises(NotAllowed):
        put_in(practice, ("letter.pdf", PDF), ("letter2.pdf", content))
    assert CourseDocument.objects.count() == 0


def test_too_large_or_too_many_is_refused(practice, monkeypatch):
    with pytest.raises(NotAllowed):
        put_in(practice, *[("a.pdf", PDF)] * 6)
    monkeypatch.setattr("sixteen.care.actions.course_documents.MOST_BYTES", len(PDF) - 1)
    with pytest.raises(NotAllowed):
        put_in(practice, ("a.pdf", PDF))
    assert CourseDocument.objects.count() == 0


def test_sent_twice_it_is_there_once_and_a_paper_needs_no_file(practice):
    mark = uuid.uuid4()
    for _ in range(2):
        put_in(practice, ("a.pdf", PDF), ("b.pdf", PDF), mark=mark)
    (paper,) = put_in(practice)
    assert len(care.documents_of(practice.course)) == 3 and paper.kind == ""
    with refused("course-document", practice.therapist):
        access.document_for_therapist(practice.therapist, practice.course, paper.pk, at=NOW)


def test_what_is_withdrawn_is_gone_and_why_it_went_stays(practice):
    (kept,) = put_in(practice, ("a.pdf", PDF))
    with pytest.raises(NotAllowed):
        withdraw_document(document=kept, reason=" ", by=practice.therapist, at=NOW)
    gone = withdraw_document(document=kept, reason="Not hers", by=practice.therapist, at=NOW)
    assert gone.content is None and gone.open("said")["withdrawn"] == "Not hers"
    with refused("course-document", practice.therapist):
        access.document_for_therapist(practice.therapist, practice.course, kept.pk, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        CourseDocument.objects.filter(pk=kept.pk).update(content=b"back")


def test_a_document_of_another_course_is_not_there(practice):
    (kept,) = put_in(practice, ("a.pdf", PDF))
    found = concern(practice)
    theirs = practice.house.course(practice.house.client("Noor Haddad"), planned=0)
    with refused("course-document", practice.therapist):
        access.document_for_therapist(practice.therapist, theirs, kept.pk, at=NOW)
    with refused("safeguarding", practice.therapist):
        access.concern_for_reader(practice.therapist, theirs, found.pk, at=NOW)


def test_every_version_is_kept_and_the_same_words_are_none(practice):
    write(practice, {"medication": "None", "asked_on": "2026-11-20"})
    write(practice, {"medication": "None", "asked_on": "2026-11-20"}, seen=0)
    write(practice, {"medication": "A tablet", "asked_on": "2026-11-24"}, seen=1)
    kept = [each.open("said")["medication"] for each in care.other_help_of(practice.course)]
    assert kept == ["A tablet", "None"]
    with pytest.raises(Stale):
        write(practice, {"medication": "From another window"}, seen=1)


def test_the_emergency_contact_is_what_they_said_last_in_whichever_course(practice):
    said = {"permission": "only_if", "only_if": "I ask you to", "name": "Ada", "phone": "1"}
    write(practice, said, kind=EmergencyContact)
    assert care.emergency_contact_of(practice.client).open("said") == said
    assert b"Ada" not in bytes(EmergencyContact.objects.get().said)


def test_a_concern_is_added_to_and_never_overwritten(practice):
    found = concern(practice)
    add(practice, found, told="My supervisor, at ten", consent="not_asked", why_without="Tonight")
    kept = care.entries_of(found)
    assert [each.number for each in kept] == [2, 1]
    assert kept[1].open("said") == SEEN and "told" in kept[0].open("said")
    with pytest.raises(Stale):
        add(practice, found, seen=1, decision="From another window")
    with pytest.raises(IntegrityError), transaction.atomic():
        SafeguardingEntry.objects.filter(pk=kept[0].pk).update(number=1)


def test_it_is_open_until_there_is_an_outcome_and_open_again_without(practice):
    found = concern(practice)
    assert care.open_concerns_of(practice.therapist) == [found]
    add(practice, found, decision="Pass it on", outcome="A visit")
    assert care.open_concerns_of(practice.therapist) == []
    add(practice, found, seen=2, decision="Pass it on again")
    assert care.open_concerns_of(practice.therapist) == [found]


def test_nothing_is_passed_on_without_agreement_or_a_reason(practice):
    with pytest.raises(NotAllowed):
        concern(practice, told="The duty desk", consent="declined")
    assert SafeguardingEntry.objects.count() == 0


def test_the_care_team_reads_a_concern_and_nobody_else(practice):
    course, found = practice.course, concern(practice)
    for who in (practice.therapist, practice.supervisor):
        assert access.concern_for_reader(who, course, found.pk, at=NOW) == found
    assert audited("view-safeguarding") == 2
    everything = account(*STAFF_ROLES, name="Every Role")
    Supervision.objects.update(outside=True)
    with refused("safeguarding", practice.supervisor):
        access.concern_for_reader(practice.supervisor, course, found.pk, at=NOW)
    with refused("record", practice.supervisor):
        access.record_for_reader(practice.supervisor, course.pk, at=NOW)
    Supervision.objects.update(outside=False, until=NOW - timedelta(days=1))
    for who in (practice.other, everything, practice.duty, practice.supervisor):
        with refused("safeguarding", who):
            access.concern_for_reader(who, course, found.pk, at=NOW)


def test_nobody_else_writes(practice):
    found = concern(practice)
    for who in (practice.other, practice.supervisor, practice.duty):
        for attempt in (
            lambda who=who: put_in(practice, ("a.pdf", PDF), by=who),
            lambda who=who: write(practice, {"medication": "None"}, by=who),
            lambda who=who: add(practice, found, told="x", by=who),
        ):
            with pytest.raises(NotYours):
                attempt()
