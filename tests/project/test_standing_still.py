"""The dead-man's switch: silence, mail that does not go out, and an alert nobody took."""

import html
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixteen.care.actions.alerts import take_alert
from sixteen.outbox.actions import queue
from sixteen.outbox.models import Heartbeat, Message
from sixteen.outbox.sending import send_due
from sixteen.people.permissions import Role
from sixteen.project.rota_readiness import rota_problems
from sixteen.project.rounds import one_round
from sixteen.project.standing_still import watch
from tests.people_of import nobody_on_duty, on_duty
from tests.portal.house import NOW, account, browser_of
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
SILENT = "being processed"


def beat(minutes: int = 0) -> None:
    Heartbeat.objects.update_or_create(name="worker", defaults={"at": NOW - minutes * MINUTE})


def told(practice: Practice, kind: str = "alert-for-staff") -> Message:
    person = practice.therapist.person
    return queue(kind=kind, about=practice.course.pk, person=person, due_at=NOW, at=NOW)


def read(who, where: str) -> str:
    return html.unescape(as_(who).get(where).content.decode())


def test_a_round_says_that_it_was_one(practice):
    assert watch(at=NOW).silent
    one_round(at=NOW)
    assert watch(at=NOW).all_is_well


def test_a_round_that_fails_is_silent(practice, monkeypatch):
    def fault(**_):
        raise RuntimeError("planted")

    monkeypatch.setattr("sixteen.project.rounds.hand_over_late_alerts", fault)
    with pytest.raises(RuntimeError):
        one_round(at=NOW)
    assert watch(at=NOW).silent


@pytest.mark.parametrize(("minutes", "silent"), [(0, False), (5, False), (6, True), (9000, True)])
def test_after_five_minutes_silence_is_the_alarm(practice, minutes, silent):
    beat(minutes)
    assert watch(at=NOW).silent is silent


def test_messages_that_nobody_takes_up(practice, settings):
    settings.EMAIL_ON = True
    beat()
    told(practice, "something-to-read")
    assert watch(at=NOW + 4 * MINUTE).all_is_well
    beat(-16)
    assert watch(at=NOW + 16 * MINUTE).unsent
    settings.EMAIL_ON = False
    assert not watch(at=NOW + 16 * MINUTE).unsent


def test_mail_that_is_down_is_seen_by_what_clinicians_are_not_told(practice, settings, monkeypatch):
    def down(*_, **__):
        raise OSError

    settings.EMAIL_ON = True
    monkeypatch.setattr("sixteen.outbox.sending.deliver", down)
    alert = practice.alert()
    who = practice.therapist.person
    queue(kind="alert-for-staff", about=alert.pk, person=who, due_at=NOW, at=NOW)
    assert send_due(at=NOW).later == 1
    beat(-6)
    assert watch(at=NOW + 6 * MINUTE).unsent


def test_an_alert_that_is_late_and_nobodys(practice):
    beat(-16)
    alert = practice.alert(minutes=0)
    assert not watch(at=NOW + 14 * MINUTE).late
    assert watch(at=NOW + 15 * MINUTE).late
    take_alert(alert=alert, by=practice.therapist, at=NOW)
    assert not watch(at=NOW + 15 * MINUTE).late


def test_every_clinician_reads_it_on_their_pages_with_whom_to_ring(practice, settings):
    settings.KEEPER = "Kit on 020 7946 0009"
    beat(30)
    for who, where in (
        (practice.therapist, url("today")),
        (practice.therapist, url("course", practice.course.pk)),
        (practice.supervisor, url("supervision")),
        (practice.duty, url("duty")),
    ):
        page = read(who, where)
        assert SILENT in page and "Nobody is told of a new alert" in page
        assert "the last round was at Tuesday 24 November, 09:30" in page
        assert "Ring Kit on 020 7946 0009" in page
    beat()
    assert SILENT not in read(practice.therapist, url("today"))


def test_reception_and_the_lead_read_it_without_a_word_of_alerts(practice):
    practice.alert(minutes=-600)
    for role, where in ((Role.RECEPTION, "/office/"), (Role.SERVICE_LEAD, "/office/waiting/")):
        who = account(role, name="Rae")
        page = read(who, where)
        assert SILENT in page and "alert" not in page.lower()


def test_a_client_does_not_read_it(practice):
    assert SILENT not in html.unescape(browser_of(practice.client).get("/my/").content.decode())


def test_it_costs_one_query_a_page(practice):
    beat(30)
    ola = as_(practice.therapist)
    with CaptureQueriesContext(connection) as asked:
        ola.get(url("courses"))
    assert sum("outbox_heartbeat" in each["sql"] for each in asked) == 1


def test_asked_at_home_needs_somebody_on_duty(practice):
    assert rota_problems(at=NOW) == []
    nobody_on_duty()
    assert rota_problems(at=NOW) == []
    practice.house.request(practice.course)
    (problem,) = rota_problems(at=NOW)
    assert "nobody is on duty in the next seven days" in problem
    on_duty(practice.duty, NOW + timedelta(days=8))
    assert rota_problems(at=NOW) != []
    on_duty(practice.duty, NOW + timedelta(days=6))
    assert rota_problems(at=NOW) == []


def test_a_measure_without_a_question_about_safety_needs_no_rota(practice):
    nobody_on_duty()
    practice.house.request(practice.course, "gad7")
    assert rota_problems(at=NOW) == []
