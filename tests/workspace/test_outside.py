"""A supervisor from outside reads initials: no names, no contacts, no documents."""

import re

import pytest

from sixteen.care.actions import foci
from sixteen.care.actions.aims import set_aims
from sixteen.care.models import Supervision
from sixteen.workspace import outside
from tests.portal.house import NOW
from tests.workspace.house import as_, note_of, url

pytestmark = pytest.mark.django_db
NAME = re.compile(r"\b(Mina|MINA|Okafor|OKAFOR)\b")
FOCUS = {"self": "Mina the burden", "other": "tired of me", "affects": ["shame"]}


@pytest.fixture
def from_outside(practice):  # type: ignore[no-untyped-def]
    """Every page that a supervisor opens, by name; her name stands in all that was written."""
    Supervision.objects.update(outside=True)
    course, therapist = practice.course, practice.therapist
    set_aims(course=course, words=["Say: Mina Okafor was here"], by=therapist, at=NOW)
    foci.save_focus(course=course, parts=FOCUS, by=therapist, at=NOW)
    note = note_of(None, text="Mina said MINA OKAFOR’s mother rang Mina’s flat.")
    as_(therapist).post(url("note", course.pk, 6), note)
    reader = as_(practice.supervisor)
    pages = {
        "list": url("supervision"),
        "course": url("supervised_course", course.pk),
        "session": url("supervised_session", course.pk, 6),
    }
    return {name: reader.get(address).content.decode() for name, address in pages.items()}


@pytest.mark.parametrize("page", ["list", "course", "session"])
def test_no_page_says_the_name(from_outside, page) -> None:
    assert "M. O." in from_outside[page]
    assert not NAME.search(from_outside[page])


def test_what_was_written_is_there_with_initials_in_it(from_outside) -> None:
    assert "M. said M. O.’s mother rang M.’s flat." in from_outside["session"]
    assert "Say: M. O. was here" in from_outside["course"]
    assert "M. the burden" in from_outside["course"]
    assert "another name may still stand in it" in from_outside["session"]


def test_a_planted_page_that_hides_nothing_is_found(practice, monkeypatch) -> None:
    Supervision.objects.update(outside=True)
    monkeypatch.setattr(outside.Hiding, "__call__", lambda self, said: said)
    as_(practice.therapist).post(url("note", practice.course.pk, 6), note_of(None, text="Mina"))
    page = as_(practice.supervisor).get(url("supervised_session", practice.course.pk, 6))
    assert NAME.search(page.content.decode())


def test_somebody_of_the_service_reads_the_name(practice) -> None:
    page = as_(practice.supervisor).get(url("supervised_course", practice.course.pk))
    assert "Mina Okafor" in page.content.decode()
    assert "from outside" not in page.content.decode()


def test_the_therapist_is_told_who_reads_from_outside(practice) -> None:
    page = as_(practice.therapist).get(url("session", practice.course.pk, 6)).content.decode()
    assert "from outside" not in page
    Supervision.objects.update(outside=True)
    page = as_(practice.therapist).get(url("session", practice.course.pk, 6)).content.decode()
    assert "Sam Hale supervises from outside this service" in page
    assert "Write nobody’s name" in page


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Mina, MINA and mina", "M., M. and mina"),
        ("Minaret", "Minaret"),
        ({"a": ["Ms Okafor", 3, None]}, {"a": ["Ms O.", 3, None]}),
        (("Mina",), ("M.",)),
    ],
)
def test_a_name_is_hidden_where_it_stands_alone_with_a_capital(said, shown) -> None:
    assert outside.Hiding("Mina Okafor")(said) == shown


def test_a_name_of_odd_letters_hides_nothing_else() -> None:
    assert outside.Hiding("(O’Neill) *")("A (O’Neill) here*") != ""
    assert outside.Hiding("")("All of it") == "All of it"
