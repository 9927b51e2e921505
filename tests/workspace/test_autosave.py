"""A page that saves by itself: "Saved" only of what is kept, and no window over another."""

import uuid
from typing import Any

import pytest

from sixteen.care.actions import notes
from sixteen.care.models.note import Note
from tests.workspace.house import Practice, as_, note_of, url

pytestmark = pytest.mark.django_db
LATER = {"revision": "0", "seen": "0", "action": "autosave"}


class Page:
    """One opened page of a session, as autosave.js uses it."""

    def __init__(self, practice: Practice, seen: int = 0, revision: int = 0) -> None:
        self.practice, self.id, self.turn = practice, str(uuid.uuid4()), 1
        self.seen, self.revision = seen, revision

    def send(self, text: str, *, action: str = "autosave", heard: bool = True, **more: Any) -> Any:
        self.turn += 1
        typed = note_of(None, text=text, action=action)
        typed |= {"revision": str(self.revision), "seen": str(self.seen)}
        typed |= {"page": self.id, "turn": str(self.turn)} | more
        where = url("note", self.practice.course.pk, 6)
        answer = as_(self.practice.therapist).post(where, typed)
        if heard and answer.status_code == 200 and action == "autosave":
            self.revision = answer.json()["revision"]
        return answer


def texts() -> list[tuple[str, str]]:
    return [(n.state, n.open("text")) for n in Note.objects.order_by("made_at")]


def test_it_says_saved_with_the_time_and_keeps_everything(practice) -> None:
    answer = Page(practice).send(
        "She was quiet.", carry="Ask about the sister.", affect="Shame", techniques=["Supporting"]
    )
    assert answer.json() == {"saved": "Saved 10:00", "revision": 1}
    note = Note.objects.get()
    assert note.state == "draft" and note.open("carry") == "Ask about the sister."
    assert note.open("structure")["affect"] == "Shame"
    assert note.open("structure")["techniques"] == ["Supporting"]


def test_the_next_saving_goes_on_with_the_same_draft(practice) -> None:
    page = Page(practice)
    for text in ("She", "She was", "She was quiet."):
        assert page.send(text).status_code == 200
    assert texts() == [("draft", "She was quiet.")]


def test_who_never_heard_that_it_was_saved_goes_on(practice) -> None:
    """The answer was lost on its way: the same page is no other window."""
    page = Page(practice)
    page.send("She", heard=False)
    page.send("She was", heard=False)
    assert page.send("She was quiet.").json()["revision"] == 3
    assert texts() == [("draft", "She was quiet.")]


def test_a_message_that_comes_late_changes_nothing(practice) -> None:
    """What was typed before is no reason to lose what was typed after."""
    page = Page(practice)
    page.send("She was quiet.", turn="9", heard=False)
    assert page.send("She", turn="4").status_code == 409
    assert texts() == [("draft", "She was quiet.")]


def test_two_windows_never_write_over_each_other(practice) -> None:
    one, other = Page(practice), Page(practice)
    assert one.send("From the one").status_code == 200
    answer = other.send("From the other")
    assert answer.status_code == 409 and "another window" in answer.json()["words"]
    assert one.send("From the one, more").status_code == 200
    assert other.send("From the other, more").status_code == 409
    assert texts() == [("draft", "From the one, more")]
    both = other.send("From the other, more", action="save").content.decode()
    assert "From the one, more" in both and "From the other, more" in both


def test_a_late_one_does_not_begin_an_addition_to_what_was_just_signed(practice) -> None:
    page = Page(practice)
    assert page.send("She was quiet.", action="sign").status_code == 302
    assert page.send("She was qui").status_code == 409
    assert texts() == [("signed", "She was quiet.")]


def test_an_addition_is_a_draft_of_its_own(practice) -> None:
    Page(practice).send("She was quiet.", action="sign")
    page = Page(practice, seen=1)
    assert page.send("I forgot").status_code == 200
    assert page.send("I forgot this.", action="sign").status_code == 302
    assert texts() == [("signed", "She was quiet."), ("signed", "I forgot this.")]
    assert Note.objects.get(amends=None).open("text") == "She was quiet."


def test_words_that_cannot_be_kept_are_not_said_to_be_saved(practice) -> None:
    answer = Page(practice).send("x" * 40_001)
    assert answer.status_code == 422 and answer.json()["words"].startswith("Not saved. ")
    assert "saved" not in answer.json() and texts() == []


def test_nobody_else_saves_by_itself(practice) -> None:
    for who in (practice.other, practice.supervisor, practice.duty):
        where = url("note", practice.course.pk, 6)
        assert as_(who).post(where, note_of(None) | LATER).status_code == 404
    assert texts() == []


def test_it_says_saved_only_after_it_is_kept(practice, monkeypatch) -> None:
    """Planted: the action fails. Nothing says "Saved"."""
    from sixteen.care.actions import notes

    def breaks(**given: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(notes, "record", lambda *a, **k: breaks())
    with pytest.raises(RuntimeError):
        Page(practice).send("She was quiet.")
    assert texts() == []


def test_planted_an_order_that_nobody_keeps_is_found(practice, monkeypatch) -> None:
    """Whatever came last would win: what was typed before writes over what was typed after."""

    def any_turn(written, revision, window, by, said):  # type: ignore[no-untyped-def]
        draft = next((note for note in written if note.state == "draft"), None)
        return draft if window and draft and draft.window == window.id else None

    monkeypatch.setattr(notes, "_draft", any_turn)
    with pytest.raises(AssertionError):
        test_a_message_that_comes_late_changes_nothing(practice)


def test_planted_a_window_that_passes_for_another_is_found(practice, monkeypatch) -> None:
    def any_window(written, revision, window, by, said):  # type: ignore[no-untyped-def]
        return next((note for note in written if note.state == "draft"), None)

    monkeypatch.setattr(notes, "_draft", any_window)
    with pytest.raises(AssertionError):
        test_two_windows_never_write_over_each_other(practice)
