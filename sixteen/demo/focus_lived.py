"""The focus of one course as it was lived: drafted, spoken of, refined; moments."""

from datetime import datetime, timedelta
from uuid import uuid4

from sixteen.care.actions import foci, moments
from sixteen.care.models import Course, Session
from sixteen.care.queries import newest_focus
from sixteen.demo import words
from sixteen.demo.cast import Person
from sixteen.people.models import Account

SPOKEN_OF = ("asked", "shared", "agreed", "refined")


def live_focus(
    course: Course, session: Session, person: Person, therapist: Account, number: int, at: datetime
) -> None:
    """What this session brings to it."""
    chosen = words.FOCI[number % len(words.FOCI)]
    match session.number:
        case 3 if person.focus:
            foci.save_focus(course=course, parts=chosen.to_dict(), by=therapist, at=at)
        case 4 if person.focus in SPOKEN_OF:
            _share(course, session, "asked" if person.focus == "asked" else "yes", therapist, at)
        case 5 if person.focus == "refined":
            _keep_moments(course, session, therapist, at)
        case 6 if person.focus == "refined":
            _refine(course, session, therapist, at)
        case 9 if person.focus == "agreed":
            foci.agree_focus(focus=newest_focus(course), by=therapist, at=at)


def _share(course: Course, session: Session, copy: str, by: Account, at: datetime) -> None:
    focus = newest_focus(course)
    foci.share_focus(focus=focus, spoken_in=session, copy=copy, by=by, at=at)


def _keep_moments(course: Course, session: Session, by: Account, at: datetime) -> None:
    """Both agree; one is told in this session, one written at home and brought, one kept."""
    client = course.client.account
    moments.offer_moments(course=course, by=by, at=at)
    moments.agree_to_moments(course=course, by=client, at=at)
    told, brought, kept = words.MOMENTS
    moments.write_moment_in_session(
        session=session, pk=uuid4(), words=told, speaks_to=["other", "affects"], by=by, at=at
    )
    for days, said, bring in ((2, brought, True), (3, kept, False)):
        moments.write_moment(
            course=course,
            pk=uuid4(),
            words=said,
            bring=bring,
            by=client,
            at=at + timedelta(days=days),
        )


def _refine(course: Course, session: Session, by: Account, at: datetime) -> None:
    """Agreed as it was, and then said better, in words that came in this session."""
    before = foci.agree_focus(focus=newest_focus(course), by=by, at=at)
    parts = before.open("parts") | words.REFINED
    foci.save_focus(course=course, parts=parts, revision=before.revision, by=by, at=at)
    _share(course, session, "yes", by, at)
    shared = newest_focus(course)
    foci.settle_focus(
        focus=shared,
        copy="yes",
        makes_of_it=words.MADE_OF_IT,
        agreed=True,
        revision=shared.revision,
        by=by,
        at=at,
    )
