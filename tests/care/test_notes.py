"""A note: drafted by one person, signed with its safety line, never changed after."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sixteen.care import access
from sixteen.care.actions.notes import Window, save_note, sign_note
from sixteen.care.models import Supervision
from sixteen.care.models.note import Note
from sixteen.care.queries import unsigned_sessions
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.vault.crypto import CannotOpen
from tests.people_of import SAFETY, audited, refused
from tests.portal.house import NOW

WORDS = "She came late and said little."
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def session(course):  # type: ignore[no-untyped-def]
    return course.sessions.get(number=6)


@pytest.fixture
def draft(session, therapist):  # type: ignore[no-untyped-def]
    return save_note(session=session, text=WORDS, safety={}, by=therapist, at=NOW)


@pytest.fixture
def signed(session, therapist):  # type: ignore[no-untyped-def]
    return save_note(session=session, text=WORDS, safety=SAFETY, by=therapist, at=NOW, sign=True)


def outsiders(practice):  # type: ignore[no-untyped-def]
    return [practice.other, practice.duty, practice.client.account]


def with_deputy(practice):  # type: ignore[no-untyped-def]
    practice.course.deputy = practice.other
    practice.course.save()
    return practice.other


def test_a_draft_is_read_by_its_author_only(practice, therapist, draft) -> None:
    session = access.session_for_therapist(therapist, practice.course.pk, 6, at=NOW)
    assert access.notes_for_therapist(therapist, session, at=NOW) == [draft]
    deputy = with_deputy(practice)
    session.course.refresh_from_db()
    assert access.notes_for_therapist(deputy, session, at=NOW) == []
    assert access.notes_for_reader(practice.supervisor, session, at=NOW) == []
    assert audited("view-note", thing_id=str(draft.pk)) == 1


def test_a_draft_is_written_on_and_signed_by_its_author_only(practice, session, draft) -> None:
    deputy = with_deputy(practice)
    with pytest.raises(NotYours):
        sign_note(note=draft, by=deputy, at=NOW)
    session = type(session).objects.get(pk=session.pk)
    # Whoever comes with a draft that is not theirs learns nothing of it.
    with pytest.raises(NotAllowed):
        save_note(session=session, text="Mine", safety={}, by=deputy, at=NOW, revision=1)
    save_note(session=session, text="Mine", safety={}, by=deputy, at=LATER)
    assert texts() == [("draft", WORDS), ("draft", "Mine")]


def texts() -> list[tuple[str, str]]:
    return [(note.state, note.open("text")) for note in Note.objects.order_by("made_at")]


def test_a_draft_that_was_left_behind_is_in_nobodys_way(practice, session, draft) -> None:
    """After a handover, and back again: the note of whoever holds the course is the first one."""
    course = practice.course
    course.therapist = practice.other
    course.save()
    session = type(session).objects.get(pk=session.pk)
    signed = save_note(
        session=session, text="Theirs", safety=SAFETY, by=practice.other, at=LATER, sign=True
    )
    assert signed.amends_id is None
    assert access.notes_for_therapist(practice.other, session, at=LATER) == [signed]
    for who in (practice.other, practice.therapist):
        assert session not in unsigned_sessions(who, at=LATER)
    course.therapist = practice.therapist
    course.save()
    session = type(session).objects.get(pk=session.pk)
    assert access.notes_for_therapist(practice.therapist, session, at=LATER) == [draft, signed]
    late = {"safety": SAFETY, "by": practice.therapist, "at": LATER, "revision": 1, "sign": True}
    with pytest.raises(Stale):
        save_note(session=session, text=WORDS, window=Window(uuid.uuid4(), 1, seen=0), **late)
    more = save_note(session=session, text=WORDS, window=Window(uuid.uuid4(), 1, seen=1), **late)
    assert (more.pk, more.amends_id) == (draft.pk, signed.pk)
    assert texts() == [("signed", WORDS), ("signed", "Theirs")]


def test_who_signs_second_amends_whoever_was_first(practice, session, draft) -> None:
    """Both began before anything was signed."""
    deputy = with_deputy(practice)
    session = type(session).objects.get(pk=session.pk)
    other = save_note(session=session, text="Mine", safety=SAFETY, by=deputy, at=LATER)
    save_note(
        session=session, text=WORDS, safety=SAFETY, by=practice.therapist, at=LATER, revision=1
    )
    first = sign_note(note=draft, by=practice.therapist, at=LATER)
    assert sign_note(note=other, by=deputy, at=LATER).amends_id == first.pk
    assert [note.amends_id for note in Note.objects.order_by("made_at")] == [None, first.pk]


def test_nobody_but_the_therapist_and_the_deputy_writes_a_note(practice, session) -> None:
    for who in [*outsiders(practice), practice.supervisor]:
        with pytest.raises(NotYours):
            save_note(session=session, text="Mine", safety=SAFETY, by=who, at=NOW)
    assert not Note.objects.exists()


@pytest.mark.parametrize(
    "gap",
    [
        {"asked": True, "said": " "},
        {"asked": True, "agreed": ""},
        {"asked": False, "not_asked_because": "  "},
        {"asked": False, "not_asked_because": ""},
    ],
)
def test_signing_needs_the_whole_safety_line(session, therapist, gap) -> None:
    with pytest.raises(NotAllowed):
        save_note(session=session, text=WORDS, safety=SAFETY | gap, by=therapist, at=NOW, sign=True)
    assert not Note.objects.exists()


def test_signing_an_empty_safety_line_leaves_the_draft(therapist, draft) -> None:
    with pytest.raises(NotAllowed):
        sign_note(note=draft, by=therapist, at=LATER)
    assert Note.objects.get().state == "draft"


def test_not_asked_needs_only_the_reason(session, therapist) -> None:
    line = {"asked": False, "said": "", "agreed": "", "not_asked_because": "She left early."}
    note = save_note(session=session, text=WORDS, safety=line, by=therapist, at=NOW, sign=True)
    assert note.state == "signed"


def test_signing_again_changes_nothing(therapist, signed) -> None:
    assert sign_note(note=signed, by=therapist, at=LATER).signed_at == NOW
    assert audited("sign-note") == 1


def test_what_is_written_after_the_signature_is_an_amendment(session, therapist, signed) -> None:
    more = save_note(
        session=session, text="I forgot this.", safety=SAFETY, by=therapist, at=LATER, sign=True
    )
    assert more.amends_id == signed.pk and more.state == "signed"
    first = Note.objects.get(pk=signed.pk)
    assert (first.open("text"), first.signed_at, first.revision) == (WORDS, NOW, signed.revision)


def test_a_window_that_did_not_see_the_signature_changes_nothing(session, therapist, draft) -> None:
    save_note(
        session=session, text=WORDS, safety=SAFETY, by=therapist, at=NOW, revision=1, sign=True
    )
    with pytest.raises(Stale):
        save_note(session=session, text="Older", safety={}, by=therapist, at=LATER, revision=1)
    assert Note.objects.get().open("text") == WORDS


def test_a_window_that_did_not_see_the_last_words_changes_nothing(
    session, therapist, draft
) -> None:
    save_note(session=session, text="Newer", safety={}, by=therapist, at=LATER, revision=1)
    with pytest.raises(Stale) as kept:
        save_note(session=session, text="Older", safety={}, by=therapist, at=LATER, revision=1)
    assert kept.value.row.open("text") == "Newer"


def run(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def key_of(note: Note) -> object:
    return Note._meta.pk.get_db_prep_value(note.pk, connection)


def test_a_draft_can_still_be_thrown_away_in_the_database(draft) -> None:
    run("DELETE FROM care_note WHERE id = %s", key_of(draft))
    assert not Note.objects.exists()


def test_the_words_of_one_note_cannot_be_put_into_another(course, therapist, signed) -> None:
    other = course.sessions.get(number=5)
    draft = save_note(session=other, text="Other", safety={}, by=therapist, at=NOW)
    Note.objects.filter(pk=draft.pk).update(text=signed.text)
    with pytest.raises(CannotOpen):
        Note.objects.get(pk=draft.pk).open("text")


def test_a_signed_note_has_its_time_in_the_database(draft) -> None:
    with pytest.raises(IntegrityError):
        run("UPDATE care_note SET state = 'signed' WHERE id = %s", key_of(draft))


def test_the_database_has_one_draft_an_author_and_one_first_note(practice, session, signed) -> None:
    """A draft from before this was so may say already what it amends."""
    client, therapist = practice.client, practice.therapist
    row = {"session": session, "client": client, "author": therapist, "made_at": NOW}
    Note.objects.create(**row, changed_at=NOW, amends=signed)
    Note.objects.create(**row | {"author": practice.other}, changed_at=NOW)
    for wrong in ({}, {"state": "signed", "signed_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Note.objects.create(**row, changed_at=NOW, **wrong)


def test_its_readers_read_a_signed_note_and_each_reading_is_audited(practice, signed) -> None:
    pk = practice.course.pk
    for who in (practice.therapist, with_deputy(practice), practice.supervisor):
        session = access.session_for_reader(who, pk, 6, at=NOW)
        assert access.notes_for_reader(who, session, at=NOW) == [signed]
        assert audited("view-note", actor=who.pk, person=practice.client.pk) == 1
        assert audited("view-course", actor=who.pk) == 1


def test_nobody_else_reads_it_and_each_refusal_is_audited(practice, session, signed) -> None:
    for who in outsiders(practice):
        with refused("note", who):
            access.notes_for_reader(who, session, at=NOW)
        with refused("note", who):
            access.notes_for_therapist(who, session, at=NOW)
        with refused("course", who):
            access.session_for_reader(who, practice.course.pk, 6, at=NOW)
        with refused("course", who):
            access.course_for_therapist(who, practice.course.pk, at=NOW)
    assert audited("view-note") == 0


def test_a_supervisor_reads_and_does_not_write(practice, session) -> None:
    with refused("course", practice.supervisor):
        access.session_for_therapist(practice.supervisor, practice.course.pk, 6, at=NOW)


@pytest.mark.parametrize(
    "link", [{"until": NOW - timedelta(days=1)}, {"since": NOW + timedelta(days=1)}]
)
def test_a_supervision_that_ended_or_has_not_begun_opens_nothing(practice, session, link) -> None:
    Supervision.objects.update(**link)
    with refused("note", practice.supervisor):
        access.notes_for_reader(practice.supervisor, session, at=NOW)


def test_a_therapist_whose_role_ended_reads_nothing(practice, session, signed) -> None:
    practice.therapist.roles_held.update(until=NOW - timedelta(days=1))
    who = type(practice.therapist).objects.get(pk=practice.therapist.pk)
    with refused("note", who):
        access.notes_for_therapist(who, session, at=NOW)
    with refused("course", who):
        access.course_for_reader(who, practice.course.pk, at=NOW)


def test_a_session_that_is_not_there_is_refused_like_one_that_is_not_yours(practice) -> None:
    with refused("session", practice.therapist):
        access.session_for_therapist(practice.therapist, practice.course.pk, 99, at=NOW)
