"""Moments: off until both agreed, private until brought, never written over or read by others."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access, queries
from sixteen.care.actions import moments as actions
from sixteen.care.models import Moment, Session
from sixteen.care.queries import moments as reading
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from tests.people_of import audited, refused
from tests.portal.house import NOW

HAPPENED = {"happened": "He did not look up when I came in", "felt": "small"}
LATER = NOW + timedelta(hours=1)


def write(course, by, bring: bool = False, words=HAPPENED, at=NOW):  # type: ignore[no-untyped-def]
    return actions.write_moment(
        course=course, pk=uuid.uuid4(), words=words, bring=bring, by=by, at=at
    )


@pytest.fixture
def kept(course, therapist, mina):  # type: ignore[no-untyped-def]
    """The course, with moments switched on by both."""
    actions.offer_moments(course=course, by=therapist, at=NOW)
    actions.agree_to_moments(course=course, by=mina.account, at=NOW)
    return course


def test_they_are_off_until_both_have_ticked(course, therapist, mina) -> None:
    assert queries.moments_agreed(course) is None
    with pytest.raises(NotAllowed):
        actions.agree_to_moments(course=course, by=mina.account, at=NOW)
    for step in (lambda: None, lambda: actions.offer_moments(course=course, by=therapist, at=NOW)):
        step()
        with pytest.raises(NotAllowed, match="both of you"):
            write(course, mina.account)
    agreed = actions.agree_to_moments(course=course, by=mina.account, at=LATER)
    assert agreed.is_on and (agreed.therapist_at, agreed.client_at) == (NOW, LATER)
    write(course, mina.account)


def test_either_stops_them_and_both_tick_again(kept, therapist, mina) -> None:
    for who in (mina.account, therapist):
        private = write(kept, mina.account)
        actions.stop_moments(course=kept, by=who, at=LATER)
        with pytest.raises(NotAllowed):
            write(kept, mina.account)
        with pytest.raises(NotAllowed):
            actions.change_moment(
                moment=private, words=HAPPENED, revision=1, bring=True, by=mina.account, at=LATER
            )
        assert not actions.offer_moments(course=kept, by=therapist, at=LATER).is_on
        actions.agree_to_moments(course=kept, by=mina.account, at=LATER)


def test_nobody_else_ticks_writes_or_places(practice, kept, mina) -> None:
    stranger = practice.house.client("Somebody Else").account
    brought = write(kept, mina.account, bring=True)
    for who in (stranger, practice.other, practice.supervisor, practice.duty):
        with pytest.raises(NotYours):
            actions.offer_moments(course=kept, by=who, at=NOW)
        with pytest.raises(NotYours):
            actions.stop_moments(course=kept, by=who, at=NOW)
        with pytest.raises(NotYours):
            write(kept, who)
        with pytest.raises(NotYours):
            actions.place_moment(moment=brought, speaks_to=["self"], revision=1, by=who, at=NOW)
        with pytest.raises(NotYours):
            actions.delete_moment(moment=brought, by=who, at=NOW)
        with refused("moment", who):
            access.moment_for_client(who, brought.pk, at=NOW)
        with refused("moment", who):
            access.moments_for_therapist(who, kept, at=NOW)


def seen_by(therapist, course) -> set[uuid.UUID]:  # type: ignore[no-untyped-def]
    """Every moment that any question or door of the therapist's shows."""
    found = {moment.pk for moment in access.moments_for_therapist(therapist, course, at=NOW)}
    for session in course.sessions.all():
        found |= {moment.pk for moment in queries.moments_brought(session)}
        session.course = course
        brought = access.moments_brought_for_therapist(therapist, session, at=NOW)
        found |= {moment.pk for moment in brought}
    return found


def test_a_private_moment_is_never_the_therapists_to_read(kept, therapist, mina) -> None:
    private = write(kept, mina.account)
    assert seen_by(therapist, kept) == set()
    with refused("moment", therapist):
        access.moment_for_therapist(therapist, kept.pk, private.pk, at=NOW)
    with pytest.raises(NotYours):
        actions.place_moment(moment=private, speaks_to=["self"], revision=1, by=therapist, at=NOW)
    with pytest.raises(NotYours):
        actions.delete_moment(moment=private, by=therapist, at=NOW)
    assert audited("view-moment", actor=therapist.pk) == 0


def test_a_question_that_forgot_it_would_be_found(kept, therapist, mina, monkeypatch) -> None:
    private = write(kept, mina.account)
    everything = Moment.objects.filter(course=kept).select_related("session")
    monkeypatch.setattr(reading, "_brought", lambda course: everything)
    assert private.pk in seen_by(therapist, kept)


def test_it_is_brought_to_the_next_session_and_taken_back_until_it_was_held(
    kept, therapist, mina
) -> None:
    moment = write(kept, mina.account, bring=True)
    assert moment.session.number == 7
    found = access.moment_for_therapist(therapist, kept.pk, moment.pk, at=NOW)
    assert found.open("words") == HAPPENED
    change = {"moment": moment, "words": HAPPENED, "by": mina.account, "at": NOW}
    actions.change_moment(**change, revision=1, bring=False)
    assert seen_by(therapist, kept) == set()
    actions.change_moment(**change, revision=1, bring=True)
    Session.objects.filter(course=kept, number=7).update(state="held")
    with pytest.raises(NotAllowed, match="looked at"):
        actions.change_moment(**change, revision=1, bring=False)
    with pytest.raises(NotAllowed, match="looked at"):
        actions.delete_moment(moment=moment, by=mina.account, at=NOW)


def test_what_was_brought_to_a_session_that_did_not_take_place_waits_at_the_next(
    kept, therapist, mina
) -> None:
    moment = write(kept, mina.account, bring=True)
    sessions = {session.number: session for session in kept.sessions.all()}
    for number in (7, 8):
        Session.objects.filter(pk=sessions[number].pk).update(state="missed")
    assert [each.pk for each in queries.moments_brought(sessions[9])] == [moment.pk]
    assert queries.moments_brought(sessions[10]) == []
    assert queries.moments_brought(sessions[6]) == []


def test_without_a_booked_session_there_is_nowhere_to_bring_it(kept, mina) -> None:
    last = kept.sessions.order_by("number").last().appointment.ends_at
    with pytest.raises(NotAllowed, match="No session is booked"):
        write(kept, mina.account, bring=True, at=last)
    assert Moment.objects.count() == 0


def test_what_the_therapist_writes_down_stands_with_the_session(kept, therapist, mina) -> None:
    session = kept.sessions.get(number=6)
    session.course = kept
    made = {"session": session, "words": HAPPENED, "by": therapist, "at": NOW}
    moment = actions.write_moment_in_session(**made, pk=uuid.uuid4(), speaks_to=["other", "self"])
    assert moment.open("speaks_to") == ["self", "other"] and moment.session == session
    gathered = queries.by_part(queries.moments_of(kept))
    assert {code: [each.pk for each in found] for code, found in gathered.items()} == {
        "self": [moment.pk],
        "other": [moment.pk],
    }
    assert access.moment_for_client(mina.account, moment.pk, at=NOW).open("words") == HAPPENED
    with pytest.raises(NotYours):
        actions.delete_moment(moment=moment, by=mina.account, at=NOW)


def test_sent_twice_it_is_written_once_and_other_words_are_not_lost(kept, mina) -> None:
    first = {"course": kept, "pk": uuid.uuid4(), "bring": False, "by": mina.account, "at": NOW}
    for _ in range(2):
        actions.write_moment(**first, words=HAPPENED)
    with pytest.raises(Stale):
        actions.write_moment(**first, words={"happened": "Something else"})
    kept_now = Moment.objects.get()
    with pytest.raises(Stale):
        actions.change_moment(
            moment=kept_now, words={"happened": "X"}, revision=0, by=mina.account, at=NOW
        )
    assert kept_now.open("words") == HAPPENED
    assert audited("write-moment") == 1


def test_a_deleted_moment_is_gone(kept, mina) -> None:
    moment = write(kept, mina.account)
    actions.delete_moment(moment=moment, by=mina.account, at=LATER)
    assert Moment.objects.count() == 0 and audited("delete-moment") == 1


def test_the_database_keeps_only_a_clients_moment_private(kept, therapist, mina) -> None:
    moment = write(kept, mina.account)
    for wrong in ({"by_client": False}, {"brought_at": NOW}, {"session": kept.sessions.first()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Moment.objects.filter(pk=moment.pk).update(**wrong)
