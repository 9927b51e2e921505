"""What a log says of an error: its kind and where in the code it happened. Never its words.

The words of an error can hold what somebody typed: a conversion quotes what it could not read, a
database the row that it refused. An address can hold the code of a link or of an invitation, so the
pattern of the address is written and not the address.
"""

import logging
import traceback

from django.http import HttpRequest


class WithoutWords(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        lines = [record.getMessage() if request is None else _about(record, request)]
        if record.exc_info and record.exc_info[1]:
            lines += _kinds_and_places(record.exc_info[1])
        return "\n".join(lines)


def _about(record: logging.LogRecord, request: HttpRequest) -> str:
    """For example: django.request 500 POST booking/<str:code>/cancel/"""
    match = request.resolver_match
    where = match.route if match else "(no view)"
    return f"{record.name} {getattr(record, 'status_code', '')} {request.method} {where}"


def _kinds_and_places(error: BaseException | None) -> list[str]:
    """As a traceback, the first cause on top."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        lines = ["Traceback (most recent call last):", *frames, kind, *lines]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines
