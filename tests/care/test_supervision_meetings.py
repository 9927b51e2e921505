"""Meetings: who was there, what was agreed, what is asked; in a group, each of their own only."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access, queries
from sixteen.care.access import supervision as door
from sixteen.care.actions.supervision_meetings import (
    agree_on,
    ask_in_supervision,
    finish_point,
    hold_meeting,
)
from sixteen.care.models import Supervision, SupervisionMeeting, SupervisionPoint
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from tests.people_of import audited, refused
from tests.portal.house import NOW, House

DAY = timedelta(days=1)


@pytest.fixture
def sam(practice):  # type: ignore[no-untyped-def]
    return practice.supervisor


@pytest.fixture
def others_course(practice):  # type: ignore[no-untyped-def]
    """A course of a colleague, whom Sam supervises too."""
    house = House(therapist=practice.other, room=practice.room)
    Supervision.objects.create(supervisor=practice.supervisor, therapist=practice.other, since=NOW)
    return house.course(house.client("Ned Ash"), hour=11)


@pytest.fixture
def meeting(practice, sam):  # type: ignore[no-untyped-def]
    return hold_meeting(therapists=[practice.therapist], held_at=NOW, minutes=60, by=sam, at=NOW)


@pytest.fixture
def group(practice, sam, others_course):  # type: ignore[no-untyped-def]
    both = [practice.therapist, practice.other]
    return hold_meeting(therapists=both, held_at=NOW + DAY, minutes=90, by=sam, at=NOW)


def agree(meeting, course, by, words="Ring the GP", **more):  # type: ignore[no-untyped-def]
    return agree_on(meeting=meeting, course=course, agreed=words, by=by, at=NOW, **more)


def test_a_meeting_sent_twice_is_one(practice, sam, meeting) -> None:
    again = hold_meeting(therapists=[practice.therapist], held_at=NOW, minutes=60, by=sam, at=NOW)
    assert again == meeting and SupervisionMeeting.objects.count() == 1
    assert audited("hold-supervision") == 1


def test_a_meeting_is_with_those_whose_link_holds(practice, sam) -> None:
    for who in ([], [practice.other], [practice.therapist, practice.other]):
        with pytest.raises(NotAllowed):
            hold_meeting(therapists=who, held_at=NOW, minutes=60, by=sam, at=NOW)
    Supervision.objects.update(until=NOW)
    with pytest.raises(NotAllowed):
        hold_meeting(therapists=[practice.therapist], held_at=NOW, minutes=60, by=sam, at=NOW)
    assert not SupervisionMeeting.objects.exists()


def test_what_was_agreed_is_sealed_and_comes_back_until_it_is_done(sam, meeting, course) -> None:
    point = agree(meeting, course, sam)
    assert b"GP" not in bytes(point.agreed)
    kept = queries.agenda_of_courses([course])[course.pk]
    assert [each.open("agreed") for each in kept.open_points] == ["Ring the GP"]
    assert kept.talked == NOW
    finish_point(point=point, by=sam, at=NOW)
    finish_point(point=point, by=sam, at=NOW + DAY)
    kept = queries.agenda_of_courses([course])[course.pk]
    assert kept.open_points == [] and kept.talked == NOW and audited("finish-point") == 1


def test_a_talk_in_which_nothing_was_agreed_counts_as_a_talk(sam, meeting, course) -> None:
    agree(meeting, course, sam, words=" ")
    kept = queries.agenda_of_courses([course])[course.pk]
    assert kept.talked == NOW and kept.open_points == []


def test_two_windows_do_not_overwrite_each_other(sam, meeting, course) -> None:
    point = agree(meeting, course, sam)
    with pytest.raises(Stale) as stale:
        agree(meeting, course, sam, words="Something else")
    assert stale.value.row.open("agreed") == "Ring the GP"
    agree(meeting, course, sam, words="Something else", revision=point.revision)
    assert SupervisionPoint.objects.get().open("agreed") == "Something else"


def test_nobody_else_writes_in_a_meeting(practice, meeting, course, others_course) -> None:
    for who in (practice.therapist, practice.other, practice.duty):
        with pytest.raises(NotYours):
            agree(meeting, course, who)
    with pytest.raises(NotYours):
        agree(meeting, others_course, practice.supervisor)
    assert not SupervisionPoint.objects.exists()


def test_after_the_link_nothing_is_written_or_read(sam, meeting, course) -> None:
    point = agree(meeting, course, sam)
    Supervision.objects.update(until=NOW)
    with pytest.raises(NotYours):
        agree(meeting, course, sam, revision=point.revision)
    with refused("course", sam):
        access.case_of_meeting(sam, meeting, course.pk, at=NOW)
    with refused("supervision", sam):
        access.point_to_finish(sam, point.pk, at=NOW)
    assert access.agenda_for_supervisor(sam, at=NOW, meeting=meeting) == []


def test_in_a_group_each_reads_of_their_own_and_the_supervisor_of_all(
    practice, sam, group, course, others_course
) -> None:
    mine, theirs = agree(group, course, sam), agree(group, others_course, sam)
    therapist, other = practice.therapist, practice.other
    assert access.agenda_for_therapist(therapist, at=NOW) == [course]
    assert access.agenda_for_therapist(other, at=NOW) == [others_course]
    assert set(access.agenda_for_supervisor(sam, at=NOW)) == {course, others_course}
    assert access.point_to_finish(therapist, mine.pk, at=NOW) == mine
    for who, point in ((therapist, theirs), (other, mine)):
        with refused("supervision", who):
            access.point_to_finish(who, point.pk, at=NOW)
    with refused("supervision", therapist):
        access.meeting_for_supervisor(therapist, group.pk)


def test_a_course_of_somebody_who_was_not_there_is_not_in_the_meeting(
    sam, meeting, course, others_course
) -> None:
    assert access.agenda_for_supervisor(sam, at=NOW, meeting=meeting) == [course]
    with refused("course", sam):
        access.case_of_meeting(sam, meeting, others_course.pk, at=NOW)


def test_planted_doors_without_their_conditions_are_found(
    practice, sam, meeting, group, course, others_course, monkeypatch
) -> None:
    """Without the link, and with the courses of everybody in the group."""
    point = agree(group, course, sam)
    Supervision.objects.filter(therapist=practice.therapist).update(until=NOW)
    monkeypatch.setattr(door, "supervises", lambda account, course, at: True)
    assert access.point_to_finish(practice.other, point.pk, at=NOW) == point
    assert access.case_of_meeting(sam, meeting, course.pk, at=NOW) == course
    monkeypatch.setattr(door, "courses_of", lambda account: [course, others_course])
    assert len(access.agenda_for_therapist(practice.other, at=NOW)) == 2


def test_a_question_is_there_until_it_was_talked_about(practice, sam, meeting, course) -> None:
    ask = {"course": course, "by": practice.therapist, "at": NOW}
    question = ask_in_supervision(words="Is this the focus?", **ask)
    with pytest.raises(Stale):
        ask_in_supervision(words="Another", **ask)
    again = ask_in_supervision(words="Another", revision=question.revision, **ask)
    assert again.pk == question.pk and b"Another" not in bytes(again.words)
    agree(meeting, course, sam)
    assert queries.open_question(course) is None
    assert ask_in_supervision(words="", **ask) is None


def test_a_question_is_the_therapists_and_can_be_taken_off(practice, sam, course) -> None:
    for who in (sam, practice.other, practice.duty):
        with pytest.raises(NotYours):
            ask_in_supervision(course=course, words="x", by=who, at=NOW)
    ask = {"course": course, "by": practice.therapist, "at": NOW}
    question = ask_in_supervision(words="Is this the focus?", **ask)
    assert ask_in_supervision(words=" ", revision=question.revision, **ask) is None
    assert queries.open_question(course) is None


def test_a_point_is_done_by_somebody(sam, meeting, course) -> None:
    agree(meeting, course, sam)
    with pytest.raises(IntegrityError), transaction.atomic():
        SupervisionPoint.objects.update(done_at=NOW)


def test_whose_agenda_was_shown_is_in_the_audit(practice, sam, others_course) -> None:
    access.agenda_for_supervisor(sam, at=NOW)
    assert audited("view-agenda") == 2
