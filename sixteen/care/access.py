"""The only door to the record of a therapy: one function for each thing and way.

Whoever may not gets the answer of a page that does not exist, and the refusal is audited. Reading
what is clinical is audited before it is shown.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Model

from sixteen.audit.recording import record
from sixteen.care.models import Agreement, Alert, Course, Focus, Letter, Session, Supervision
from sixteen.care.models.note import Note
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission

COURSES = Course.objects.select_related("client", "therapist", "deputy", "series", "enquiry")


def course_for_therapist(account: Account, pk: UUID, *, at: datetime) -> Course:
    """For its therapist and their deputy, who may write."""
    found = COURSES.filter(pk=pk).first()
    if not (found and _holds(account, found)):
        refuse(by=account, what="course", person=found.client_id if found else None)
    _viewed("course", found, account, found.client_id, at)
    return found


def course_for_reader(account: Account, pk: UUID, *, at: datetime) -> Course:
    """For its therapist, their deputy and a supervisor linked to the therapist."""
    found = COURSES.filter(pk=pk).first()
    if not (found and (_holds(account, found) or _supervises(account, found, at))):
        refuse(by=account, what="course", person=found.client_id if found else None)
    _viewed("course", found, account, found.client_id, at)
    return found


def course_for_client(account: Account, *, at: datetime) -> Course | None:
    """The client's own newest course, running or ended; None for somebody who waits."""
    return COURSES.filter(client__account=account).order_by("-made_at").first()


def session_for_therapist(account: Account, pk: UUID, number: int, *, at: datetime) -> Session:
    """Session `number` of the course `pk`, for its therapist and their deputy."""
    return _session(course_for_therapist(account, pk, at=at), number, account)


def session_for_reader(account: Account, pk: UUID, number: int, *, at: datetime) -> Session:
    """Session `number` of the course `pk`, also for a linked supervisor."""
    return _session(course_for_reader(account, pk, at=at), number, account)


def _session(course: Course, number: int, account: Account) -> Session:
    sessions = course.sessions.select_related("appointment__room__site", "appointment__kind")
    found = sessions.filter(number=number).first()
    if found is None:
        refuse(by=account, what="session", person=course.client_id)
    found.course = course
    return found


def notes_for_therapist(account: Account, session: Session, *, at: datetime) -> list[Note]:
    """The notes of a session, oldest first: signed ones, and one's own draft."""
    if not _holds(account, session.course):
        refuse(by=account, what="note", person=session.course.client_id)
    notes = Note.objects.filter(session=session).order_by("made_at")
    shown = [note for note in notes if note.state == "signed" or note.author_id == account.pk]
    for note in shown:
        _viewed("note", note, account, session.course.client_id, at)
    return shown


def notes_for_reader(account: Account, session: Session, *, at: datetime) -> list[Note]:
    """For a linked supervisor: what is signed, never a draft."""
    if _holds(account, session.course):
        return notes_for_therapist(account, session, at=at)
    if not _supervises(account, session.course, at):
        refuse(by=account, what="note", person=session.course.client_id)
    notes = list(Note.objects.filter(session=session, state="signed").order_by("made_at"))
    for note in notes:
        _viewed("note", note, account, session.course.client_id, at)
    return notes


def agreement_for_client(account: Account, pk: UUID, *, at: datetime) -> Agreement:
    """The client's own, once the therapist has signed it."""
    found = Agreement.objects.select_related("client", "course").filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and found.therapist_signed_at is not None
    ):
        refuse(by=account, what="agreement", person=found.client_id if found else None)
    _viewed("agreement", found, account, found.client_id, at)
    return found


def focus_for_client(account: Account, pk: UUID, *, at: datetime) -> Focus:
    """The client's own, once it was shared."""
    found = Focus.objects.select_related("client", "course").filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and found.state in ("shared", "final")
    ):
        refuse(by=account, what="focus", person=found.client_id if found else None)
    _viewed("focus", found, account, found.client_id, at)
    return found


def letter_for_client(account: Account, pk: UUID, *, at: datetime) -> Letter:
    """The client's own, once it was shared."""
    found = Letter.objects.select_related("client", "course").filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and found.state in ("shared", "answered", "final")
    ):
        refuse(by=account, what="letter", person=found.client_id if found else None)
    _viewed("letter", found, account, found.client_id, at)
    return found


def alert_for(account: Account, pk: UUID, *, at: datetime) -> Alert:
    """For its owner, the therapist of the course and their deputy; on duty, while it is open."""
    rows = Alert.objects.select_related("client", "course", "owner", "closed_by")
    found = rows.filter(pk=pk).first()
    if not (
        found
        and (
            (found.owner_id == account.pk and account.may(Permission.CASELOAD))
            or (found.course is not None and _holds(account, found.course))
            or (account.may(Permission.DUTY) and found.state == "open")
        )
    ):
        refuse(by=account, what="alert", person=found.client_id if found else None)
    _viewed("alert", found, account, found.client_id, at)
    return found


def alert_closed_since(account: Account, pk: UUID) -> Alert | None:
    """For whoever is on duty: one that is theirs no more, for it was closed. Show nothing of it."""
    found = Alert.objects.select_related("course").filter(pk=pk, state="closed").first()
    own = found and found.course and _holds(account, found.course)
    return found if account.may(Permission.DUTY) and not own else None


def _holds(account: Account, course: Course) -> bool:
    return account.may(Permission.CASELOAD) and account.pk in (
        course.therapist_id,
        course.deputy_id,
    )


def _supervises(account: Account, course: Course, at: datetime) -> bool:
    return (
        account.may(Permission.SUPERVISION)
        and Supervision.objects.filter(
            supervisor=account, therapist=course.therapist_id, since__lte=at, until=None
        ).exists()
    )


def _viewed(what: str, thing: Model, account: Account, person: UUID, at: datetime) -> None:
    record(f"view-{what}", by=account, at=at, thing=thing, person=person)
