"""The plans that two made together, in fictional and restrained words."""

from datetime import datetime

from sixteen.care.actions.plans import save_plan
from sixteen.care.models import Course, Session
from sixteen.demo.cast import Person
from sixteen.domain.plans import ROUGH_PATCH, SAFETY
from sixteen.people.models import Account

FOR_A_ROUGH_PATCH = {
    "signs": "I come late, or talk about everything but the week.",
    "here": "Either of us says so. We go slower, and look at what happens between us.",
    "not-working": "In the room, or on my page. It will not be taken badly.",
    "between": "The walk along the canal; the Thursday group.",
    "others": "The GP knows that I come here. My family does not need to.",
}
FOR_SAFETY = {
    "signs": "I stop answering messages, and sit up until three.",
    "alone": "A shower, the radio, the first page of the list on the fridge.",
    "company": "The café by the bridge. Ringing Jo about the match.",
    "ask": "My brother, 01632 960 044.",
    "services": "111, the mental health option, day and night. The practice in its hours.",
    "around": "My brother keeps the tablets and brings them on Sundays.",
}


def live_plans(
    course: Course, session: Session, person: Person, therapist: Account, at: datetime
) -> None:
    """With everybody in the first session; for safety with the one whose answers asked for it."""
    if session.number == 1:
        save_plan(course=course, kind=ROUGH_PATCH, parts=FOR_A_ROUGH_PATCH, by=therapist, at=at)
    if session.number == 2 and person.alert:
        save_plan(course=course, kind=SAFETY, parts=FOR_SAFETY, by=therapist, at=at)
