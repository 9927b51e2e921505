"""The client's moments: one line is enough, help is under the box, nothing is brought unasked."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from sixteen.care.actions import moments as actions
from sixteen.care.models import Agreement, Course, Moment, Session
from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db
LIST, NEW = "/my/moments/", "/my/moments/new/"
SAID = {"happened": "He did not look up when I came in"}


def words(page) -> str:  # type: ignore[no-untyped-def]
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


@pytest.fixture(autouse=True)
def tuesday_at_ten():  # type: ignore[no-untyped-def]
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def course(house):  # type: ignore[no-untyped-def]
    return house.course(house.client())


@pytest.fixture
def mine(course):  # type: ignore[no-untyped-def]
    return browser_of(course.client)


@pytest.fixture
def kept(house, course):  # type: ignore[no-untyped-def]
    actions.offer_moments(course=course, by=house.therapist, at=NOW)
    actions.agree_to_moments(course=course, by=course.client.account, at=NOW)
    return course


def test_nothing_is_there_until_it_is_offered_and_nothing_is_written_before_the_tick(
    house, course, mine
) -> None:
    assert mine.get(LIST).status_code == 404 and LIST not in mine.get("/my/").content.decode()
    actions.offer_moments(course=course, by=house.therapist, at=NOW)
    assert LIST in mine.get("/my/").content.decode()
    assert mine.get(NEW).status_code == 302
    assert mine.post(NEW, SAID).status_code == 200 and not Moment.objects.exists()
    assert "Tick the box" in words(mine.post(LIST, {}))
    assert mine.post(LIST, {"agree": "on"}).status_code == 302
    assert mine.get(NEW).status_code == 200


def test_one_line_is_enough_and_help_stands_under_the_box(kept, mine) -> None:
    page = mine.get(NEW)
    box, _, after = page.content.decode().partition("</form>")[2].partition("116 123")
    assert "not read between sessions" in words(page) and "Help now" in box + after
    assert mine.post(NEW, SAID | {"action": "keep"}).status_code == 302
    moment = Moment.objects.get()
    assert moment.brought_at is None and moment.open("words") == SAID
    assert "Only for you" in words(mine.get(LIST)) and SAID["happened"] in words(mine.get(LIST))


@pytest.mark.parametrize("sent", [{}, {"happened": "  "}, {"happened": "a\x00b"}])
def test_what_cannot_be_kept_comes_back(kept, mine, sent) -> None:
    page = mine.post(NEW, sent | {"felt": "small"})
    assert page.status_code == 200 and ">small</textarea>" in page.content.decode().replace(
        "\n", ""
    )
    assert not Moment.objects.exists()


def test_it_is_changed_brought_taken_back_and_deleted(kept, mine) -> None:
    mine.post(NEW, SAID)
    moment = Moment.objects.get()
    where = reverse("portal:moment", args=[moment.pk])
    mine.post(where, SAID | {"felt": "small", "revision": "1", "action": "bring"})
    moment.refresh_from_db()
    assert moment.session.number == 7 and moment.open("words")["felt"] == "small"
    assert "brought to session 7" in words(mine.get(LIST))
    mine.post(where, SAID | {"felt": "small", "revision": "2", "action": "back"})
    moment.refresh_from_db()
    assert moment.brought_at is None
    assert mine.post(where, {"action": "delete"}).status_code == 302
    assert not Moment.objects.exists()


def test_two_windows_do_not_write_over_each_other(kept, mine) -> None:
    mine.post(NEW, SAID)
    where = reverse("portal:moment", args=[Moment.objects.get().pk])
    mine.post(where, {"happened": "One", "revision": "1"})
    page = mine.post(where, {"happened": "Other", "revision": "1"})
    assert "One" in words(page) and "Other" in page.content.decode()
    assert Moment.objects.get().open("words") == {"happened": "One"}


def test_what_is_typed_for_a_moment_that_was_deleted_can_be_kept_again(kept, mine) -> None:
    mine.post(NEW, SAID)
    where = reverse("portal:moment", args=[Moment.objects.get().pk])
    mine.post(where, {"action": "delete"})
    page = mine.post(where, {"happened": "More words", "revision": "1"}).content.decode()
    assert "More words" in page and f'action="{NEW}"' in page and "Error: " in page
    assert mine.get(where).status_code == 404


def test_what_was_looked_at_together_stays_as_it_is(kept, mine) -> None:
    mine.post(NEW, SAID | {"action": "bring"})
    moment = Moment.objects.get()
    Session.objects.filter(pk=moment.session_id).update(state="held")
    where = reverse("portal:moment", args=[moment.pk])
    page = mine.get(where).content.decode()
    assert "<textarea" not in page and "stays as it is" in page
    late = mine.post(where, {"happened": "Other", "revision": "1"})
    assert "Other" in late.content.decode()
    mine.post(where, {"action": "delete"})
    assert Moment.objects.get().open("words") == SAID


@pytest.mark.parametrize("state", ["running", "ended"])
def test_what_was_kept_in_an_earlier_course_is_found_read_and_deleted(
    house, kept, mine, state
) -> None:
    """Letters, focus, agreement and progress too: every course stays theirs."""
    mine.post(NEW, SAID)
    mine.post(NEW, {"happened": "She rang", "action": "bring"})
    things = {"focus": house.focus(kept), "letter": house.letter(kept)}
    agreement = house.agreement(kept)
    Agreement.objects.filter(pk=agreement.pk).update(client_signed_at=NOW)
    Session.objects.filter(course=kept, state="planned").update(state="cancelled", appointment=None)
    Course.objects.filter(pk=kept.pk).update(
        state="ended", ended_at=NOW, made_at=NOW - timedelta(days=300)
    )
    new = house.course(kept.client, held=0, hour=9)
    if state == "ended":
        Course.objects.filter(pk=new.pk).update(state="ended", ended_at=NOW)
    page = mine.get("/my/").content.decode()
    found = [reverse(f"portal:{name}", args=[thing.pk]) for name, thing in things.items()]
    found += [reverse("portal:agreement", args=[agreement.pk]), LIST]
    found.append(f"/my/progress/{kept.pk}/")
    for at in found:
        assert f'href="{at}"' in page and mine.get(at).status_code == 200, at
    listed = words(mine.get(LIST))
    assert SAID["happened"] in listed and "She rang" in listed and "Write a moment" not in listed
    assert "Yes, keep moments" not in listed and mine.get(NEW).status_code == 302
    # Nothing of it is said as if it went on.
    focus, letter = (words(mine.get(at)) for at in found[:2])
    brought = Moment.objects.exclude(brought_at=None).get()
    moment = words(mine.get(reverse("portal:moment", args=[brought.pk])))
    assert "worked on then" in focus and "If a word does not fit" not in focus
    assert "a draft when your course ended" in letter and "talk about it together" not in letter
    assert "from now on" not in moment and "waits at the next" not in moment
    private = Moment.objects.get(brought_at=None)
    mine.post(reverse("portal:moment", args=[private.pk]), {"action": "delete"})
    listed = words(mine.get(LIST))
    assert SAID["happened"] not in listed and "She rang" in listed
    other = browser_of(house.client("Noor Haddad"))
    assert other.get(found[-1]).status_code == 404
    assert mine.get(f"/my/progress/{new.pk}/").status_code == 404


def test_the_client_stops_it_and_can_still_read_theirs(kept, mine) -> None:
    mine.post(NEW, SAID)
    mine.post(LIST, {"action": "stop"})
    assert SAID["happened"] in words(mine.get(LIST))
    assert "Write a moment" not in words(mine.get(LIST))
