"""What stands on the paper of one letter. The page, the print and the PDF are made from it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

MARK = "- "


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list. lines: the lines of the one, the items of the other."""

    lines: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True)
class Sheet:
    """One letter as it is read.

    sender: under whose name it goes, with the ways to reach them. to: whom it is for, a line each.
    signed: who signed it and when, in words. mark: what has to stand above it, such as that it is a
    draft. answer: what the client answered.
    """

    title: str
    text: str
    day: date | None
    sender: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    signed: str = ""
    mark: str = ""
    answer: str = ""
    answer_title: str = "The answer"

    @property
    def blocks(self) -> list[Block]:
        return blocks_of(self.text)

    @property
    def answer_blocks(self) -> list[Block]:
        return blocks_of(self.answer)


def blocks_of(text: str) -> list[Block]:
    """Paragraphs are parted by empty lines; lines that begin with "- " are the items of a list."""
    found: list[Block] = []
    lines: list[str] = []
    was_item = False
    for line in [*text.replace("\r\n", "\n").split("\n"), ""]:
        is_item = line.startswith(MARK) and len(line) > len(MARK)
        if lines and (not line.strip() or is_item != was_item):
            found.append(Block(tuple(lines), was_item))
            lines = []
        if line.strip():
            lines.append(line.removeprefix(MARK) if is_item else line)
            was_item = is_item
    return found


def sender_of_the_service() -> tuple[str, ...]:
    """The service under its own name, for people who know that they are in it."""
    return _sender(settings.SERVICE["name"])


def neutral_sender() -> tuple[str, ...]:
    """The neutral sender of every message, for a letter that others may see."""
    return _sender(settings.SENDER_NAME)


def _sender(name: str) -> tuple[str, ...]:
    ways = (settings.SERVICE["phone"], settings.SERVICE["email"])
    return (name, *(way for way in ways if way))
