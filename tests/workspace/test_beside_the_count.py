"""A session that used up none has no number to say, and stands where it stood in time."""

import html
import re
import uuid
from datetime import timedelta

import pytest

from sixteen.care.actions import moments
from sixteen.care.actions.aims import rate_aims, set_aims
from sixteen.care.actions.notes import save_note
from sixteen.care.actions.process_notes import save_process_note
from sixteen.domain.counting import CancelledBy
from sixteen.journeys.answering import finish
from sixteen.journeys.attending import cancel_session
from sixteen.journeys.courses import move_session
from sixteen.journeys.data.rows import rows_of
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.moves import answers_beside
from sixteen.questionnaires.queries import answers_last_and_first
from tests.people_of import SAFETY, answer
from tests.portal.house import NOW, browser_of
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
OF_A_COURSE = (
    *("course", "course_map", "end_course", "focus_versions", "letter", "moments"),
    *("noticing", "process_notes", "record", "focus", "new_therapist"),
)
OF_A_SESSION = ("session", "ratings", "write_moment", "process_note", "whereabouts", "recording")
MINE = ("", "progress/", "aims/", "moments/", "sessions/")


def scored(practice: Practice, number: int, total: int) -> Request:
    """GAD-7 for this session, finished with this total."""
    asked = practice.house.request(
        practice.course, "gad7", number=number, opens_at=NOW - timedelta(days=90)
    )
    for item in range(1, 8):
        answer(asked, item, max(0, min(3, total - 3 * (item - 1))))
    finish(request=asked, by=practice.client.account, at=NOW)
    return asked


def fell_out(practice: Practice, number: int) -> None:
    """Cancelled in time: it used up none."""
    cancel_session(
        session=practice.course.sessions.get(number=number),
        cancelled_by=CancelledBy.CLIENT,
        told_at=NOW,
        reason="",
        by=practice.therapist,
        at=NOW,
    )


def bring(practice: Practice):  # type: ignore[no-untyped-def]
    course, by = practice.course, practice.client.account
    moments.offer_moments(course=course, by=practice.therapist, at=NOW)
    moments.agree_to_moments(course=course, by=by, at=NOW)
    words = {"happened": "He left without a word", "felt": ""}
    return moments.write_moment(
        course=course, pk=uuid.uuid4(), words=words, bring=True, by=by, at=NOW
    )


def everything_hangs_on_it(practice: Practice) -> tuple[str, ...]:
    """Session 7 falls out with all that a session can have. Addresses of more of the client's."""
    course, by = practice.course, practice.therapist
    scored(practice, 6, 18)
    asked, moment = scored(practice, 7, 4), bring(practice)
    aims = set_aims(course=course, words=["Speak up"], by=by, at=NOW)
    for number, value in ((6, 3), (7, 9)):
        session = course.sessions.get(number=number)
        rate_aims(ratings=[(aims[0], value)], session=session, by=by, at=NOW)
        save_process_note(session=session, text="For me alone", revision=0, by=by, at=NOW)
    session = course.sessions.get(number=7)
    note = {"session": session, "text": "Words", "safety": SAFETY, "by": by, "at": NOW}
    save_note(**note, carry="Ask about the sister.", sign=True)
    focus = practice.house.focus(course)
    focus.spoken_in = session
    focus.save()
    fell_out(practice, 7)
    return (
        f"moments/{moment.pk}/",
        f"questionnaires/{asked.pk}/answers/",
        f"focus/{focus.pk}/copy/",
    )


def seen(browser, address: str) -> str:  # type: ignore[no-untyped-def]
    """What the page says, without its addresses."""
    page = browser.get(address)
    assert page.status_code == 200, address
    words = re.sub(r"<(script|style|svg).*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    spoken = " ".join(re.findall(r'(?:aria-label|title|alt)="([^"]*)"', words))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", words) + spoken).split())


def test_no_page_says_its_number(practice) -> None:
    mine = everything_hangs_on_it(practice)
    scored(practice, 7, 17)
    course, ola, sam = practice.course, as_(practice.therapist), as_(practice.supervisor)
    mina = browser_of(practice.client)
    pages = {
        **{f"/my/{each}": seen(mina, f"/my/{each}") for each in (*MINE, *mine)},
        **{name: seen(ola, url(name, course.pk)) for name in OF_A_COURSE},
        **{name: seen(ola, url(name, course.pk, 101)) for name in OF_A_SESSION},
        **{name: seen(ola, url(name)) for name in ("today", "today_on_paper", "courses")},
        "supervised": seen(sam, url("supervised_course", course.pk)),
        "supervised session": seen(sam, url("supervised_session", course.pk, 101)),
        "session 7": seen(ola, url("session", course.pk, 7)),
    }
    assert [name for name, words in pages.items() if re.search(r"\b10[0-9]\b", words)] == []
    assert [name for name, words in pages.items() if "%(" in words] == []
    assert "a session that is not counted: 9" in pages["course"]
    assert "not counted 4" in pages["course"] and "Did not count 4" in pages["/my/progress/"]
    assert "From a session that is not counted: Ask about the sister." in pages["session 7"]
    assert "He left without a word" in pages["session 7"]
    assert "9 at a session that did not count" in pages["/my/aims/"]
    assert "Session 6 Session 7" in pages["session"]
    own = [each for each in rows_of(practice.client) if each.kind == "care.Session"]
    copied = [passage.words for each in own for passage in each.passages]
    assert "It did not count" in copied and "101" not in copied


def test_a_session_says_what_became_of_it_in_words_of_its_own(practice) -> None:
    ola = as_(practice.therapist)
    practice.course.sessions.filter(number=9).update(appointment=None)
    practice.course.sessions.filter(number=5).update(state="missed")
    for number, words in ((5, "missed"), (6, "held"), (8, "to come"), (9, "no time yet")):
        page = ola.get(url("session", practice.course.pk, number)).content.decode()
        assert f">{words}</span>" in page


def test_the_latest_score_is_the_latest_in_time_for_everybody(practice) -> None:
    scored(practice, 3, 18)
    scored(practice, 7, 4)
    fell_out(practice, 7)
    for number in (7, 8):
        scored(practice, number, 18)
    course, ola = practice.course, as_(practice.therapist)
    progress = seen(browser_of(practice.client), "/my/progress/")
    assert "For session 8, the latest, they add up to 18." in progress
    for name in ("course", "end_course"):
        page = ola.get(url(name, course.pk)).content.decode()
        assert "18, from 18: no reliable change yet" in page
    assert "reliably better" not in seen(ola, url("noticing", course.pk))


def test_what_was_answered_for_it_is_the_last_time(practice) -> None:
    """By one form and by many at once: both say the same, of it and of those around it."""
    totals = {6: 6, 7: 18, 8: 9}
    asked = {number: scored(practice, number, total) for number, total in totals.items()}
    fell_out(practice, 7)
    for request, before in ((asked[7], asked[6]), (asked[8], asked[7]), (asked[6], None)):
        request = Request.objects.select_related("session__appointment").get(pk=request.pk)
        said = before.response.open("answers") if before else {}
        assert answers_last_and_first(request)[0] == said
        assert answers_beside([request])[request.pk].before == said
    moved = scored(practice, 8, 3)
    # Somebody may come to the time that had fallen out after all, in the stead of a later one.
    there = practice.course.sessions.get(number=101).appointment.starts_at
    move_session(session=moved.session, starts_at=there, by=practice.therapist, at=NOW)
    moved = Request.objects.select_related("session__appointment").get(pk=moved.pk)
    assert answers_last_and_first(moved)[0] == asked[7].response.open("answers")
    assert answers_beside([moved])[moved.pk].before == asked[7].response.open("answers")


def test_what_was_brought_to_it_and_kept_from_it_waits_at_the_next(practice) -> None:
    everything_hangs_on_it(practice)
    course, ola = practice.course, as_(practice.therapist)
    for number in (7, 101):
        assert "He left without a word" in seen(ola, url("session", course.pk, number))
    for number in (6, 8):
        assert "None was brought to this session." in seen(ola, url("session", course.pk, number))
    assert "Ask about the sister." in seen(ola, url("session", course.pk, 8))
    # What comes later in time is not carried back to it.
    note = {"text": "Words", "safety": SAFETY, "by": practice.therapist, "at": NOW}
    save_note(session=course.sessions.get(number=8), carry="Later.", sign=True, **note)
    assert "Later." not in seen(ola, url("session", course.pk, 101))
