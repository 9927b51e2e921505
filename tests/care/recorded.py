"""A recording as it lies, without the agreement that it would have needed."""

from datetime import timedelta

from sixteen.care.models import Recording, Session
from sixteen.care.recordings import SealedFile, begin
from sixteen.people.models import Account
from tests.portal.house import NOW

SOUND = b"ID3" + b"what was said " * 50_000


def file(sound: bytes = SOUND) -> SealedFile:
    name, key, sealing = begin()
    sealing.write(sound)
    sealing.close()
    return SealedFile(name, key, "mp3", sealing.size)


def keep_a_recording(session: Session, *, rater: Account) -> Recording:
    lies = file(b"ID3 said")
    made = Recording(
        session=session,
        client_id=session.course.client_id,
        state="kept",
        agreed_at=NOW,
        agreed_by=session.course.therapist,
        file=lies.file,
        kind=lies.kind,
        size=lies.size,
        rater=rater,
        kept_at=NOW,
        expires_at=NOW + timedelta(days=60),
    )
    made.seal(key=lies.key.hex())
    made.save()
    return made
