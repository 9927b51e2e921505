"""Taking files from a form: never written to a disk on the way, and limited before they are read.

Django would put a large file into a temporary one, in clear. Here files stay in memory until an
action seals them. Whoever sends more than is taken is told so before it is read.
"""

import functools
from collections.abc import Callable
from io import BytesIO
from typing import Any

from allauth.core.ratelimit import consume_or_429
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sixteen.people.access import View
from sixteen.people.models import Account

MOST_FILES = 5
MOST_BYTES = 10 * 1024 * 1024
# All of the files, and what is typed beside them.
WHOLE_FORM = MOST_FILES * MOST_BYTES + 1024 * 1024


class InMemory(FileUploadHandler):
    """Keeps files in memory. One that is too large, or one too many, is left out and counted.

    chosen: the field in which files were chosen, kept or not.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.files, self.left_out, self.chosen = 0, 0, ""
        self.content = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.chosen = self.field_name
        self.files += 1
        self.content = BytesIO()
        if self.files > MOST_FILES:
            self._leave_out()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > MOST_BYTES:
            self._leave_out()
        self.content.write(raw_data)

    def _leave_out(self) -> None:
        self.left_out += 1
        raise SkipFile

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


class WordsAlone(InMemory):
    """For somebody who has to sign in first: of a file nothing is kept, not even until then."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.left_out += 1
        raise StopUpload


def takes_documents(limit: str) -> Callable[[View], View]:
    """Stands over the decision on who may open the view: sees to what comes with the form.

    limit: which of the settings' rates holds, before anything is read, for one address of somebody
    who is not signed in, and for everybody where the view is public. Who has to sign in first gets
    back what they typed, and no file is taken until then; who may not open it is refused unread.
    `request.left_out()` is how many files were too large, too many or not taken, and
    `request.chosen()` in which field they were chosen. The token of the form is checked here,
    because checking it reads the form.
    """

    def decorate(view: View) -> View:
        protected, access = csrf_protect(view), view.access  # type: ignore[attr-defined]

        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return protected(request, *args, **kwargs)
            known, public = isinstance(request.user, Account), access == "public"
            if known and not public and not any(request.user.may(each) for each in access):
                return view(request, *args, **kwargs)
            counted = public or not known
            if counted and (refused := consume_or_429(request, action=limit)) is not None:
                return refused
            if int(request.META.get("CONTENT_LENGTH") or 0) > WHOLE_FORM:
                return render(request, "413.html", status=413)
            handler = InMemory(request) if known or public else WordsAlone(request)
            request.upload_handlers = [handler]
            request.left_out = lambda: handler.left_out  # type: ignore[attr-defined]
            request.chosen = lambda: handler.chosen  # type: ignore[attr-defined]
            return protected(request, *args, **kwargs)

        return csrf_exempt(guarded)

    return decorate
