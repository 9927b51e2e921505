"""A recording: only where both said yes, for one rater, and gone when it is rated or its time is
over."""

import os
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access, queries, recordings
from sixteen.care.access import recordings as door
from sixteen.care.actions.agreements import sign_agreement, write_agreement
from sixteen.care.actions.recordings import (
    agree_to_record,
    delete_due_recordings,
    keep_recording,
    rate_recording,
    take_back_recording,
    withdraw_recording,
)
from sixteen.care.models import Rating, Recording, RecordingWithdrawal, Supervision
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.vault.models import PersonKey
from sixteen.vault.person_keys import KeyDestroyed
from tests.care.recorded import SOUND, file
from tests.people_of import audited, refused
from tests.portal.house import NOW

DAY = timedelta(days=1)
SAID = {"headings": [["Listens", "Clearly"]], "words": "Good ear"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.RECORDINGS = tmp_path / "recordings"
    return settings.RECORDINGS


@pytest.fixture
def sam(practice):  # type: ignore[no-untyped-def]
    return practice.supervisor


@pytest.fixture
def session(course):  # type: ignore[no-untyped-def]
    return course.sessions.get(number=6)


def settle(practice, recording: str = "yes", at=NOW - DAY, *, client: bool = True) -> None:  # type: ignore[no-untyped-def]
    terms = {"dates": "Thursdays", "recording": recording}
    made = write_agreement(course=practice.course, terms=terms, by=practice.therapist, at=at)
    sign_agreement(agreement=made, by=practice.therapist, at=at)
    if client:
        sign_agreement(agreement=made, by=practice.client.account, at=at)


@pytest.fixture
def kept(practice, session, sam, django_capture_on_commit_callbacks):  # type: ignore[no-untyped-def]
    settle(practice)
    agree_to_record(session=session, by=practice.therapist, at=NOW)
    return keep_recording(session=session, made=file(), rater=sam, by=practice.therapist, at=NOW)


def heard(recording, **where) -> bytes:  # type: ignore[no-untyped-def]
    return b"".join(recordings.bytes_of(recording, **where))


@pytest.fixture
def committed(django_capture_on_commit_callbacks):  # type: ignore[no-untyped-def]
    return lambda: django_capture_on_commit_callbacks(execute=True)


def is_gone(recording, folder) -> bool:  # type: ignore[no-untyped-def]
    now = Recording.objects.get(pk=recording.pk)
    return now.state == "deleted" and now.key is None and list(folder.iterdir()) == []


def test_without_a_yes_of_both_nothing_is_recorded(practice, session) -> None:
    for words, client in (("no", True), ("yes", False)):
        settle(practice, words, client=client)
        assert not queries.recording_is_agreed(practice.course)
        with pytest.raises(NotAllowed):
            agree_to_record(session=session, by=practice.therapist, at=NOW)
    assert not Recording.objects.exists()


def test_an_agreement_from_before_says_no(practice) -> None:
    practice.house.agreement(practice.course)
    assert not queries.recording_is_agreed(practice.course)


def test_it_is_kept_sealed_with_the_clients_key_and_heard_by_the_rater(kept, sam, folder) -> None:
    assert access.recording_for_rater(sam, kept.pk, at=NOW) == kept
    assert heard(kept) == SOUND and heard(kept, start=5, stop=20) == SOUND[5:20]
    (lying,) = folder.iterdir()
    assert b"said" not in lying.read_bytes() and audited("view-recording") == 1
    PersonKey.objects.filter(person=kept.client_id).update(wrapped=None, destroyed_at=NOW)
    with pytest.raises(KeyDestroyed):
        heard(Recording.objects.get())


def test_asked_again_every_time_and_by_the_therapist_alone(practice, session, sam) -> None:
    settle(practice)
    with pytest.raises(NotAllowed):
        keep_recording(session=session, made=file(), rater=sam, by=practice.therapist, at=NOW)
    for who in (sam, practice.other, practice.client.account):
        with pytest.raises(NotYours):
            agree_to_record(session=session, by=who, at=NOW)


def test_a_second_file_is_not_taken(practice, session, sam, kept) -> None:
    with pytest.raises(NotAllowed):
        keep_recording(session=session, made=file(), rater=sam, by=practice.therapist, at=NOW)


@pytest.mark.parametrize("link", [{"until": NOW}, {"since": NOW + DAY}, {"outside": True}], ids=str)
def test_a_rater_is_a_supervisor_of_the_service_whose_link_holds(
    practice, session, sam, link
) -> None:
    settle(practice)
    agree_to_record(session=session, by=practice.therapist, at=NOW)
    Supervision.objects.update(**link)
    with pytest.raises(NotAllowed):
        keep_recording(session=session, made=file(), rater=sam, by=practice.therapist, at=NOW)


def test_nobody_else_hears_it(practice, kept, sam) -> None:
    """Not its therapist, not another supervisor of the same therapist, not after the link."""
    two = practice.duty
    Supervision.objects.create(supervisor=two, therapist=practice.therapist, since=NOW - DAY)
    two.roles_held.update(role="supervisor")
    for who in (practice.therapist, two, practice.other, practice.client.account):
        with refused("recording", type(who).objects.get(pk=who.pk)):
            access.recording_for_rater(type(who).objects.get(pk=who.pk), kept.pk, at=NOW)
    for link in ({"until": NOW}, {"until": None, "outside": True}):
        Supervision.objects.update(**link)
        with refused("recording", sam):
            access.recording_for_rater(sam, kept.pk, at=NOW)
        assert access.recordings_for_rater(sam, at=NOW) == []


def test_a_planted_door_without_its_rater_is_found(practice, kept, monkeypatch) -> None:
    monkeypatch.setattr(door, "link_of", lambda *asked: Supervision(outside=False))
    with refused("recording", practice.other):
        access.recording_for_rater(practice.other, kept.pk, at=NOW)
    Recording.objects.update(rater=practice.other)
    assert access.recording_for_rater(practice.other, kept.pk, at=NOW) == kept


def test_rated_it_is_gone_and_what_was_said_stays(kept, sam, folder, committed) -> None:
    with committed():
        rating = rate_recording(recording=kept, said=SAID, by=sam, at=NOW)
    assert is_gone(kept, folder) and b"ear" not in bytes(rating.said)
    assert Rating.objects.get().open("said")["words"] == "Good ear"
    again = rate_recording(recording=kept, said={"words": "Else"}, by=sam, at=NOW)
    assert again == rating
    with refused("recording", sam):
        access.recording_for_rater(sam, kept.pk, at=NOW)


def test_nobody_else_rates(practice, kept) -> None:
    for who in (practice.therapist, practice.other):
        with pytest.raises(NotYours):
            rate_recording(recording=kept, said=SAID, by=who, at=NOW)


def test_at_its_end_it_is_gone_and_not_a_moment_before(kept, sam, folder, committed) -> None:
    end = kept.expires_at
    assert end == NOW + timedelta(days=60)
    with committed():
        assert delete_due_recordings(at=end - timedelta(seconds=1)) == 0
    with committed():
        assert delete_due_recordings(at=end) == 1
    assert is_gone(kept, folder) and Recording.objects.get().because == "expired"


def test_from_its_end_it_is_not_heard_even_if_no_worker_came(kept, sam) -> None:
    with refused("recording", sam):
        access.recording_for_rater(sam, kept.pk, at=kept.expires_at)


@pytest.mark.parametrize("who", ["client", "therapist"])
def test_taken_back_it_is_gone_at_once(practice, session, kept, folder, committed, who) -> None:
    by = practice.client.account if who == "client" else practice.therapist
    with committed():
        withdraw_recording(course=practice.course, by=by, at=NOW)
    assert is_gone(kept, folder) and not queries.recording_is_agreed(practice.course)
    with pytest.raises(NotAllowed):
        agree_to_record(
            session=practice.course.sessions.get(number=5), by=practice.therapist, at=NOW
        )
    settle(practice, at=NOW + DAY)
    assert queries.recording_is_agreed(practice.course)


def test_nobody_else_takes_it_back(practice, kept) -> None:
    for who in (practice.other, practice.supervisor):
        with pytest.raises(NotYours):
            withdraw_recording(course=practice.course, by=who, at=NOW)
    assert Recording.objects.get().state == "kept"


def test_a_new_agreement_that_says_no_deletes_what_there_is(
    practice, kept, folder, committed
) -> None:
    with committed():
        settle(practice, "no", at=NOW)
    assert is_gone(kept, folder) and Recording.objects.get().because == "withdrawn"


def test_what_was_withdrawn_in_the_same_moment_goes_with_the_next_round(
    practice, kept, folder, committed
) -> None:
    """As when the file was kept while the client took it back."""
    RecordingWithdrawal.objects.create(course=practice.course, by=practice.client.account, at=NOW)
    with committed():
        assert delete_due_recordings(at=NOW) == 1
    assert is_gone(kept, folder)


def test_its_therapist_deletes_it(practice, session, kept, folder, committed) -> None:
    with committed():
        take_back_recording(session=session, by=practice.therapist, at=NOW)
    assert is_gone(kept, folder)


def test_files_that_no_row_speaks_of_are_swept_and_others_stay(kept, folder) -> None:
    orphan, writing = recordings.path_of(file().file), recordings.path_of(file().file)
    for path in (orphan, recordings.path_of(kept.file)):
        os.utime(path, (0, 0))
    assert delete_due_recordings(at=NOW) == 1
    assert not orphan.exists() and writing.exists() and heard(kept) == SOUND


def test_planted_a_row_that_is_forgotten_by_the_sweep_would_lose_its_file(
    kept, folder, monkeypatch
) -> None:
    os.utime(recordings.path_of(kept.file), (0, 0))
    monkeypatch.setattr(Recording.objects, "filter", lambda **asked: Recording.objects.none())
    assert recordings.sweep() == 1 and not recordings.is_there(kept)


def test_a_deletion_that_is_undone_deletes_no_file(practice, session, kept, committed) -> None:
    with committed(), pytest.raises(RuntimeError), transaction.atomic():
        take_back_recording(session=session, by=practice.therapist, at=NOW)
        raise RuntimeError
    assert heard(Recording.objects.get()) == SOUND


def test_a_row_is_kept_whole_or_not_at_all(kept) -> None:
    for half in ({"file": None}, {"rater": None}, {"expires_at": None}, {"state": "deleted"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recording.objects.update(**half)
