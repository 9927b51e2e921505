"""A link opens what it opens from its first instant to its last, and not a moment more."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access, queries
from sixteen.care.access import knowing
from sixteen.care.actions.supervision import end_supervision, link_supervisor
from sixteen.care.models import Supervision
from sixteen.care.refusals import NotAllowed
from sixteen.people.permissions import Role
from tests.people_of import audited, refused
from tests.portal.house import NOW, account

DAY = timedelta(days=1)
OPEN = [(NOW - DAY, None), (NOW - DAY, NOW + DAY), (NOW, None), (NOW - DAY, NOW + timedelta(0, 1))]
CLOSED = [(NOW - 2 * DAY, NOW - DAY), (NOW - DAY, NOW), (NOW, NOW), (NOW + DAY, None)]
CLOSED += [(NOW + DAY, NOW + 2 * DAY)]


@pytest.fixture
def sam(practice):  # type: ignore[no-untyped-def]
    return practice.supervisor


@pytest.mark.parametrize(("since", "until"), OPEN)
def test_a_link_that_holds_lets_in(practice, sam, since, until) -> None:
    Supervision.objects.update(since=since, until=until)
    assert access.course_for_reader(sam, practice.course.pk, at=NOW) == practice.course
    assert queries.supervised_courses(sam, at=NOW) == [practice.course]


def is_shut(practice, sam) -> bool:
    with refused("course", sam):
        access.course_for_reader(sam, practice.course.pk, at=NOW)
    with refused("note", sam):
        access.notes_for_reader(sam, practice.course.sessions.get(number=6), at=NOW)
    return queries.supervised_courses(sam, at=NOW) == []


@pytest.mark.parametrize(("since", "until"), CLOSED)
def test_a_link_that_ended_or_is_to_come_opens_nothing(practice, sam, since, until) -> None:
    Supervision.objects.update(since=since, until=until)
    assert is_shut(practice, sam)


@pytest.mark.parametrize("left_out", ["since", "until"])
def test_a_planted_link_without_one_of_its_days_is_found(
    practice, sam, monkeypatch, left_out
) -> None:
    """The condition without its beginning, or without its end."""
    from django.db.models import Q

    planted = Q(since__lte=NOW) if left_out == "until" else Q(until=None) | Q(until__gt=NOW)
    monkeypatch.setattr(knowing, "in_force", lambda at: planted)
    wrong = {"until": (NOW - 2 * DAY, NOW - DAY), "since": (NOW + DAY, None)}[left_out]
    Supervision.objects.update(since=wrong[0], until=wrong[1])
    assert access.course_for_reader(sam, practice.course.pk, at=NOW) == practice.course


def test_a_link_is_made_once_and_does_not_overlap_another(practice, sam) -> None:
    first = {"supervisor": sam, "therapist": practice.other, "by": None, "at": NOW}
    dated = first | {"since": NOW + DAY, "until": NOW + 9 * DAY}
    made = link_supervisor(**dated)
    assert link_supervisor(**dated) == made == link_supervisor(**first)
    for clash in ({"until": None}, {"since": NOW + 5 * DAY}, {"outside": True}):
        with pytest.raises(NotAllowed):
            link_supervisor(**dated | clash)
    after = link_supervisor(**dated | {"since": NOW + 9 * DAY, "until": None})
    assert {made.pk, after.pk} <= set(Supervision.objects.values_list("pk", flat=True))
    assert audited("link-supervisor") == 2


def test_ending_a_link_ends_it_now_and_one_to_come_never_begins(practice, sam) -> None:
    link = Supervision.objects.get()
    end_supervision(link=link, by=None, at=NOW)
    end_supervision(link=link, by=None, at=NOW + DAY)
    link.refresh_from_db()
    assert link.until == NOW and audited("end-supervision") == 1
    later = link_supervisor(
        supervisor=sam, therapist=practice.other, since=NOW + 2 * DAY, by=None, at=NOW
    )
    end_supervision(link=later, by=None, at=NOW)
    later.refresh_from_db()
    assert later.since == later.until and queries.supervision_links(at=NOW + DAY) == [later]
    assert queries.supervised_courses(sam, at=NOW + 3 * DAY) == []


def test_a_link_that_ends_before_it_begins_is_not_kept(practice) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Supervision.objects.update(until=NOW - 99 * DAY)


def test_of_two_links_the_one_that_shows_less_counts(practice, sam) -> None:
    course = practice.course
    assert not access.reads_initials_only(sam, course, at=NOW)
    Supervision.objects.create(
        supervisor=sam, therapist=practice.therapist, since=NOW - DAY, outside=True
    )
    assert access.reads_initials_only(sam, course, at=NOW)
    assert not access.reads_initials_only(practice.therapist, course, at=NOW)


def test_only_the_service_lead_reaches_a_link(practice, sam) -> None:
    link, lead = Supervision.objects.get(), account(Role.SERVICE_LEAD)
    assert access.supervision_link(lead, link.pk) == link
    for who in (sam, practice.therapist, practice.duty):
        with refused("supervision", who):
            access.supervision_link(who, link.pk)
