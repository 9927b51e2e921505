"""Whatever is done in whatever order, booking answers and shows what a plain reference says.

Holding, booking, moving, cancelling, leave, holds that run out, a full day, two people at one room,
and both changes of the clocks. See reference.py for what is right, and model.py for the steps.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from sixteen.domain import free_slots
from sixteen.scheduling import actions, diary, placing
from tests.booking.model import World, play, sequences
from tests.place import on_postgresql

pytestmark = pytest.mark.django_db
EVERY_DAY = 100 if on_postgresql() else 150
LONG = 5_000 if on_postgresql() else 50_000


@pytest.fixture
def world() -> World:
    return World()


def explore(world: World, times: int, number: int | None = None, shrink: bool = True) -> None:
    """Play so many sequences; number: of a random start, to play the same ones again."""

    @settings(
        max_examples=times,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
    )
    @given(sequences)
    def run(sequence: object) -> None:
        play(world, sequence)

    (run if number is None else seed(number)(run))()


def test_every_sequence_goes_as_the_reference_says(world: World) -> None:
    explore(world, EVERY_DAY)


@pytest.mark.long
@pytest.mark.parametrize("part", range(25))
def test_fifty_thousand_more(world: World, part: int) -> None:
    explore(world, LONG // 25)


# Faults that it has to see


def buffer_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    def lengths(kind):
        return timedelta(minutes=kind.minutes), timedelta(0)

    for module in (actions, diary, placing):
        monkeypatch.setattr(module, "lengths", lengths)


def ends(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    real = free_slots._starts

    def starts(stretch, *more):
        yield from real(stretch._replace(end=stretch.end + later), *more)

    monkeypatch.setattr(free_slots, "_starts", starts)


def one_more_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slot that ends a minute after the hours do."""
    ends(monkeypatch, timedelta(minutes=1))


def one_less_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slot that ends with the hours is left out."""
    ends(monkeypatch, -timedelta(minutes=1))


def a_hold_that_ran_out_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    real = diary.living

    def living(*, now, **window):
        return real(now=now - timedelta(hours=1), **window)

    monkeypatch.setattr(diary, "living", living)


def the_cap_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_slots, "_full_days", lambda hours, held, cap: set())


def a_hold_that_ran_out_is_booked_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = placing.open_places

    def open_places(kind, places, *args, own=None, **more):
        return places if own and own.state == "held" else real(kind, places, *args, own=own, **more)

    monkeypatch.setattr(placing, "open_places", open_places)


def weeks_are_seven_times_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hours of a week later, by adding hours instead of by the wall."""
    real = free_slots.worked

    def worked(hours, start, end):
        week = timedelta(days=7)
        for stretch in real(hours, start - week, end - week):
            yield stretch._replace(
                start=stretch.start + week, end=stretch.end + week, day=stretch.day + week
            )

    monkeypatch.setattr(free_slots, "worked", worked)


def hidden_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_seen_by", lambda by, kind: tuple(free_slots.Shown))


@pytest.mark.long
@pytest.mark.parametrize(
    ("fault", "number"),
    [
        (buffer_forgotten, 16),
        (one_more_at_the_end, 16),
        (one_less_at_the_end, 16),
        (a_hold_that_ran_out_counts, 4),
        (a_hold_that_ran_out_is_booked_unseen, 11),
        (the_cap_is_forgotten, 13),
        (weeks_are_seven_times_a_day, 16),
        (hidden_is_shown, 9),
    ],
)
def test_a_planted_fault_is_seen(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[pytest.MonkeyPatch], None],
    number: int,
) -> None:
    """Within the sequences of one day; those of number find it soon."""
    fault(monkeypatch)
    with pytest.raises(AssertionError):
        explore(world, 2_000, number=number, shrink=False)
