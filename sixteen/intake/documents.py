"""What kind of file something is, by what is in it and never by what it is called."""

import base64

from sixteen.intake.models import Document

# How files of a kind begin, and how they end but for what some programs add.
BEGINS = {"pdf": b"%PDF-", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
ENDS = {"pdf": b"%%EOF", "jpeg": b"\xff\xd9", "png": b"IEND\xaeB`\x82"}
LOOKED_AT = 2048
TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


def kind_of(content: bytes) -> str | None:
    """ "pdf", "jpeg" or "png"; None for anything else, or for one that was cut off."""
    for kind, begins in BEGINS.items():
        if content.startswith(begins) and ENDS[kind] in content[-LOOKED_AT:]:
            return kind
    return None


def content_of(document: Document) -> bytes:
    return base64.b64decode(document.open("content"))


def as_text(content: bytes) -> str:
    """Bytes as a document keeps them before they are sealed."""
    return base64.b64encode(content).decode()
