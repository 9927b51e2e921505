"""Moments on the therapist's pages: agreed to, brought, written down, gathered under the focus."""

import pytest

from sixteen.care.actions import moments as actions
from sixteen.care.models import Moment
from tests.portal.house import NOW
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
SAID = {"happened": "He did not look up when I came in", "felt": "small"}


def agreed(practice) -> None:  # type: ignore[no-untyped-def]
    course = practice.course
    actions.offer_moments(course=course, by=practice.therapist, at=NOW)
    actions.agree_to_moments(course=course, by=practice.client.account, at=NOW)


def of_the_client(practice, bring: bool, happened: str) -> Moment:  # type: ignore[no-untyped-def]
    return actions.write_moment(
        course=practice.course,
        pk=practice.house.client(happened).pk,
        words={"happened": happened},
        bring=bring,
        by=practice.client.account,
        at=NOW,
    )


def test_they_are_offered_agreed_to_in_the_room_and_stopped(practice) -> None:
    browser, where = as_(practice.therapist), url("moments", practice.course.pk)
    page = url("session", practice.course.pk, 7)
    assert "Moments are off" in browser.get(where).content.decode()
    assert "Moments brought" not in browser.get(page).content.decode()
    browser.post(where, {"action": "offer"})
    assert "has not answered yet" in browser.get(where).content.decode()
    browser.post(where, {"action": "agreed"})
    assert "said to you in the room" in browser.get(where).content.decode()
    assert "Write a moment down" in browser.get(page).content.decode()
    browser.post(where, {"action": "stop"})
    assert "Moments are off" in browser.get(where).content.decode()


def test_what_was_brought_stands_on_the_session_and_what_was_not_nowhere(practice) -> None:
    agreed(practice)
    of_the_client(practice, True, "He laughed at my coat")
    of_the_client(practice, False, "She slammed the door")
    browser, pk = as_(practice.therapist), practice.course.pk
    pages = [url("moments", pk), url("course", pk), url("focus", pk)]
    pages += [url("session", pk, number) for number in (6, 7, 8)]
    seen = {page: browser.get(page).content.decode() for page in pages}
    assert not [page for page, words in seen.items() if "slammed" in words]
    assert [page for page, words in seen.items() if "laughed" in words] == [pages[0], pages[4]]


def test_one_is_written_down_and_gathered_under_the_focus(practice) -> None:
    agreed(practice)
    browser, pk = as_(practice.therapist), practice.course.pk
    where = url("write_moment", pk, 6)
    assert browser.post(where, {"felt": "small"}).status_code == 200
    assert browser.post(where, SAID | {"speaks_to": ["self", "affects"]}).status_code == 302
    assert "He did not look up" in browser.get(url("session", pk, 6)).content.decode()
    focus = browser.get(url("focus", pk)).content.decode()
    assert focus.count("1 moment that speaks to this") == 2
    moment = Moment.objects.get()
    other = {"happened": "He did not look up", "speaks_to": ["other"], "revision": "2"}
    browser.post(url("moment", pk, moment.pk), other)
    moment.refresh_from_db()
    assert moment.open("speaks_to") == ["other"] and moment.open("words")["happened"][-2:] == "up"
    late = browser.post(url("moment", pk, moment.pk), other | {"happened": "Late"})
    assert "Late" in late.content.decode() and "another window" in late.content.decode()


def test_a_moment_of_the_clients_is_placed_and_not_rewritten(practice) -> None:
    agreed(practice)
    moment = of_the_client(practice, True, "He laughed at my coat")
    browser, where = as_(practice.therapist), url("moment", practice.course.pk, moment.pk)
    assert "<textarea" not in browser.get(where).content.decode()
    browser.post(where, {"happened": "Other", "speaks_to": ["other"], "revision": "1"})
    moment.refresh_from_db()
    assert moment.open("words") == {"happened": "He laughed at my coat"}
    assert moment.open("speaks_to") == ["other"]
