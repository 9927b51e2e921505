"""One course as it was lived: answers before each session, the session, its note, what was shared.

Answers go through the same journey as a client's own, so an alert in the demonstration is a real
one.
"""

import random
from datetime import datetime, timedelta

from django.conf import settings

from sixteen.care.actions import agreements, aims, courses, letters, notes
from sixteen.care.models import Course, Session
from sixteen.care.queries import newest_letter
from sixteen.demo import words
from sixteen.demo.beside import keep_beside
from sixteen.demo.between_lived import live_between
from sixteen.demo.cast import Person
from sixteen.demo.focus_lived import live_focus
from sixteen.demo.house import House
from sixteen.demo.letters import write_to_the_gp
from sixteen.demo.plans_lived import live_plans
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.measures.definition import Measure
from sixteen.intake.models import Enquiry
from sixteen.journeys import answering
from sixteen.journeys import courses as journey
from sixteen.journeys.closing import close_course
from sixteen.people.models import Account
from sixteen.questionnaires.models import BY_LINK, Request

MEASURES = ("phq9", "gad7")
SHARED = ("shared", "answered", "final")


def live_course(
    house: House, person: Person, enquiry: Enquiry, first: datetime, number: int, *, now: datetime
) -> None:
    """Open the course two weeks before its first session and live it until now."""
    therapist = house.by[person.therapist]
    course = journey.start_course(
        enquiry=enquiry,
        therapist=therapist,
        deputy=house.by["ifan" if person.therapist != "ifan" else "marta"],
        protocol="DIT",
        planned_sessions=16,
        first_starts_at=first,
        room=house.rooms[person.therapist],
        format="in_person",
        zone=settings.ZONE,
        measures=MEASURES,
        by=therapist,
        at=first - timedelta(days=14),
    ).course
    chance = random.Random(number)  # noqa: S311  (a story, not a secret)
    course.client.refresh_from_db()
    client = course.client.account
    sessions = list(course.sessions.select_related("appointment").order_by("number"))
    for session in sessions[: person.held + 1]:
        session.course = course
        _answer(session, person, client, chance, now)
        if session.number <= person.held:
            _hold(session, person, therapist, number)
            _settle(course, session, person, therapist, client, number)
    if person.alert:
        keep_beside(course, reception=house.by["rae"], number=number, now=now)
    if person.story != "course":
        _end(course, person, therapist, number, now)


def _answer(
    session: Session, person: Person, client: Account, chance: random.Random, now: datetime
) -> None:
    """What was answered before this session; a total of None was left in the middle."""
    is_last = session.number == person.held + 1
    for code, totals in (("phq9", person.phq9), ("gad7", person.gad7)):
        request = Request.objects.get(session=session, measure=code)
        at = session.appointment.starts_at - timedelta(hours=15)
        if person.alert and is_last:
            at = now - timedelta(minutes=40)
        known = session.number <= len(totals)
        if not known or at > now or request.opens_at > at:
            continue
        total = totals[session.number - 1]
        measure = measure_of(code)
        safety = 1 if person.alert and is_last and measure.safety_items else 0
        answers = answers_to(measure, total, safety, chance)
        # Every second time by the link in the e-mail, and not signed in.
        way = {"by": None, "mode": BY_LINK} if request.session.number % 2 else {"by": client}
        for item, value in answers.items():
            answering.save_answer(request=request, item=item, value=value, at=at, **way)
        if total is not None:
            answering.finish(request=request, at=at + timedelta(minutes=3), **way)


def answers_to(
    measure: Measure, total: int | None, safety: int, chance: random.Random
) -> dict[str, int]:
    """Answers that add up to this total, the safety question at `safety`; None: a few only."""
    free = [item.code for item in measure.items if not item.is_safety]
    if total is None:
        return {code: chance.randint(0, 2) for code in free[:4]}
    answers = dict.fromkeys((item.code for item in measure.items), 0)
    for item in measure.safety_items:
        answers[item.code] = safety
    for _ in range(total - sum(answers.values())):
        open_ones = [code for code in free if answers[code] < 3]
        answers[chance.choice(open_ones)] += 1
    return answers


def _hold(session: Session, person: Person, therapist: Account, number: int) -> None:
    ended = session.appointment.ends_at
    journey.hold_session(session=session, by=therapist, at=ended)
    text = words.NOTES[(session.number + number) % len(words.NOTES)]
    is_newest = session.number == person.held and person.story == "course"
    notes.save_note(
        session=session,
        text=text,
        safety=words.SAFETY_ASKED,
        carry=words.CARRIED[(session.number + number) % len(words.CARRIED)],
        # The newest note of some is still a draft, as on any other day.
        sign=not (is_newest and number % 3 == 0),
        by=therapist,
        at=ended + timedelta(minutes=30),
    )


def _settle(
    course: Course,
    session: Session,
    person: Person,
    therapist: Account,
    client: Account,
    number: int,
) -> None:
    """What the sessions settle: agreement, aims, focus, decision, letter."""
    at = session.appointment.ends_at - timedelta(minutes=5)
    live_focus(course, session, person, therapist, number, at)
    live_plans(course, session, person, therapist, at)
    live_between(course, session, person, therapist)
    match session.number:
        case 1:
            terms = words.TERMS | {"recording": "yes" if number % 3 == 0 else "no"}
            written = agreements.write_agreement(course=course, terms=terms, by=therapist, at=at)
            agreements.sign_agreement(agreement=written, by=therapist, at=at)
            agreements.sign_agreement(agreement=written, by=client, at=at + timedelta(days=1))
        case 2:
            wanted = list(words.AIMS[number % len(words.AIMS)])
            aims.set_aims(course=course, words=wanted, by=therapist, at=at)
        case 4:
            courses.record_initial_decision(course=course, decision="continue", by=therapist, at=at)
        case 5 if number % 4 == 0:
            write_to_the_gp(course, therapist, at)
        case 14 if person.letter:
            text = words.LETTERS[number % len(words.LETTERS)]
            text = text.format(name=person.name.split()[0])
            letters.save_letter(course=course, text=text, by=therapist, at=at)
        case 15 if person.letter in SHARED:
            letters.share_letter(letter=newest_letter(course), by=therapist, at=at)
    if session.number in (2, 6, 10, 14, 16):
        for aim in course.aims.all():
            near = min(10, 2 + session.number // 2 + number % 2)
            aims.rate_aim(aim=aim, session=session, value=near, by=therapist, at=at)


def _end(course: Course, person: Person, therapist: Account, number: int, now: datetime) -> None:
    last = course.sessions.select_related("appointment").get(number=person.held)
    at = min(last.appointment.ends_at + timedelta(days=3), now)
    letter = newest_letter(course)
    if letter is not None and person.letter == "answered":
        letters.answer_letter(letter=letter, text=words.ANSWER, by=course.client.account, at=at)
    elif letter is not None and person.letter == "final":
        letters.finish_letter(letter=letter, by=therapist, at=at)
    early = person.story == "ended_early"
    close_course(
        course=course,
        ended_by="client" if early else "both",
        reason=words.REASONS_LEFT[number % 3] if early else words.REASON_ENDED,
        end_code="earlier_than_planned" if early else "agreed",
        gp="write" if person.letter == "final" else "told",
        follow_ups=not early,
        portal_until=at.date() + timedelta(days=settings.PORTAL_DAYS),
        by=therapist,
        at=at,
    )
