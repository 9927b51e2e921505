"""What an import did, and everything that it could not do, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Left:
    """where: the title of the page, or the file. what: in words."""

    where: str
    what: str


@dataclass
class Report:
    made: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    redirects: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    left: list[Left] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        yield (
            f"{len(self.made)} pages made, {len(self.written)} written anew, {len(self.same)} as "
            f"they were, {len(self.edited)} left because somebody edited them here."
        )
        yield f"{len(self.drafts)} of them are drafts: look at each before you publish it."
        yield f"{len(self.redirects)} old addresses lead to their pages."
        yield (
            f"{self.pictures} pictures and files have to be uploaded by hand: they are listed "
            "in the editor under “To read again”."
        )
        yield f"{len(self.left)} things could not come over:"
        for each in self.left:
            yield f"- {each.where}: {each.what}"
