"""The duty rota, kept by the service lead."""

import html
from datetime import timedelta

import pytest

from sixteen.care.actions.rota import add_turn, end_turn
from sixteen.care.models import DutyTurn
from sixteen.care.refusals import NotAllowed
from tests.office.house import NOW, Office, as_
from tests.people_of import audited

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
TURN = {"date": "2026-11-28", "starts": "20:00", "ends": "08:00"}


def page(office: Office) -> str:
    return html.unescape(as_(office.lead).get("/office/rota/").content.decode())


def test_it_shows_turns_gaps_and_the_coming_friday_evening(office):
    read = page(office)
    assert "Di Moss" in read and "Tuesday 24 November, 18:00" in read
    assert '<span class="tag warn">nobody</span> Tuesday 24 November, 18:00' in read
    assert "Friday 27 November, 19:00" in read and "Nobody is on duty in the four weeks" in read
    assert "We cannot say when somebody will read this" in read


def test_a_turn_over_night_and_the_sentence_that_comes_of_it(office):
    DutyTurn.objects.all().delete()
    lead = as_(office.lead)
    lead.post("/office/rota/", TURN | {"clinician": str(office.practice.duty.pk)})
    turn = DutyTurn.objects.get()
    assert turn.ends_at - turn.starts_at == 12 * HOUR
    read = page(office)
    assert "The clinician on duty will read this by 22:00 on Saturday 28 November." in read
    assert "Di Moss</strong> looks at it by <strong>Saturday 28 November, 22:00" in read


def test_one_that_runs_ends_now_and_one_to_come_is_taken_out(office):
    lead, duty = office.lead, office.practice.duty
    running = DutyTurn.objects.get(clinician=duty)
    coming = add_turn(
        clinician=duty, starts_at=NOW + 24 * HOUR, ends_at=NOW + 30 * HOUR, by=lead, at=NOW
    )
    for turn in (running, coming):
        as_(lead).post(f"/office/rota/{turn.pk}/end/")
    running.refresh_from_db()
    assert running.ends_at == NOW and not DutyTurn.objects.filter(pk=coming.pk).exists()
    assert audited("end-duty-turn", actor=lead.pk) == 2
    end_turn(turn=coming, by=lead, at=NOW)
    assert audited("end-duty-turn", actor=lead.pk) == 2


@pytest.mark.parametrize(("starts", "ends"), [(-5, -1), (3, 3), (5, 2), (1, 24 * 8)])
def test_what_is_no_turn_is_refused(office, starts, ends):
    with pytest.raises(NotAllowed):
        add_turn(
            clinician=office.practice.duty,
            starts_at=NOW + starts * HOUR,
            ends_at=NOW + ends * HOUR,
            by=office.lead,
            at=NOW,
        )


def test_only_a_duty_clinician_is_on_duty_and_the_same_turn_is_one(office):
    given = {"starts_at": NOW + HOUR, "ends_at": NOW + 2 * HOUR, "by": office.lead, "at": NOW}
    with pytest.raises(NotAllowed):
        add_turn(clinician=office.practice.other, **given)
    made = [add_turn(clinician=office.practice.duty, **given) for _ in range(2)]
    assert made[0] == made[1]
