"""Opaque numbers for an extract: keyed, so that nobody without the master key can make them, and
salted by the extract, so that two extracts cannot be put together."""

import hashlib
import hmac
from uuid import UUID

from sixteen.vault import keys


def number_of(pk: UUID, *, extract: str) -> int:
    """63 bits of an HMAC over the extract and the row."""
    said = hmac.new(keys.derived("extract"), f"{extract}|{pk}".encode(), hashlib.sha256)
    return int.from_bytes(said.digest()[:8], "big") >> 1
