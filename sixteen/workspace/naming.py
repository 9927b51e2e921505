"""Names of people as the paper of the workspace prints them."""

from sixteen.people.names import GONE


def as_printed(name: str, how: str) -> str:
    """On paper that may be left lying. how: "first" (Mina O.), "initials" (M. O.) or "full"."""
    if how == "full" or name == GONE:
        return name
    first, *rest = name.split()
    kept = [first if how == "first" else f"{first[0].upper()}."]
    last = [f"{rest[-1][0].upper()}."] if rest else []
    return " ".join(kept + last)
