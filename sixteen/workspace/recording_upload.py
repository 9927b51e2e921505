"""Taking a recording: each piece is sealed as it comes, so nothing of it ever lies in clear.

Who may not send one is refused before anything of it is read. A file that is not taken, or that
comes with a form in which something is wrong, is gone when the answer goes out; what a stop in the
middle leaves behind is swept by the worker.
"""

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sixteen.care import access
from sixteen.care.recordings import SealedFile, begin
from sixteen.domain.recordings import kind_of
from sixteen.people.access import View
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.people.uploads import WordsAlone
from sixteen.vault.files import Sealing

FIELD = "recording"
REST_OF_FORM = 1024 * 1024
UNKNOWN = "This is no recording that can be played: mp3, m4a, mp4, ogg, webm, wav or flac."
TOO_LARGE = "This is larger than what is taken here. Make it smaller, or send only the sound."


class SealedUpload(FileUploadHandler):
    """Seals one file as it comes. kept: the whole of it. wrong: why it is not taken, in words."""

    chunk_size = 256 * 1024

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.kept: SealedFile | None = None
        self.wrong = ""
        self._name, self._key, self._kind = uuid.UUID(int=0), b"", ""
        self._sealing: Sealing | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.field_name != FIELD or self._sealing is not None:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start == 0:
            self._kind = kind_of(raw_data[:16])
            if not self._kind:
                self._refuse(UNKNOWN)
            self._name, self._key, self._sealing = begin()
        assert self._sealing is not None  # begun with the first chunk
        if self._sealing.size + len(raw_data) > settings.RECORDING_BYTES:
            self._refuse(TOO_LARGE)
        self._sealing.write(raw_data)

    def file_complete(self, file_size: int) -> None:
        if self._sealing is not None and not self.wrong and self.kept is None:
            self._sealing.close()
            self.kept = SealedFile(self._name, self._key, self._kind, self._sealing.size)

    def upload_interrupted(self) -> None:
        self.drop()

    def drop(self) -> None:
        """Take away what was written."""
        if self._sealing is not None:
            self._sealing.drop()
        self.kept = None

    def _refuse(self, why: str) -> None:
        self.wrong = why
        self.drop()
        raise SkipFile


def takes_recording(view: View) -> View:
    """Stands over the decision on who may open the view of one session.

    `request.recording` is the handler. The view sets `request.recording_is_kept` when a row speaks
    of the file. The token of the form is checked here, because checking it reads the form.
    """
    protected: Callable[..., HttpResponse] = csrf_protect(view)

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
        if request.method != "POST":
            return protected(request, pk, number)
        if not isinstance(request.user, Account) or not request.user.may(Permission.CASELOAD):
            request.upload_handlers = [WordsAlone(request)]
            return view(request, pk, number)
        access.session_for_therapist(request.user, pk, number, at=timezone.now())
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.RECORDING_BYTES + REST_OF_FORM:
            return render(request, "413.html", status=413)
        handler = SealedUpload(request)
        request.upload_handlers = [handler]
        request.recording = handler  # type: ignore[attr-defined]
        request.recording_is_kept = False  # type: ignore[attr-defined]
        try:
            return protected(request, pk, number)
        finally:
            if not request.recording_is_kept:  # type: ignore[attr-defined]
                handler.drop()

    return csrf_exempt(guarded)
