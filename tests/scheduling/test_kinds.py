"""A service's own kinds of appointment: who offers them, to whom, how many a day, at what price."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.audit.models import Entry
from sixteen.scheduling import actions, kinds
from sixteen.scheduling.diary import Place
from sixteen.scheduling.kinds import KindOf
from sixteen.scheduling.models import Appointment, AppointmentKind, Leave, OfferedKind
from sixteen.scheduling.queries import (
    consulting_therapists,
    first_kinds,
    free_times,
    public_kinds,
    therapists_offering,
)
from tests.scheduling.diary_of import (
    LONDON,
    NOW,
    TUESDAY_18,
    give_hours,
    make_client,
    make_kinds,
    make_therapist,
    take,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
STARTS = [TUESDAY_18, TUESDAY_18 + HOUR]


@pytest.fixture
def ada():
    ada = make_therapist()
    give_hours(ada)
    return ada


def capped(cap):
    AppointmentKind.objects.filter(code="consultation").update(daily_cap=cap)


def hold(therapist, starts_at=TUESDAY_18, *, by=None, at=NOW, kind="consultation", booking=None):
    return actions.hold_any(
        kind=kind,
        places=[Place(therapist.pk, "video", None, LONDON)],
        starts_at=starts_at,
        booking=booking or uuid.uuid4(),
        by=by,
        at=at,
    )


def starts(therapist, now=NOW, **more):
    found = free_times(
        kind=more.pop("kind", "consultation"), therapists=[therapist], now=now, days=28, **more
    )
    return [time.starts_at for time in found]


def test_a_full_day_is_not_shown_and_not_accepted(ada):
    capped(1)
    held = hold(ada)
    assert starts(ada)[:2] == [each - timedelta(days=7) for each in STARTS]
    assert STARTS[1] not in starts(ada) and STARTS[1] + timedelta(days=7) in starts(ada)
    with pytest.raises(actions.SlotTaken):
        hold(ada, STARTS[1])
    actions.cancel(appointment=held, by=None, at=NOW)
    assert hold(ada, STARTS[1]).state == "held"


def test_only_this_kind_with_this_therapist_fills_the_day(ada):
    capped(1)
    take(ada, TUESDAY_18 - 4 * HOUR, kind_id="session")
    take(make_therapist("Ben Ash"), TUESDAY_18)
    take(ada, TUESDAY_18, state="cancelled")
    assert set(STARTS) <= set(starts(ada))
    take(ada, TUESDAY_18 - 8 * HOUR, state="missed")
    assert not set(STARTS) & set(starts(ada))


def test_a_hold_that_ran_out_does_not_fill_the_day(ada):
    capped(1)
    held = hold(ada)
    late = NOW + timedelta(minutes=10)
    assert STARTS[1] in starts(ada, now=late)
    hold(ada, STARTS[1], at=late)
    with pytest.raises(actions.SlotTaken):
        actions.book(appointment=held, client=make_client(), by=None, at=late)
    with pytest.raises(actions.SlotTaken):
        hold(ada, at=late, booking=held.booking)


def test_an_appointment_is_not_in_the_way_of_its_own_move_on_a_full_day(ada):
    capped(1)
    made = actions.book(appointment=hold(ada), client=make_client(), by=None, at=NOW)
    moved = actions.move(appointment=made, starts_at=STARTS[1], by=None, at=NOW)
    assert moved.starts_at == STARTS[1]


def test_leave_that_came_meanwhile_stops_a_hold_that_ran_out_and_not_one_that_runs(ada):
    running, run_out = hold(ada), hold(ada, STARTS[1], at=NOW - HOUR)
    Leave.objects.create(therapist=ada, starts_at=TUESDAY_18, ends_at=TUESDAY_18 + 3 * HOUR)
    with pytest.raises(actions.SlotTaken):
        actions.book(appointment=run_out, client=make_client(), by=None, at=NOW)
    kept = actions.book(appointment=running, client=make_client(), by=None, at=NOW)
    assert kept.state == "booked"


def test_who_does_not_offer_it_is_neither_shown_nor_accepted(ada):
    OfferedKind.objects.all().delete()
    assert starts(ada) == [] and consulting_therapists() == []
    with pytest.raises(actions.NotOffered):
        hold(ada)
    with pytest.raises(actions.NotOffered):
        hold(ada, by=ada)


def test_an_account_out_of_use_offers_nothing(ada):
    ada.is_active = False
    ada.save(update_fields=["is_active"])
    assert starts(ada) == [] and consulting_therapists() == []
    with pytest.raises(actions.NotOffered):
        hold(ada)


def test_what_is_not_public_is_for_the_office_with_every_therapist(ada):
    with pytest.raises(actions.NotOffered):
        hold(ada, kind="session")
    assert hold(ada, kind="session", by=ada).kind_id == "session"
    assert therapists_offering(AppointmentKind.objects.get(code="session")) == [ada.therapist]


@pytest.mark.parametrize(
    ("shown", "refused"), [("ask", actions.AskFirst), ("hidden", actions.NotOffered)]
)
def test_the_state_of_the_hours_decides_who_gets_the_time(shown, refused):
    ada = make_therapist()
    give_hours(ada, shown=shown)
    assert starts(ada) == []
    assert STARTS[0] in starts(ada, shown=(shown,))
    with pytest.raises(actions.NotOffered) as why:
        hold(ada)
    assert type(why.value) is refused
    assert not Appointment.objects.exists()
    assert hold(ada, by=ada).state == "held"


def test_hours_that_are_kept_back_are_kept_back_within_others(ada):
    give_hours(ada, starts=19, ends=20, shown="hidden")
    assert STARTS[0] in starts(ada) and STARTS[1] not in starts(ada)


@pytest.mark.parametrize(
    ("pence", "words"), [(0, "free"), (6500, "£65"), (6250, "£62.50"), (5, "£0.05")]
)
def test_a_price_in_words(pence, words):
    assert AppointmentKind(price_pence=pence).price == words


@pytest.mark.parametrize("wrong", [{"minutes": 0}, {"daily_cap": 0}])
def test_the_database_refuses_what_cannot_be(wrong):
    given = {"code": "odd", "name": "Odd", "minutes": 30} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        AppointmentKind.objects.create(**given)


def test_a_kind_is_set_again_and_written_down_once():
    first = KindOf("first-session", "First session", 50, price_pence=6500, public=True)
    for wanted in (first, first, KindOf("first-session", "First session", 60)):
        made = kinds.set_kind(wanted=wanted, by=None, at=NOW)
    assert (made.minutes, made.price_pence, made.public) == (60, 0, False)
    done = Entry.objects.filter(action__endswith="appointment-kind").values_list("action")
    assert sorted(done) == [("add-appointment-kind",), ("change-appointment-kind",)]


def test_the_kinds_of_every_service_are_added_once_and_left_as_they_are():
    make_kinds()
    kinds.add_kinds(by=None, at=NOW)
    assert AppointmentKind.objects.get(code="consultation").minutes == 50
    assert [kind.code for kind in first_kinds()] == ["consultation"]


def test_what_a_therapist_offers_is_said_anew(ada):
    kinds.set_kind(wanted=KindOf("pair", "For two", 80, public=True), by=None, at=NOW)
    for codes in (["pair"], ["pair"], ["consultation", "pair"]):
        kinds.set_kinds_of(therapist=ada, codes=codes, by=None, at=NOW)
    assert Entry.objects.filter(action="set-offered-kinds").count() == 2
    assert [kind.code for kind in public_kinds()] == ["consultation", "pair"]
    assert all(ada.therapist in therapists_offering(kind) for kind in public_kinds())


def test_kinds_of_other_lengths_share_the_hours(ada):
    kinds.set_kind(wanted=KindOf("pair", "For two", 80, public=True), by=None, at=NOW)
    kinds.set_kinds_of(therapist=ada, codes=["consultation", "pair"], by=None, at=NOW)
    assert TUESDAY_18 in starts(ada, kind="pair")
    hold(ada, STARTS[1])
    assert TUESDAY_18 not in starts(ada, kind="pair")


@pytest.mark.parametrize("day", [datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31)])
def test_a_day_with_a_clock_change_has_the_same_cap(day):
    """From 00:30 to 23:00 by the wall: one day, of 23 or 25 hours."""
    ada = make_therapist()
    capped(2)
    give_hours(ada, weekday=6, starts=0, ends=23)
    now = day.replace(tzinfo=UTC) - timedelta(days=3)
    on_the_day = [start for start in starts(ada, now=now) if start < now + timedelta(days=5)]
    assert len(on_the_day) in (22, 24)
    hold(ada, on_the_day[0], at=now)
    hold(ada, on_the_day[-1], at=now)
    assert not [start for start in starts(ada, now=now) if start < now + timedelta(days=5)]
