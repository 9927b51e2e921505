"""What is seen before the door opens: the last line, what moved, the focus, late notes."""

from datetime import timedelta

import pytest
import time_machine

from sixteen.care.actions.notes import save_note
from sixteen.journeys.answering import finish
from sixteen.people.models import Therapist
from tests.people_of import SAFETY, answer
from tests.portal.house import NOW
from tests.workspace.house import Practice, as_, note_of, url

pytestmark = pytest.mark.django_db


def page(practice: Practice, number: int, who=None) -> str:  # type: ignore[no-untyped-def]
    where = url("session", practice.course.pk, number)
    return as_(who or practice.therapist).get(where).content.decode()


def noted(practice: Practice, number: int, carry: str, *, sign: bool = True, who=None) -> None:  # type: ignore[no-untyped-def]
    save_note(
        session=practice.course.sessions.get(number=number),
        text="Words",
        safety=SAFETY,
        carry=carry,
        by=who or practice.therapist,
        at=NOW,
        sign=sign,
    )


def test_the_last_line_stands_at_the_top_of_the_next_session(practice) -> None:
    noted(practice, 4, "Ask about the sister.")
    noted(practice, 5, "")
    assert "From session 4:</strong> Ask about the sister." in page(practice, 6)
    assert "Ask about the sister." in page(practice, 7)
    assert "carried" not in page(practice, 4)


def test_ones_own_draft_is_carried_over_and_somebody_elses_is_not(practice) -> None:
    practice.course.deputy = practice.other
    practice.course.save()
    noted(practice, 5, "Only in a draft.", sign=False, who=practice.other)
    assert "Only in a draft." in page(practice, 6, practice.other)
    assert "Only in a draft." not in page(practice, 6)


def answered(practice: Practice, number: int, first: int) -> None:
    request = practice.house.request(practice.course, number=number)
    answer(request, 1, first)
    for item in range(2, 10):
        answer(request, item, 0)
    finish(request=request, by=request.client.account, at=NOW)


def test_what_moved_since_last_time_and_since_the_first(practice) -> None:
    for number, value in ((1, 3), (5, 1), (6, 1)):
        answered(practice, number, value)
    words = " ".join(page(practice, 6).split())
    assert "No answer moved since last time." in words
    after = words.partition("Moved since the first time:")[2].partition("</ul>")[0]
    assert "from nearly every day" in after and after.count("<li>") == 1


def test_where_the_last_was_the_first_it_is_said_once(practice) -> None:
    for number, value in ((5, 3), (6, 1)):
        answered(practice, number, value)
    words = page(practice, 6)
    assert "Moved since last time" in words and "first time" not in words.lower()


def test_the_focus_is_in_sight_and_a_suggestion_is_one_press_away(practice) -> None:
    practice.house.focus(practice.course)
    words = page(practice, 8)
    assert "small and in the way" in words
    aside = url("prompt", practice.course.pk, "review") + "?session=8"
    assert aside in words
    done = as_(practice.therapist).post(aside, {"reason": "We did this."})
    assert done["Location"] == url("session", practice.course.pk, 8)


def test_a_late_note_says_so(practice) -> None:
    with time_machine.travel(NOW, tick=False):
        as_(practice.therapist).post(url("note", practice.course.pk, 6), note_of(None))
        days = (
            NOW.date() - practice.course.sessions.get(number=6).appointment.starts_at.date()
        ).days
        assert days > 1
        assert f"Written {days} days after the session" in page(practice, 6)


def test_on_the_day_nothing_is_said(practice) -> None:
    ended = practice.course.sessions.get(number=6).appointment.ends_at
    with time_machine.travel(ended + timedelta(minutes=5), tick=False):
        as_(practice.therapist).post(url("note", practice.course.pk, 6), note_of(None))
        assert "after the session" not in page(practice, 6)


def test_structure_is_open_for_whoever_learns(practice) -> None:
    assert '<details class="card">' in page(practice, 6)
    Therapist.objects.filter(account=practice.therapist).update(in_training=True)
    assert '<details class="card" open>' in page(practice, 6)
