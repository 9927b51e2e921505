"""What a command of the outcomes says when it will not go on."""


class Refused(Exception):
    """In words that say where the fault is and what to do. Nothing was written."""


def short(said: str) -> str:
    """What stands in a cell, so that it can be found and does no harm to whoever reads it."""
    said = said.strip()
    return ascii(said if len(said) <= 40 else said[:40] + "...")
