"""Sealing bytes: AES-256-GCM, bound to where they belong.

A sealed value is: version byte, 12-byte random nonce, ciphertext with its tag. The associated data
names the place (person, table, row, field, revision), so a value moved to another place, or an
older one put back, does not open. Lengths are padded so that a dump does not show who wrote much.
"""

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
PADDED_TO = 128
SHORTEST = 1 + 12 + 16


class CannotOpen(Exception):
    """The value is not what was sealed here: another key, another place, or altered."""


def seal(key: bytes, plain: bytes, place: str) -> bytes:
    nonce = os.urandom(12)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, VERSION + place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    sealed = bytes(sealed)
    if sealed[:1] != VERSION or len(sealed) < SHORTEST:
        raise CannotOpen("unknown version, or cut short")
    try:
        return AESGCM(key).decrypt(sealed[1:13], sealed[13:], VERSION + place.encode())
    except InvalidTag:
        raise CannotOpen("wrong key or wrong place") from None


def seal_value(key: bytes, value: Any, place: str) -> bytes:
    """Seal anything that JSON can hold."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    framed = len(plain).to_bytes(4, "big") + plain
    return seal(key, framed + bytes(-len(framed) % PADDED_TO), place)


def unseal_value(key: bytes, sealed: bytes, place: str) -> Any:
    framed = unseal(key, sealed, place)
    return json.loads(framed[4 : 4 + int.from_bytes(framed[:4], "big")])
