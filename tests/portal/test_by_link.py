"""A link that names nobody: it opens what it is for, shows nothing else, and closes alike."""

import html
import secrets
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixteen.audit.models import Entry
from sixteen.care.models import Alert
from sixteen.journeys.courses import move_session
from sixteen.outbox.sending import send_due
from sixteen.portal.views import by_link
from sixteen.questionnaires.links import code_of
from sixteen.questionnaires.models import Link, Request, Response
from sixteen.vault import keys
from tests.portal.house import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_at_ten")]
DAY = timedelta(days=1)
# What must not stand on a page that anybody may open: names, times, clinical words of the service.
TELLING = ["Mina", "Okafor", "Ola", "Brandt", "PHQ", "GAD", "session 7", "Mill House", "depress"]


def words(page):
    return html.unescape(page.content.decode())


def to(code, page="question", *more):
    return reverse(f"link:{page}", args=[code, *more])


def answers(request):
    return Response.objects.get(request=request).open("answers")


def answer_all(browser, code, part, count, value="1"):
    for number in range(1, count + 1):
        assert (
            browser.post(to(code, "question", part, number), {"answer": value}).status_code == 302
        )
    return browser.post(to(code, "check_answers", part))


def closed_pages(code):
    """However this code is looked at: each is the one page that says nothing. What is sent there is
    in test_too_late.py."""
    browser = Browser()
    paths = [to(code, "begin"), to(code, "questionnaire", 1), to(code, "question", 1, 9)]
    paths += [to(code, "after_answer", 1, 9), to(code, "thank_you", 1), to(code, "question", 7, 3)]
    return [words(browser.get(path)) for path in paths]


def assert_closed(code):
    wrong = set(closed_pages(secrets.token_urlsafe(24)))
    found = set(closed_pages(code))
    assert found == wrong and len(found) == 1
    page = found.pop()
    assert "This link is not open" in page and "/help-now/" in page and "is lost" not in page
    # Sent there, an answer that nobody has to look at is answered alike as well.
    tried = [to(each, "question", 1, 9) for each in (code, "x" * 32)]
    sent = {words(Browser().post(place, {"answer": "0"})) for place in tried}
    assert len(sent) == 1 and "This answer was not saved" in sent.pop()
    assert [telling for telling in TELLING if telling in page] == []


def test_both_parts_from_the_link_to_the_end_and_then_it_is_used(asked, code):
    browser = Browser()
    assert browser.get(to(code, "begin")).url == to(code, "questionnaire", 1)
    start = words(browser.get(to(code, "questionnaire", 1)))
    assert [telling for telling in TELLING if telling in start] == []
    page = browser.get(to(code, "question", 1, 1))
    assert page["Cache-Control"] == "no-store" and page["Referrer-Policy"] == "same-origin"
    assert answer_all(browser, code, 1, 9, "0").url == to(code, "thank_you", 1)
    thanks = words(browser.get(to(code, "thank_you", 1)))
    assert "Your answers are saved" in thanks and to(code, "questionnaire", 2) in thanks
    assert "has time to read them by Thursday 26 November" in thanks
    assert Link.objects.get().used_at is None
    assert browser.get(to(code, "begin")).url == to(code, "questionnaire", 2)
    answer_all(browser, code, 2, 7)
    assert "That was all" in words(browser.get(to(code, "thank_you", 2)))
    assert Link.objects.get().used_at == NOW
    assert {each.mode for each in Response.objects.all()} == {"link"}
    assert not Response.objects.exclude(entered_by=None).exists()
    assert "This link is not open" in words(browser.get(to(code, "question", 1, 1)))
    assert_closed(code)


def test_a_half_finished_form_with_question_nine_is_an_alert_and_help_at_once(asked, code):
    browser = Browser()
    reply = browser.post(to(code, "question", 1, 9), {"answer": "1"})
    assert reply.url == to(code, "after_answer", 1, 9)
    alert = Alert.objects.get(client=asked.client, state="open")
    page = words(browser.get(reply.url))
    assert "One of our clinicians will read this by 12:00 on Tuesday 24 November" in page
    assert "116 123" in page and "Ola" not in page and "safety plan" not in page
    assert browser.post(reply.url).url == reply.url
    said = [each["words"] for each in Alert.objects.get(pk=alert.pk).open("concerns")]
    assert len(said) == 2 and "get in touch" in said[1]
    # Somebody else with the same link is not shown that it was given, nor the help after it.
    assert Browser().get(reply.url).url == to(code, "questionnaire", 1)


def test_what_one_browser_wrote_is_shown_to_no_other(asked, code):
    mine, other = Browser(), Browser()
    mine.post(to(code, "question", 1, 1), {"answer": "2"})
    assert "checked" in words(mine.get(to(code, "question", 1, 1)))
    assert "checked" not in words(other.get(to(code, "question", 1, 1)))
    check = to(code, "check_answers", 1)
    assert "More than half the days" in words(mine.get(check))
    theirs = words(other.get(check))
    assert "More than half the days" not in theirs and "not shown here" in theirs
    # And once it is sent, not to the one that wrote it either.
    mine.post(check)
    assert "This link is not open" in words(mine.get(check))
    assert "More than half" not in words(mine.get(to(code, "thank_you", 1)))


def test_planted_a_link_that_shows_what_is_kept_is_found(asked, code, monkeypatch):
    def shows_all(sitting, answers):
        return answers

    monkeypatch.setattr("sixteen.portal.sitting.Sitting.shown", shows_all)
    Browser().post(to(code, "question", 1, 1), {"answer": "2"})
    assert "checked" in words(Browser().get(to(code, "question", 1, 1)))


def test_a_mail_scanner_that_opens_every_link_uses_nothing_up(asked, code):
    scanner = Browser(headers={"user-agent": "SafeLinks"})
    paths = [to(code, "begin"), to(code, "questionnaire", 1), to(code, "question", 1, 9)]
    paths += [
        to(code, "check_answers", 1),
        to(code, "thank_you", 1),
        to(code, "after_answer", 1, 9),
    ]
    with CaptureQueriesContext(connection) as asked_of_the_database:
        for path in paths * 3:
            scanner.get(path)
            scanner.head(path)
            scanner.options(path)
    wrote = [
        query["sql"]
        for query in asked_of_the_database
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert [sql for sql in wrote if "audit_entry" not in sql] == []
    assert Link.objects.get().used_at is None and not Response.objects.exists()
    assert Browser().get(to(code, "question", 1, 9)).status_code == 200


def test_used_expired_moved_cancelled_and_ended_all_close_alike(
    house, session, asked, code, tuesday_at_ten, settings
):
    Request.objects.update(state="answered")
    assert_closed(code)
    Request.objects.update(state="planned")
    Link.objects.update(opens_at=NOW + DAY)
    assert_closed(code)
    Link.objects.update(opens_at=NOW - DAY)
    settings.QUESTIONNAIRE_LINKS = False
    assert_closed(code)
    settings.QUESTIONNAIRE_LINKS = True
    for change in ({"state": "cancelled"}, {"appointment": None}):
        type(session).objects.filter(pk=session.pk).update(**change)
        assert_closed(code)
    type(session).objects.filter(pk=session.pk).update(
        state="planned", appointment=session.appointment
    )
    cache.clear()
    assert Browser().get(to(code, "begin")).status_code == 302
    tuesday_at_ten.move_to(session.appointment.ends_at)
    assert_closed(code)
    tuesday_at_ten.move_to(NOW)
    type(session.course).objects.update(ended_at=NOW)
    assert_closed(code)


def test_it_moves_with_the_session_and_the_newest_link_takes_over(
    house, session, asked, code, tuesday_at_ten
):
    """Moved by six days nothing is open; with the new message the new link is, not the old one."""
    move_session(
        session=session,
        starts_at=session.appointment.starts_at + 6 * DAY,
        by=house.therapist,
        at=NOW,
    )
    assert_closed(code)
    newest = code_of(Link.objects.get(session=session, revision=1))
    assert newest != code
    tuesday_at_ten.move_to(NOW + 7 * DAY)
    cache.clear()
    assert Browser().get(to(newest, "begin")).status_code == 302
    assert_closed(code)


def test_moved_by_an_hour_the_link_that_was_sent_still_opens(
    house, session, asked, code, tuesday_at_ten
):
    """And when the reminder of the day goes, with a newer link, that one takes over."""
    tuesday_at_ten.move_to(NOW + DAY)
    send_due(at=NOW + DAY)
    earlier = session.appointment.starts_at - timedelta(hours=1)
    move_session(session=session, starts_at=earlier, by=house.therapist, at=NOW + DAY)
    assert Browser().get(to(code, "begin")).status_code == 302
    newest = code_of(Link.objects.get(session=session, revision=1))
    tuesday_at_ten.move_to(earlier - timedelta(hours=3))
    assert Browser().get(to(newest, "begin")).status_code == 302
    assert_closed(code)


def test_the_message_has_the_link_and_only_its_keyed_hash_is_kept(asked, settings, mailoutbox):
    settings.ADDRESS = "https://book.example.org"
    send_due(at=NOW)
    link = Link.objects.get()
    code = code_of(link)
    body = next(each.body for each in mailoutbox if "fill in" in each.body)
    assert f"https://book.example.org/for-you/{code}/" in body
    assert [telling for telling in TELLING if telling in body] == []
    assert len(code) == 32 and bytes(link.code_hash) == keys.keyed_hash(code)
    assert code not in repr(list(Link.objects.values())) + repr(list(Entry.objects.values()))


def test_after_many_wrong_ones_no_more_is_recorded_and_a_right_one_opens(asked, code):
    browser = Browser()
    for _ in range(25):
        assert "This link is not open" in words(browser.get(to(secrets.token_urlsafe(24), "begin")))
    assert browser.get(to(code, "begin")).status_code == 302
    assert Entry.objects.filter(action="denied-answer-link").count() == 20


@pytest.mark.parametrize("many", [2_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_a_hundred_thousand_guesses_find_nothing(asked, code, rf, many):
    """Each as if from an address of its own, so that no limit helps: the look-up alone stands."""
    guesses = [secrets.token_urlsafe(24) for _ in range(many)]
    near = [code[:at] + other + code[at + 1 :] for at in range(32) for other in "AZaz09-_"]
    near += [code.lower(), code.upper(), code[:-1], code + "A", code[::-1], "", code[:16]]
    guesses += near
    tried = [guess for guess in guesses if guess != code]
    assert len(tried) >= many
    hashes = [keys.keyed_hash(guess) for guess in tried]
    for begin in range(0, len(hashes), 900):
        assert not Link.objects.filter(code_hash__in=hashes[begin : begin + 900]).exists()
    # And by the very function that the pages use.
    assert not any(by_link.link_by_code(guess) for guess in near if guess != code)
    assert by_link.link_by_code(code) is not None
    counted = [by_link.may_try(rf.get("/"), wrong=True) for _ in range(500)]
    assert counted.count(True) == 20
