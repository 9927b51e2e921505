"""Answering by a link that needs no password and names nobody. See questionnaires/links.py.

Opening it changes nothing: programs that read mail open every link. What was answered is shown only
to the browser that wrote it, until it is sent. Whatever does not open is answered alike.

In the place of a code, "here" leads to what a therapist in the room handed over on this device: see
questionnaires/room.py.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from sixteen.audit.recording import record
from sixteen.care.queries.follow_ups import is_asked_after_another
from sixteen.journeys.follow_ups import stop_follow_ups
from sixteen.people.access import get_or_post, public
from sixteen.people.models import Account
from sixteen.people.reading_language import has_languages, language_of
from sixteen.portal import pages_of_questions as pages
from sixteen.portal import too_late
from sixteen.portal.sitting import Sitting, forget, without_a_password
from sixteen.questionnaires.links import OPEN, asked_by, is_open, link_by_code
from sixteen.questionnaires.models import BY_LINK, IN_THE_ROOM, Link, Request
from sixteen.questionnaires.room import handed_over, was_handed_over

WRONG, SENT = "wrong-link", "sent-answers"
HERE = "here"
THANKED_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Way:
    """How somebody came here: what it leads to, as what it is kept, and who sits with them."""

    link: Link
    mode: str = BY_LINK
    by: Account | None = None
    leave: str = ""


@public
@require_safe
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """The first part that is not answered."""
    way = _way(request, code)
    if way is None:
        return closed(request)
    return redirect("link:questionnaire", code, _first_open(way))


@public
@require_safe
def questionnaire(request: HttpRequest, code: str, part: int) -> HttpResponse:
    sitting = _sitting(request, code, part)
    if sitting is None:
        return closed(request)
    is_after = sitting.asked.follow_up_id is not None and code != HERE
    to_stop = reverse("link:stop_asking", args=[code]) if is_after else ""
    return pages.start_page(request, sitting, to_stop=to_stop)


@public
@get_or_post
def question(request: HttpRequest, code: str, part: int, number: int) -> HttpResponse:
    sitting = _sitting(request, code, part)
    if sitting is None:
        late = _too_late(request, code, part)
        return too_late.answer_page(request, late, number) if late else _unkept(request)
    return pages.question_page(request, sitting, number)


@public
@get_or_post
def after_answer(request: HttpRequest, code: str, part: int, number: int) -> HttpResponse:
    sitting = _sitting(request, code, part)
    if sitting is None:
        return _too_late_to_be_rung(request, code, part)
    return pages.after_answer_page(request, sitting, number)


@public
@get_or_post
def check_answers(request: HttpRequest, code: str, part: int) -> HttpResponse:
    sitting = _sitting(request, code, part)
    if sitting is None and request.method == "POST":
        # Sent twice: once is enough, and the thanks are the same.
        return redirect("link:thank_you", code, part)
    if sitting is None:
        return closed(request)
    done = pages.check_page(request, sitting)
    if sitting.asked.state == "answered":
        forget(sitting.asked, request.session)
        sent = request.session.get(SENT, {})
        request.session[SENT] = sent | {str(sitting.asked.pk): timezone.now().isoformat()}
    return done


@public
@get_or_post
def thank_you(request: HttpRequest, code: str, part: int) -> HttpResponse:
    """For ten minutes, for the browser that sent it. Once all is sent, nothing else opens."""
    now = timezone.now()
    link = link_by_code(code)
    way = _in_the_room(request, now) if code == HERE else Way(link) if link else None
    asked = asked_by(way.link).get(part) if way else None
    at = request.session.get(SENT, {}).get(str(asked.pk)) if asked else None
    if way is None or asked is None or at is None:
        return _too_late_to_be_rung(request, code, part)
    if now - datetime.fromisoformat(at) > THANKED_FOR:
        return _too_late_to_be_rung(request, code, part)
    to_next = ""
    if _something_is_open(way, now):
        to_next = reverse("link:questionnaire", args=[code, _first_open(way)])
    return pages.thank_you_page(request, _seated(request, way, asked, code, part), to_next=to_next)


@public
@get_or_post
def stop_asking(request: HttpRequest, code: str) -> HttpResponse:
    """Not to be asked again after the end. Also where those questions have closed meanwhile, but
    not after a later course, of which they were asked anew."""
    if request.method != "POST":
        return redirect("link:begin", code)
    link = link_by_code(code)
    follow_up = link.follow_up if link else None
    if link is None or follow_up is None or is_asked_after_another(follow_up):
        _opened_nothing(request, link, timezone.now())
        return _unkept(request)
    stop_follow_ups(client=follow_up.client, by=None, at=timezone.now())
    _speak(request, link)
    return render(request, "portal/asked_no_more.html")


@public
@require_safe
def hand_back(request: HttpRequest) -> HttpResponse:
    """The device goes back to whoever it belongs to, who signs in."""
    now = timezone.now()
    way = _in_the_room(request, now)
    if way is None:
        return closed(request)
    # Whoever presses Back on it afterwards reads nothing about what was answered.
    request.session.pop(SENT, None)
    session = way.link.session
    place = [session.course_id, session.number] if session else []
    then = reverse("workspace:session", args=place) if place else reverse("place")
    context = {
        "to_sign_in": f"{reverse(settings.LOGIN_URL)}?next={then}",
        "is_open": _something_is_open(way, now),
    }
    return render(request, "portal/hand_back.html", context)


def _sitting(request: HttpRequest, code: str, part: int) -> Sitting | None:
    """None for a link that does not open, and for a part that is answered or not there."""
    way = _way(request, code)
    asked = _open_parts(way).get(part) if way else None
    return _seated(request, way, asked, code, part) if way and asked else None


def _too_late(request: HttpRequest, code: str, part: int) -> Sitting | None:
    """For what is sent to a form that has closed: somebody may have to look at it all the same.

    None for a look, and for a code that is nobody's.
    """
    if request.method != "POST":
        return None
    link = was_handed_over(request.session) if code == HERE else link_by_code(code)
    asked = asked_by(link).get(part) if link else None
    return _seated(request, Way(link), asked, code, part) if link and asked else None


def _too_late_to_be_rung(request: HttpRequest, code: str, part: int) -> HttpResponse:
    late = _too_late(request, code, part)
    return too_late.ring_page(request, late) if late else _unkept(request)


def _open_parts(way: Way) -> dict[int, Request]:
    """What can be answered now, by its number. In the room nothing waits for its hour."""
    now, in_the_room = timezone.now(), way.mode != BY_LINK
    return {
        number: asked
        for number, asked in asked_by(way.link).items()
        if asked.state in OPEN and (in_the_room or asked.opens_at <= now)
    }


def _seated(request: HttpRequest, way: Way, asked: Request, code: str, part: int) -> Sitting:
    def to(page: str, *number: int) -> str:
        return reverse(f"link:{page}", args=[code, part, *number])

    more = {"mode": way.mode, "by": way.by, "leave": way.leave}
    return without_a_password(asked, request.session, to, **more)


def _way(request: HttpRequest, code: str) -> Way | None:
    """What this code opens now. A good one never waits, however many wrong ones came from there."""
    now = timezone.now()
    if code == HERE:
        way = _in_the_room(request, now)
        return way if way and _something_is_open(way, now) else None
    link = link_by_code(code) if settings.QUESTIONNAIRE_LINKS else None
    if link is not None and is_open(link, at=now):
        _speak(request, link)
        return Way(link)
    _opened_nothing(request, link, now)
    return None


def _opened_nothing(request: HttpRequest, link: Link | None, at: datetime) -> None:
    if link is not None or may_try(request, wrong=True):
        record("denied-answer-link", by=None, at=at, person=link.client_id if link else None)


def _speak(request: HttpRequest, link: Link) -> None:
    """In the language of whom it was sent to, where this browser has chosen none."""
    if has_languages() and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(language_of(link.client_id))


def _in_the_room(request: HttpRequest, now: datetime) -> Way | None:
    """On the device that a therapist handed over, while nobody is signed in on it."""
    if request.user.is_authenticated:
        return None
    handed = handed_over(request.session, at=now)
    return Way(handed.what, IN_THE_ROOM, handed.by, reverse("link:hand_back")) if handed else None


def _something_is_open(way: Way, now: datetime) -> bool:
    if way.mode == BY_LINK:
        return is_open(way.link, at=now)
    return any(each.state in OPEN for each in asked_by(way.link).values())


def may_try(request: HttpRequest, *, wrong: bool = False) -> bool:
    """Whether codes may still be tried from there. wrong: one more opened nothing."""
    limits = settings.WRONG_LINKS
    allowed = consume(
        request, app="answers", action=WRONG, config=limits, dry_run=not wrong, limit_get=True
    )
    return allowed is not None


def closed(request: HttpRequest) -> HttpResponse:
    """One page for whatever does not open: wrong, used, over, moved, cancelled, too many tries."""
    return render(request, "portal/link_closed.html")


def _unkept(request: HttpRequest) -> HttpResponse:
    """And one for what was sent there: it is not kept, and the page says so."""
    return too_late.nobodys_page(request) if request.method == "POST" else closed(request)


def _first_open(way: Way) -> int:
    """1 where another device has answered the last of them meanwhile: that page says so."""
    return min(_open_parts(way), default=1)
