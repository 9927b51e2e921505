"""A page that saves by itself: "Saved" only of what is kept, and no window over another."""

import uuid
from typing import Any

import pytest

from sixteen.care.actions import notes
from sixteen.care.models import Course
from sixteen.care.models.note import Note
from sixteen.people.models import Account
from tests.workspace.house import Practice, as_, note_of, url

pytestmark = pytest.mark.django_db
LATER = {"revision": "0", "seen": "0", "action": "autosave"}


class Page:
    """One opened page of a session, as autosave.js uses it."""

    def __init__(
        self, practice: Practice, seen: int = 0, revision: int = 0, by: Account | None = None
    ) -> None:
        self.practice, self.id, self.turn = practice, str(uuid.uuid4()), 1
        self.by = by or practice.therapist
        self.seen, self.revision = seen, revision

    def send(self, text: str, *, action: str = "autosave", heard: bool = True, **more: Any) -> Any:
        self.turn += 1
        typed = note_of(None, text=text, action=action)
        typed |= {"revision": str(self.revision), "seen": str(self.seen)}
        typed |= {"page": self.id, "turn": str(self.turn)} | more
        where = url("note", self.practice.course.pk, 6)
        answer = as_(self.by).post(where, typed)
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


def test_what_was_left_behind_blocks_nobody_and_is_read_by_nobody(practice) -> None:
    """The former therapist's few words: the next one writes and signs, and Today is quiet."""
    Page(practice).send("She rang off.")
    Course.objects.update(therapist=practice.other)
    practice.course.sessions.filter(number__lt=6).update(state="missed")
    rae, where = as_(practice.other), url("session", practice.course.pk, 6)
    nagged = "Sign the note: Mina Okafor, session 6"
    assert nagged in rae.get(url("today")).content.decode()
    page = Page(practice, by=practice.other)
    assert page.send("She was qui").json()["revision"] == 1
    assert page.send("She was quiet.", action="sign").status_code == 302
    shown = rae.get(where).content.decode()
    assert "She was quiet." in shown and "rang off" not in shown and "Signed by" not in shown
    assert nagged not in rae.get(url("today")).content.decode()
    assert texts() == [("draft", "She rang off."), ("signed", "She was quiet.")]


def test_who_began_before_somebody_else_signed_sees_both_and_adds(practice) -> None:
    """Two windows of one author, and a deputy between them."""
    Course.objects.update(deputy=practice.other)
    one, two = Page(practice), Page(practice)
    one.send("From the one")
    Page(practice, by=practice.other).send("By the deputy.", action="sign")
    told = one.send("From the one, more")
    assert told.status_code == 409 and "by somebody else" in told.json()["words"]
    both = one.send("From the one, more", action="save").content.decode()
    assert "Somebody else signed" in both and "By the deputy." in both and "the one, more" in both
    both = two.send("From the two", action="save", seen="1").content.decode()
    assert "in another window" in both and "From the one" in both and "From the two" in both
    assert texts() == [("draft", "From the one"), ("signed", "By the deputy.")]
    again = Page(practice, seen=1, revision=1)
    assert again.send("From the one, more", action="sign").status_code == 302
    page = as_(practice.therapist).get(url("session", practice.course.pk, 6)).content.decode()
    assert "Signed by Rae Winter," in page and "Added 24 November" in page


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
