"""What is kept beside the sessions of a course: calls, a document, other help, whom to ring."""

import uuid
from datetime import datetime, timedelta

from sixteen.care.actions.asked_about import write_version
from sixteen.care.actions.contact_log import ask_for_call_back, log_contact
from sixteen.care.actions.course_documents import add_documents
from sixteen.care.actions.own_aims import rate_own_aim
from sixteen.care.models import Course, EmergencyContact, OtherHelp
from sixteen.care.queries.own_aims import session_to_rate
from sixteen.domain.contact_hours import Hours
from sixteen.people.actions.contact_limits import set_hours
from sixteen.people.models import Account
from sixteen.people.queries import current_contact

AFTER_FOUR = Hours(frozenset(range(7)), 16, 20)
PHONE = "07700 900899"
NEIGHBOUR = "Jude Ellery"
RANG = {"way": "rang", "whom": "gp", "name": "The surgery"}
RANG |= {"words": "Asked whether the appointments go on. With the client’s agreement: yes."}
HELP = {"medication": "None, and never any.", "other_help": "The GP, twice a year."}
PAPER = {"what": "gp_letter", "words": "From the surgery, on paper, in the locked cabinet."}


def keep_beside(course: Course, *, reception: Account, number: int, now: datetime) -> None:
    """Nothing of it is in the future, and the call is still to be returned."""
    by = course.therapist
    before = now - timedelta(days=9)
    asked = {"asked_on": before.date().isoformat()}
    mark = uuid.UUID(int=number)
    log_contact(course=course, mark=mark, said=RANG, happened_at=before, by=by, at=before)
    add_documents(
        course=course, mark=mark, said=PAPER, dated=before.date(), files=(), by=by, at=before
    )
    write_version(OtherHelp, course=course, said=HELP | asked, seen=0, by=by, at=before)
    whom = {"permission": "only_if", "only_if": "I do not come and do not answer."}
    whom |= {"name": NEIGHBOUR, "relationship": "neighbour", "phone": PHONE, **asked}
    write_version(EmergencyContact, course=course, said=whom, seen=0, by=by, at=before)
    ask_for_call_back(
        client=course.client,
        owner=by,
        mark=mark,
        name=course.client.open("name"),
        number=course.client.open("phone"),
        words="After four, on any day.",
        due=now.date(),
        by=reception,
        at=now - timedelta(hours=3),
    )
    _said_by_themselves(course, reception=reception, at=now - timedelta(hours=2))


def _said_by_themselves(course: Course, *, reception: Account, at: datetime) -> None:
    """When they may be rung; and how near one of their aims feels, on their own pages."""
    asked = {"version": current_contact(course.client).version, "by": reception, "at": at}
    set_hours(client=course.client, way="phone", hours=AFTER_FOUR, **asked)
    coming, aim = session_to_rate(course, at=at), course.aims.first()
    if coming is not None and aim is not None:
        seen = {"number": coming.number, "aim_revision": aim.revision, "revision": 0}
        rate_own_aim(aim=aim, value=4, **seen, by=course.client.account, at=at)
