"""A call: taken at the office without what it is about, on the page of today, returned, logged."""

from datetime import timedelta

import pytest

from sixteen.care.actions.absences import record_absence
from sixteen.care.models import CallBack, ContactEntry
from sixteen.people.permissions import Role
from tests.portal.house import NOW, account
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
CONTACT = {
    "way": "rang",
    "whom": "relative",
    "name": "Ada Okafor",
    "on": f"{NOW:%Y-%m-%d}",
    "time": "09:30",
    "words": "Asked how she is. I said nothing.",
}


@pytest.fixture
def call(practice):  # type: ignore[no-untyped-def]
    rae = as_(account(Role.RECEPTION, name="Rae Whitlock"))
    typed = {"name": "Ada Okafor", "number": "07700 900123", "words": "After four"}
    typed |= {"owner": str(practice.therapist.pk), "due": f"{NOW:%Y-%m-%d}"}
    sent = rae.post(f"/office/clients/{practice.client.pk}/call-back/", typed)
    assert sent.status_code == 302
    return CallBack.objects.get()


def test_a_call_that_reception_took_is_on_today_and_on_its_sheet(practice, call) -> None:
    ola = as_(practice.therapist)
    assert "Mina Okafor: ring Ada Okafor" in ola.get(url("today")).content.decode()
    paper = ola.get(url("today_on_paper")).content.decode()
    assert "somebody about them, 07700 900123" in paper and "After four" in paper
    assert "Ada" not in paper


def test_reception_sees_that_a_call_waits_and_not_what_it_is(practice, call) -> None:
    rae, card = (
        as_(account(Role.RECEPTION, name="Rae Two")),
        f"/office/clients/{practice.client.pk}/",
    )
    page = rae.get(card).content.decode()
    assert "Ola Brandt is to ring back by Tuesday 24 November" in page
    assert "Ada Okafor" not in page and "After four" not in page
    said = {"way": "was_rung", "words": "We spoke."}
    as_(practice.therapist).post(url("call_back", call.pk), said)
    assert "is to ring back" not in rae.get(card).content.decode()


def test_the_rules_stand_beside_the_number_before_anybody_rings(practice, call) -> None:
    page = as_(practice.therapist).get(url("call_back", call.pk)).content.decode()
    for words in ("07700 900123", "Never ring on Sundays", "They do not allow: phone call"):
        assert words in page
    assert "These are the rules of Mina Okafor, not of Ada Okafor" in page


def test_it_goes_from_the_list_when_it_is_done_and_not_before(practice, call) -> None:
    ola, page = as_(practice.therapist), url("call_back", call.pk)
    again = {"way": "nobody", "words": "It rang out.", "again_on": "2026-11-26"}
    assert ola.post(page, again)["Location"] == url("today")
    assert "by Thursday 26 November" in ola.get(url("today")).content.decode()
    ola.post(page, {"way": "was_rung", "words": "I said nothing about her."})
    assert "Calls to return" not in ola.get(url("today")).content.decode()
    log = ola.get(url("contact_log", practice.course.pk)).content.decode()
    assert "I rang, and nobody was reached: Ada Okafor" in log and "It rang out." in log


def test_who_stands_in_finds_it_and_returns_it(practice, call) -> None:
    rae, page, away = as_(practice.other), url("call_back", call.pk), NOW + timedelta(days=7)
    given = {"therapist": practice.therapist, "by": practice.therapist, "starts_at": NOW}
    absence = record_absence(cover=practice.other, ends_at=away, at=NOW, **given)
    own = as_(practice.therapist).get(url("away_one", absence.pk)).content.decode()
    assert "Rae Winter takes what cannot wait, and calls, meanwhile." in own
    assert "who stands in sees it too" in own
    assert "Mina Okafor: ring Ada Okafor" in rae.get(url("today")).content.decode()
    assert "somebody about them, 07700" in rae.get(url("today_on_paper")).content.decode()
    shown = rae.get(page).content.decode()
    assert "07700 900123" in shown and url("contact_log", practice.course.pk) not in shown
    rae.post(page, {"way": "was_rung", "words": "I said nothing about her."})
    assert "Calls to return" not in rae.get(url("today")).content.decode()
    log = as_(practice.therapist).get(url("contact_log", practice.course.pk)).content.decode()
    assert "I said nothing about her." in log


def test_what_was_typed_about_a_call_that_is_done_is_shown_to_copy(practice, call) -> None:
    ola, page = as_(practice.therapist), url("call_back", call.pk)
    ola.post(page, {"way": "was_rung", "words": "First"})
    shown = ola.post(page, {"way": "was_rung", "words": "Second words"}).content.decode()
    assert "This was not saved" in shown and "Second words" in shown
    assert ContactEntry.objects.count() == 1


def test_a_contact_is_logged_with_a_call_to_return(practice) -> None:
    ola, page = as_(practice.therapist), url("contact_log", practice.course.pk)
    owner = {"call_owner": str(practice.therapist.pk)}
    sent = ola.post(
        page, CONTACT | owner | {"call_on": "2026-11-25", "call_number": "07700 900123"}
    )
    assert sent.status_code == 302
    shown = ola.get(page).content.decode()
    assert "They rang: Ada Okafor" in shown and "Asked how she is." in shown
    assert "ring Ada Okafor" in ola.get(url("today")).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": "2026-11-25"}, "This is still to come"),
        ({"on": "2024-01-01"}, "Choose a day in the past year"),
        ({"name": ""}, "Write who it was"),
        ({"words": ""}, "Write in a few words what was said"),
        ({"call_number": "07700 900123"}, "Choose the day by which to ring this number"),
        ({"call_on": "2026-11-01"}, "Choose today or a day in the coming year"),
    ],
)
def test_what_is_missing_is_said_by_the_field(practice, changes, words) -> None:
    page = as_(practice.therapist).post(url("contact_log", practice.course.pk), CONTACT | changes)
    assert words in page.content.decode() and ContactEntry.objects.count() == 0


def test_reception_is_told_where_nobody_sees_somebody_yet(practice) -> None:
    nobody = practice.house.client("Una Free")
    rae = as_(account(Role.RECEPTION, name="Rae Whitlock"))
    page = rae.get(f"/office/clients/{nobody.pk}/call-back/").content.decode()
    assert "Nobody sees Una Free yet" in page and "<textarea" not in page
