"""Supervision in the fictional practice: questions, and a meeting that left something to do."""

from datetime import datetime, timedelta

from sixteen.care.actions.supervision_meetings import agree_on, ask_in_supervision, hold_meeting
from sixteen.care.queries import courses_of
from sixteen.demo.house import House

QUESTION = "They apologise to me in every session. Do I name it, or wait until it happens again?"
AGREED = "Listen for the moment in which they turn it round, and bring one example."


def supervise(house: House, *, at: datetime) -> None:
    """Ben's courses, with Marta. The meeting was two weeks ago."""
    ben, marta = house.by["ben"], house.by["marta"]
    running = [course for course in courses_of(ben) if course.therapist_id == ben.pk]
    running = [course for course in running if course.ended_at is None]
    held = at - timedelta(days=14)
    meeting = hold_meeting(therapists=[ben], held_at=held, minutes=60, by=marta, at=held)
    for number, course in enumerate(running[:3]):
        words = AGREED if number == 0 else ""
        agree_on(meeting=meeting, course=course, agreed=words, by=marta, at=held)
    for course in running[1:2]:
        asked = at - timedelta(days=1)
        ask_in_supervision(course=course, words=QUESTION, by=ben, at=asked)
