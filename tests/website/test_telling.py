"""Telling a little before the consultation: nothing is a condition, and a link shows no words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client as Browser

from sixteen.audit.models import Entry
from sixteen.intake.models import Enquiry, SelfReferral
from sixteen.intake.telling import read_on, tell
from sixteen.intake.told import as_answer
from sixteen.intake.wishes import Away, Said, said_by, set_wishes
from sixteen.people.actions import name_concern
from sixteen.scheduling.models import Leave
from tests.scheduling import diary_of
from tests.scheduling.diary_of import NOW, TUESDAY_18, give_hours
from tests.website.test_booking_pages import book

pytestmark = pytest.mark.django_db
HERS = "It began after the move"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ada():
    diary_of.make_kinds()
    ada = diary_of.make_therapist()
    give_hours(ada)
    give_hours(ada, weekday=1, starts=9, ends=12)
    name_concern(code="loneliness", name="Feeling alone", by=None, at=NOW)
    return ada


@pytest.fixture
def link(client, ada):
    return book(client, ada).headers["Location"] + "tell-us/"


def told():
    return SelfReferral.objects.get()


def brings(browser, link, **typed):
    given = {"concerns": ["loneliness"], "words": HERS, **typed}
    return browser.post(f"{link}brings/", given)


def test_the_whole_way(client, link):
    assert "Tell us a little" in client.get(link).content.decode()
    assert brings(client, link).headers["Location"] == f"{link}wishes/"
    wishes = {"formats": ["video"], "languages": "cy", "times": ["1-evening"], "most_pence": "4000"}
    assert client.post(f"{link}wishes/", wishes).headers["Location"] == f"{link}needs/"
    needs = {"needs": ["step_free"], "interpreter": "pl"}
    assert client.post(f"{link}needs/", needs).headers["Location"] == f"{link}around/"
    around = {"gp": "Dr Vane", "helper": "Jo"}
    assert client.post(f"{link}around/", around).headers["Location"] == f"{link}check/"
    page = client.get(f"{link}check/").content.decode()
    for words in (HERS, "Feeling alone", "Welsh", "Up to £40", "No steps", "Polish", "Dr Vane"):
        assert words in page
    assert '<option value="cy" selected>' in client.get(f"{link}wishes/").content.decode()
    kept = told()
    assert kept.open("brings")["version"] == 1 and kept.open("needs")["interpreter"] == "pl"
    assert Entry.objects.filter(action="tell-before-consultation").count() == 4
    said = said_by(Enquiry.objects.get())
    assert (said.concerns, said.formats, said.step_free) == (("loneliness",), ("video",), True)


def test_what_the_practice_noted_since_is_not_shown_through_the_link(client, link, ada):
    client.post(f"{link}wishes/", {"formats": ["video"]})
    assert "checked" in client.get(f"{link}wishes/").content.decode()
    enquiry = Enquiry.objects.get()
    set_wishes(enquiry=enquiry, said=Said(formats=("in_person",)), by=ada, at=NOW)
    assert "checked" not in client.get(f"{link}wishes/").content.decode()
    assert "in person" not in client.get(f"{link}check/").content.decode()
    client.post(f"{link}wishes/", {})
    assert said_by(enquiry).formats == ("in_person",)


def test_what_the_practice_noted_stays_unshown_after_another_page_through_the_link(
    client, link, ada
):
    client.post(f"{link}wishes/", {"formats": ["video"]})
    brings(client, link)
    enquiry = Enquiry.objects.get()
    holiday = Away(date(2027, 1, 4), date(2027, 1, 10))
    noted = replace(said_by(enquiry), not_with=(ada.pk,), away=(holiday,))
    set_wishes(enquiry=enquiry, said=noted, by=ada, at=NOW)
    client.post(f"{link}needs/", {"needs": ["step_free"]})
    assert said_by(enquiry).step_free and said_by(enquiry).not_with == (ada.pk,)
    shown = "".join(client.get(f"{link}{each}/").content.decode() for each in ("check", "brings"))
    words = ("Not with", "Away", "2027", HERS, "No steps", "checked")
    assert [each for each in words if each in shown] == []


# A parameter called “page” would be a page of a browser, and put this among the tests with one.
@pytest.mark.parametrize("step", ["brings", "wishes", "needs", "around"])
def test_every_page_can_be_left_empty(client, link, step):
    assert client.get(f"{link}{step}/").status_code == 200
    assert client.post(f"{link}{step}/", {}).status_code == 302
    assert not SelfReferral.objects.exists()
    assert Enquiry.objects.get().state == "in_consultation"


def test_who_only_holds_the_link_sees_that_it_was_answered_and_no_word(client, link):
    brings(client, link)
    other = Browser()
    assert "answered, change it" in other.get(link).content.decode()
    pages = "".join(other.get(f"{link}{page}").content.decode() for page in ("brings/", "check/"))
    assert "answered before" in pages and HERS not in pages and "checked" not in pages
    assert HERS in client.get(f"{link}brings/").content.decode()


def test_what_another_session_wrote_over_it_is_not_shown_to_the_first(client, link):
    brings(client, link)
    brings(Browser(), link, words="Not yours")
    assert "Not yours" not in client.get(f"{link}brings/").content.decode()
    assert told().open("brings")["words"] == "Not yours"


def test_a_session_without_a_mark_is_shown_nothing(client, link):
    tell(
        enquiry=Enquiry.objects.get(), page="brings", answer=as_answer({"words": HERS}, ""), at=NOW
    )
    assert HERS not in Browser().get(f"{link}brings/").content.decode()


def test_an_empty_page_of_another_session_takes_nothing_away(client, link):
    brings(client, link)
    other = Browser()
    other.post(f"{link}brings/", {})
    assert told().open("brings")["words"] == HERS
    other.post(f"{link}brings/", {"action": "remove"})
    assert told().open("brings") is None


def test_emptied_by_who_wrote_it_is_empty(client, link):
    brings(client, link)
    client.post(f"{link}brings/", {})
    assert told().open("brings") is None


def test_once_done_nobody_is_shown_it_again(client, link):
    brings(client, link)
    client.post(f"{link}check/", {})
    assert HERS not in client.get(f"{link}brings/").content.decode()
    assert told().open("brings")["words"] == HERS


def test_it_is_open_until_the_consultation_begins(client, link, clock):
    brings(client, link)
    clock.move_to(TUESDAY_18 - timedelta(seconds=1))
    assert brings(client, link, words="Later").status_code == 302
    assert told().open("brings")["words"] == "Later"
    clock.move_to(TUESDAY_18)
    assert brings(client, link, words="Too late").headers["Location"] == link[: -len("tell-us/")]
    assert told().open("brings")["words"] == "Later"
    assert client.get(f"{link}brings/").status_code == 302


def test_after_cancelling_it_is_closed(client, link):
    client.post(link.replace("tell-us", "cancel"))
    assert brings(client, link).status_code == 302 and not SelfReferral.objects.exists()


def test_nobody_guesses_the_way_in(client, link):
    for page in ("", "brings/", "check/"):
        assert client.get(f"/booking/{'A' * 32}/tell-us/{page}").status_code == 404
    assert client.get(f"{link}other/").status_code == 404


def test_it_says_on_which_day_it_is_read(client, link):
    """The therapist works on Tuesday mornings and evenings; the consultation is at 18:00."""
    page = client.get(f"{link}brings/").content.decode()
    assert "Ada Finch reads it on Tuesday 9 March, before you meet." in page
    assert "Nobody reads this at once" in page and "tel:999" in page and "/help-now/" in page


def test_with_no_hours_before_it_no_day_is_promised(client, link, clock):
    clock.move_to(TUESDAY_18 - timedelta(minutes=30))
    page = client.get(f"{link}brings/").content.decode()
    assert "reads it with you, when you meet" in page and "March" not in page.split("<main")[1]


def test_leave_is_no_time_to_read(client, link, ada):
    morning = TUESDAY_18 - timedelta(hours=12)
    Leave.objects.create(
        therapist=ada, starts_at=morning, ends_at=TUESDAY_18 - timedelta(minutes=30)
    )
    assert read_on(Enquiry.objects.get().appointment, at=NOW) == date(2027, 3, 2)


def test_a_wrong_choice_is_said_and_what_was_typed_is_kept(client, link):
    answer = brings(client, link, concerns=["nothing-of-ours"])
    page = answer.content.decode()
    assert answer.status_code == 422 and HERS in page and "Choose from what is shown" in page
    assert brings(client, link, words="a" * 2001).status_code == 422
    assert not SelfReferral.objects.exists()
