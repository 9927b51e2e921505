"""The chain over the audit, and whether it still holds.

Sealing in every transaction costs more than half of the writes a second (docs/adr), so the worker
does it every few seconds. The head (`count:mac`) is printed for a place off this machine: with it,
cutting off the tail shows too. Entries of the last seconds that were not yet sealed can be removed
without trace by somebody who owns the database: that window is stated, not hidden.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import transaction

from sixteen.audit.models import Entry, Seal
from sixteen.audit.recording import entry_mac

BATCH = 5000


@dataclass
class Verdict:
    entries: int = 0
    seals: int = 0
    unsealed: int = 0
    head: str = ""
    faults: list[str] = field(default_factory=list)


def _chained(previous: bytes, at: datetime, entries: list[Entry]) -> bytes:
    mac = hmac.new(settings.AUDIT_KEY, previous, hashlib.sha256)
    mac.update(at.isoformat(timespec="microseconds").encode())
    for entry in sorted(entries, key=lambda e: str(e.id)):
        mac.update(entry.id.bytes + bytes(entry.mac))
    return mac.digest()


def _head_of(last: Seal | None) -> str:
    return f"{last.pk}:{bytes(last.mac).hex()}" if last else "0:"


def head() -> str:
    """The newest link, to keep off this machine."""
    return _head_of(Seal.objects.order_by("-id").first())


@transaction.atomic
def seal_new(*, at: datetime) -> int:
    """Seal what is not sealed yet; how many entries that were. One sealer at a time."""
    last = Seal.objects.select_for_update().order_by("-id").first()
    new = list(Entry.objects.filter(seal=None).order_by("at", "id")[:BATCH])
    if not new:
        return 0
    mac = _chained(bytes(last.mac) if last else b"", at, new)
    seal = Seal.objects.create(
        id=(last.pk if last else 0) + 1, sealed_at=at, entries=len(new), mac=mac
    )
    Entry.objects.filter(id__in=[entry.id for entry in new], seal=None).update(seal=seal)
    return len(new)


def verify(*, known_head: str = "") -> Verdict:
    """Recompute every HMAC and every link. `known_head`: a head kept elsewhere, to find a cut."""
    verdict = Verdict(head=head())
    previous = b""
    for number, seal in enumerate(Seal.objects.order_by("id"), start=1):
        entries = list(seal.sealed.all())
        verdict.entries += len(entries)
        verdict.seals += 1
        if seal.pk != number:
            verdict.faults.append(f"a seal is missing before seal {seal.pk}")
        verdict.faults += [f"entry {e.id} was altered" for e in entries if not _genuine(e)]
        if len(entries) != seal.entries:
            verdict.faults.append(f"seal {seal.pk} held {seal.entries}, now {len(entries)}")
        if not hmac.compare_digest(_chained(previous, seal.sealed_at, entries), bytes(seal.mac)):
            verdict.faults.append(f"seal {seal.pk} does not fit its entries")
        previous = bytes(seal.mac)
    for entry in Entry.objects.filter(seal=None):
        verdict.entries += 1
        verdict.unsealed += 1
        if not _genuine(entry):
            verdict.faults.append(f"entry {entry.id} was altered")
    if known_head:
        _compare(known_head, verdict)
    return verdict


def _genuine(entry: Entry) -> bool:
    return hmac.compare_digest(entry_mac(entry), bytes(entry.mac))


def _compare(known_head: str, verdict: Verdict) -> None:
    number, _, mac = known_head.partition(":")
    if number == "0":
        return
    seal = Seal.objects.filter(pk=number).first() if number.isdigit() else None
    if seal is None or bytes(seal.mac).hex() != mac:
        verdict.faults.append("the head kept elsewhere is not in this chain: the tail was cut")
