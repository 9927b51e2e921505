"""A note: kept as a draft, signed with its safety line, added to; nothing typed is lost."""

import pytest
from django.urls import reverse

from sixteen.care.models.note import Note
from tests.workspace.house import Practice, as_, note_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(practice):  # type: ignore[no-untyped-def]
    return practice.course.sessions.get(number=6)


def send(practice: Practice, session, typed, who=None):  # type: ignore[no-untyped-def]
    where = reverse("workspace:note", args=[practice.course.pk, session.number])
    return as_(who or practice.therapist).post(where, typed)


def notes() -> list[Note]:
    return list(Note.objects.order_by("made_at"))


def test_a_draft_is_kept_without_a_safety_line(practice, session) -> None:
    page = send(practice, session, {"text": "Only this so far", "action": "save", "revision": "0"})
    assert page.status_code == 302
    assert [(n.state, n.open("text")) for n in notes()] == [("draft", "Only this so far")]


def test_a_note_is_signed_and_shown(practice, session) -> None:
    assert send(practice, session, note_of(session)).status_code == 302
    assert notes()[0].state == "signed"
    where = reverse("workspace:session", args=[practice.course.pk, 6])
    words = as_(practice.therapist).get(where).content.decode()
    assert "She came late" in words and "No thoughts of that kind." in words


@pytest.mark.parametrize(
    "gap",
    [
        {"asked": ""},
        {"asked": "yes", "said": ""},
        {"asked": "yes", "agreed": "  "},
        {"asked": "no", "not_asked_because": ""},
        {"text": "", "asked": "yes"},
    ],
)
def test_signing_without_a_whole_safety_line_is_refused_and_keeps_what_was_typed(
    practice, session, gap
) -> None:
    typed = note_of(session) | gap
    page = send(practice, session, typed)
    words = page.content.decode()
    assert page.status_code == 200
    assert notes() == []
    for value in (typed["text"], typed["said"].strip(), typed["agreed"].strip()):
        assert value in words


def test_not_asked_needs_only_the_reason(practice, session) -> None:
    typed = note_of(session, asked="no", said="", agreed="", not_asked_because="She left early.")
    assert send(practice, session, typed).status_code == 302
    assert notes()[0].open("safety")["not_asked_because"] == "She left early."


def test_a_second_window_shows_both_texts(practice, session) -> None:
    send(practice, session, {"text": "From the first window", "action": "save", "revision": "0"})
    page = send(practice, session, {"text": "From the second", "action": "save", "revision": "0"})
    words = page.content.decode()
    assert page.status_code == 200
    assert "From the first window" in words and "From the second" in words
    assert notes()[0].open("text") == "From the first window"
    again = {"text": "Both together", "action": "save", "revision": str(notes()[0].revision)}
    assert send(practice, session, again).status_code == 302
    assert [note.open("text") for note in notes()] == ["Both together"]


def test_the_same_signed_form_sent_twice_makes_one_note(practice, session) -> None:
    send(practice, session, note_of(session))
    assert send(practice, session, note_of(session)).status_code == 302
    assert len(notes()) == 1


def test_other_words_from_before_the_signature_are_shown_and_not_signed(practice, session) -> None:
    send(practice, session, note_of(session))
    page = send(practice, session, note_of(session, text="Typed in the other window"))
    words = page.content.decode()
    assert "Typed in the other window" in words and "She came late" in words
    assert len(notes()) == 1


def test_what_is_added_after_signing_stands_beside_it(practice, session) -> None:
    send(practice, session, note_of(session))
    send(practice, session, note_of(session, text="I forgot this.", seen="1"))
    first, second = notes()
    assert second.amends_id == first.pk and second.state == "signed"
    where = reverse("workspace:session", args=[practice.course.pk, 6])
    words = as_(practice.therapist).get(where).content.decode()
    assert "She came late" in words and "I forgot this." in words


def test_nobody_else_writes_a_note(practice, session) -> None:
    for who in (practice.other, practice.supervisor, practice.duty, practice.client.account):
        assert send(practice, session, note_of(session), who).status_code == 404
    assert notes() == []


@pytest.mark.parametrize(
    "odd",
    ["\x00", "a\x07b", "👩🏽‍🚒" * 3, "שלום", "e\u0301", "<script>alert(1)</script>", "x" * 40_001],
)
def test_odd_and_long_words_are_kept_or_shown_again(practice, session, odd: str) -> None:
    page = send(practice, session, note_of(session, text=odd))
    assert page.status_code in (200, 302)
    if page.status_code == 302:
        assert notes()[0].open("text") == odd
    else:
        assert notes() == []


@pytest.mark.parametrize("revision", ["", "-1", "x", "99999999999999999999", "7"])
def test_a_broken_revision_never_breaks_the_page(practice, session, revision: str) -> None:
    page = send(practice, session, note_of(session, revision=revision, seen=revision))
    assert page.status_code in (200, 302)
