"""What was written, in every form in which it might lie somewhere and still be read."""

import base64
import re
import zlib
from typing import Any

from django.core import signing


def forms_of(value: Any) -> bytes:
    """A value as it might be read: as it is, from base64, unpacked."""
    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    found = [raw]
    for part in re.split(rb"[:.\s]", raw):
        for decode in (base64.b64decode, signing.b64_decode):
            try:
                one = decode(part)
            except ValueError:
                continue
            found.append(one)
            try:
                found.append(zlib.decompress(one))
            except zlib.error:
                continue
    return b"\n".join(found).lower()


def spellings(word: str) -> list[bytes]:
    """How a word looks inside a file: in small letters, as hexadecimal digits, and from the middle
    of base64, where it may begin at any of three places."""
    plain = word.encode()
    inside = [_inside_base64(plain, offset) for offset in range(3)]
    return [plain.lower(), plain.hex().encode(), *inside]


def _inside_base64(word: bytes, before: int) -> bytes:
    """The letters that stand for `word` alone, whatever comes before and after it."""
    first, last = -(-before * 8 // 6), (before + len(word)) * 8 // 6
    return base64.b64encode(bytes(before) + word)[first:last]
