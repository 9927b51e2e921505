"""The master key, and the keys made from it.

One key of 32 bytes lives in one file outside the data folder. It wraps the key of each person, and
HKDF (RFC 5869) makes from it the separate keys for look-up, audit, sessions and backups. Losing it
loses every record: print it (`sixteen keys escrow`) and keep two sealed copies.

The file holds the key as it is printed: thirteen groups of four letters and digits (base32) and a
group that checks them, so that the printed copy can be typed in again.
"""

import base64
import functools
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class KeyProblem(Exception):
    """The master key is missing, unreadable or not the one these records were made with."""


def key_file() -> Path:
    # Read from the environment on its own: settings.py itself needs the key.
    name = os.environ.get("SIXTEEN_MASTER_KEY_FILE", "").strip()
    return Path(name or "~/.config/sixteen/master.key").expanduser().absolute()


def exists() -> bool:
    return key_file().is_file()


@functools.lru_cache(maxsize=4)
def _read(path: Path) -> bytes:
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyProblem(
            f"There is no master key at {path}. Make one with `sixteen keys create`, or set "
            "SIXTEEN_MASTER_KEY_FILE to where it is."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise KeyProblem(f"The master key at {path} cannot be read: {error}.") from error
    return parse(text)


def master_key() -> bytes:
    """The master key; KeyProblem, with what to do, if it is not there."""
    return _read(key_file())


@functools.lru_cache(maxsize=32)
def _derived(master: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"sixteen/1/" + purpose.encode()).derive(master)


def derived(purpose: str) -> bytes:
    """32 bytes for one purpose (wrap, lookup, audit, session, backup, django)."""
    return _derived(master_key(), purpose)


def nobody_knows() -> str:
    """A secret for a process that has no key: good for this process and then gone."""
    return secrets.token_hex(32)


def fingerprint() -> str:
    """Eight characters that tell two master keys apart and say nothing about either."""
    return hashlib.sha256(derived("fingerprint")).hexdigest()[:8]


def keyed_hash(text: str) -> bytes:
    """HMAC-SHA256 of a text for exact look-up, under a key of its own."""
    return hmac.new(derived("lookup"), text.encode(), hashlib.sha256).digest()


def printed(key: bytes) -> str:
    """The key as people print and type it: groups of four, the last one a check."""
    letters = base64.b32encode(key).decode().rstrip("=")
    letters += base64.b32encode(hashlib.sha256(key).digest()).decode()[:4]
    return " ".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def parse(text: str) -> bytes:
    """The key from its printed form; KeyProblem if a letter is wrong or missing."""
    letters = "".join(text.split()).upper().replace("0", "O").replace("1", "I")
    body, check = letters[:-4], letters[-4:]
    try:
        key = base64.b32decode(body + "=" * (-len(body) % 8))
    except ValueError:
        key = b""
    if len(key) != 32 or printed(key).replace(" ", "")[-4:] != check:
        raise KeyProblem("That is not a whole master key: a group is missing or mistyped.")
    return key


def write_new(path: Path, key: bytes | None = None) -> None:
    """Write a key file that only its owner can read; never over one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(printed(key or secrets.token_bytes(32)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    _read.cache_clear()
