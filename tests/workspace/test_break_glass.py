"""Notes opened from outside the care team: a reason, an hour, everybody told; only clinicians."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from sixteen.audit.models import Entry
from sixteen.care.access import break_glass
from sixteen.care.actions import break_glass as opening
from sixteen.care.actions.notes import save_note
from sixteen.care.models import BreakGlass, Supervision
from sixteen.outbox.models import Message
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from tests.people_of import SAFETY
from tests.portal.house import NOW, account
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
TYPED = {"reason": "She rang the wrong door and is on the roof.", "sure": "on"}


@pytest.fixture
def noted(practice: Practice) -> Practice:
    for number, sign in ((5, True), (6, False)):
        save_note(
            session=practice.course.sessions.get(number=number),
            text=f"Session {number} words",
            safety=SAFETY,
            by=practice.therapist,
            at=NOW,
            sign=sign,
        )
    return practice


def ask(practice: Practice, who: Any, **typed: str) -> Any:
    return as_(who).post(url("ask_break_glass", practice.client.pk), TYPED | typed)


def test_a_colleague_reads_what_is_signed_after_a_reason(noted) -> None:
    warned = as_(noted.other).get(url("ask_break_glass", noted.client.pk)).content.decode()
    assert "You are not in this care team" in warned and "Session 5 words" not in warned
    answer = ask(noted, noted.other)
    words = as_(noted.other).get(answer["Location"]).content.decode()
    assert "Session 5 words" in words and "Session 6 words" not in words
    assert Entry.objects.filter(action="break-glass", actor=noted.other.pk).count() == 1
    read = Entry.objects.filter(action="view-note", actor=noted.other.pk, person=noted.client.pk)
    assert read.count() == 1


@pytest.mark.parametrize("gap", [{"reason": ""}, {"reason": " \n "}, {"sure": ""}])
def test_without_a_reason_and_a_tick_nothing_is_opened(noted, gap) -> None:
    assert ask(noted, noted.other, **gap).status_code == 200
    assert not BreakGlass.objects.exists() and not Message.objects.exists()


def test_after_an_hour_it_is_shut(noted) -> None:
    where = ask(noted, noted.other)["Location"]
    for minutes, status in ((59, 200), (60, 404)):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            assert as_(noted.other).get(where).status_code == status


def test_nobody_else_uses_what_one_opened(noted) -> None:
    where = ask(noted, noted.other)["Location"]
    for who in (noted.duty, noted.supervisor, noted.client.account):
        assert as_(who).get(where).status_code == 404


def test_only_clinicians_break_it(noted) -> None:
    refused = [account(Role.RECEPTION), account(Role.SERVICE_LEAD), noted.client.account]
    for who in refused:
        assert ask(noted, who).status_code == 404
        assert as_(who).post(url("break_glass"), {"name": "Mina Okafor"}).status_code == 404
    assert not BreakGlass.objects.exists()
    for who in (noted.duty, account(Role.SUPERVISOR)):
        assert ask(noted, who).status_code == 302
    assert BreakGlass.objects.count() == 2


def test_a_supervisor_from_outside_the_service_does_not(noted) -> None:
    outside = account(Role.SUPERVISOR)
    link = {"supervisor": outside, "therapist": noted.other, "since": NOW - timedelta(days=1)}
    Supervision.objects.create(**link, outside=True)
    assert ask(noted, outside).status_code == 404


def test_the_therapist_is_told_at_once_and_on_today(noted) -> None:
    ask(noted, noted.other)
    told = Message.objects.get()
    assert (told.kind, told.person, told.due_at) == ("notes-opened", noted.therapist.person, NOW)
    today = as_(noted.therapist).get(url("today")).content.decode()
    assert "Rae Winter" in today and "on the roof" in today and "Mina Okafor" in today
    opening = BreakGlass.objects.get()
    assert as_(noted.other).post(url("seen_opening", opening.pk)).status_code == 404
    as_(noted.therapist).post(url("seen_opening", opening.pk))
    assert "Rae Winter" not in as_(noted.therapist).get(url("today")).content.decode()


def test_sent_twice_it_is_one_opening(noted) -> None:
    assert ask(noted, noted.other)["Location"] == ask(noted, noted.other)["Location"]
    assert Message.objects.count() == BreakGlass.objects.count() == 1


def test_the_care_team_has_its_own_way_in(noted) -> None:
    for who, page in ((noted.therapist, "course"), (noted.supervisor, "supervised_course")):
        assert ask(noted, who)["Location"] == url(page, noted.course.pk)
    assert not BreakGlass.objects.exists()


def test_nobody_leafs_through_names(noted) -> None:
    def found(name: str) -> str:
        return as_(noted.other).post(url("break_glass"), {"name": name}).content.decode()

    link = url("ask_break_glass", noted.client.pk)
    assert link in found("mina okafor") and "Mina Okafor" not in found("mina okafor").replace(
        'value="mina okafor"', ""
    )
    assert link not in found("Mina") and link not in found("Mina Oka") and link not in found("m o")


def test_planted_a_door_for_every_role_is_found(noted, monkeypatch) -> None:
    monkeypatch.setattr(Account, "may", lambda self, permission: True)
    with pytest.raises(AssertionError):
        test_only_clinicians_break_it(noted)


def test_planted_an_outside_supervisor_who_passes_is_found(noted, monkeypatch) -> None:
    monkeypatch.setattr(break_glass, "is_clinician", lambda account, at: True)
    with pytest.raises(AssertionError):
        test_a_supervisor_from_outside_the_service_does_not(noted)


def test_planted_an_hour_that_does_not_end_is_found(noted, monkeypatch) -> None:
    monkeypatch.setattr(opening, "OPEN_FOR", timedelta(hours=2))
    with pytest.raises(AssertionError):
        test_after_an_hour_it_is_shut(noted)
