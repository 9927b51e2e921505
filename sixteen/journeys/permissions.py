"""What a client has agreed to: what, when, in which version, and that it was taken back."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sixteen.care import queries as care
from sixteen.care.actions.moments import stop_moments
from sixteen.care.actions.recordings import withdraw_recording
from sixteen.care.models import Agreement, Course, MomentsAgreed, RecordingWithdrawal
from sixteen.care.refusals import NotAllowed
from sixteen.domain.about_me import PURPOSE as ABOUT_ME
from sixteen.journeys.follow_ups import stop_follow_ups
from sixteen.people.actions.about_me import take_about_me_back
from sixteen.people.models import Account, Client, Consent
from sixteen.people.queries import FOLLOW_UP

AGREED, MOMENTS, RECORDINGS = "agreement", "moments", "recordings"
GONE = _("This is over already. Look at what stands here now.")


@dataclass(frozen=True)
class Given:
    """what: a code; purposes of consents are codes too. back: when it was taken back. open: whether
    it can be taken back here, in one step."""

    what: str
    version: str
    at: datetime
    back: datetime | None = None
    open: bool = False


def permissions_of(client: Client) -> list[Given]:
    """The newest first, with what was taken back."""
    found = [
        Given(
            row.purpose,
            row.version,
            row.given_at,
            row.withdrawn_at,
            row.purpose in (FOLLOW_UP, ABOUT_ME) and row.withdrawn_at is None,
        )
        for row in Consent.objects.filter(client=client)
    ]
    for course in Course.objects.filter(client=client):
        found += _of_course(course)
    return sorted(found, key=lambda each: each.at, reverse=True)


def _of_course(course: Course) -> list[Given]:
    signed = Agreement.objects.filter(course=course, client_signed_at__isnull=False)
    found = [Given(AGREED, str(row.version), row.client_signed_at) for row in signed]
    kept = MomentsAgreed.objects.filter(course=course, client_at__isnull=False).first()
    if kept is not None:
        found.append(Given(MOMENTS, "", kept.client_at, kept.stopped_at, kept.stopped_at is None))
    ended = RecordingWithdrawal.objects.filter(course=course).order_by("at").first()
    if care.recording_is_agreed(course) and signed:
        found.append(Given(RECORDINGS, "", max(row.client_signed_at for row in signed), open=True))
    elif ended is not None:
        found.append(Given(RECORDINGS, "", ended.at, ended.at))
    return found


def take_back(*, client: Client, what: str, by: Account, at: datetime) -> None:
    """One step. NotAllowed where it does not stand any more."""
    if not any(each.what == what and each.open for each in permissions_of(client)):
        raise NotAllowed(GONE)
    if what == FOLLOW_UP:
        stop_follow_ups(client=client, by=by, at=at)
        return
    if what == ABOUT_ME:
        take_about_me_back(client=client, by=by, at=at)
        return
    for course in Course.objects.filter(client=client).order_by("pk"):
        if what == MOMENTS and MomentsAgreed.objects.filter(course=course, stopped_at=None):
            stop_moments(course=course, by=by, at=at)
        if what == RECORDINGS and care.recording_is_agreed(course):
            withdraw_recording(course=course, by=by, at=at)
