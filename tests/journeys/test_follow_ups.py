"""After the end: asked again while they agree, a danger is looked at, and there is a way back."""

import itertools
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client as Browser

from sixteen.care.models import Alert, Course, FollowUp
from sixteen.care.refusals import NotAllowed
from sixteen.intake.actions import open_enquiry
from sixteen.intake.models import Enquiry
from sixteen.journeys import answering
from sixteen.journeys.courses import end_course
from sixteen.journeys.follow_ups import (
    ask_again,
    book_meeting,
    go_on_with_follow_ups,
    plan_follow_ups,
    stop_contact,
    stop_follow_ups,
)
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from sixteen.outbox.sending import send_due
from sixteen.people.actions import lift_no_contact
from sixteen.people.actions.portal_off import switch_pages_on
from sixteen.people.models import Account, Consent, NoContact
from sixteen.people.queries import no_contact_with
from sixteen.questionnaires import queries
from sixteen.questionnaires.following import asked_after
from sixteen.questionnaires.links import asked_by, code_of, is_open, link_by_code
from sixteen.questionnaires.models import Link, Request
from sixteen.scheduling.feeds import make_feed
from sixteen.scheduling.models import Appointment
from sixteen.scheduling.queries import living_feed
from tests.once import once_a_module
from tests.people.signing import sign_in
from tests.people_of import answer, audited, nothing_changed
from tests.portal.house import NOW, browser_of
from tests.workspace.house import Practice

MONTH = NOW + timedelta(days=30)
EVERYTHING = [model.objects.count for model in (Consent, FollowUp, Message, Request)]


def all_zero(request: Request, at, but: int | None = None) -> None:  # type: ignore[no-untyped-def]
    for number in range(1, 10):
        answer(request, number, 1 if number == but else 0, at)
    answering.finish(request=request, by=request.client.account, at=at)


def _at_its_end() -> Practice:
    """Mina's course, in which PHQ-9 was asked, has ended today."""
    made = Practice()
    all_zero(made.house.request(made.course, number=6), NOW, but=1)
    end_course(course=made.course, ended_by="both", reason="Enough.", by=made.therapist, at=NOW)
    return made


standing = once_a_module(_at_its_end)


@pytest.fixture
def ended(practice):  # type: ignore[no-untyped-def]
    return Course.objects.get(pk=practice.course.pk)


@pytest.fixture
def planned(practice, ended):  # type: ignore[no-untyped-def]
    return plan_follow_ups(course=ended, by=practice.therapist, at=NOW)


def test_a_follow_up_is_answered_by_its_link_and_ends_with_it(planned) -> None:
    link = Link.objects.order_by("opens_at").first()
    opens = link.opens_at
    assert not is_open(link, at=opens - timedelta(minutes=1)) and is_open(link, at=opens)
    (asked,) = asked_by(link).values()
    FollowUp.objects.filter(pk=link.follow_up_id).update(
        state="stopped", stopped_at=opens, stopped_because="withdrawn"
    )
    assert not is_open(link_by_code(code_of(link)), at=opens)
    FollowUp.objects.filter(pk=link.follow_up_id).update(
        state="planned", stopped_at=None, stopped_because=""
    )
    all_zero(asked, opens)
    assert Link.objects.get(pk=link.pk).used_at == opens
    assert not is_open(link_by_code(code_of(link)), at=opens)


def test_everything_is_planned_once_with_the_clients_yes(practice, ended, planned) -> None:
    assert [each.months for each in planned] == [1, 3, 6, 12]
    assert next(each.opens_at.isoformat() for each in planned) == "2026-12-24T09:00:00+00:00"
    asked = Request.objects.filter(follow_up__isnull=False)
    assert set(asked.values_list("measure", "session")) == {("phq9", None)}
    assert asked.count() == 4
    assert Consent.objects.filter(purpose="follow-up", withdrawn_at=None).count() == 1
    ended.refresh_from_db()
    assert (ended.state, ended.next_action_due) == ("follow_up", planned[0].opens_at)
    with nothing_changed(*EVERYTHING):
        plan_follow_ups(course=ended, by=practice.therapist, at=NOW)


def test_nothing_is_planned_while_the_course_goes_on(new_practice) -> None:
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        plan_follow_ups(course=new_practice.course, by=new_practice.therapist, at=NOW)


def test_a_request_is_for_a_session_or_for_a_follow_up(practice, planned) -> None:
    request = Request.objects.filter(follow_up=planned[0])
    for wrong in ({"follow_up": None}, {"session": practice.course.sessions.first()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            request.update(**wrong)


def asked_now(client, at):  # type: ignore[no-untyped-def]
    return [(each.follow_up.months, each.measure) for each in queries.open_requests(client, at=at)]


def test_it_is_open_for_four_weeks_and_said_as_it_opens(practice, planned) -> None:
    client, first = practice.client, planned[0]
    assert asked_now(client, NOW) == []
    assert asked_now(client, first.opens_at) == [(1, "phq9")]
    assert asked_now(client, first.closes_at) == []
    wanted = kind_named("follow-up-open").wanted
    message = Message.objects.get(kind="follow-up-open", about=first.pk)
    assert message.due_at == first.opens_at and wanted(message, first.opens_at)
    assert not wanted(message, first.opens_at - timedelta(hours=1))
    assert not wanted(message, first.closes_at)
    all_zero(Request.objects.get(follow_up=first), first.opens_at)
    assert not wanted(message, first.opens_at)
    assert set(Message.objects.filter(about=first.pk).values_list("state", "outcome")) == {
        ("void", "withdrawn")
    }


def test_an_answer_about_safety_at_a_follow_up_is_looked_at_like_any_other(
    practice, planned
) -> None:
    request = Request.objects.get(follow_up=planned[0])
    answer(request, 9, 1, MONTH)
    alert = Alert.objects.get()
    assert (alert.state, alert.course, alert.client) == ("open", practice.course, practice.client)
    assert alert.owner_id and "better off dead" in alert.open("concerns")[0]["words"]
    assert Message.objects.filter(kind="alert-for-staff", about=alert.pk).exists()


def test_planted_an_answer_at_a_follow_up_that_raises_nothing_is_found(
    practice, planned, monkeypatch
) -> None:
    raised = answering.raise_alert
    monkeypatch.setattr(answering, "raise_alert", lambda **a: a["course"].ended_at or raised(**a))
    with pytest.raises(Alert.DoesNotExist):
        test_an_answer_about_safety_at_a_follow_up_is_looked_at_like_any_other(practice, planned)


def test_a_blank_safety_question_at_a_follow_up_is_asked_about(practice, planned) -> None:
    request = Request.objects.get(follow_up=planned[0])
    answer(request, 1, 0, MONTH)
    answering.finish(request=request, by=practice.client.account, at=MONTH)
    assert Alert.objects.get().state == "open"


def test_a_follow_up_is_no_score_of_the_course(practice, ended, planned) -> None:
    before = queries.first_and_last_scores(ended)
    all_zero(Request.objects.get(follow_up=planned[0]), MONTH)
    assert queries.first_and_last_scores(ended) == before
    assert queries.totals_of(ended) == {"phq9": {6: 1}}
    one, three, *_ = asked_after([ended])[ended.pk]
    assert (one.scores, one.answered) == ({"phq9": 0}, True)
    assert (three.scores, three.answered, three.asked) == ({}, False, ("phq9",))


def test_a_withdrawal_stops_everything_in_one_step(practice, planned, settings) -> None:
    meeting(practice, planned[0])
    stopped = stop_follow_ups(client=practice.client, by=practice.client.account, at=NOW)
    assert stopped == 4
    assert not Consent.objects.filter(purpose="follow-up", withdrawn_at=None).exists()
    assert set(Request.objects.filter(follow_up__isnull=False).values_list("state")) == {("void",)}
    told = Message.objects.filter(kind__startswith="follow-up")
    assert set(told.values_list("state")) == {("void",)}
    assert Appointment.objects.get(pk=FollowUp.objects.get(months=1).appointment_id).state == (
        "cancelled"
    )
    assert Course.objects.get().state == "closed"
    assert asked_now(practice.client, MONTH) == []


def test_a_permission_that_is_gone_stops_a_message_that_is_still_queued(practice, planned) -> None:
    """Should a row have been missed: it is decided again as it goes."""
    message = Message.objects.get(kind="follow-up-open", about=planned[0].pk)
    Consent.objects.filter(purpose="follow-up").update(withdrawn_at=NOW)
    assert not kind_named("follow-up-open").wanted(message, planned[0].opens_at)


@pytest.mark.parametrize("why", ["died", "asked"])
def test_nothing_reaches_who_died_or_asked_for_that(practice, planned, rae, settings, why) -> None:
    settings.EMAIL_ON, settings.SENDER_ADDRESS = True, "office@example.org"
    stop_contact(client=practice.client, why=why, by=rae, at=NOW)
    stop_contact(client=practice.client, why=why, by=rae, at=NOW)
    assert audited("note-no-contact") == 1
    assert set(FollowUp.objects.values_list("state", "stopped_because")) == {
        ("stopped", "no_contact")
    }
    Message.objects.filter(about=planned[0].pk).update(state="queued", outcome="")
    assert send_due(at=planned[0].opens_at + timedelta(hours=1)).sent == 0
    assert {each.outcome for each in Message.objects.filter(about=planned[0].pk)} <= {
        "no contact",
        "",
    }
    with pytest.raises(NotAllowed):
        plan_follow_ups(course=Course.objects.get(), by=practice.therapist, at=NOW)
    lift_no_contact(client=practice.client, by=rae, at=NOW)
    assert FollowUp.objects.filter(state="planned").count() == 0


def meeting(practice, follow_up):  # type: ignore[no-untyped-def]
    return book_meeting(
        follow_up=follow_up,
        starts_at=MONTH.replace(hour=11),
        room=None,
        format="video",
        by=practice.therapist,
        at=NOW,
    )


def test_one_meeting_if_they_want_one(practice, planned) -> None:
    made = meeting(practice, planned[0])
    assert meeting(practice, planned[0]) == made
    assert (made.client, made.therapist) == (practice.client, practice.therapist)
    assert Message.objects.filter(kind="booking-confirmed", about=made.pk).exists()


def test_when_the_last_is_over_the_course_is_closed(practice, ended, planned) -> None:
    course = Course.objects.filter(pk=ended.pk)
    for follow_up, following in itertools.pairwise(planned):
        go_on_with_follow_ups(at=follow_up.closes_at)
        assert course.get().next_action_due == following.opens_at
    go_on_with_follow_ups(at=planned[-1].closes_at)
    go_on_with_follow_ups(at=planned[-1].closes_at)
    assert (course.get().state, course.get().next_action) == ("closed", "")
    assert audited("course-closed") == 1


def test_a_way_back_in_has_an_owner_a_next_step_and_a_date(practice, ended, rae) -> None:
    made = ask_again(client=practice.client, by=practice.client.account, at=MONTH)
    assert (made.source, made.state, made.owner_role) == ("return", "enquiry", "reception")
    assert made.next_action == "arrange-consultation" and made.next_action_due > MONTH
    assert ask_again(client=practice.client, by=rae, at=MONTH) == made
    assert Enquiry.objects.count() == 1


def test_nobody_asks_again_out_of_a_course(new_practice, rae) -> None:
    open_enquiry(client=new_practice.client, source="website", appointment=None, by=rae, at=NOW)
    with pytest.raises(NotAllowed):
        ask_again(client=new_practice.client, by=rae, at=NOW)


def test_nobody_reads_the_pages_of_somebody_who_died(practice, ended, rae) -> None:
    """Whoever has their telephone or mailbox: not signed in, and not by the calendar either."""
    mina = practice.client
    browser = browser_of(mina)
    make_feed(whose=mina, by=mina.account, at=NOW)
    stop_contact(client=mina, why="asked", by=rae, at=NOW)
    assert browser.get("/my/").status_code == 200
    page = f"/office/clients/{mina.pk}/no-contact/"
    desk = sign_in(Browser(), rae)
    assert "Have they died since?" in desk.get(page).content.decode()
    desk.post(page, {"why": "died", "sure": "on"})
    assert no_contact_with(mina.pk).open("why") == "died"
    assert NoContact.objects.filter(client=mina, lifted_at=None).count() == 1
    # What is true stays: nobody who died is noted as somebody who asked, or twice.
    for why in ("asked", "died"):
        stop_contact(client=mina, why=why, by=rae, at=NOW)
    assert no_contact_with(mina.pk).open("why") == "died"
    assert "They have died. Noted on" in desk.get(page).content.decode()
    assert audited("note-no-contact", person=mina.pk) == 2
    assert browser.get("/my/").url.startswith("/account/")
    assert not Account.objects.get(client=mina).is_active
    assert living_feed(mina) is None
    assert audited("close-pages", person=mina.pk) == 1
    # Noted for the wrong person: the pages come back when somebody says so, not by themselves.
    lift_no_contact(client=mina, by=rae, at=NOW)
    assert not Account.objects.get(client=mina).is_active
    switch_pages_on(client=mina, by=rae, at=NOW)
    assert Account.objects.get(client=mina).is_active
