"""Sending a recording, and listening: sealed as it comes, for one person, in parts."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from sixteen.care.actions.agreements import sign_agreement, write_agreement
from sixteen.care.models import Rating, Recording, RecordingWithdrawal, Supervision
from sixteen.people.uploads import WordsAlone
from sixteen.workspace import recording_upload
from sixteen.workspace.views.rating import part_of
from tests.portal.house import NOW
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
SOUND = b"ID3" + b"spoken aloud here " * 60_000


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.RECORDINGS = tmp_path / "recordings"
    return settings.RECORDINGS


@pytest.fixture
def settled(practice):  # type: ignore[no-untyped-def]
    """Both said yes, and the client again today."""
    terms = {"dates": "Thursdays", "recording": "yes"}
    made = write_agreement(course=practice.course, terms=terms, by=practice.therapist, at=NOW)
    sign_agreement(agreement=made, by=practice.therapist, at=NOW)
    sign_agreement(agreement=made, by=practice.client.account, at=NOW)
    as_(practice.therapist).post(url("agreed_today", practice.course.pk, 6))
    return made


def send(practice, sound: bytes = SOUND, who=None, **typed):  # type: ignore[no-untyped-def]
    given = {"rater": str(practice.supervisor.pk)} | typed
    file = SimpleUploadedFile("mina-okafor.mp3", sound)
    browser = as_(who or practice.therapist)
    return browser.post(url("recording", practice.course.pk, 6), given | {"recording": file})


def lying(folder) -> list[Path]:  # type: ignore[no-untyped-def]
    return list(folder.iterdir()) if folder.exists() else []


def test_a_recording_from_the_yes_of_today_to_its_rating(practice, settled, folder) -> None:
    assert send(practice).status_code == 302
    kept, rater = Recording.objects.get(), as_(practice.supervisor)
    assert (kept.kind, kept.size, kept.state) == ("mp3", len(SOUND), "kept")
    assert "Sam Hale can listen to it until 23 January 2027" in (
        as_(practice.therapist).get(url("recording", practice.course.pk, 6)).content.decode()
    )
    assert "Mina Okafor, session 6" in rater.get(url("to_rate")).content.decode()
    closing = as_(practice.therapist).get(url("end_course", practice.course.pk)).content.decode()
    assert "session 6, until 23 January 2027 at the latest" in closing
    page = rater.get(url("rate", kept.pk)).content.decode()
    assert url("sound", kept.pk) in page and "not an instrument of any training" in page
    heard = rater.get(url("sound", kept.pk))
    assert b"".join(heard.streaming_content) == SOUND and heard["Content-Type"] == "audio/mpeg"
    assert heard["Cache-Control"] == "no-store"
    said = {"heading_1": "Clearly", "words": "A good ear", "sure": "on"}
    for _ in range(2):  # sent twice
        assert rater.post(url("rate", kept.pk), said)["Location"] == url("to_rate")
    assert Rating.objects.count() == 1
    assert ["Keeps the frame", "Clearly"] in Rating.objects.get().open("said")["headings"]
    assert rater.get(url("sound", kept.pk)).status_code == 404


def test_nothing_of_it_lies_in_clear(practice, settled, folder, settings) -> None:
    send(practice)
    (file,) = lying(folder)
    assert b"spoken aloud" not in file.read_bytes() and file.stat().st_size > len(SOUND)
    places = [Path(tempfile.gettempdir()), Path(settings.DATA)]
    found = [
        path
        for place in places
        for path in place.glob("*.upload*")
        if b"spoken aloud" in path.read_bytes()
    ]
    assert found == []


def test_it_is_sealed_before_the_whole_of_it_has_come(practice, settled, monkeypatch) -> None:
    seen = []
    write = recording_upload.Sealing.write

    def watched(self, plain):  # type: ignore[no-untyped-def]
        write(self, plain)
        seen.append(len(plain))
        assert len(self._held) <= 2 * 256 * 1024

    monkeypatch.setattr(recording_upload.Sealing, "write", watched)
    assert send(practice).status_code == 302
    assert len(seen) > 3 and sum(seen) == len(SOUND)


@pytest.mark.parametrize(
    ("header", "part", "said"),
    [
        ("bytes=0-9", SOUND[:10], f"bytes 0-9/{len(SOUND)}"),
        ("bytes=300000-", SOUND[300_000:], f"bytes 300000-{len(SOUND) - 1}/{len(SOUND)}"),
        ("bytes=5-99999999999", SOUND[5:], f"bytes 5-{len(SOUND) - 1}/{len(SOUND)}"),
    ],
)
def test_a_player_asks_for_a_part(practice, settled, header, part, said) -> None:
    send(practice)
    reader = as_(practice.supervisor)
    answer = reader.get(url("sound", Recording.objects.get().pk), headers={"range": header})
    assert answer.status_code == 206 and answer["Content-Range"] == said
    assert b"".join(answer.streaming_content) == part
    assert int(answer["Content-Length"]) == len(part)


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("", (0, 100)),
        ("bytes=-5", (0, 100)),
        ("bytes=9-3", (0, 100)),
        ("items=0-3", (0, 100)),
        ("bytes=0-3,5-6", (0, 100)),
        ("bytes=100-", (100, 100)),
        ("bytes=40-200", (40, 100)),
    ],
)
def test_what_is_asked_for_is_never_more_than_there_is(asked, got) -> None:
    assert part_of(asked, 100) == got


def test_beyond_its_end_there_is_nothing(practice, settled) -> None:
    send(practice)
    where = url("sound", Recording.objects.get().pk)
    answer = as_(practice.supervisor).get(where, headers={"range": f"bytes={len(SOUND)}-"})
    assert answer.status_code == 416


@pytest.mark.parametrize(
    ("sound", "typed", "said"),
    [
        (b"MZ" + SOUND, {}, "no recording that can be played"),
        (b"", {}, "Choose the recording."),
        (SOUND, {"rater": ""}, "Choose an answer"),
        (SOUND, {"rater": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"}, "Choose one of the answers"),
    ],
)
def test_what_is_not_taken_leaves_nothing(practice, settled, folder, sound, typed, said) -> None:
    answer = send(practice, sound, **typed)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert Recording.objects.get().state == "agreed" and lying(folder) == []


def test_too_large_a_file_is_not_taken(practice, settled, folder, settings) -> None:
    settings.RECORDING_BYTES = 1_000_000
    answer = send(practice)
    assert answer.status_code == 422 and "larger than what is taken" in answer.content.decode()
    assert lying(folder) == []
    settings.RECORDING_BYTES = 1
    assert send(practice).status_code == 413 and lying(folder) == []


def test_without_a_yes_today_nothing_is_kept(practice, settled, folder) -> None:
    Recording.objects.all().delete()
    answer = send(practice)
    assert answer.status_code == 422 and lying(folder) == []


def test_of_somebody_elses_course_nothing_is_read(practice, settled, folder, monkeypatch) -> None:
    read = []
    monkeypatch.setattr(
        recording_upload.SealedUpload, "receive_data_chunk", lambda *given: read.append(given)
    )
    monkeypatch.setattr(WordsAlone, "receive_data_chunk", lambda *given: read.append(given))
    for who in (practice.other, practice.supervisor, practice.duty, practice.client.account):
        assert send(practice, who=who).status_code == 404
    asked = Browser().post(
        url("recording", practice.course.pk, 6), {"recording": SimpleUploadedFile("a.mp3", SOUND)}
    )
    assert asked.status_code == 403 and read == [] and lying(folder) == []


def test_without_the_token_of_the_form_nothing_is_kept(practice, settled, folder) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.cookies = as_(practice.therapist).cookies
    file = SimpleUploadedFile("a.mp3", SOUND)
    given = {"rater": str(practice.supervisor.pk), "recording": file}
    assert browser.post(url("recording", practice.course.pk, 6), given).status_code == 403
    assert Recording.objects.get().state == "agreed" and lying(folder) == []


def test_the_client_takes_it_back_on_their_own_page(
    practice, settled, folder, django_capture_on_commit_callbacks
) -> None:
    send(practice)
    page = f"/my/agreement/{settled.pk}/"
    mina = as_(practice.client.account)
    assert "I do not want this any more" in mina.get(page).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert mina.post(f"{page}no-recordings/").status_code == 302
    assert "You took this back" in mina.get(page).content.decode()
    assert Recording.objects.get().state == "deleted" and lying(folder) == []
    assert RecordingWithdrawal.objects.count() == 1
    assert as_(practice.other).post(f"{page}no-recordings/").status_code == 404


def test_a_supervisor_from_outside_is_not_offered_as_a_rater(practice, settled) -> None:
    Supervision.objects.update(outside=True)
    page = as_(practice.therapist).get(url("recording", practice.course.pk, 6)).content.decode()
    assert "nobody could listen" in page and send(practice).status_code == 422


def test_the_headings_are_the_services_own(practice, settled, settings) -> None:
    settings.RATING_HEADINGS, settings.RATING_ANSWERS = ("Our own heading",), ("A little", "A lot")
    send(practice)
    page = as_(practice.supervisor).get(url("rate", Recording.objects.get().pk)).content.decode()
    assert "Our own heading" in page and "A little" in page and "Keeps the frame" not in page


def test_where_the_file_was_lost_the_page_says_so(practice, settled, folder) -> None:
    send(practice)
    for each in lying(folder):
        each.unlink()
    kept, rater = Recording.objects.get(), as_(practice.supervisor)
    assert "The file is not here" in rater.get(url("rate", kept.pk)).content.decode()
    assert rater.get(url("sound", kept.pk)).status_code == 410
