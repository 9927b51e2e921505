"""Names of people, as the pages of the workspace say them and its paper prints them."""

from sixteen.people.names import GONE, Names, list_seen, name_of, names_of, names_seen

__all__ = ["GONE", "Names", "as_printed", "list_seen", "name_of", "names_of", "names_seen"]


def as_printed(name: str, how: str) -> str:
    """On paper that may be left lying. how: "first" (Mina O.), "initials" (M. O.) or "full"."""
    if how == "full" or name == GONE:
        return name
    first, *rest = name.split()
    kept = [first if how == "first" else f"{first[0].upper()}."]
    last = [f"{rest[-1][0].upper()}."] if rest else []
    return " ".join(kept + last)
