"""The contact log is only added to; a call stays with the course until it is returned."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.absences import record_absence
from sixteen.care.actions.contact_log import ask_for_call_back, log_contact, return_call
from sixteen.care.models import CallBack, ContactEntry
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.people.permissions import Role
from tests.people_of import audited, refused
from tests.portal.house import NOW, account

SAID = {"way": "rang", "whom": "gp", "name": "Dr Vane", "words": "A new tablet since Monday."}
TODAY = NOW.date()


@pytest.fixture
def rae(db):  # type: ignore[no-untyped-def]
    return account(Role.RECEPTION, name="Rae Whitlock")


def ask(practice, by, **more):  # type: ignore[no-untyped-def]
    given = {
        "client": practice.client,
        "owner": practice.therapist,
        "mark": uuid.uuid4(),
        "name": "Mina Okafor",
        "number": "07700 900123",
        "words": "After four",
        "due": TODAY,
    }
    return ask_for_call_back(**(given | more), by=by, at=NOW)


def log(practice, **more):  # type: ignore[no-untyped-def]
    given = {"course": practice.course, "mark": uuid.uuid4(), "said": SAID, "happened_at": NOW}
    return log_contact(**(given | {"by": practice.therapist, "at": NOW} | more))


def returned(call, by, **more):  # type: ignore[no-untyped-def]
    given = {"mark": uuid.uuid4(), "said": SAID, "again_on": None}
    return return_call(call=call, **(given | more), by=by, at=NOW)


def test_an_entry_is_sealed_audited_and_in_the_log(practice, course):
    entry = log(practice)
    assert [each.open("said") for each in care.contact_entries(course)] == [SAID]
    assert b"Vane" not in bytes(entry.said)
    assert audited("log-contact", person=practice.client.pk) == 1


def test_sent_twice_it_is_one_and_other_words_are_not_lost_silently(practice):
    mark = uuid.uuid4()
    log(practice, mark=mark)
    log(practice, mark=mark)
    with pytest.raises(NotAllowed):
        log(practice, mark=mark, said=SAID | {"words": "Something else"})
    assert ContactEntry.objects.count() == 1


def test_only_the_therapist_and_the_deputy_write_in_it(practice, rae):
    for who in (practice.other, practice.supervisor, rae):
        with pytest.raises(NotYours):
            log(practice, by=who)
    practice.course.deputy = practice.other
    log(practice, by=practice.other)


def test_reception_asks_for_a_call_and_only_of_somebody_who_sees_them(practice, rae):
    call = ask(practice, rae)
    assert care.calls_to_return(practice.therapist, at=NOW) == [call]
    with pytest.raises(NotAllowed):
        ask(practice, rae, owner=practice.other)
    with pytest.raises(NotYours):
        ask(practice, practice.other)


def test_before_a_course_it_is_for_whoever_they_are_booked_with(practice, rae):
    client = practice.enquiry(days=3).client
    call = ask(practice, rae, client=client)
    assert call.course is None and call.owner == practice.therapist
    assert care.calls_to_return(practice.therapist, at=NOW) == [call]
    assert access.call_back_for(practice.therapist, call.pk, at=NOW) == call
    assert care.clinicians_of(practice.house.client("Nobody’s")).people == []


def test_it_goes_with_the_course_and_not_with_who_was_asked_once(practice, rae):
    call = ask(practice, rae)
    practice.course.therapist = practice.other
    practice.course.save()
    assert care.calls_to_return(practice.therapist, at=NOW) == []
    assert care.calls_to_return(practice.other, at=NOW) == [call]
    with refused("call-back", practice.therapist):
        access.call_back_for(practice.therapist, call.pk, at=NOW)
    assert access.call_back_for(practice.other, call.pk, at=NOW) == call
    assert audited("view-call-back", actor=practice.other.pk) == 1


def test_a_call_nobody_answered_stays_until_another_day(practice, rae):
    call = returned(ask(practice, rae), practice.therapist, again_on=TODAY + timedelta(days=2))
    assert call.done_at is None and call.due == TODAY + timedelta(days=2)
    assert care.calls_to_return(practice.therapist, at=NOW) == [call]
    assert ContactEntry.objects.count() == 1


def test_a_call_is_returned_once(practice, rae):
    call, mark = ask(practice, rae), uuid.uuid4()
    returned(call, practice.therapist, mark=mark)
    returned(call, practice.therapist, mark=mark)
    with pytest.raises(Stale):
        returned(call, practice.therapist)
    assert care.calls_to_return(practice.therapist, at=NOW) == []
    assert ContactEntry.objects.count() == 1 and audited("return-call") == 1


def test_who_stands_in_returns_it_while_the_therapist_is_away(practice, rae):
    """With a course and before one; until they are back."""
    before = ask(practice, rae, client=practice.enquiry(days=3).client)
    call, cover = ask(practice, rae), practice.other
    away = {"starts_at": NOW - timedelta(hours=1), "ends_at": NOW + timedelta(days=7)}
    therapist = practice.therapist
    absence = record_absence(therapist=therapist, cover=cover, by=therapist, at=NOW, **away)
    assert set(care.calls_to_return(cover, at=NOW)) == {call, before}
    for each in (call, before):
        assert access.call_back_for(cover, each.pk, at=NOW) == each
    assert returned(call, cover).done_by == cover
    later = absence.ends_at
    assert care.calls_to_return(cover, at=later) == []
    with refused("call-back", cover):
        access.call_back_for(cover, before.pk, at=later)
    with pytest.raises(NotYours):
        return_call(call=before, mark=uuid.uuid4(), said=SAID, again_on=None, by=cover, at=later)


def test_nobody_else_returns_it(practice, rae):
    call = ask(practice, rae)
    for who in (practice.other, practice.supervisor, rae):
        with pytest.raises(NotYours):
            returned(call, who)


def test_the_database_wants_somebody_who_returned_it(practice, rae):
    call = ask(practice, rae)
    with pytest.raises(IntegrityError), transaction.atomic():
        CallBack.objects.filter(pk=call.pk).update(done_at=NOW)
